import type { AddedWeakness } from './added-weakness';
import { type OneValue, weakenOneValue } from './one-value';

const QUEUE = 'arn:aws:sqs:eu-central-1:111122223333:records';
const PRODUCER = { AWS: 'arn:aws:iam::111122223333:role/producer' };
const SEND = { Effect: 'Allow', Principal: PRODUCER, Action: 'sqs:SendMessage', Resource: QUEUE };
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f';
const TRUST = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
const RULE = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, Description: 'Records' };
const READ = {
  PolicyName: 'read',
  PolicyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sqs:ReceiveMessage', Resource: QUEUE }],
  },
};
const READ_OTHERS = { Effect: 'Allow', Action: 'sqs:ReceiveMessage', NotResource: QUEUE };

type Row = Omit<OneValue, 'kind'>;

const PERMISSIONS: readonly Row[] = [
  {
    id: 'policy-not-resource',
    type: 'AWS::IAM::ManagedPolicy',
    properties: { PolicyDocument: READ.PolicyDocument },
    path: 'PolicyDocument.Statement.0',
    weak: READ_OTHERS,
    names: /all but a list/,
  },
  {
    id: 'queue-policy-not-action',
    type: 'AWS::SQS::QueuePolicy',
    properties: {
      Queues: ['https://sqs.eu-central-1.amazonaws.com/111122223333/records'],
      PolicyDocument: { Statement: [SEND] },
    },
    path: 'PolicyDocument.Statement.0',
    weak: { ...SEND, Action: undefined, NotAction: 'sqs:DeleteQueue' },
    names: /all but a list/,
  },
  {
    id: 'queue-policy-all-actions',
    type: 'AWS::SQS::QueuePolicy',
    properties: {
      Queues: ['https://sqs.eu-central-1.amazonaws.com/111122223333/records'],
      PolicyDocument: { Statement: [SEND] },
    },
    path: 'PolicyDocument.Statement.0.Action',
    weak: ['sqs:*'],
    names: /all actions/,
  },
  {
    id: 'role-trust-all-actions',
    type: 'AWS::IAM::Role',
    properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [TRUST] } },
    path: 'AssumeRolePolicyDocument.Statement.0.Action',
    weak: 'sts:*',
    names: /only the actions that assume the role/,
  },
];

const NETWORK: readonly Row[] = [
  {
    id: 'group-every-protocol',
    type: 'AWS::EC2::SecurityGroupIngress',
    properties: { ...RULE, GroupId: 'sg-0a1b2c3d', CidrIp: '10.0.0.0/16' },
    path: 'IpProtocol',
    weak: '-1',
    names: /every protocol/,
  },
  {
    id: 'group-egress-everywhere',
    type: 'AWS::EC2::SecurityGroupEgress',
    properties: { ...RULE, GroupId: 'sg-0a1b2c3d', CidrIp: '10.0.0.0/16' },
    path: 'CidrIp',
    weak: '0.0.0.0/0',
    names: /outbound traffic to any address/,
  },
];

const SECRETS: readonly Row[] = [
  {
    id: 'directory-password-in-plain-parameter',
    type: 'AWS::DirectoryService::MicrosoftAD',
    properties: {
      Name: 'corp.example.com',
      Password: '{{resolve:secretsmanager:directory:SecretString:password}}',
      VpcSettings: { VpcId: 'vpc-0a1b2c3d', SubnetIds: ['subnet-0a1b2c3d', 'subnet-1a2b3c4d'] },
    },
    path: 'Password',
    weak: '{{resolve:ssm:/directory/password:1}}',
    names: /unencrypted parameter/,
  },
  {
    id: 'push-key-in-plain-parameter',
    type: 'AWS::Pinpoint::APNSChannel',
    properties: {
      ApplicationId: 'a1b2c3d4',
      PrivateKey: '{{resolve:secretsmanager:push:SecretString:key}}',
      Certificate: '{{resolve:secretsmanager:push:SecretString:certificate}}',
    },
    path: 'PrivateKey',
    weak: '{{resolve:ssm:/push/key:1}}',
    names: /unencrypted parameter/,
  },
];

const KEYS: readonly Row[] = [
  {
    id: 'log-group-without-key',
    type: 'AWS::Logs::LogGroup',
    properties: { KmsKeyId: KEY, RetentionInDays: 365 },
    path: 'KmsKeyId',
    weak: undefined,
    names: /customer managed key/,
  },
  {
    id: 'vault-without-key',
    type: 'AWS::Backup::BackupVault',
    properties: { BackupVaultName: 'records', EncryptionKeyArn: KEY },
    path: 'EncryptionKeyArn',
    weak: undefined,
    names: /customer managed key/,
  },
  {
    id: 'stream-encryption-none',
    type: 'AWS::Kinesis::Stream',
    properties: { StreamEncryption: { EncryptionType: 'KMS', KeyId: KEY } },
    path: 'StreamEncryption.EncryptionType',
    weak: 'NONE',
    names: /settings for encryption is encrypted/,
  },
];

const withKind = (kind: string, rows: readonly Row[]): readonly AddedWeakness[] =>
  rows.map((row) => weakenOneValue({ kind, ...row }));

/** Kinds that the fixtures of Checkov, Trivy and cfn_nag have, each with a member of our own. */
export const peerWeaknesses: readonly AddedWeakness[] = [
  ...withKind('permission wider than a list', PERMISSIONS),
  ...withKind('network wider than a service', NETWORK),
  ...withKind('secret in a plain store', SECRETS),
  ...withKind('key or encryption left out', KEYS),
];
