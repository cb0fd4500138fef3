import { expect, test } from '@jest/globals';
import { collectAccess } from '../../src/access/collect-access';
import { TemplateSet } from '../../src/templates/template-set';
import { LOCATION } from '../templates/small-template';
import { allow, collect, collectStacks, getAtt, listAllowed, role } from './small-access';

const READ = 'dynamodb:GetItem';
const Table = { Type: 'AWS::DynamoDB::Table', Properties: {} };
const policy = { PolicyDocument: { Statement: [allow(READ, getAtt('Table'))] } };
const READERS = 'read:App/Table';

test.each<[string, Parameters<typeof collect>[0], readonly string[]]>([
  ['an inline policy', { Reader: role([allow(READ, getAtt('Table'))]) }, ['App/Reader: dynamodb:GetItem']],
  [
    'AWS::IAM::Policy',
    { Reader: role([]), Own: { Type: 'AWS::IAM::Policy', Properties: { ...policy, Roles: [{ Ref: 'Reader' }] } } },
    ['App/Reader: dynamodb:GetItem'],
  ],
  [
    'AWS::IAM::RolePolicy',
    { Reader: role([]), Own: { Type: 'AWS::IAM::RolePolicy', Properties: { ...policy, RoleName: { Ref: 'Reader' } } } },
    ['App/Reader: dynamodb:GetItem'],
  ],
  [
    'a managed policy that lists the role',
    {
      Reader: role([]),
      Own: { Type: 'AWS::IAM::ManagedPolicy', Properties: { ...policy, Roles: [{ Ref: 'Reader' }] } },
    },
    ['App/Reader: dynamodb:GetItem'],
  ],
  [
    'a managed policy that the role lists',
    {
      Reader: role([], { ManagedPolicyArns: [{ Ref: 'Own' }] }),
      Own: { Type: 'AWS::IAM::ManagedPolicy', Properties: policy },
    },
    ['App/Reader: dynamodb:GetItem'],
  ],
  [
    'a policy that is attached by the name of the role',
    {
      Reader: role([], { RoleName: 'reader' }),
      Own: { Type: 'AWS::IAM::Policy', Properties: { ...policy, Roles: ['reader'] } },
    },
    ['App/Reader: dynamodb:GetItem'],
  ],
  [
    'a role outside of the templates',
    { Own: { Type: 'AWS::IAM::Policy', Properties: { ...policy, Roles: ['imported'] } } },
    ['arn:aws:iam::111122223333:role/imported: dynamodb:GetItem'],
  ],
  [
    'a user',
    { Person: { Type: 'AWS::IAM::User', Properties: { Policies: [{ PolicyName: 'Own', ...policy }] } } },
    ['App/Person: dynamodb:GetItem'],
  ],
  [
    'a group of a user',
    {
      Person: { Type: 'AWS::IAM::User', Properties: { Groups: [{ Ref: 'Readers' }] } },
      Readers: { Type: 'AWS::IAM::Group', Properties: { Policies: [{ PolicyName: 'Own', ...policy }] } },
    },
    ['App/Person: dynamodb:GetItem'],
  ],
  [
    'a group that a user is added to',
    {
      Person: { Type: 'AWS::IAM::User', Properties: {} },
      Readers: { Type: 'AWS::IAM::Group', Properties: { Policies: [{ PolicyName: 'Own', ...policy }] } },
      Adds: {
        Type: 'AWS::IAM::UserToGroupAddition',
        Properties: { GroupName: { Ref: 'Readers' }, Users: [{ Ref: 'Person' }] },
      },
    },
    ['App/Person: dynamodb:GetItem'],
  ],
  [
    'a policy as JSON text',
    {
      Reader: role([], {
        Policies: [
          {
            PolicyName: 'Own',
            PolicyDocument: '{"Statement":{"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"*"}}',
          },
        ],
      }),
    },
    ['App/Reader: dynamodb:GetItem'],
  ],
  [
    'a table policy that names a role',
    {
      Reader: role([]),
      Shared: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          ResourcePolicy: {
            PolicyDocument: { Statement: [allow(READ, '*', { Principal: { AWS: getAtt('Reader') } })] },
          },
        },
      },
    },
    [],
  ],
])('%s', (_case, resources, expected) => {
  expect(listAllowed(collect({ Table, ...resources }), READERS)).toEqual(expected);
});

test('an export of another stack is the resource that it is of', () => {
  const data = {
    Resources: { Table },
    Outputs: { Arn: { Value: getAtt('Table'), Export: { Name: 'table-arn' } } },
  };
  const api = { Resources: { Reader: role([allow(READ, { 'Fn::ImportValue': 'table-arn' })]) } };
  const record = collectStacks([
    { path: 'App/Data', file: 'data.json', ...LOCATION, template: data },
    { path: 'App/Api', file: 'api.json', ...LOCATION, template: api },
  ]);
  expect(listAllowed(record, 'read:App/Data/Table')).toEqual(['App/Api/Reader: dynamodb:GetItem']);
});

test('a name that CloudFormation generates starts with the name of the stack and the logical id', () => {
  const template = {
    Resources: {
      Table,
      Reader: role([allow(READ, 'arn:aws:dynamodb:eu-central-1:111122223333:table/shop-Table-*')]),
      Other: role([allow(READ, 'arn:aws:dynamodb:eu-central-1:111122223333:table/shop-Orders-*')]),
    },
  };
  const record = collectStacks([{ path: 'App', stackName: 'shop', file: 'app.json', ...LOCATION, template }]);
  expect(listAllowed(record, READERS)).toEqual(['App/Reader: dynamodb:GetItem']);
});

test('between accounts, both sides have to allow it', () => {
  const queuePolicy = (Principal: object): object => ({
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'Queue' }],
      PolicyDocument: { Statement: [allow('sqs:SendMessage', '*', { Principal })] },
    },
  });
  const QUEUE = 'arn:aws:sqs:eu-central-1:444455556666:jobs';
  const list = (Policy: object, statements: readonly object[]): readonly string[] =>
    listAllowed(
      collectStacks([
        {
          path: 'App/Jobs',
          file: 'jobs.json',
          account: '444455556666',
          region: 'eu-central-1',
          template: {
            Resources: {
              Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
              Policy: { Type: 'AWS::SQS::QueuePolicy', ...Policy },
            },
          },
        },
        {
          path: 'App/Api',
          file: 'api.json',
          ...LOCATION,
          template: { Resources: { Sender: role(statements, { RoleName: 'sender' }) } },
        },
      ]),
      'write:App/Jobs/Queue',
    );
  const byName = queuePolicy({ AWS: 'arn:aws:iam::111122223333:role/sender' });
  const byAccount = queuePolicy({ AWS: '111122223333' });
  const send = allow('sqs:SendMessage', QUEUE);
  const other = 'account 111122223333: sqs:SendMessage if a policy of its own account allows it too';
  expect(list(byName, [send])).toEqual(['App/Api/Sender: sqs:SendMessage']);
  expect(list(byName, [])).toEqual([]);
  expect(list(byAccount, [send])).toEqual(['App/Api/Sender: sqs:SendMessage', other]);
  expect(list(byAccount, [])).toEqual([other]);
  expect(list(queuePolicy({ AWS: '777788889999' }), [send])).not.toContain('App/Api/Sender: sqs:SendMessage');
});

test('templates that are judged together and refer to each other by exports are one environment', () => {
  const data = { Resources: { Table }, Outputs: { Arn: { Value: getAtt('Table'), Export: { Name: 'table-arn' } } } };
  const api = { Resources: { Reader: role([allow(READ, { 'Fn::ImportValue': 'table-arn' })]) } };
  const [first, second] = collectAccess(
    new TemplateSet([
      { path: 'data.yaml', file: 'data.yaml', ...LOCATION, template: data },
      { path: 'api.yaml', file: 'api.yaml', ...LOCATION, template: api },
    ]),
    ({ path }) => path,
  );
  expect(first?.principals).toEqual([]);
  expect(second?.principals).toHaveLength(1);
  expect(first && listAllowed(first, 'read:data.yaml/Table')).toEqual(['api.yaml/Reader: dynamodb:GetItem']);
});

test('what is allowed under a condition of the template is allowed', () => {
  const template = {
    Parameters: { Shared: { Type: 'String', AllowedValues: ['yes', 'no'] } },
    Conditions: { IsShared: { 'Fn::Equals': [{ Ref: 'Shared' }, 'yes'] } },
  };
  const statement = { 'Fn::If': ['IsShared', allow(READ, getAtt('Table')), { Ref: 'AWS::NoValue' }] };
  const record = collect(
    { Table, Reader: role([statement]), Other: { ...role([allow(READ, getAtt('Table'))]), Condition: 'IsShared' } },
    template,
  );
  expect(listAllowed(record, READERS)).toEqual(['App/Other: dynamodb:GetItem', 'App/Reader: dynamodb:GetItem']);
  expect(record.principals.map(({ principal }) => principal).sort()).toEqual(['App/Other', 'App/Reader']);
});

test('an imported role is one principal, whether a policy names it with its path or without', () => {
  const ARN = 'arn:aws:iam::111122223333:role/path/imported';
  const Secret = { Type: 'AWS::SecretsManager::Secret', Properties: {} };
  const read = allow('secretsmanager:GetSecretValue', { Ref: 'Secret' });
  const record = collect({
    Secret,
    Own: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [read] }, Roles: ['imported'] } },
    Key: {
      Type: 'AWS::KMS::Key',
      Properties: { KeyPolicy: { Statement: [allow('kms:Decrypt', '*', { Principal: { AWS: ARN } })] } },
    },
  });
  expect(listAllowed(record, 'read:App/Secret')).toEqual([`${ARN}: secretsmanager:GetSecretValue`]);
  expect(listAllowed(record, 'decrypt:App/Key')).toEqual([`${ARN}: kms:Decrypt`]);
});
