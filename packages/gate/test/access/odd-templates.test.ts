import { expect, test } from '@jest/globals';
import { isRecord } from '../../src/templates/template';
import { allow, collect, deny, getAtt, type Resources, role } from './small-access';

const Statement = [
  allow('*', '*', { Principal: { AWS: '*' }, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } }),
  deny('*', '*', { NotPrincipal: { AWS: [getAtt('User')] } }),
];
const PolicyDocument = { Statement };
/** For the types that differ only in where the policy is. */
const SMALL = { Statement: [allow('*', '*', { Principal: '*' })] };
const Tags = [{ Key: 'team', Value: 'a' }];

/** Every type whose policies are read. */
const RESOURCES: Resources = {
  User: role([allow('*', '*'), { Effect: 'Allow', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::x' }], {
    RoleName: 'user',
    Path: '/app/',
    Tags,
    ManagedPolicyArns: [{ Ref: 'Managed' }, 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
    PermissionsBoundary: { Ref: 'Managed' },
  }),
  Managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument, Roles: [{ Ref: 'User' }] } },
  Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: SMALL, Roles: [{ Ref: 'User' }], Users: ['x'] } },
  RolePolicy: { Type: 'AWS::IAM::RolePolicy', Properties: { PolicyDocument: SMALL, RoleName: { Ref: 'User' } } },
  Person: { Type: 'AWS::IAM::User', Properties: { Groups: [{ Ref: 'Group' }] } },
  Group: { Type: 'AWS::IAM::Group', Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: SMALL }] } },
  Adds: { Type: 'AWS::IAM::UserToGroupAddition', Properties: { GroupName: { Ref: 'Group' }, Users: ['x'] } },
  Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: PolicyDocument, Tags } },
  Bucket: {
    Type: 'AWS::S3::Bucket',
    Properties: { BucketName: 'b', PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
  },
  BucketPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument } },
  Table: { Type: 'AWS::DynamoDB::Table', Properties: { ResourcePolicy: { PolicyDocument: SMALL } } },
  Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
  QueuePolicy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Queue' }], PolicyDocument: SMALL } },
  Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'l' } },
  LogPolicy: { Type: 'AWS::Logs::ResourcePolicy', Properties: { PolicyDocument: JSON.stringify(PolicyDocument) } },
  Function: { Type: 'AWS::Lambda::Function', Properties: { Role: getAtt('User') } },
  Alias: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Function' }, Name: 'live' } },
  Permission: {
    Type: 'AWS::Lambda::Permission',
    Properties: { FunctionName: { Ref: 'Alias' }, Action: 'lambda:InvokeFunction', Principal: '*', SourceAccount: '1' },
  },
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'bus' } },
  BusPolicy: {
    Type: 'AWS::Events::EventBusPolicy',
    Properties: {
      EventBusName: 'bus',
      Action: 'events:PutEvents',
      Principal: '*',
      Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-x' },
    },
  },
  Proxy: { Type: 'AWS::RDS::DBProxy', Properties: {} },
  Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'REGIONAL' } },
};

/** What a resource refers to. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  Adds: ['Person', 'Group'],
  Alias: ['Function'],
  BucketPolicy: ['Bucket'],
  BusPolicy: ['Bus'],
  LogPolicy: ['Logs'],
  Permission: ['Alias', 'Function'],
  Person: ['Group'],
  QueuePolicy: ['Queue'],
  User: ['Managed'],
};

const ODD: readonly unknown[] = [
  null,
  '',
  'x',
  '*',
  '{not json',
  '[]',
  5,
  true,
  [],
  [null, [[]], {}],
  {},
  { '': { '': '' } },
  { Ref: 'Absent' },
  { Ref: 'User' },
  { Ref: 'AWS::NoValue' },
  { Ref: 7 },
  getAtt('User', 'Nothing'),
  { 'Fn::If': ['Absent', 'a', 'b'] },
  { 'Fn::Join': ['', { Ref: 'Absent' }] },
  { 'Fn::Sub': `\${Absent}\${AWS::Region` },
  { 'Fn::Select': [9, { 'Fn::Split': [':', getAtt('Proxy', 'DBProxyArn')] }] },
  { 'Fn::Transform': { Name: 'Macro' } },
  { 'Fn::ImportValue': { Ref: 'Absent' } },
  {
    Statement: {
      Effect: { Ref: 'Absent' },
      Action: { Ref: 'Absent' },
      Resource: { Ref: 'Absent' },
      Principal: { Ref: 'Absent' },
    },
  },
];

/** Every place below a value, with the value there replaced. */
function* replaceEach(value: unknown, odd: unknown): Generator<unknown> {
  yield odd;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const changed of replaceEach(item, odd)) yield value.map((each, at) => (at === index ? changed : each));
    }
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      for (const changed of replaceEach(item, odd)) yield { ...value, [key]: changed };
    }
  }
}

test.each(Object.entries(RESOURCES))('%s with an odd value in any place is answered', (id, resource) => {
  const needed = new Set(['User', id, ...(NEEDED[id] ?? [])]);
  const around = Object.fromEntries(Object.entries(RESOURCES).filter(([other]) => needed.has(other)));
  const odd = ODD.flatMap((value) => [...replaceEach(resource.Properties ?? {}, value)]).filter(isRecord);
  for (const Properties of odd) {
    const record = collect({ ...around, [id]: { ...resource, Properties } });
    expect(record.notEvaluated.length).toBeGreaterThan(0);
  }
  expect(odd.length).toBeGreaterThan(0);
});

test('a pattern that is built to be slow costs no more than its length', () => {
  const pattern = `arn:aws:s3:::${'*a'.repeat(1500)}`;
  const record = collect({
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'a'.repeat(60) } },
    User: role([allow('s3:GetObject', pattern), allow(`s3:${'*e'.repeat(1500)}`, '*')]),
  });
  expect(record.answers.length).toBeGreaterThan(0);
});
