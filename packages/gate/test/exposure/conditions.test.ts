import { describe, expect, test } from '@jest/globals';
import type { Template } from '../../src/templates/template';
import {
  arn,
  attribute,
  declare,
  declareFunction,
  declareRole,
  expose,
  join,
  listControls,
  listEdges,
  listMethods,
  listWays,
  ref,
} from './exposed';
import { group, NETWORK } from './small-network';

describe('what depends on a condition that only a deployment determines', () => {
  const conditions: Template = {
    Parameters: { Stage: { Type: 'String' } },
    Conditions: { IsLive: { 'Fn::Equals': [ref('Stage'), 'live'] } },
  };
  const whenLive = (yes: unknown, no: unknown) => ({ 'Fn::If': ['IsLive', yes, no] });
  const admit = { CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 };

  test('a way counts when it is open under one assumption', () => {
    const record = expose(
      {
        ...NETWORK,
        Database: declare('RDS::DBInstance', {
          Engine: 'postgres',
          PubliclyAccessible: true,
          VPCSecurityGroups: [attribute('Group', 'GroupId')],
        }),
        Group: declare('EC2::SecurityGroup', { SecurityGroupIngress: whenLive([], [admit]) }),
      },
      conditions,
    );
    expect(listWays(record)).toEqual(['internet > Database']);
  });

  test('a safeguard counts when it is there under every assumption', () => {
    const draw = (AuthorizationType: unknown) =>
      expose(
        {
          Api: declare('ApiGateway::RestApi'),
          Get: declare('ApiGateway::Method', {
            RestApiId: ref('Api'),
            ResourceId: attribute('Api', 'RootResourceId'),
            HttpMethod: 'GET',
            AuthorizationType,
            Integration: { Type: 'AWS_PROXY', Uri: arn('Front') },
          }),
          ...declareFunction('Front', 'dynamodb:GetItem', arn('Orders')),
          Orders: declare('DynamoDB::Table'),
        },
        conditions,
      );
    const always = draw('AWS_IAM');
    const sometimes = draw(whenLive('AWS_IAM', 'NONE'));
    expect(listMethods(always)).toEqual(['GET /: IAM']);
    expect(listMethods(sometimes)).toEqual(['GET /: IAM or none']);
    expect(always.attackPaths.flatMap(listControls)[1]).toEqual(['IAM signature']);
    expect(sometimes.attackPaths.flatMap(listControls)[1]).toEqual([]);
  });

  test('a resource that is there under one assumption is drawn', () => {
    const record = expose(
      {
        ...declareFunction('Front', 'dynamodb:GetItem', arn('Orders')),
        Url: { ...declare('Lambda::Url', { AuthType: 'NONE', TargetFunctionArn: arn('Front') }), Condition: 'IsLive' },
        Orders: declare('DynamoDB::Table'),
      },
      conditions,
    );
    expect(listWays(record)).toEqual(['internet > Front > Orders']);
  });
});

describe('who outside acts as somebody of the account', () => {
  test('an IAM user with an access key, by the policies of its group', () => {
    const user = { Groups: [ref('Readers')] };
    const draw = (more: Readonly<Record<string, ReturnType<typeof declare>>>) =>
      expose({
        Robot: declare('IAM::User', user),
        Readers: declare('IAM::Group', {
          Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] } }],
        }),
        Reports: declare('S3::Bucket'),
        ...more,
      });
    expect(listWays(draw({ Key: declare('IAM::AccessKey', { UserName: ref('Robot') }) }))).toEqual([
      'internet > Robot > Reports',
    ]);
    expect(listWays(draw({}))).toEqual(['nobody > Reports']);
  });

  test('a role of a service is no node', () => {
    const record = expose({
      Flow: declare('StepFunctions::StateMachine', { RoleArn: arn('FlowRole') }),
      FlowRole: declareRole('states.amazonaws.com', 'sqs:SendMessage', arn('Jobs')),
      Jobs: declare('SQS::Queue'),
    });
    expect(listEdges(record)).toEqual(['Flow -sends to-> Jobs']);
  });
});

describe('what checks the callers of an API', () => {
  const api = (authorizer: Readonly<Record<string, unknown>>) => ({
    Api: declare('ApiGateway::RestApi'),
    Check: declare('ApiGateway::Authorizer', { RestApiId: ref('Api'), ...authorizer }),
    Users: declare('Cognito::UserPool'),
    ...declareFunction('Checker', 'dynamodb:GetItem', arn('Tokens')),
    Tokens: declare('DynamoDB::Table'),
  });

  test('a user pool issues tokens, and nobody reaches the API through it', () => {
    const record = expose(api({ Type: 'COGNITO_USER_POOLS', ProviderARNs: [arn('Users')] }));
    expect(listEdges(record)).toContain('Users -issues tokens for-> Api');
    expect(listWays(record)).toEqual(['nobody > Tokens', 'internet > Users']);
  });

  test('a function reads what every caller sends', () => {
    const record = expose(api({ Type: 'TOKEN', AuthorizerUri: arn('Checker') }));
    expect(listWays(record)).toContain('internet > Api > Checker > Tokens');
  });
});

test('a rule for another port of a database is no way to its data', () => {
  const draw = (port: number) =>
    expose({
      ...NETWORK,
      Front: declare('Lambda::Function', { VpcConfig: { SecurityGroupIds: [attribute('FrontGroup', 'GroupId')] } }),
      Url: declare('Lambda::Url', { AuthType: 'NONE', TargetFunctionArn: arn('Front') }),
      FrontGroup: group(),
      Database: declare('RDS::DBInstance', {
        Engine: 'mariadb',
        DBSubnetGroupName: 'own',
        VPCSecurityGroups: [attribute('DatabaseGroup', 'GroupId')],
      }),
      DatabaseGroup: group({
        SourceSecurityGroupId: attribute('FrontGroup', 'GroupId'),
        IpProtocol: 'tcp',
        FromPort: port,
        ToPort: port,
      }),
    });
  expect(listWays(draw(3306))).toEqual(['internet > Front > Database']);
  expect(listWays(draw(9104))).toEqual(['nobody > Database']);
});

test('methods that require keys have the limit of their usage plan', () => {
  const record = expose({
    Api: declare('ApiGateway::RestApi'),
    Get: declare('ApiGateway::Method', {
      RestApiId: ref('Api'),
      ResourceId: attribute('Api', 'RootResourceId'),
      HttpMethod: 'GET',
      AuthorizationType: 'NONE',
      ApiKeyRequired: true,
      Integration: { Type: 'MOCK' },
    }),
    Plan: declare('ApiGateway::UsagePlan', {
      ApiStages: [{ ApiId: ref('Api'), Stage: 'live' }],
      Throttle: { RateLimit: 20 },
    }),
  });
  expect(record.publicMethods).toEqual([
    expect.objectContaining({ name: 'GET /', isApiKeyRequired: true, throttle: '20 requests/s for each key' }),
  ]);
});

test('a rule for events about the objects of a bucket', () => {
  const record = expose({
    Uploads: declare('S3::Bucket', { NotificationConfiguration: { EventBridgeConfiguration: {} } }),
    Rule: declare('Events::Rule', {
      EventPattern: { source: ['aws.s3'], detail: { bucket: { name: [ref('Uploads')] } } },
      Targets: [{ Arn: arn('Index'), Id: 'one' }],
    }),
    ...declareFunction('Index', 'dynamodb:PutItem', arn('Orders')),
    Orders: declare('DynamoDB::Table'),
    ...declareFunction('Front', 's3:PutObject', join(arn('Uploads'), '/*')),
    Url: declare('Lambda::Url', { AuthType: 'NONE', TargetFunctionArn: arn('Front') }),
  });
  expect(listWays(record)).toEqual([
    'internet > Front > Uploads > Rule > Index > Orders',
    'internet > Front > Uploads',
  ]);
});

describe('a database with a public address', () => {
  const draw = (more: Readonly<Record<string, unknown>>) =>
    listWays(
      expose({
        ...NETWORK,
        Warehouse: declare('Redshift::Cluster', { PubliclyAccessible: true, ...more }),
        PrivateOnly: declare('Redshift::ClusterSubnetGroup', { SubnetIds: [ref('Private')] }),
      }),
    );

  test('in security groups outside of the templates may be open to everybody', () => {
    expect(draw({ VpcSecurityGroupIds: ['sg-0123456789abcdef0'] })).toEqual(['internet > Warehouse']);
  });

  test('in private subnets is reached by nobody', () => {
    const groups = { VpcSecurityGroupIds: ['sg-0123456789abcdef0'] };
    expect(draw({ ...groups, ClusterSubnetGroupName: ref('PrivateOnly') })).toEqual(['nobody > Warehouse']);
  });
});

test('a policy for everybody opens no file system, which clients reach within a VPC only', () => {
  const everybody = { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: '*' }] };
  expect(listWays(expose({ Files: declare('EFS::FileSystem', { FileSystemPolicy: everybody }) }))).toEqual([
    'nobody > Files',
  ]);
});

test('an event bus that another account sends to', () => {
  const record = expose({
    Bus: declare('Events::EventBus', { Name: 'orders' }),
    Policy: declare('Events::EventBusPolicy', {
      EventBusName: ref('Bus'),
      StatementId: 'partner',
      Statement: { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: 'events:PutEvents' },
    }),
    Rule: declare('Events::Rule', { EventBusName: ref('Bus'), Targets: [{ Arn: arn('Jobs'), Id: 'one' }] }),
    Jobs: declare('SQS::Queue'),
  });
  expect(listWays(record)).toEqual(['account 444455556666 > Bus > Rule > Jobs']);
});
