import type { AddedWeakness } from './added-weakness';
import { weakenOneValue } from './one-value';

const KIND = 'secret in a text';
/** Joined here, so that no scanner of this repository takes an example for a leaked secret. */
const join = (...parts: readonly string[]): string => parts.join('');
const RANDOM = 'aB3dE6gH9kL2nP5qR8tV1xZ4aB3dE6gH9kL2nP5q';
const ACCESS_KEY = join('AKIA', 'IOSFODNN7EXAMPLE');
const GITHUB = join('ghp_', RANDOM.slice(0, 36));
const ROLE = 'arn:aws:iam::111122223333:role/app';
const SECRET = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf';
const RESOLVED = '{{resolve:secretsmanager:db:SecretString:password}}';
const SCRIPT = '#!/bin/bash\nexport DB_PASSWORD=hunter2x\n/opt/start\n';

type Row = readonly [
  id: string,
  type: string,
  properties: Readonly<Record<string, unknown>>,
  path: string,
  weak: unknown,
];

const FUNCTION = {
  Handler: 'index.handler',
  Runtime: 'nodejs24.x',
  Role: ROLE,
  Code: { S3Bucket: 'cdk-hnb659fds-assets-111122223333-eu-central-1', S3Key: 'app.zip' },
  TracingConfig: { Mode: 'Active' },
  Environment: { Variables: { TABLE: 'records', DB_SECRET_ARN: SECRET } },
};
const TASK = {
  ExecutionRoleArn: ROLE,
  TaskRoleArn: ROLE,
  NetworkMode: 'awsvpc',
  ContainerDefinitions: [
    {
      Name: 'app',
      Image: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1',
      ReadonlyRootFilesystem: true,
      User: '1000',
      LogConfiguration: { LogDriver: 'awslogs' },
      Secrets: [{ Name: 'DB_PASSWORD', ValueFrom: SECRET }],
      Environment: [{ Name: 'LOG_LEVEL', Value: 'info' }],
    },
  ],
};
const PARAMETER = { Type: 'String', Name: '/app/greeting', Value: 'hello there' };
const TEMPLATE = { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 } } };

const ROWS: readonly Row[] = [
  ['secret-lambda-password', 'AWS::Lambda::Function', FUNCTION, 'Environment.Variables.DB_PASSWORD', 'hunter2x'],
  [
    'secret-lambda-access-key',
    'AWS::Lambda::Function',
    FUNCTION,
    'Environment.Variables.KEYS',
    `${ACCESS_KEY}:${RANDOM}`,
  ],
  [
    'secret-lambda-url',
    'AWS::Lambda::Function',
    FUNCTION,
    'Environment.Variables.CACHE',
    'redis://app:hunter2x@cache.internal:6379',
  ],
  ['secret-lambda-token', 'AWS::Lambda::Function', FUNCTION, 'Environment.Variables.SETTING', GITHUB],
  [
    'secret-ecs-variable',
    'AWS::ECS::TaskDefinition',
    TASK,
    'ContainerDefinitions.0.Environment.0',
    { Name: 'API_KEY', Value: 'hunter2x' },
  ],
  ['secret-ssm-value', 'AWS::SSM::Parameter', PARAMETER, 'Value', GITHUB],
  ['secret-ssm-name', 'AWS::SSM::Parameter', PARAMETER, 'Name', '/app/db/password'],
  [
    'secret-launch-template',
    'AWS::EC2::LaunchTemplate',
    TEMPLATE,
    'LaunchTemplateData.UserData',
    { 'Fn::Base64': SCRIPT },
  ],
  [
    'secret-launch-template-base64',
    'AWS::EC2::LaunchTemplate',
    TEMPLATE,
    'LaunchTemplateData.UserData',
    Buffer.from(SCRIPT).toString('base64'),
  ],
  [
    'secret-launch-template-sub',
    'AWS::EC2::LaunchTemplate',
    TEMPLATE,
    'LaunchTemplateData.UserData',
    { 'Fn::Base64': { 'Fn::Sub': `aws configure set aws_secret_access_key ${ACCESS_KEY}` } },
  ],
  ['secret-private-key', 'AWS::SSM::Parameter', PARAMETER, 'Value', join('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIE')],
  [
    'secret-slack',
    'AWS::SSM::Parameter',
    PARAMETER,
    'Value',
    join('https://hooks.slack.com/services/', 'T0000/B0000/', RANDOM.slice(0, 24)),
  ],
  [
    'secret-jdbc',
    'AWS::SSM::Parameter',
    PARAMETER,
    'Value',
    'jdbc:postgresql://db:5432/app?user=app&password=hunter2x1',
  ],
  [
    'secret-resolved-to-literal',
    'AWS::Neptune::DBCluster',
    {
      StorageEncrypted: true,
      IamAuthEnabled: true,
      BackupRetentionPeriod: 30,
      DeletionProtection: true,
      EnableCloudwatchLogsExports: ['audit'],
      CopyTagsToSnapshot: true,
      MasterUserPassword: RESOLVED,
    },
    'MasterUserPassword',
    'hunter2xhunter2x',
  ],
];

const TOPIC = { Type: 'AWS::SSM::Parameter', Properties: PARAMETER };

/** Secrets that an engineer could write into any text of a resource. */
export const secretWeaknesses: readonly AddedWeakness[] = [
  ...ROWS.map(([id, type, properties, path, weak]) =>
    weakenOneValue({ id, kind: KIND, type, properties, path, weak, names: /secret|password|token|key/i }),
  ),
  {
    id: 'secret-metadata-of-resource',
    service: 'CloudFormation',
    kind: KIND,
    hardened: { Subject: TOPIC },
    weaken: {
      'Subject.Metadata': { 'AWS::CloudFormation::Init': { config: { files: { '/etc/app': { content: SCRIPT } } } } },
    },
    names: /secret/i,
  },
];
