import { describe, expect, test } from '@jest/globals';
import { evaluatePacks } from '../../src/engine/evaluate-packs';
import { BulwarkChecks } from '../../src/rules/bulwark-checks';
import { createTemplateSet } from '../rules/rule-cases';

const REPLACED = { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Policies' }, ''] }] };
const LIST = { 'Fn::Split': [',', { Ref: 'Policies' }] };
const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';

/** Outcomes of the rule about managed policies, for a role with a list of them. */
function judge(policies: unknown, parameter: object = { Type: 'String', Default: '' }): readonly string[] {
  const templates = createTemplateSet({
    Parameters: { Policies: parameter },
    Conditions: { HasPolicies: REPLACED },
    Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: policies } } },
  });
  const [pack] = evaluatePacks([new BulwarkChecks()], templates, {}).packs;
  return (pack?.ruleEvaluations ?? [])
    .filter(({ rule }) => rule.id === 'Bulwark-IamPolicyNoFullAccess')
    .map(({ evaluation }) => evaluation.outcome);
}

const choose = (value: unknown): object => ({ 'Fn::If': ['HasPolicies', value, { Ref: 'AWS::NoValue' }] });

describe('behind the condition that a default was replaced', () => {
  test('what a deployment passes is not judged, as without the condition', () => {
    expect(judge(choose(LIST))).not.toContain('undecided');
    expect(judge(choose([{ Ref: 'Policies' }]))).not.toContain('undecided');
  });

  test('what the template has is judged', () => {
    expect(judge(choose([ADMINISTRATOR]))).toEqual(['violation']);
    expect(judge(choose([{ Ref: 'Policies' }, ADMINISTRATOR]))).toEqual(['violation']);
  });

  test('a value that comes from elsewhere is undecided', () => {
    expect(judge(choose({ 'Fn::Split': [',', { 'Fn::ImportValue': 'Policies' }] }))).toEqual(['undecided']);
  });

  test('a parameter without a default, or with a hidden one, is undecided', () => {
    expect(judge(choose(LIST), { Type: 'String' })).toEqual(['undecided']);
    expect(judge(choose(LIST), { Type: 'String', Default: '', NoEcho: true })).toEqual(['undecided']);
  });
});
