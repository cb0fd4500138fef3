import { describe, expect, test } from '@jest/globals';
import { expand, fn } from './expand';

const machine = (properties: object) => ({
  Machine: { Type: 'AWS::Serverless::StateMachine', Properties: properties },
});

describe('a state machine', () => {
  test('has a role with its policies, logs, and rules that start it', () => {
    const { types, properties } = expand(
      machine({
        Definition: { StartAt: 'A' },
        Policies: [{ LambdaInvokePolicy: { FunctionName: 'fn' } }],
        Logging: { Level: 'ALL' },
        Tracing: { Enabled: true },
        Events: { Daily: { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)' } } },
      }),
    );
    expect(types).toEqual({
      Machine: 'AWS::StepFunctions::StateMachine',
      MachineRole: 'AWS::IAM::Role',
      MachineDaily: 'AWS::Events::Rule',
      MachineDailyRole: 'AWS::IAM::Role',
    });
    expect(properties['Machine']).toMatchObject({
      Definition: { StartAt: 'A' },
      LoggingConfiguration: { Level: 'ALL' },
      TracingConfiguration: { Enabled: true },
    });
    expect(JSON.stringify(properties['MachineRole'])).toContain('lambda:InvokeFunction');
    expect(properties['MachineDaily']).toMatchObject({
      Targets: [{ Arn: { Ref: 'Machine' }, RoleArn: { 'Fn::GetAtt': ['MachineDailyRole', 'Arn'] } }],
    });
  });

  test('may have an alias that events start', () => {
    const { types, properties, notJudged } = expand(
      machine({
        DefinitionUri: 's3://b/k',
        Role: 'arn',
        AutoPublishAlias: 'live',
        UseAliasAsEventTarget: true,
        Events: { Daily: { Type: 'ScheduleV2', Properties: { ScheduleExpression: 'rate(1 day)' } } },
      }),
    );
    expect(types).toMatchObject({
      MachineVersion: 'AWS::StepFunctions::StateMachineVersion',
      MachineAliaslive: 'AWS::StepFunctions::StateMachineAlias',
    });
    expect(types).not.toHaveProperty('MachineRole');
    expect(properties['MachineDaily']).toMatchObject({ Target: { Arn: { Ref: 'MachineAliaslive' } } });
    expect(properties['Machine']).toMatchObject({ DefinitionS3Location: { Bucket: 'b', Key: 'k' } });
    expect(notJudged).toEqual(['DefinitionUri']);
  });
});

describe('tables, layers, applications and capacity providers', () => {
  test('a simple table', () => {
    const simple = {
      Type: 'AWS::Serverless::SimpleTable',
      Properties: { PrimaryKey: { Name: 'key', Type: 'Number' }, SSESpecification: { SSEEnabled: true } },
    };
    expect(expand({ Table: simple }).properties['Table']).toEqual({
      AttributeDefinitions: [{ AttributeName: 'key', AttributeType: 'N' }],
      KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
    });
  });

  test('a layer', () => {
    const layer = { Type: 'AWS::Serverless::LayerVersion', Properties: { ContentUri: 's3://b/k', LicenseInfo: 'MIT' } };
    expect(expand({ Layer: layer })).toMatchObject({
      types: { Layer: 'AWS::Lambda::LayerVersion' },
      properties: { Layer: { LayerName: 'Layer', Content: { S3Bucket: 'b', S3Key: 'k' }, LicenseInfo: 'MIT' } },
    });
  });

  test('a nested application becomes a nested stack', () => {
    const application = {
      Type: 'AWS::Serverless::Application',
      Properties: { Location: { ApplicationId: 'arn', SemanticVersion: '1' } },
    };
    expect(expand({ App: application })).toMatchObject({
      types: { App: 'AWS::CloudFormation::Stack' },
      notJudged: [],
    });
  });

  test('a capacity provider has a role', () => {
    const provider = {
      Type: 'AWS::Serverless::CapacityProvider',
      Properties: { VpcConfig: { SubnetIds: ['s'] }, ScalingConfig: { MaxVCpuCount: 4 } },
    };
    const { types, properties } = expand({ Provider: provider });
    expect(types).toEqual({ Provider: 'AWS::Lambda::CapacityProvider', ProviderOperatorRole: 'AWS::IAM::Role' });
    expect(properties['Provider']?.['CapacityProviderScalingConfig']).toEqual({ MaxVCpuCount: 4, ScalingMode: 'Auto' });
  });
});

describe('a GraphQL API', () => {
  test('has schema, keys, cache, data sources with roles, functions and resolvers', () => {
    const { types, properties } = expand({
      Graph: {
        Type: 'AWS::Serverless::GraphQLApi',
        Properties: {
          SchemaInline: 'type Query { a: String }',
          Auth: { Type: 'AWS_LAMBDA', LambdaAuthorizer: { AuthorizerUri: 'fn' }, Additional: [{ Type: 'API_KEY' }] },
          ApiKeys: { Key: { Description: 'k' } },
          Cache: { Type: 'SMALL', Ttl: 60, ApiCachingBehavior: 'FULL_REQUEST_CACHING' },
          DataSources: { DynamoDb: { Table: { TableName: 'table', TableArn: 'arn:table' } } },
          Functions: {
            Read: { DataSource: 'Table', InlineCode: 'x', Runtime: { Name: 'APPSYNC_JS', Version: '1.0.0' } },
          },
          Resolvers: { Query: { a: { Pipeline: ['Read'] } } },
        },
      },
    });
    expect(types).toEqual({
      Graph: 'AWS::AppSync::GraphQLApi',
      GraphCloudWatchRole: 'AWS::IAM::Role',
      GraphSchema: 'AWS::AppSync::GraphQLSchema',
      GraphKey: 'AWS::AppSync::ApiKey',
      GraphApiCache: 'AWS::AppSync::ApiCache',
      GraphToLambdaAuthConnector1WriteLambdaPermission: 'AWS::Lambda::Permission',
      GraphTableDynamoDBDataSource: 'AWS::AppSync::DataSource',
      GraphTableDynamoDBDataSourceRole: 'AWS::IAM::Role',
      GraphTableDynamoDBDataSourceConnectorPolicy: 'AWS::IAM::ManagedPolicy',
      GraphRead: 'AWS::AppSync::FunctionConfiguration',
      GraphQuerya: 'AWS::AppSync::Resolver',
    });
    expect(properties['Graph']).toMatchObject({
      AuthenticationType: 'AWS_LAMBDA',
      LambdaAuthorizerConfig: { AuthorizerUri: 'fn' },
      AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }],
      LogConfig: { FieldLogLevel: 'ALL' },
    });
    expect(JSON.stringify(properties['GraphTableDynamoDBDataSourceConnectorPolicy'])).toContain('dynamodb:PutItem');
  });

  test('without logs has no role for them', () => {
    const graph = {
      Type: 'AWS::Serverless::GraphQLApi',
      Properties: { SchemaInline: 's', Auth: { Type: 'API_KEY' }, Logging: false },
    };
    const { types, properties } = expand({ Graph: graph });
    expect(types).not.toHaveProperty('GraphCloudWatchRole');
    expect(properties['Graph']).not.toHaveProperty('LogConfig');
  });
});

describe('a connector', () => {
  const connector = (properties: object) => ({ Type: 'AWS::Serverless::Connector', Properties: properties });
  const table = { Type: 'AWS::DynamoDB::Table' };

  test('lets a function use a table', () => {
    const { properties } = expand({
      Fn: fn(),
      Table: table,
      Link: connector({ Source: { Id: 'Fn' }, Destination: { Id: 'Table' }, Permissions: ['Read'] }),
    });
    expect(properties['LinkPolicy']?.['Roles']).toEqual([{ Ref: 'FnRole' }]);
    expect(JSON.stringify(properties['LinkPolicy'])).toMatch(/dynamodb:GetItem.*"Fn::GetAtt":\["Table","Arn"\]/);
    expect(JSON.stringify(properties['LinkPolicy'])).not.toContain('PutItem');
  });

  test('embedded in its source, to several destinations', () => {
    const connectors = {
      Link: { Properties: { Destination: [{ Id: 'Table' }, { Id: 'Queue' }], Permissions: ['Write'] } },
    };
    const { types, origins } = expand({
      Fn: fn({}, { Connectors: connectors }),
      Table: table,
      Queue: { Type: 'AWS::SQS::Queue' },
    });
    expect(types).toMatchObject({
      FnLinkPolicyDestination0: 'AWS::IAM::ManagedPolicy',
      FnLinkPolicyDestination1: 'AWS::IAM::ManagedPolicy',
    });
    expect(origins.get('FnLinkPolicyDestination0')).toBe('Fn');
  });

  test('from a topic to a queue and from an API to a function', () => {
    const queue = expand({
      Topic: { Type: 'AWS::SNS::Topic' },
      Queue: { Type: 'AWS::SQS::Queue' },
      Link: connector({ Source: { Id: 'Topic' }, Destination: { Id: 'Queue' }, Permissions: ['Write'] }),
    });
    expect(queue.properties['LinkQueuePolicy']).toMatchObject({ Queues: [{ Ref: 'Queue' }] });
    const api = expand({
      Api: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'prod' } },
      Fn: fn(),
      Link: connector({
        Source: { Id: 'Api', Qualifier: 'prod/GET/' },
        Destination: { Id: 'Fn' },
        Permissions: ['Write'],
      }),
    });
    expect(api.properties['LinkWriteLambdaPermission']).toMatchObject({
      Principal: 'apigateway.amazonaws.com',
      FunctionName: { 'Fn::GetAtt': ['Fn', 'Arn'] },
    });
  });

  test('between types that nobody published is named', () => {
    const link = connector({
      Source: { Id: 'Fn' },
      Destination: { Type: 'AWS::Sparkle::Thing', Arn: 'x' },
      Permissions: ['Read'],
    });
    expect(expand({ Fn: fn(), Link: link }).notJudged).toEqual(['Destination']);
  });
});
