import { describe, expect, test } from '@jest/globals';
import { singlePlaceRules } from '../../../src/rules/replacing/single-place';
import { SINGLE_PLACES } from '../../../src/rules/replacing/single-places';
import type { ResourceDeclaration } from '../../../src/templates/template';
import { TemplateSet } from '../../../src/templates/template-set';
import { createTemplateSet } from '../rule-cases';

const [rule] = singlePlaceRules;

/** What the rule reports, by logical id. */
function evaluate(set: TemplateSet): Readonly<Record<string, unknown>> {
  const results = set.resources
    .filter(({ type }) => type in SINGLE_PLACES)
    .map((resource) => [resource.logicalId, rule?.check(resource, set)]);
  return Object.fromEntries(results.filter(([, result]) => Array.isArray(result) && result.length > 0));
}

const evaluateResources = (Resources: Readonly<Record<string, ResourceDeclaration>>) =>
  evaluate(createTemplateSet({ Resources }));

const Stage = { Type: 'AWS::ApiGateway::Stage' };
const STAGE = { Ref: 'Stage' };
const association = (ResourceArn: unknown) => ({ Type: 'AWS::WAFv2::WebACLAssociation', Properties: { ResourceArn } });

const accountPolicy = (PolicyName: string, PolicyType = 'DATA_PROTECTION_POLICY') => ({
  Type: 'AWS::Logs::AccountPolicy',
  Properties: { PolicyName, PolicyType },
});

describe('a second resource for one place is reported with the first', () => {
  test.each<[string, Readonly<Record<string, ResourceDeclaration>>]>([
    ['the same reference', { Stage, One: association(STAGE), Two: association(STAGE) }],
    [
      'the same reference in two forms',
      { Stage, One: association(STAGE), Two: association({ 'Fn::Join': ['', [STAGE]] }) },
    ],
    ['the same text', { One: association('arn:a'), Two: association('arn:a') }],
    [
      'one of several topics',
      {
        One: { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: ['a', 'b'] } },
        Two: { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: ['c', 'b'] } },
      },
    ],
    [
      'a queue by another type',
      {
        One: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [STAGE] } },
        Two: { Type: 'AWS::SQS::QueueInlinePolicy', Properties: { Queue: STAGE } },
      },
    ],
    ['the data protection policy of an account', { One: accountPolicy('mask'), Two: accountPolicy('mask-too') }],
    ['one for a region', { One: { Type: 'AWS::GuardDuty::Detector' }, Two: { Type: 'AWS::GuardDuty::Detector' } }],
  ])('%s', (_name, resources) => {
    expect(evaluateResources(resources)).toEqual({ Two: [expect.stringContaining('also claimed by One')] });
  });
});

describe('a name', () => {
  const parameter = (Name?: unknown) => ({ Type: 'AWS::SSM::Parameter', Properties: { Name, Value: 'blue' } });
  const filter = (FilterName: string, LogGroupName: unknown) => ({
    Type: 'AWS::Logs::SubscriptionFilter',
    Properties: { FilterName, LogGroupName },
  });

  test('is claimed once', () => {
    const claimed = { Two: [expect.stringContaining('also claimed by One')] };
    expect(evaluateResources({ One: parameter('/color'), Two: parameter('/color') })).toEqual(claimed);
    expect(evaluateResources({ One: filter('errors', 'app'), Two: filter('errors', 'app') })).toEqual(claimed);
  });

  test('tells policies of a type apart, of which an account has several', () => {
    const index = (name: string) => accountPolicy(name, 'FIELD_INDEX_POLICY');
    expect(evaluateResources({ One: index('app'), Two: index('web') })).toEqual({});
    expect(evaluateResources({ One: accountPolicy('mask'), Two: index('web') })).toEqual({});
  });

  test('that CloudFormation generates is claimed by nobody', () => {
    expect(evaluateResources({ One: parameter(), Two: parameter() })).toEqual({});
    expect(evaluateResources({ One: filter('errors', 'app'), Two: filter('errors', 'web') })).toEqual({});
  });

  test('of another region or account is another name', () => {
    const template = { Resources: { Color: parameter('/color') } };
    const stack = (path: string, account: string, region: string) => ({ path, file: path, account, region, template });
    const [own, other] = ['111122223333', '444455556666'];
    expect(
      evaluate(
        new TemplateSet([
          stack('App/Near', own, 'eu-central-1'),
          stack('App/Far', own, 'us-east-1'),
          stack('App/Other', other, 'eu-central-1'),
        ]),
      ),
    ).toEqual({});
  });
});

describe('nothing is reported', () => {
  test('for two places', () => {
    expect(evaluateResources({ One: association('arn:a'), Two: association('arn:b') })).toEqual({});
    const entry = (RuleNumber: number, Egress: boolean) => ({
      Type: 'AWS::EC2::NetworkAclEntry',
      Properties: { NetworkAclId: 'acl', RuleNumber, Egress },
    });
    expect(evaluateResources({ One: entry(1, true), Two: entry(1, false), Three: entry(2, true) })).toEqual({});
  });

  test('for the same place in two environments', () => {
    const template = { Resources: { One: { Type: 'AWS::GuardDuty::Detector' } } };
    const stack = (path: string) => ({ path, file: `${path}.template.json`, template });
    expect(evaluate(new TemplateSet([stack('sandbox/Audit'), stack('production/Audit')]))).toEqual({});
    expect(evaluate(new TemplateSet([stack('sandbox/Audit'), stack('sandbox/Other')]))).not.toEqual({});
  });

  test('for one resource of each type', () => {
    for (const type of Object.keys(SINGLE_PLACES)) expect(evaluateResources({ One: { Type: type } })).toEqual({});
  });
});

test('the place of every type is in properties that the type has', async () => {
  const { loadAwsServiceSpecSync } = await import('@aws-cdk/aws-service-spec');
  const db = loadAwsServiceSpecSync();
  for (const [type, { keys }] of Object.entries(SINGLE_PLACES)) {
    const [resource] = [...db.lookup('resource', 'cloudFormationType', 'equals', type)];
    const known = Object.keys(resource?.properties ?? {});
    expect([type, keys.filter((key) => !known.includes(key.replace('.*', '')))]).toEqual([type, []]);
  }
});
