import { describe, expect, test } from '@jest/globals';
import { collectFacts } from '../../../src/assessment/facts';
import { compareExposure } from '../../../src/reports/difference/compare-exposure';
import type { Direction } from '../../../src/reports/difference/exposure-change';
import type { Template } from '../../../src/templates/template';
import { readTemplate } from '../../templates/small-template';

type Properties = Record<string, unknown>;
type Resources = NonNullable<Template['Resources']>;

const WIDER: Direction[] = ['wider'];
const NARROWER: Direction[] = ['narrower'];
const CHANGED: Direction[] = ['changed'];

function readFacts(resources: Resources) {
  return collectFacts(readTemplate({ Resources: resources }), ({ logicalId }) => `App/${logicalId}`);
}

/** The different directions of all changes between two templates. */
function compare(before: Resources, after: Resources): Direction[] {
  const { changes } = compareExposure(readFacts(before), readFacts(after));
  return [...new Set(changes.map(({ direction }) => direction))].sort();
}

function compareProperties(Type: string, before: Properties, after: Properties): Direction[] {
  return compare({ It: { Type, Properties: before } }, { It: { Type, Properties: after } });
}

const allow = (Condition: Properties) => ({
  PolicyDocument: {
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*', Condition }],
  },
});
const deny = (Condition: Properties) => ({
  PolicyDocument: { Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition }] },
});
const apiPolicy = {
  Statement: [
    { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
  ],
};
const fileSystemPolicy = {
  Statement: [
    { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'elasticfilesystem:ClientMount', Resource: '*' },
  ],
};
const events = (EventPattern: Properties) => ({ EventPattern });
const cluster = (PublicAccessCidrs?: string[]) => ({
  ResourcesVpcConfig: { EndpointPublicAccess: true, ...(PublicAccessCidrs === undefined ? {} : { PublicAccessCidrs }) },
});
const expiring = (Status: string) => ({
  LifecycleConfiguration: { Rules: [{ Id: 'old', Status, ExpirationInDays: 3 }] },
});

describe('a safeguard that is on by default and switched off is wider', () => {
  test.each([
    ['AWS::CloudWatch::Alarm', 'ActionsEnabled', true, false],
    ['AWS::Events::Rule', 'State', 'ENABLED', 'DISABLED'],
    ['AWS::Scheduler::Schedule', 'State', 'ENABLED', 'DISABLED'],
    ['AWS::CloudTrail::Trail', 'IncludeGlobalServiceEvents', true, false],
    ['AWS::SecurityHub::Hub', 'EnableDefaultStandards', true, false],
    ['AWS::Macie::Session', 'Status', 'ENABLED', 'PAUSED'],
    ['AWS::KMS::Key', 'Enabled', true, false],
    ['AWS::SQS::Queue', 'SqsManagedSseEnabled', true, false],
    ['AWS::Athena::WorkGroup', 'EnforceWorkGroupConfiguration', true, false],
    ['AWS::RDS::DBInstance', 'AutoMinorVersionUpgrade', true, false],
    ['AWS::Cognito::UserPoolClient', 'EnableTokenRevocation', true, false],
  ])('%s %s', (type, property, on, off) => {
    expect(compareProperties(type, {}, { [property]: off })).toEqual(WIDER);
    expect(compareProperties(type, { [property]: off }, {})).toEqual(NARROWER);
    expect(compareProperties(type, {}, { [property]: on })).toEqual(NARROWER);
  });
});

describe('wider in one direction and narrower in the other', () => {
  test.each<[name: string, type: string, before: Properties, after: Properties]>([
    [
      'a filter of events with one condition more inside',
      'AWS::Events::Rule',
      events({ source: ['aws.iam'], detail: { eventName: ['CreateUser'] } }),
      events({ source: ['aws.iam'], detail: { eventName: ['CreateUser'], errorCode: ['AccessDenied'] } }),
    ],
    [
      'a filter of events with one condition more at its top',
      'AWS::Events::Rule',
      events({ source: ['aws.iam'] }),
      events({ source: ['aws.iam'], 'detail-type': ['AWS API Call via CloudTrail'] }),
    ],
    [
      'a filter of events with one alternative fewer',
      'AWS::Events::Rule',
      events({ source: ['aws.iam', 'aws.sts'] }),
      events({ source: ['aws.iam'] }),
    ],
    ['no list of addresses of an EKS endpoint', 'AWS::EKS::Cluster', cluster(['192.0.2.0/24']), cluster()],
    ['a wider range of an EKS endpoint', 'AWS::EKS::Cluster', cluster(['192.0.2.0/24']), cluster(['192.0.0.0/16'])],
    [
      'the trail records fewer events',
      'AWS::CloudTrail::Trail',
      { EventSelectors: [{ ReadWriteType: 'All' }] },
      { EventSelectors: [{ ReadWriteType: 'WriteOnly' }] },
    ],
    ['no policy of a public API', 'AWS::ApiGateway::RestApi', { Policy: apiPolicy }, {}],
    [
      'a policy of a private API',
      'AWS::ApiGateway::RestApi',
      { EndpointConfiguration: { Types: ['PRIVATE'] } },
      { EndpointConfiguration: { Types: ['PRIVATE'] }, Policy: apiPolicy },
    ],
    ['no policy of a file system', 'AWS::EFS::FileSystem', { FileSystemPolicy: fileSystemPolicy }, {}],
    ['a member of a group', 'AWS::IAM::User', {}, { Groups: ['admins'] }],
    [
      'an older protocol to the origin',
      'AWS::CloudFront::Distribution',
      originOf('TLSv1.2'),
      originOf('TLSv1.2', 'TLSv1'),
    ],
    [
      'a longer unit of a token',
      'AWS::Cognito::UserPoolClient',
      { TokenValidityUnits: { AccessToken: 'minutes' } },
      { TokenValidityUnits: { AccessToken: 'hours' } },
    ],
    [
      'a wider range of addresses in a condition',
      'AWS::S3::BucketPolicy',
      allow({ IpAddress: { 'aws:SourceIp': '192.0.2.0/28' } }),
      allow({ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }),
    ],
    [
      'a wider exception of a denial',
      'AWS::S3::BucketPolicy',
      deny({ NotIpAddress: { 'aws:SourceIp': ['2001:db8:1::/48'] } }),
      deny({ NotIpAddress: { 'aws:SourceIp': ['2001:db8::/32'] } }),
    ],
    [
      'a denial of fewer versions of TLS',
      'AWS::S3::BucketPolicy',
      deny({ NumericLessThan: { 's3:TlsVersion': 1.2 } }),
      deny({ NumericLessThan: { 's3:TlsVersion': 1.1 } }),
    ],
    [
      'a later end',
      'AWS::S3::BucketPolicy',
      allow({ DateLessThan: { 'aws:CurrentTime': '2026-12-31T00:00:00Z' } }),
      allow({ DateLessThan: { 'aws:CurrentTime': '2027-12-31T00:00:00Z' } }),
    ],
  ])('%s', (_name, type, before, after) => {
    expect(compareProperties(type, before, after)).toEqual(WIDER);
    expect(compareProperties(type, after, before)).toEqual(NARROWER);
  });
});

function originOf(...OriginSSLProtocols: string[]): Properties {
  return {
    DistributionConfig: {
      Origins: [{ Id: 'app', DomainName: 'app.example.com', CustomOriginConfig: { OriginSSLProtocols } }],
    },
  };
}

describe('people decide', () => {
  const entry = (Protocol: number) => ({ RuleAction: 'allow', CidrBlock: '10.0.0.0/16', Protocol });
  const model = (...names: string[]) => ({
    Schema: { properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) },
  });

  test('about another protocol of a network ACL', () => {
    expect(compareProperties('AWS::EC2::NetworkAclEntry', entry(6), entry(17))).toEqual(CHANGED);
    expect(compareProperties('AWS::EC2::NetworkAclEntry', entry(6), entry(-1))).toEqual(WIDER);
  });

  test('about a lifecycle that deletes', () => {
    expect(compareProperties('AWS::S3::Bucket', {}, expiring('Enabled'))).toEqual(CHANGED);
    expect(compareProperties('AWS::S3::Bucket', expiring('Disabled'), expiring('Enabled'))).toEqual(CHANGED);
  });

  test('about a new property of a request', () => {
    expect(compareProperties('AWS::ApiGateway::Model', model('name'), model('name', 'role'))).toEqual(CHANGED);
  });

  test('about other roles and members of a group', () => {
    expect(compareProperties('AWS::IAM::InstanceProfile', { Roles: ['reader'] }, { Roles: ['admin'] })).not.toEqual([]);
    const [users, more] = [
      { GroupName: 'admins', Users: ['a'] },
      { GroupName: 'admins', Users: ['a', 'b'] },
    ];
    expect(compareProperties('AWS::IAM::UserToGroupAddition', users, more)).toEqual(WIDER);
  });
});

test('a range of IPv6 is not inside of one of IPv4', () => {
  const list = (...cidrs: string[]) => ({ SecurityGroupIngress: cidrs.map((cidr) => rule(443, 443, cidr)) });
  expect(compareProperties('AWS::EC2::SecurityGroup', list('0.0.0.0/0'), list('0.0.0.0/0', '::/0'))).toEqual(WIDER);
  const [narrow, wide] = [cluster(['0.0.0.0/0']), cluster(['0.0.0.0/0', '::/0'])];
  expect(compareProperties('AWS::EKS::Cluster', narrow, wide)).toEqual(WIDER);
});

const rule = (FromPort: number, ToPort: number, cidr: string) => ({
  IpProtocol: 'tcp',
  FromPort,
  ToPort,
  [cidr.includes(':') ? 'CidrIpv6' : 'CidrIp']: cidr,
});

test('neighbouring ports in one rule or in two are the same', () => {
  const group = (...rules: Properties[]) => ({ SecurityGroupIngress: rules });
  const [one, two] = [group(rule(80, 81, '10.0.0.0/8')), group(rule(80, 80, '10.0.0.0/8'), rule(81, 81, '10.0.0.0/8'))];
  expect(compareProperties('AWS::EC2::SecurityGroup', one, two)).toEqual([]);
  expect(compareProperties('AWS::EC2::SecurityGroup', two, one)).toEqual([]);
  const apart = group(rule(80, 80, '10.0.0.0/8'), rule(82, 82, '10.0.0.0/8'));
  expect(compareProperties('AWS::EC2::SecurityGroup', apart, group(rule(80, 82, '10.0.0.0/8')))).toEqual(WIDER);
});

test('a new API without a policy is one sentence', () => {
  const { changes } = compareExposure([], readFacts({ Api: { Type: 'AWS::ApiGateway::RestApi', Properties: {} } }));
  expect(changes.map(({ direction }) => direction)).toEqual(WIDER);
});

test.each(['AWS::Events::EventBusPolicy', 'AWS::Lambda::LayerVersionPermission', 'AWS::EC2::TrafficMirrorSession'])(
  'a new %s is wider',
  (Type) => {
    expect(compare({}, { It: { Type, Properties: { Principal: '*' } } })).toEqual(WIDER);
  },
);

describe('a construct that is renamed', () => {
  const pool = (MfaConfiguration: string) => ({
    Type: 'AWS::Cognito::UserPool',
    Properties: { MfaConfiguration, DeletionProtection: 'ACTIVE', UserPoolTier: 'PLUS' },
  });
  const queue = (KmsMasterKeyId?: string) => ({
    Type: 'AWS::SQS::Queue',
    Properties: { MessageRetentionPeriod: 60, ...(KmsMasterKeyId === undefined ? {} : { KmsMasterKeyId }) },
  });

  test('and weakened at once does not hide it', () => {
    expect(compare({ Users: pool('ON') }, { People: pool('OPTIONAL') })).toEqual(WIDER);
    expect(compare({ People: pool('OPTIONAL') }, { Users: pool('ON') })).toEqual(NARROWER);
    expect(compare({ Jobs: queue('alias/jobs') }, { Tasks: queue() })).toEqual(WIDER);
  });

  test('is not taken for another one where several could be meant', () => {
    expect(compare({ Jobs: queue('alias/jobs') }, { Tasks: queue(), Orders: queue('alias/orders') })).toEqual([]);
  });

  test('without any change is no change', () => {
    expect(compare({ Users: pool('ON') }, { People: pool('ON') })).toEqual([]);
  });
});
