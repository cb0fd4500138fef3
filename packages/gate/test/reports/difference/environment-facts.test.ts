import { expect, test } from '@jest/globals';
import { collectFacts } from '../../../src/assessment/facts';
import { compareExposure } from '../../../src/reports/difference/compare-exposure';
import type { StackDeployment } from '../../../src/templates/template';
import { TemplateSet } from '../../../src/templates/template-set';
import type { EnvironmentFacts } from '../../../src/templates/trust';

function read(facts: EnvironmentFacts, deployment?: StackDeployment) {
  const stack = { path: 'live/Store', file: 'store.json', template: {}, ...(deployment && { deployment }) };
  return collectFacts(new TemplateSet([stack], () => facts), ({ path }) => path);
}

test('an environment that is judged as disposable now is wider', () => {
  expect(compareExposure(read({}), read({ disposable: true })).changes).toEqual([
    {
      direction: 'wider',
      resource: 'live',
      text: 'live is now judged as disposable: rules for retention and deletion protection do not apply to it.',
    },
  ]);
  expect(compareExposure(read({ disposable: true }), read({})).changes.map(({ direction }) => direction)).toEqual([
    'narrower',
  ]);
});

test('an account that is trusted now is wider', () => {
  const trusts = (...accounts: readonly string[]) => read({ trusts: { accounts } });
  expect(compareExposure(trusts(), trusts('444455556666')).changes).toEqual([
    { direction: 'wider', resource: 'live', text: 'Trusts.accounts of live now includes 444455556666.' },
  ]);
});

test('a stack that may be deleted now is wider', () => {
  const stack = (terminationProtection: boolean) => read({}, { strangers: [], terminationProtection });
  expect(compareExposure(stack(true), stack(false)).changes).toEqual([
    { direction: 'wider', resource: 'live/Store', text: 'TerminationProtection of live/Store was true and is false.' },
  ]);
});
