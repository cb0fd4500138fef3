import { describe, expect, test } from '@jest/globals';
import { collectFacts } from '../../../src/assessment/facts';
import { coverTogether } from '../../../src/reports/difference/address-range';
import { compareExposure } from '../../../src/reports/difference/compare-exposure';
import type { Template } from '../../../src/templates/template';
import { TemplateSet } from '../../../src/templates/template-set';

type Resources = NonNullable<Template['Resources']>;

function compare(before: Resources, after: Resources, disposable = false) {
  const [one, other] = [before, after].map((resources) => {
    const templates = new TemplateSet(
      [{ path: 'live/Data', file: 'Data.json', template: { Resources: resources } }],
      () => ({ disposable }),
    );
    return collectFacts(templates, ({ logicalId }) => `live/Data/${logicalId}`);
  });
  return compareExposure(one ?? [], other ?? []).changes;
}

const list = (before: Resources, after: Resources) =>
  compare(before, after).map(({ direction, text }) => [direction, text]);

describe('ranges together', () => {
  test.each([
    [['10.0.0.0/25', '10.0.0.128/25'], '10.0.0.0/24', true],
    [['10.0.0.128/25', '10.0.0.0/26', '10.0.0.64/26'], '10.0.0.0/24', true],
    [['10.0.0.0/25', '10.0.0.128/26'], '10.0.0.0/24', false],
    [['10.0.0.0/25', '10.0.1.0/24'], '10.0.0.0/24', false],
    [['10.0.0.1', '10.0.0.0'], '10.0.0.0/31', true],
    [['0.0.0.0/1', '128.0.0.0/1'], '0.0.0.0/0', true],
    [['::/1', '8000::/1'], '::/0', true],
    [['::/1', '128.0.0.0/1'], '::/0', false],
    [['fd00::/9', 'fd80::/9'], 'fd00::/8', true],
    [['pl-1', '10.0.0.0/8'], 'pl-1', true],
    [['pl-1'], 'pl-2', false],
    [[], '10.0.0.0/8', false],
  ])('%j have all of %s: %s', (ranges, other, expected) => {
    expect(coverTogether(ranges, other)).toBe(expected);
  });
});

describe('ranges that are divided in another way are no change', () => {
  const ranges = ['10.0.0.0/25', '10.0.0.128/25'];
  const whole = ['10.0.0.0/24'];
  const ingress = (cidrs: readonly string[], port = 443) =>
    cidrs.map((CidrIp) => ({ CidrIp, IpProtocol: 'tcp', FromPort: port, ToPort: port }));
  const group = (SecurityGroupIngress: unknown) => ({
    Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupIngress } },
  });
  const beside = (cidrs: readonly string[]): Resources => ({
    ...group([]),
    ...Object.fromEntries(
      ingress(cidrs).map((rule, index) => [
        `Rule${index}`,
        { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: { Ref: 'Group' }, ...rule } },
      ]),
    ),
  });
  const one =
    (Type: string, build: (cidrs: readonly string[]) => Record<string, unknown>) => (cidrs: readonly string[]) => ({
      It: { Type, Properties: build(cidrs) },
    });
  const policy = (Effect: string, operator: string) =>
    one('AWS::SQS::QueuePolicy', (cidrs) => ({
      Queues: ['queue'],
      PolicyDocument: {
        Statement: [
          {
            Effect,
            Principal: '*',
            Action: 'sqs:SendMessage',
            Resource: '*',
            Condition: { [operator]: { 'aws:SourceIp': cidrs } },
          },
        ],
      },
    }));
  const kinds: readonly (readonly [string, (cidrs: readonly string[]) => Resources])[] = [
    ['rules of a security group', (cidrs) => group(ingress(cidrs))],
    ['rules beside a security group', beside],
    ['rules of several ports', (cidrs) => group([...ingress(cidrs, 443), ...ingress(cidrs, 444)])],
    [
      'addresses of an IP set of WAF',
      one('AWS::WAFv2::IPSet', (Addresses) => ({ Addresses, IPAddressVersion: 'IPV4', Scope: 'REGIONAL' })),
    ],
    [
      'entries of a prefix list',
      one('AWS::EC2::PrefixList', (cidrs) => ({
        PrefixListName: 'office',
        AddressFamily: 'IPv4',
        Entries: cidrs.map((Cidr, index) => ({ Cidr, Description: `part ${index}` })),
      })),
    ],
    [
      'public addresses of a cluster of EKS',
      one('AWS::EKS::Cluster', (PublicAccessCidrs) => ({
        ResourcesVpcConfig: { EndpointPublicAccess: true, PublicAccessCidrs },
      })),
    ],
    ['a condition that admits', policy('Allow', 'IpAddress')],
    [
      'statements that differ in their addresses',
      one('AWS::SQS::QueuePolicy', (cidrs) => ({
        Queues: ['queue'],
        PolicyDocument: {
          Statement: cidrs.map((cidr) => ({
            ...{ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' },
            Condition: { IpAddress: { 'aws:SourceIp': cidr }, Bool: { 'aws:SecureTransport': 'true' } },
          })),
        },
      })),
    ],
    ['a condition that denies others', policy('Deny', 'NotIpAddress')],
    [
      'addresses of a port of a Lightsail instance',
      one('AWS::Lightsail::Instance', (Cidrs) => ({
        BlueprintId: 'a',
        Networking: { Ports: [{ Cidrs, FromPort: 443, ToPort: 443, Protocol: 'tcp' }] },
      })),
    ],
  ];

  test.each(kinds)('%s', (_, build) => {
    expect(list(build(ranges), build(whole))).toEqual([]);
    expect(list(build(whole), build(ranges))).toEqual([]);
  });

  test.each(kinds)('%s with one address more are a change', (_, build) => {
    expect(list(build(ranges), build([...whole, '10.9.0.1/32']))).not.toEqual([]);
    expect(list(build(['10.0.0.0/25', '10.0.0.128/26']), build(whole))).not.toEqual([]);
  });

  test('of a security group only the part that is new is wider, and the part that is gone is narrower', () => {
    expect(list(group(ingress(ranges)), group(ingress(['10.0.0.0/23'])))).toEqual([
      ['wider', 'live/Data/Group now admits tcp on port 443 from 10.0.0.0/23.'],
    ]);
    expect(list(group(ingress(['10.0.0.0/23'])), group(ingress(ranges)))).toEqual([
      ['narrower', 'live/Data/Group no longer admits tcp on port 443 from 10.0.0.0/23.'],
    ]);
    // Each half is for another port, so together they do not admit what the whole does.
    const halves = [...ingress(['10.0.0.0/25'], 443), ...ingress(['10.0.0.128/25'], 22)];
    expect(compare(group(halves), group(ingress(whole, 443))).map(({ direction }) => direction)).toEqual([
      'wider',
      'narrower',
    ]);
  });
});

describe('a data store that is removed', () => {
  const store = (Type: string, DeletionPolicy?: string, Properties: Record<string, unknown> = {}): Resources => ({
    Store: { Type, Properties, ...(DeletionPolicy === undefined ? {} : { DeletionPolicy }) },
  });
  const lose = (resources: Resources, disposable = false) => compare(resources, {}, disposable);

  test.each([
    ['AWS::DynamoDB::Table', undefined, 'CloudFormation deletes it with its data.'],
    ['AWS::DynamoDB::Table', 'Retain', 'CloudFormation keeps it outside of the stack, where no rule judges it.'],
    [
      'AWS::S3::Bucket',
      'RetainExceptOnCreate',
      'CloudFormation keeps it outside of the stack, where no rule judges it.',
    ],
    ['AWS::RDS::DBCluster', undefined, 'CloudFormation deletes it after a last snapshot.'],
    ['AWS::RDS::DBInstance', 'Delete', 'CloudFormation deletes it with its data.'],
    ['AWS::Cognito::UserPool', undefined, 'CloudFormation deletes it with its data.'],
    ['AWS::EFS::FileSystem', 'Delete', 'CloudFormation deletes it with its data.'],
    ['AWS::SecretsManager::Secret', undefined, 'CloudFormation deletes it with its data.'],
  ])('needs a decision: %s with the policy %s', (type, policy, end) => {
    expect(lose(store(type, policy))).toEqual([
      { direction: 'changed', resource: 'live/Data/Store', text: `live/Data/Store (${type}) was removed. ${end}` },
    ]);
  });

  test('needs none in a disposable environment, and of what holds no data of its own', () => {
    expect(lose(store('AWS::DynamoDB::Table'), true)).toEqual([]);
    expect(lose(store('AWS::SQS::Queue'))).toEqual([]);
    expect(lose(store('AWS::ElastiCache::ReplicationGroup'))).toEqual([]);
    expect(lose(store('AWS::RDS::DBInstance', undefined, { DBClusterIdentifier: 'one' }))).toEqual([]);
    expect(compare({}, store('AWS::DynamoDB::Table'))).toEqual([]);
  });

  test('is no loss when it only has another path', () => {
    const table = {
      Type: 'AWS::DynamoDB::Table',
      Properties: { TableName: 'records', BillingMode: 'PAY_PER_REQUEST' },
    };
    expect(compare({ Old: table }, { New: table })).toEqual([]);
  });
});
