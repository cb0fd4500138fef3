import { describe, expect, test } from '@jest/globals';
import { findNearName, suggestName } from '../../src/schema/suggest-name';

describe('the name that was probably meant', () => {
  test.each([
    ['prodution', ['sandbox', 'production'], 'production'],
    ['AwsSolutions-s10', ['AwsSolutions-S1', 'AwsSolutions-S10'], 'AwsSolutions-S10'],
    ['Sandbox', ['sandbox'], 'sandbox'],
    ['staging', ['sandbox', 'production'], undefined],
    ['x', [], undefined],
  ])('%s of %j', (name, known, expected) => {
    expect(findNearName(name, known)).toBe(expected);
  });

  test('of long names takes no long time', () => {
    expect(findNearName('x'.repeat(100_000), Array(100).fill('y'.repeat(100_000)))).toBe(undefined);
  });

  test('is a sentence, and nothing where no name is near', () => {
    expect(suggestName('requird', ['required', 'hardening'])).toBe(' Did you mean required?');
    expect(suggestName('zzz', ['required'])).toBe('');
  });
});
