import { describe, expect, test } from '@jest/globals';
import { apiTemplate, only, rightsOf } from '../api/synthesized';
import { productionSettings, sandboxSettings } from '../scaffold';

describe.each([sandboxSettings, productionSettings])('the function that reads in $name', (settings) => {
  const template = apiTemplate(settings);
  const reads = only(template, 'AWS::Lambda::Function');

  test('runs the current Node.js on arm64 with automatic runtime updates', () => {
    expect(reads).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      RuntimeManagementConfig: { UpdateRuntimeOn: 'Auto' },
    });
  });

  test('stands in isolated subnets with a security group of its own', () => {
    expect(Object(reads['VpcConfig']).SubnetIds).toHaveLength(settings.network.zones.length);
    expect(Object(reads['VpcConfig']).SecurityGroupIds).toEqual([
      { 'Fn::GetAtt': [expect.stringMatching(/^FunctionsReadSecurityGroup/), 'GroupId'] },
    ]);
  });

  test('cannot grow beyond its reserved concurrency, loop or hang', () => {
    expect(reads).toMatchObject({
      ReservedConcurrentExecutions: settings.api.functionConcurrency,
      RecursiveLoop: 'Terminate',
      Timeout: 10,
    });
  });

  test('has no secret in its environment, which is encrypted all the same', () => {
    expect(reads['KmsKeyArn']).toEqual({ 'Fn::ImportValue': expect.stringContaining('KeysSecrets') });
    expect(Object.keys(Object(reads['Environment']).Variables).sort()).toEqual([
      'DATABASE_HOST',
      'DATABASE_NAME',
      'DATABASE_PORT',
      'DATABASE_USER',
      'NODE_OPTIONS',
    ]);
  });

  test('is traced, logs JSON to its own group and keeps what it failed to handle', () => {
    expect(reads).toMatchObject({
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: expect.stringMatching(/^FunctionsReadLog/) } },
      DeadLetterConfig: { TargetArn: { 'Fn::ImportValue': expect.stringContaining('DeadLetters') } },
    });
    expect(only(template, 'AWS::Lambda::EventInvokeConfig')).toMatchObject({
      DestinationConfig: { OnFailure: { Destination: { 'Fn::ImportValue': expect.stringContaining('DeadLetters') } } },
    });
  });

  test('may sign in to the database as the role that reads, report, and nothing else', () => {
    const interfaces = [
      'ec2:AssignPrivateIpAddresses',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:UnassignPrivateIpAddresses',
    ];
    expect(rightsOf(template, 'FunctionsReadRole')).toEqual([
      {
        Effect: 'Allow',
        Action: [...interfaces, 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
        Resource: '*',
      },
      { Effect: 'Deny', Action: interfaces, Resource: '*' },
      {
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Resource: { 'Fn::ImportValue': expect.stringContaining('DeadLetters') },
      },
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: { 'Fn::ImportValue': expect.stringContaining('KeysMessaging') },
      },
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^FunctionsReadLog/), 'Arn'] },
      },
      {
        Effect: 'Allow',
        Action: 'rds-db:connect',
        Resource: { 'Fn::Join': ['', expect.arrayContaining(['/bulwark_read'])] },
      },
    ]);
  });
});
