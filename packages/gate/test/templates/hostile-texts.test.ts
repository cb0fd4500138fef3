import { describe, expect, test } from '@jest/globals';
import { splitSubstitution } from '../../src/templates/intrinsics';
import { matchesPattern } from '../../src/templates/match-pattern';
import { coversAction, readStatements } from '../../src/templates/policy-statement';
import { TemplateSet } from '../../src/templates/template-set';
import { LOCATION, readProperty, readTemplate } from './small-template';

// Each of these took minutes, or for ever, where a text is searched again from every place. Jest ends such a test.
const LENGTH = 100_000;
const repeat = (text: string): string => text.repeat(Math.ceil(LENGTH / text.length));

describe('a pattern matches as IAM does', () => {
  test.each<[string, string, boolean]>([
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['s3:Get*', 's3:GetObject', true],
    ['s3:Get*', 's3:PutObject', false],
    ['*Object', 's3:GetObject', true],
    ['*Object', 's3:GetObjectAcl', false],
    ['s3:*Object*', 's3:GetObjectAcl', true],
    ['a*b*c', 'abbc', true],
    ['a*b*c', 'ac', false],
    ['ab*ba', 'aba', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['?', '', false],
    ['*?', '', false],
    ['*?b*', 'bb', true],
    ['*a?c*e', 'xxabcxe', true],
    ['*a?c*e', 'xxabxxe', false],
    ['**', 'a', true],
    ['a.c', 'abc', false],
    ['(a+)+$', '(a+)+$', true],
    ['a\nb*', 'a\nbc', true],
  ])('%j of %j: %p', (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });
});

describe('a hostile pattern costs no more than its length', () => {
  test.each<[string, string, string]>([
    ['stars and question marks', `iam:${'*?'.repeat(14)}x1`, 'iam:createpolicyversion'],
    ['many stars', `${repeat('*a')}b`, repeat('a')],
    ['a long piece that nearly matches', `*${'a'.repeat(LENGTH / 2)}b*`, repeat('a')],
    ['a long piece with a late difference', `*b${'a'.repeat(LENGTH / 2)}*`, repeat('a')],
    ['question marks', `${repeat('*?')}b`, 'iam:createpolicyversion'],
    ['a short text', repeat('*a?'), 'iam:createpolicyversion'],
  ])('%s', (_what, pattern, text) => {
    expect(matchesPattern(pattern, text)).toBe(false);
  });

  test('in a policy', () => {
    const statement = { Effect: 'Allow', Action: `iam:${repeat('*?')}x1`, Resource: '*' };
    const [read] = readStatements(readProperty({ Statement: [statement] }));
    expect(read !== undefined && coversAction(read, 'iam:CreatePolicyVersion')).toBe(false);
  });
});

describe('a hostile text of Fn::Sub costs no more than its length', () => {
  test.each<[string, string]>([
    ['variables that do not end', repeat('${')],
    ['variables that end late', `${repeat('${')}}`],
    ['ends without a start', repeat('}')],
    ['escapes', repeat('${!')],
  ])('%s', (_what, text) => {
    expect(splitSubstitution(text).length).toBeLessThan(4);
    expect(readProperty({ 'Fn::Sub': text }).display().length).toBeGreaterThan(0);
    expect(readProperty({ 'Fn::Sub': text }).target()).toBeUndefined();
  });

  test('many variables', () => {
    expect(readProperty({ 'Fn::Sub': repeat(`\${AWS::Region}`) }, {}, LOCATION).text()).toMatch(/^(eu-central-1)+$/);
    expect(readProperty({ 'Fn::Sub': repeat(`\${Queue}`) }).target()).toBeUndefined();
  });
});

describe('what doubles at each step ends', () => {
  const numbers = Array.from({ length: 60 }, (_, index) => index);

  test('conditions that name another one twice', () => {
    const Conditions = Object.fromEntries(
      numbers.map((n) => [`C${n}`, { 'Fn::And': [{ Condition: `C${n + 1}` }, { Condition: `C${n + 1}` }] }]),
    );
    const last = { C60: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } };
    const Queue = { Type: 'AWS::SQS::Queue', Condition: 'C0' };
    const set = readTemplate({
      Parameters: { Stage: {} },
      Conditions: { ...Conditions, ...last },
      Resources: { Queue },
    });
    expect(set.listScenarios().map(({ resources }) => resources.length)).toEqual([0, 1]);
  });

  test('exports that join another one twice', () => {
    const stacks = numbers.map((n) => {
      const next = { 'Fn::ImportValue': `E${n + 1}` };
      const Outputs = { Out: { Value: { 'Fn::Join': ['', [next, next]] }, Export: { Name: `E${n}` } } };
      const It = { Type: `T${n}`, Properties: { A: { 'Fn::ImportValue': `E${n}` } } };
      return { path: `App/${n}`, file: `${n}.json`, template: { Outputs, Resources: { It } } };
    });
    const [resource] = new TemplateSet(stacks).ofType('T0');
    expect(resource?.at('A').target()).toBeUndefined();
    expect(() => resource?.at('A').text()).toThrow('known at deployment only');
  });
});
