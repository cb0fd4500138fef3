import { describe, expect, test } from '@jest/globals';
import { collectJudgedTypes, listUnjudgedTypes, REVIEWED_TYPES } from '../../../scripts/judged-types';
import { readSpecVersion } from '../../../scripts/spec-version';
import data from '../../../src/rules/coverage/judged-types.json';
import { isJudgedType, notJudgedTypeRules } from '../../../src/rules/coverage/not-judged-type';
import { createTemplateSet } from '../rule-cases';

const [rule] = notJudgedTypeRules;

function evaluate(...types: readonly string[]) {
  const resources = types.map((Type, index): [string, { Type: string }] => [`R${index}`, { Type }]);
  const templates = createTemplateSet({ Resources: Object.fromEntries(resources) });
  return templates.resources
    .filter((resource) => rule?.appliesTo?.(resource))
    .map((resource) => [resource.logicalId, rule?.check(resource, templates)]);
}

describe('a type that no rule knows', () => {
  test('is reported once, on its first resource', () => {
    expect(evaluate('Acme::Things::Thing', 'AWS::S3::Bucket', 'Acme::Things::Thing', 'Acme::Other::Thing')).toEqual([
      ['R0', ['Acme::Things::Thing']],
      ['R2', 'not applicable'],
      ['R3', ['Acme::Other::Thing']],
    ]);
  });

  test.each(['AWS::New::Service', 'Example::Module::Data::MODULE', 'aws::s3::bucket', 'AWS::S3', ''])(
    'may have any name: "%s"',
    (type) => expect(isJudgedType(type)).toBe(false),
  );

  test('is none of those with rules, and none of those without anything that decides about security', () => {
    for (const type of ['AWS::S3::Bucket', 'AWS::IAM::Role', 'AWS::EC2::Route', 'AWS::CDK::Metadata', 'Custom::Any']) {
      expect([type, isJudgedType(type)]).toEqual([type, true]);
    }
  });
});

describe('the list of judged types', () => {
  test('is as the script writes it: npx tsx packages/gate/scripts/write-judged-types.ts', () => {
    expect(data).toEqual(collectJudgedTypes(readSpecVersion()));
  });

  test('leaves out only types of SAM, whose resources are judged after the expansion', () => {
    expect(listUnjudgedTypes(data).map(([type]) => type)).toEqual([
      'AWS::Serverless::Function',
      'AWS::Serverless::LayerVersion',
      'AWS::Serverless::StateMachine',
    ]);
  });

  test('leaves out only types with a property that decides about security', () => {
    const unjudged = listUnjudgedTypes(data);
    expect(unjudged.filter(([, properties]) => properties.length === 0)).toEqual([]);
  });

  test('names a reason for every type that was reviewed by hand, which only unjudged types need', () => {
    for (const [type, reason] of Object.entries(REVIEWED_TYPES)) {
      expect([type, reason.length > 15]).toEqual([type, true]);
    }
  });
});
