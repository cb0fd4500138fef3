import { expect, test } from '@jest/globals';
import { collectBooleanProperties } from '../../../scripts/boolean-properties';
import data from '../../../src/rules/switch/boolean-properties.json';
import { switchWrittenRules } from '../../../src/rules/switch/switch-written';
import { createTemplateSet } from '../rule-cases';

const [rule] = switchWrittenRules;

function evaluate(Type: string, Properties: Record<string, unknown>): unknown {
  const templates = createTemplateSet({ Resources: { Subject: { Type, Properties } } });
  const [subject] = templates.resources;
  if (rule === undefined || subject === undefined) return undefined;
  return rule.appliesTo?.(subject) === true ? rule.check(subject, templates) : 'not applicable';
}

test.each(['TRUE', 'True', 'FALSE', 'False', 'yes', 'no', 'On', 'off'])('the text %s is reported', (text) => {
  expect(evaluate('AWS::RDS::DBInstance', { StorageEncrypted: text })).toEqual([`StorageEncrypted: ${text}`]);
});

test('a text below a list is reported with its place', () => {
  const ContainerDefinitions = [{ Privileged: false }, { Privileged: 'NO' }];
  expect(evaluate('AWS::ECS::TaskDefinition', { ContainerDefinitions })).toEqual([
    'ContainerDefinitions.1.Privileged: NO',
  ]);
});

test.each([true, false, 'true', 'false', { Ref: 'Choice' }])('%j is not reported', (value) => {
  expect(evaluate('AWS::RDS::DBInstance', { StorageEncrypted: value })).toBe('not applicable');
});

test.each<[string, Record<string, unknown>]>([
  ['AWS::Lambda::Function', { Environment: { Variables: { Encrypted: 'True' } } }],
  ['AWS::Cognito::UserPool', { DeletionProtection: 'ACTIVE' }],
  ['AWS::ElasticBeanstalk::Environment', { OptionSettings: [{ OptionName: 'DisableIMDSv1', Value: 'True' }] }],
  ['AWS::S3::Bucket', { Tags: [{ Key: 'Encrypted', Value: 'Yes' }] }],
  ['Custom::Setup', { Encrypted: 'Yes' }],
])('a text of %s that is no switch is not reported', (type, properties) => {
  expect(evaluate(type, properties)).toBe('not applicable');
});

test('the names are as the script writes them: npx tsx packages/gate/scripts/write-boolean-properties.ts', () => {
  expect(data).toEqual(collectBooleanProperties());
  expect(data.names.split(' ')).toEqual(
    expect.arrayContaining(['DeletionProtection', 'PubliclyAccessible', 'Encrypted']),
  );
});
