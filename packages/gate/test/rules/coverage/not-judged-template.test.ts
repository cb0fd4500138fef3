import { describe, expect, test } from '@jest/globals';
import { notJudgedTemplateRules } from '../../../src/rules/coverage/not-judged-template';
import { TemplateSet } from '../../../src/templates/template-set';
import { runCheck } from '../rule-cases';

const [nested, elsewhere] = notJudgedTemplateRules;
const Nested = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://s3.amazonaws.com/x/y.json' } };

describe('a nested stack', () => {
  const parent = { path: 'Parent', file: 'Parent.template.json', template: { Resources: { Nested } } };
  const child = (logicalId: string) => ({
    path: 'Parent/Child',
    file: 'Child.template.json',
    template: { Resources: {} },
    nestedIn: { path: 'Parent', logicalId },
  });
  const evaluate = (set: TemplateSet): unknown => {
    const [resource] = set.resources;
    return resource === undefined ? undefined : nested?.check(resource, set);
  };

  test('is judged when its template is among those of the assembly', () => {
    expect(evaluate(new TemplateSet([parent, child('Nested')]))).toBe(true);
  });

  test('is not judged when its template is elsewhere, or belongs to another nested stack', () => {
    expect(evaluate(new TemplateSet([parent]))).toBe(false);
    expect(evaluate(new TemplateSet([parent, child('Other')]))).toBe(false);
  });
});

test('a stack set deploys a template that is not judged here', () => {
  if (elsewhere === undefined) throw new Error('the rule is missing');
  expect(runCheck(elsewhere, { TemplateURL: 'https://s3.amazonaws.com/x/y.json' })).toBe(false);
});
