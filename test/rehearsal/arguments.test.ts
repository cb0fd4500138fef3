import { expect, test } from '@jest/globals';
import { parseArguments } from '../../rehearsal/arguments';

const KNOWN = ['sandbox', 'production'];

test('without arguments every environment is rehearsed', () => {
  expect(parseArguments([], KNOWN)).toEqual({ environments: [], fault: undefined, update: false });
});

test('environments and a fault can be chosen', () => {
  expect(parseArguments(['sandbox', '--fault', 'order'], KNOWN)).toEqual({
    environments: ['sandbox'],
    fault: 'order',
    update: false,
  });
});

test('an unknown environment, fault or option is refused', () => {
  expect(() => parseArguments(['staging'], KNOWN)).toThrow('no environment "staging"; it has sandbox, production');
  expect(() => parseArguments(['--fault', 'luck'], KNOWN)).toThrow(
    'expected schema or order or protection, got "luck"',
  );
  expect(() => parseArguments(['--fast'], KNOWN)).toThrow('--fast');
});
