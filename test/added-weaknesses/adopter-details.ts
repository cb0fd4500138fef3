import type { AddedWeakness } from './added-weakness';
import { zone } from './origin-case';
import { own, role, STRANGER } from './trust-case';
import { KEY, NO_DETECTION, PRIVILEGED, PUBLIC, REST, TOO_BROAD, weaken } from './weakened-properties';

const TRUST = 'trust in another account';
const SECRET = 'secret in a text';
const THEM = new RegExp(STRANGER);
const TOKEN = /token|secret|password|credential|key/i;
const FOREIGN_KEY = `arn:aws:kms:eu-central-1:${STRANGER}:key/1`;
const FOREIGN_ROLE = `arn:aws:iam::${STRANGER}:role/work`;
const FOREIGN_TOPIC = `arn:aws:sns:eu-central-1:${STRANGER}:alerts`;
const PASSWORD = 'Tr0ub4dor-and-3-horses';
/** Alarms, buckets, functions, queues and containers, as an engineer adds them. */
export const adopterDetailWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::CloudWatch::Alarm',
    {
      AlarmName: 'errors',
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      Namespace: 'App',
      MetricName: 'Errors',
      Period: 60,
      Statistic: 'Sum',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
      AlarmActions: [own('sns', 'alerts')],
    },
    [
      ['alarm-abroad', TRUST, 'AlarmActions', [FOREIGN_TOPIC], THEM],
      ['alarm-actions-off', NO_DETECTION, 'ActionsEnabled', false, /action/i],
      ['alarm-no-action', NO_DETECTION, 'AlarmActions', undefined, /action/i],
    ],
  ),
  ...weaken(
    'AWS::Backup::BackupSelection',
    { BackupPlanId: 'plan', BackupSelection: { SelectionName: 'all', IamRoleArn: role('backup'), Resources: ['*'] } },
    [['backup-role-abroad', TRUST, 'BackupSelection.IamRoleArn', FOREIGN_ROLE, THEM]],
  ),
  ...weaken('AWS::EC2::Volume', { AvailabilityZone: 'eu-central-1a', Size: 10, Encrypted: true, KmsKeyId: KEY }, [
    ['volume-key-abroad', TRUST, 'KmsKeyId', FOREIGN_KEY, THEM],
    ['volume-plain-word', REST, 'Encrypted', 'No', /encrypt/i],
  ]),
  ...weaken('AWS::S3::Bucket', {}, [
    [
      'bucket-key-abroad',
      TRUST,
      'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID',
      FOREIGN_KEY,
      THEM,
    ],
    ['bucket-versions-suspended', 'no backup', 'VersioningConfiguration.Status', 'Suspended', /version/i],
    ['bucket-website', PUBLIC, 'WebsiteConfiguration', { IndexDocument: 'index.html' }, /website/i],
  ]),
  ...weaken(
    'AWS::S3::BucketPolicy',
    {
      Bucket: 'records-111122223333',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: ['arn:aws:s3:::records-111122223333', 'arn:aws:s3:::records-111122223333/*'],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          {
            Effect: 'Allow',
            Principal: { AWS: role() },
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::records-111122223333/*',
          },
        ],
      },
    },
    [
      [
        'bucket-policy-not-principal',
        PUBLIC,
        'PolicyDocument.Statement.1',
        {
          Effect: 'Allow',
          NotPrincipal: { AWS: role() },
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::records-111122223333/*',
        },
        /any principal|public|NotPrincipal/i,
      ],
      [
        'bucket-policy-star-of-list',
        PUBLIC,
        'PolicyDocument.Statement.1.Principal',
        { AWS: [role(), '*'] },
        /any principal|public/i,
      ],
      [
        'bucket-policy-useless-condition',
        PUBLIC,
        'PolicyDocument.Statement.1',
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::records-111122223333/*',
          Condition: { StringLike: { 'aws:PrincipalArn': '*' } },
        },
        /any principal|public/i,
      ],
      ['bucket-policy-delete', TOO_BROAD, 'PolicyDocument.Statement.1.Action', 's3:*', /action|wildcard/i],
    ],
  ),
  ...weaken(
    'AWS::Lambda::Permission',
    {
      FunctionName: 'orders',
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
      SourceArn: own('events', 'rule/orders'),
    },
    [
      ['permission-no-source', 'a service for every account', 'SourceArn', undefined, /source/i],
      [
        'permission-for-all',
        PUBLIC,
        '',
        { FunctionName: 'orders', Action: 'lambda:InvokeFunction', Principal: '*' },
        /public|any principal|every/i,
      ],
      [
        'permission-url-for-all',
        PUBLIC,
        '',
        { FunctionName: 'orders', Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'NONE' },
        /public|any principal|URL/i,
      ],
    ],
  ),
  ...weaken(
    'AWS::SNS::Subscription',
    {
      TopicArn: own('sns', 'alerts'),
      Protocol: 'https',
      Endpoint: 'https://alerts.example.com/in',
      RedrivePolicy: { deadLetterTargetArn: own('sqs', 'dead') },
    },
    [
      [
        'subscription-of-stranger',
        TRUST,
        '',
        { TopicArn: own('sns', 'alerts'), Protocol: 'sqs', Endpoint: `arn:aws:sqs:eu-central-1:${STRANGER}:in` },
        THEM,
      ],
      ['subscription-password-in-url', SECRET, 'Endpoint', `https://team:${PASSWORD}@alerts.example.com/in`, TOKEN],
    ],
    zone,
  ),
  ...weaken(
    'AWS::SQS::QueuePolicy',
    {
      Queues: [own('sqs', 'orders')],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sqs:*',
            Resource: own('sqs', 'orders'),
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          { Effect: 'Allow', Principal: { AWS: role() }, Action: 'sqs:SendMessage', Resource: own('sqs', 'orders') },
        ],
      },
    },
    [
      ['queue-for-all', PUBLIC, 'PolicyDocument.Statement.1.Principal', '*', /any principal|public/i],
      ['queue-for-stranger', TRUST, 'PolicyDocument.Statement.1.Principal', { AWS: FOREIGN_ROLE }, THEM],
      [
        'queue-for-organization-path',
        TRUST,
        'PolicyDocument.Statement.1',
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 'sqs:SendMessage',
          Resource: own('sqs', 'orders'),
          Condition: { StringLike: { 'aws:PrincipalOrgID': '*' } },
        },
        /any principal|public|organi/i,
      ],
    ],
  ),
  ...weaken(
    'AWS::ECS::TaskDefinition',
    {
      Family: 'app',
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      TaskRoleArn: role('task'),
      ExecutionRoleArn: role('execution'),
      ContainerDefinitions: [
        {
          Name: 'app',
          Image: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1.0',
          User: '1000',
          ReadonlyRootFilesystem: true,
          LogConfiguration: { LogDriver: 'awslogs', Options: {} },
        },
      ],
    },
    [
      [
        'task-log-secret',
        SECRET,
        'ContainerDefinitions.0.LogConfiguration.Options',
        { 'splunk-token': '3f0c9a52-9c1d-4b6e-8c55-2f7b1e6d9a10' },
        TOKEN,
      ],
      ['task-role-abroad', TRUST, 'TaskRoleArn', FOREIGN_ROLE, THEM],
      [
        'task-image-latest-abroad',
        'image of another registry',
        'ContainerDefinitions.0.Image',
        'public.ecr.aws/stranger/app:latest',
        /image/i,
      ],
      [
        'task-capabilities',
        PRIVILEGED,
        'ContainerDefinitions.0.LinuxParameters',
        { Capabilities: { Add: ['NET_ADMIN'] } },
        /capabilit/i,
      ],
      ['task-secret-label', SECRET, 'ContainerDefinitions.0.DockerLabels', { 'com.example.password': PASSWORD }, TOKEN],
    ],
  ),
];
