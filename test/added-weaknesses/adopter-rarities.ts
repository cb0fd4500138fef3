import type { AddedWeakness } from './added-weakness';
import { OWN_BUCKET, zone } from './origin-case';
import { own, STRANGER } from './trust-case';
import { KEY, NO_LOGS, OLD, TOO_BROAD, TRANSIT, WORK, weaken } from './weakened-properties';

const TRUST = 'trust in another account';
const SECRET = 'secret in a text';
const ELSEWHERE = 'host of another owner';
const THEM = new RegExp(STRANGER);
const TOKEN = /token|secret|password|credential|key/i;
const HOST = /stranger\.example/;
const PASSWORD = 'Tr0ub4dor-and-3-horses';

/** Machines, functions and streams in their rarer forms, as an engineer adds them. */
export const adopterRarityWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::EC2::VPCPeeringConnection', { VpcId: 'vpc-1', PeerVpcId: 'vpc-2', PeerOwnerId: '111122223333' }, [
    ['peering-stranger-role', TRUST, 'PeerRoleArn', `arn:aws:iam::${STRANGER}:role/accept`, THEM],
  ]),
  ...weaken(
    'AWS::EC2::Instance',
    {
      ImageId: 'ami-0123456789abcdef0',
      SubnetId: 'subnet-1',
      IamInstanceProfile: 'work',
      Monitoring: true,
      EbsOptimized: true,
      DisableApiTermination: true,
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
    },
    [
      [
        'instance-data-secret',
        SECRET,
        'UserData',
        Buffer.from(`#!/bin/sh\nexport DB_PASSWORD=${PASSWORD}\n`).toString('base64'),
        TOKEN,
      ],
      ['instance-metadata-word', OLD, 'MetadataOptions.HttpTokens', 'optional', /metadata/i],
    ],
  ),
  ...weaken(
    'AWS::EC2::NetworkAclEntry',
    {
      NetworkAclId: 'acl-1',
      RuleNumber: 100,
      Protocol: 6,
      RuleAction: 'allow',
      Egress: false,
      CidrBlock: '10.0.0.0/16',
      PortRange: { From: 443, To: 443 },
    },
    [
      [
        'acl-ssh-world',
        'addresses of the whole internet',
        '',
        {
          NetworkAclId: 'acl-1',
          RuleNumber: 100,
          Protocol: 6,
          RuleAction: 'allow',
          Egress: false,
          CidrBlock: '0.0.0.0/0',
          PortRange: { From: 22, To: 22 },
        },
        /SSH|RDP|22/,
      ],
    ],
  ),
  ...weaken(
    'AWS::Lambda::LayerVersionPermission',
    { LayerVersionArn: own('lambda', 'layer:tools:1'), Action: 'lambda:GetLayerVersion', Principal: '111122223333' },
    [
      [
        'layer-for-organization',
        TOO_BROAD,
        '',
        { LayerVersionArn: own('lambda', 'layer:tools:1'), Action: 'lambda:GetLayerVersion', Principal: '*' },
        /public|every|all accounts|any principal/i,
      ],
    ],
  ),
  ...weaken(
    'AWS::Lambda::Function',
    { Handler: 'index.handler', Runtime: 'nodejs24.x', Role: WORK, Code: { S3Bucket: OWN_BUCKET, S3Key: 'code.zip' } },
    [
      [
        'function-code-inline-secret',
        SECRET,
        'Code',
        { ZipFile: `const password = '${PASSWORD}';\nexports.handler = async () => password;` },
        TOKEN,
      ],
      ['function-nodejs-16', OLD, 'Runtime', 'nodejs16.x', /runtime/i],
      ['function-python-38', OLD, 'Runtime', 'python3.8', /runtime/i],
      ['function-role-abroad', TRUST, 'Role', `arn:aws:iam::${STRANGER}:role/work`, THEM],
      [
        'function-dead-letters-abroad',
        TRUST,
        'DeadLetterConfig',
        { TargetArn: `arn:aws:sqs:eu-central-1:${STRANGER}:dead` },
        THEM,
      ],
      [
        'function-files-abroad',
        TRUST,
        'FileSystemConfigs',
        [
          {
            Arn: `arn:aws:elasticfilesystem:eu-central-1:${STRANGER}:access-point/fsap-1`,
            LocalMountPath: '/mnt/files',
          },
        ],
        THEM,
      ],
      [
        'function-tls-off',
        TRANSIT,
        'Environment',
        { Variables: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
        /TLS|certificate/i,
      ],
    ],
  ),
  ...weaken(
    'AWS::Lambda::EventSourceMapping',
    { FunctionName: 'orders', EventSourceArn: own('sqs', 'orders'), BatchSize: 10 },
    [['mapping-queue-abroad', TRUST, 'EventSourceArn', `arn:aws:sqs:eu-central-1:${STRANGER}:orders`, THEM]],
  ),
  ...weaken(
    'AWS::KinesisFirehose::DeliveryStream',
    {
      DeliveryStreamType: 'DirectPut',
      DeliveryStreamEncryptionConfigurationInput: { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: KEY },
      HttpEndpointDestinationConfiguration: {
        EndpointConfiguration: { Name: 'logs', Url: 'https://logs.example.com' },
        RoleARN: WORK,
        CloudWatchLoggingOptions: { Enabled: true, LogGroupName: 'firehose', LogStreamName: 'errors' },
        S3Configuration: {
          BucketARN: `arn:aws:s3:::${OWN_BUCKET}`,
          RoleARN: WORK,
          EncryptionConfiguration: { KMSEncryptionConfig: { AWSKMSKeyARN: KEY } },
          CloudWatchLoggingOptions: { Enabled: true, LogGroupName: 'firehose', LogStreamName: 'backup' },
        },
      },
    },
    [
      [
        'firehose-access-key',
        SECRET,
        'HttpEndpointDestinationConfiguration.EndpointConfiguration.AccessKey',
        'k7Jq2mZx94LpWv81RtYbA0',
        TOKEN,
      ],
      [
        'firehose-stranger',
        ELSEWHERE,
        'HttpEndpointDestinationConfiguration.EndpointConfiguration.Url',
        'https://in.stranger.example',
        HOST,
      ],
    ],
    zone,
  ),
  ...weaken(
    'AWS::AppSync::GraphQLApi',
    {
      Name: 'records',
      AuthenticationType: 'AWS_IAM',
      XrayEnabled: true,
      IntrospectionConfig: 'DISABLED',
      LogConfig: { CloudWatchLogsRoleArn: WORK, FieldLogLevel: 'ERROR' },
    },
    [
      [
        'graphql-lambda-abroad',
        TRUST,
        'AdditionalAuthenticationProviders',
        [
          {
            AuthenticationType: 'AWS_LAMBDA',
            LambdaAuthorizerConfig: { AuthorizerUri: `arn:aws:lambda:eu-central-1:${STRANGER}:function:auth` },
          },
        ],
        THEM,
      ],
      ['graphql-log-word', NO_LOGS, 'LogConfig', undefined, /log/i],
    ],
    {
      Association: {
        Type: 'AWS::WAFv2::WebACLAssociation',
        Properties: {
          ResourceArn: { 'Fn::GetAtt': ['Subject', 'Arn'] },
          WebACLArn: own('wafv2', 'regional/webacl/front/1'),
        },
      },
    },
  ),
];
