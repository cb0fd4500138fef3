import { describe, expect, test } from '@jest/globals';
import { expandSam } from '../../../src/foreign/sam/expand-sam';
import { expand, fn } from './expand';

const managed = (name: string) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` });
const BASIC = managed('service-role/AWSLambdaBasicExecutionRole');

describe('a function', () => {
  test('becomes a Lambda function with a role', () => {
    const { types, properties, origins } = expand({
      Fn: fn({ KmsKeyArn: 'key', Layers: ['a'], VpcConfig: { SubnetIds: ['s'] } }),
    });
    expect(types).toEqual({ Fn: 'AWS::Lambda::Function', FnRole: 'AWS::IAM::Role' });
    expect(properties['Fn']).toEqual({
      Handler: 'index.handler',
      Runtime: 'nodejs22.x',
      KmsKeyArn: 'key',
      Layers: ['a'],
      VpcConfig: { SubnetIds: ['s'] },
      Code: { S3Bucket: 'code', S3Key: 'key' },
      Role: { 'Fn::GetAtt': ['FnRole', 'Arn'] },
      Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }],
    });
    expect(properties['FnRole']?.['ManagedPolicyArns']).toEqual([
      BASIC,
      managed('service-role/AWSLambdaVPCAccessExecutionRole'),
    ]);
    expect([...origins]).toEqual([['FnRole', 'Fn']]);
  });

  test.each([
    ['inline code', { CodeUri: undefined, InlineCode: 'exports' }, { ZipFile: 'exports' }],
    ['a version in S3', { CodeUri: 's3://b/k/x?versionId=v1' }, { S3Bucket: 'b', S3Key: 'k/x', S3ObjectVersion: 'v1' }],
    ['an object', { CodeUri: { Bucket: { Ref: 'B' }, Key: 'k' } }, { S3Bucket: { Ref: 'B' }, S3Key: 'k' }],
    ['an image', { CodeUri: undefined, PackageType: 'Image', ImageUri: 'image' }, { ImageUri: 'image' }],
    ['a folder of the developer', { CodeUri: './src' }, undefined],
  ])('reads %s', (_name, given, code) => {
    expect(expand({ Fn: fn(given) }).properties['Fn']?.['Code']).toEqual(code);
  });

  test('keeps its attributes, and its condition goes to what is generated', () => {
    const attributes = { Condition: 'IsProd', DependsOn: 'Other', Metadata: { a: 1 } };
    const { resources } = expandSam({ Fn: fn({}, attributes) }, {}, {});
    expect(resources['Fn']).toMatchObject(attributes);
    expect(Object.keys(Object(resources['FnRole'])).sort()).toEqual(['Condition', 'Properties', 'Type']);
  });

  test('merges globals: objects are merged, lists are joined, other values are replaced', () => {
    const globals = {
      Function: { Timeout: 3, MemorySize: 128, Layers: ['a'], Environment: { Variables: { A: 1, B: 1 } } },
    };
    const { properties } = expand(
      { Fn: fn({ Timeout: 9, Layers: ['b'], Environment: { Variables: { B: 2 } } }) },
      globals,
    );
    expect(properties['Fn']).toMatchObject({
      Timeout: 9,
      MemorySize: 128,
      Layers: ['a', 'b'],
      Environment: { Variables: { A: 1, B: 2 } },
    });
    expect(expand({ Fn: fn({}, { IgnoreGlobals: '*' }) }, globals).properties['Fn']).not.toHaveProperty('Timeout');
    expect(expand({ Fn: fn({}, { IgnoreGlobals: ['Timeout'] }) }, globals).properties['Fn']).toMatchObject({
      MemorySize: 128,
    });
  });

  test('names a property that the expansion does not know', () => {
    expect(
      expand({ Fn: fn({ Sparkle: 1, FunctionUrlConfig: { AuthType: 'AWS_IAM', Glitter: 1 } }) }).notJudged,
    ).toEqual(['Sparkle', 'FunctionUrlConfig.Glitter']);
    expect(expand({ Fn: { Type: 'AWS::Serverless::Sparkle' } }).notJudged).toEqual(['AWS::Serverless::Sparkle']);
    expect(
      expand({ Fn: { Type: 'AWS::Serverless::Function', Properties: { 'Fn::If': ['A', {}, {}] } } }).notJudged,
    ).toEqual(['Properties']);
  });
});

describe('the role of a function', () => {
  const readRole = (policies: unknown) => expand({ Fn: fn({ Policies: policies }) }).properties['FnRole'];

  test.each([
    ['the name of a managed policy', 'AdministratorAccess', managed('AdministratorAccess')],
    ['the name of a policy for services', 'AWSLambdaRole', managed('service-role/AWSLambdaRole')],
    ['an ARN', 'arn:aws:iam::111122223333:policy/Own', 'arn:aws:iam::111122223333:policy/Own'],
    ['a reference', { Ref: 'Policy' }, { Ref: 'Policy' }],
    [
      'a choice',
      { 'Fn::If': ['C', 'ReadOnlyAccess', { Ref: 'AWS::NoValue' }] },
      { 'Fn::If': ['C', managed('ReadOnlyAccess'), { Ref: 'AWS::NoValue' }] },
    ],
  ])('has %s', (_name, given, arn) => {
    expect(readRole([given])?.['ManagedPolicyArns']).toEqual([BASIC, arn]);
    expect(readRole(given)?.['ManagedPolicyArns']).toEqual([BASIC, arn]);
  });

  test('has policy documents and policy templates', () => {
    const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
    const template = { DynamoDBReadPolicy: { TableName: { Ref: 'Table' } } };
    const [own, read] = Object(readRole([document, template])?.['Policies']);
    expect(own).toEqual({ PolicyName: 'FnRolePolicy0', PolicyDocument: document });
    expect(read.PolicyDocument.Statement[0].Action).toContain('dynamodb:GetItem');
    expect(JSON.stringify(read)).toContain('{"tableName":{"Ref":"Table"}}');
    expect(JSON.stringify(read)).not.toContain('TableName');
  });

  test('does not have a policy template that nobody published, which is named', () => {
    expect(expand({ Fn: fn({ Policies: [{ SparklePolicy: {} }] }) }).notJudged).toEqual(['Policies.0']);
  });

  test('is not generated beside a given one, but for the branch of a choice without any', () => {
    expect(expand({ Fn: fn({ Role: 'arn' }) }).types).toEqual({ Fn: 'AWS::Lambda::Function' });
    const chosen = expand({ Fn: fn({ Role: { 'Fn::If': ['C', 'arn', { Ref: 'AWS::NoValue' }] } }) });
    expect(chosen.properties['Fn']?.['Role']).toEqual({ 'Fn::If': ['C', 'arn', { 'Fn::GetAtt': ['FnRole', 'Arn'] }] });
    expect(chosen.types).toHaveProperty('FnRole');
  });

  test('may trace and write to the dead letter queue', () => {
    const { properties } = expand({
      Fn: fn({ Tracing: 'Active', DeadLetterQueue: { Type: 'SQS', TargetArn: 'queue' } }),
    });
    expect(properties['Fn']).toMatchObject({
      TracingConfig: { Mode: 'Active' },
      DeadLetterConfig: { TargetArn: 'queue' },
    });
    expect(JSON.stringify(properties['FnRole'])).toContain(
      '"Action":"sqs:SendMessage","Effect":"Allow","Resource":"queue"',
    );
    expect(properties['FnRole']?.['ManagedPolicyArns']).toContainEqual(managed('AWSXrayWriteOnlyAccess'));
  });
});

describe('what a function brings along', () => {
  test('a URL for everybody, with its permissions', () => {
    const { properties, types } = expand({
      Fn: fn({ FunctionUrlConfig: { AuthType: 'NONE', Cors: { AllowOrigins: ['*'] } } }),
    });
    expect(types).toMatchObject({
      FnUrl: 'AWS::Lambda::Url',
      FnUrlPublicPermissions: 'AWS::Lambda::Permission',
      FnURLInvokeAllowPublicAccess: 'AWS::Lambda::Permission',
    });
    expect(properties['FnUrl']).toEqual({
      TargetFunctionArn: { Ref: 'Fn' },
      AuthType: 'NONE',
      Cors: { AllowOrigins: ['*'] },
    });
    expect(properties['FnUrlPublicPermissions']).toMatchObject({ Principal: '*', FunctionUrlAuthType: 'NONE' });
  });

  test('a URL with authorization, without permissions', () => {
    expect(expand({ Fn: fn({ FunctionUrlConfig: { AuthType: 'AWS_IAM' } }) }).types).not.toHaveProperty(
      'FnUrlPublicPermissions',
    );
    expect(expand({ Fn: fn({ FunctionUrlConfig: { 'Fn::If': ['A', {}, {}] } }) }).notJudged).toEqual([
      'FunctionUrlConfig',
    ]);
  });

  test('an alias that event sources and the URL call, and a gradual deployment', () => {
    const { types, properties } = expand({
      Fn: fn({
        AutoPublishAlias: 'live-1',
        FunctionUrlConfig: { AuthType: 'AWS_IAM' },
        DeploymentPreference: { Type: 'Linear10PercentEvery1Minute', Alarms: [{ Ref: 'Alarm' }] },
      }),
    });
    expect(types).toMatchObject({
      FnVersion: 'AWS::Lambda::Version',
      FnAliasliveD1: 'AWS::Lambda::Alias',
      FnDeploymentGroup: 'AWS::CodeDeploy::DeploymentGroup',
      ServerlessDeploymentApplication: 'AWS::CodeDeploy::Application',
      CodeDeployServiceRole: 'AWS::IAM::Role',
    });
    expect(properties['FnUrl']?.['TargetFunctionArn']).toEqual({ Ref: 'FnAliasliveD1' });
    expect(properties['FnDeploymentGroup']?.['AlarmConfiguration']).toEqual({
      Enabled: true,
      Alarms: [{ Name: { Ref: 'Alarm' } }],
    });
  });

  test('destinations of asynchronous calls, created or given, with the permission to write to them', () => {
    const destinations = { OnSuccess: { Type: 'SQS' }, OnFailure: { Type: 'EventBridge', Destination: 'bus' } };
    const { types, properties } = expand({
      Fn: fn({ EventInvokeConfig: { MaximumRetryAttempts: 1, DestinationConfig: destinations } }),
    });
    expect(types).toMatchObject({ FnEventInvokeConfigOnSuccessQueue: 'AWS::SQS::Queue' });
    expect(properties['FnEventInvokeConfig']).toMatchObject({
      Qualifier: '$LATEST',
      MaximumRetryAttempts: 1,
      DestinationConfig: {
        OnSuccess: { Destination: { 'Fn::GetAtt': ['FnEventInvokeConfigOnSuccessQueue', 'Arn'] } },
        OnFailure: { Destination: 'bus' },
      },
    });
    expect(JSON.stringify(properties['FnRole'])).toMatch(/events:PutEvents.*"Resource":"bus"/);
  });
});
