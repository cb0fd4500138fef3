import { describe, expect, test } from '@jest/globals';
import type { StackTemplate, Template } from '../../src/templates/template';
import { LOCATION } from '../templates/small-template';
import {
  arn,
  attribute,
  declare,
  declareFunction,
  declareRole,
  expose,
  exposeAll,
  join,
  listEdges,
  listWays,
  ref,
} from './exposed';

const stack = (path: string, template: Template, more: Partial<StackTemplate> = {}): StackTemplate => ({
  path,
  stackName: path.replace('/', '-'),
  file: `${path}.json`,
  ...LOCATION,
  template,
  ...more,
});

const URL = declare('Lambda::Url', { AuthType: 'NONE', TargetFunctionArn: arn('Front') });
const PUT = 'dynamodb:PutItem';

describe('a function that uses a table of another stack', () => {
  const data = (Export?: { Name: string }): Template => ({
    Resources: { Orders: declare('DynamoDB::Table') },
    Outputs: { Table: { Value: arn('Orders'), ...(Export === undefined ? {} : { Export }) } },
  });
  const app = (table: unknown): Template => ({ Resources: { Url: URL, ...declareFunction('Front', PUT, table) } });
  const expected = ['internet > live/Front > live/Orders'];
  const draw = (...stacks: readonly StackTemplate[]) =>
    listWays(exposeAll(stacks)[0] ?? { environment: '', nodes: [], edges: [], publicMethods: [], attackPaths: [] }).map(
      (way) => way.replace(/live\/(App|Data)/g, 'live'),
    );

  test('by an export', () => {
    const table = { 'Fn::ImportValue': 'orders-table' };
    expect(draw(stack('live/Data', data({ Name: 'orders-table' })), stack('live/App', app(table)))).toEqual(expected);
  });

  test('by an output of the stack', () => {
    const table = { 'Fn::GetStackOutput': { StackName: 'live-Data', OutputName: 'Table' } };
    expect(draw(stack('live/Data', data()), stack('live/App', app(table)))).toEqual(expected);
  });

  test('by its name in an ARN', () => {
    const named: Template = { Resources: { Orders: declare('DynamoDB::Table', { TableName: 'orders' }) } };
    const table = 'arn:aws:dynamodb:eu-central-1:111122223333:table/orders';
    expect(draw(stack('live/Data', named), stack('live/App', app(table)))).toEqual(expected);
  });

  test('by a pattern of names', () => {
    const named: Template = { Resources: { Orders: declare('DynamoDB::Table', { TableName: 'orders' }) } };
    const reach = (pattern: string) => draw(stack('live/Data', named), stack('live/App', app(pattern)));
    expect(reach('arn:aws:dynamodb:*:111122223333:table/ord*')).toEqual(expected);
    expect(reach('arn:aws:dynamodb:*:111122223333:table/bill*')).toEqual(['nobody > live/Orders']);
    expect(reach('*')).toEqual(expected);
  });

  test.each(['{{resolve:ssm:/orders/table}}', '{{resolve:ssm:/orders/table:3}}'])('by a parameter: %s', (table) => {
    const withParameter: Template = {
      Resources: {
        Orders: declare('DynamoDB::Table'),
        Name: declare('SSM::Parameter', { Name: '/orders/table', Type: 'String', Value: arn('Orders') }),
      },
    };
    expect(draw(stack('live/Data', withParameter), stack('live/App', app(table)))).toEqual(expected);
  });

  test('by a parameter of the template that reads SSM', () => {
    const withParameter: Template = {
      Resources: {
        Orders: declare('DynamoDB::Table'),
        Name: declare('SSM::Parameter', { Name: '/orders/table', Type: 'String', Value: arn('Orders') }),
      },
    };
    const reading: Template = {
      ...app(ref('Table')),
      Parameters: { Table: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/orders/table' } },
    };
    expect(draw(stack('live/Data', withParameter), stack('live/App', reading))).toEqual(expected);
  });
});

describe('stacks without a stage', () => {
  const network: Template = {
    Resources: { Orders: declare('DynamoDB::Table', { TableName: 'orders' }), ...declareFunction('Idle', PUT, '*') },
  };
  const app: Template = {
    Resources: {
      Url: URL,
      ...declareFunction('Front', PUT, 'arn:aws:dynamodb:eu-central-1:111122223333:table/orders'),
    },
  };
  const [data, front] = exposeAll([stack('Data', network), stack('Front', app)]);

  test('the way to a store begins in another stack, and the record of the store has all of it', () => {
    expect(data?.attackPaths.map(({ steps }) => steps.map(({ to }) => to))).toEqual([['Front/Front', 'Data/Orders']]);
    expect(data?.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(['internet', 'Front/Front', 'Data/Orders']));
    expect(data?.publicMethods).toEqual([]);
  });

  test('what is public is in the record of its own stack', () => {
    expect(front?.publicMethods).toHaveLength(1);
    expect(front?.attackPaths).toEqual([]);
  });
});

test('a function behind an alias and a version is the function', () => {
  const record = expose({
    ...declareFunction('Front', 'sqs:SendMessage', arn('Jobs')),
    Version: declare('Lambda::Version', { FunctionName: ref('Front') }),
    Live: declare('Lambda::Alias', { FunctionName: ref('Front'), FunctionVersion: attribute('Version', 'Version') }),
    Url: declare('Lambda::Url', { AuthType: 'NONE', TargetFunctionArn: ref('Live') }),
    Jobs: declare('SQS::Queue'),
  });
  expect(listEdges(record)).toEqual(['Front -sends to-> Jobs', 'internet -calls-> Front']);
});

test('a role that a function may assume adds its permissions', () => {
  const record = expose({
    ...declareFunction('Front', 'sts:AssumeRole', arn('Writer')),
    Url: URL,
    Writer: declareRole('lambda.amazonaws.com', PUT, arn('Orders')),
    Orders: declare('DynamoDB::Table'),
  });
  expect(listWays(record)).toEqual(['internet > Front > Orders']);
});

test('what only a deployment determines may be open, and is no safeguard', () => {
  const open = expose(
    {
      Database: declare('RDS::DBInstance', {
        Engine: 'postgres',
        PubliclyAccessible: ref('Public'),
        DBParameterGroupName: ref('Settings'),
        VPCSecurityGroups: [attribute('Group', 'GroupId')],
      }),
      Group: declare('EC2::SecurityGroup', {
        SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, CidrIp: '0.0.0.0/0' }],
      }),
      Settings: declare('RDS::DBParameterGroup', { Parameters: { 'rds.force_ssl': ref('Force') } }),
    },
    { Parameters: { Public: { Type: 'String' }, Force: { Type: 'String' } } },
  );
  expect(open.attackPaths.map(({ steps }) => steps.map(({ controls }) => controls))).toEqual([[[]]]);
});

test('a bucket in another account, by its replication', () => {
  const record = expose({
    Objects: declare('S3::Bucket', {
      ReplicationConfiguration: {
        Rules: [{ Destination: { Bucket: join('arn:aws:s3:::', 'copies'), Account: '444455556666' } }],
      },
    }),
  });
  expect(listEdges(record)).toEqual(['Objects -is copied to-> account 444455556666']);
});

test('what a role may use in another account', () => {
  const record = expose({
    ...declareFunction('Front', 'sqs:SendMessage', 'arn:aws:sqs:eu-central-1:444455556666:jobs'),
    ...declareFunction('Back', 'sts:AssumeRole', 'arn:aws:iam::444455556666:role/reader'),
  });
  expect(listEdges(record)).toEqual([
    'Back -assumes a role of-> account 444455556666',
    'Front -uses resources of-> account 444455556666',
  ]);
});
