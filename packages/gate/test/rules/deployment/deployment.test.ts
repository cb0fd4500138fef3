import { describe, expect, test } from '@jest/globals';
import { deploymentRules } from '../../../src/rules/deployment/deployment';
import type { StackDeployment } from '../../../src/templates/template';
import { TemplateSet } from '../../../src/templates/template-set';

/** What the rules report about a stack of two resources. */
function evaluate(deployment?: StackDeployment, disposable = false) {
  const Resources = { One: { Type: 'AWS::SNS::Topic' }, Two: { Type: 'AWS::SNS::Topic' } };
  const source = { path: 'Data', file: 'Data.template.json', template: { Resources } };
  const set = new TemplateSet([deployment === undefined ? source : { ...source, deployment }], () => ({ disposable }));
  return set.resources.flatMap((resource) =>
    deploymentRules.filter(({ appliesTo }) => appliesTo?.(resource)).map(({ check }) => check(resource, set)),
  );
}

describe('the deployment of a stack', () => {
  test('is reported once, on the first resource', () => {
    expect(evaluate({ strangers: [], terminationProtection: true })).toEqual([[], true]);
    expect(evaluate({ strangers: ['a role'], terminationProtection: false })).toEqual([['a role'], false]);
  });

  test('needs no termination protection where the environment is disposable', () => {
    expect(evaluate({ strangers: [], terminationProtection: false }, true)).toEqual([[], 'not applicable']);
  });

  test('is not reported for a template without an assembly', () => {
    expect(evaluate()).toEqual(['not applicable', 'not applicable']);
  });
});
