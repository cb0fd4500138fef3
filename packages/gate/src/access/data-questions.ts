import type { Question, Questions } from './question';

const OBJECTS = ['/*'];

const KEY: readonly Question[] = [
  { id: 'decrypt', text: 'Who can decrypt with {}?', actions: ['kms:Decrypt', 'kms:ReEncryptFrom'] },
  {
    id: 'encrypt',
    text: 'Who can encrypt with {}?',
    actions: ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncryptTo'],
  },
  {
    id: 'share',
    text: 'Who can let another principal use {}?',
    actions: ['kms:CreateGrant', 'kms:PutKeyPolicy', 'kms:ReplicateKey'],
  },
  {
    id: 'destroy',
    text: 'Who can make data under {} unreadable?',
    actions: ['kms:DisableKey', 'kms:ScheduleKeyDeletion', 'kms:DeleteImportedKeyMaterial'],
  },
];

const BUCKET: readonly Question[] = [
  { id: 'read', text: 'Who can read objects of {}?', actions: ['s3:GetObject', 's3:GetObjectVersion'], on: OBJECTS },
  { id: 'write', text: 'Who can write objects of {}?', actions: ['s3:PutObject', 's3:ReplicateObject'], on: OBJECTS },
  {
    id: 'delete',
    text: 'Who can delete objects of {}?',
    actions: ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:BypassGovernanceRetention'],
    on: OBJECTS,
  },
  {
    id: 'change',
    text: 'Who can change the protection of {}?',
    actions: [
      's3:PutBucketPolicy',
      's3:DeleteBucketPolicy',
      's3:PutBucketAcl',
      's3:PutBucketPublicAccessBlock',
      's3:PutBucketVersioning',
      's3:PutBucketObjectLockConfiguration',
      's3:PutEncryptionConfiguration',
      's3:PutLifecycleConfiguration',
      's3:PutReplicationConfiguration',
      's3:DeleteBucket',
    ],
  },
];

const TABLE: readonly Question[] = [
  {
    id: 'read',
    text: 'Who can read {}?',
    actions: [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:Scan',
      'dynamodb:PartiQLSelect',
      'dynamodb:ExportTableToPointInTime',
    ],
  },
  {
    id: 'write',
    text: 'Who can write {}?',
    actions: [
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:PartiQLInsert',
      'dynamodb:PartiQLUpdate',
    ],
  },
  {
    id: 'delete',
    text: 'Who can delete items of {}, or the table?',
    actions: ['dynamodb:DeleteItem', 'dynamodb:BatchWriteItem', 'dynamodb:PartiQLDelete', 'dynamodb:DeleteTable'],
  },
];

/** Questions about keys, and about what holds data. */
export const DATA_QUESTIONS: Questions = {
  'AWS::KMS::Key': KEY,
  'AWS::KMS::ReplicaKey': KEY,
  'AWS::S3::Bucket': BUCKET,
  'AWS::DynamoDB::Table': TABLE,
  'AWS::DynamoDB::GlobalTable': TABLE,
  'AWS::SQS::Queue': [
    { id: 'read', text: 'Who can receive messages of {}?', actions: ['sqs:ReceiveMessage'] },
    { id: 'write', text: 'Who can send messages to {}?', actions: ['sqs:SendMessage'] },
    {
      id: 'delete',
      text: 'Who can delete messages of {}, or the queue?',
      actions: ['sqs:DeleteMessage', 'sqs:PurgeQueue', 'sqs:DeleteQueue'],
    },
    {
      id: 'change',
      text: 'Who can change who uses {}?',
      actions: ['sqs:SetQueueAttributes', 'sqs:AddPermission', 'sqs:RemovePermission'],
    },
  ],
  'AWS::SNS::Topic': [
    { id: 'read', text: 'Who can subscribe to {}?', actions: ['sns:Subscribe'] },
    { id: 'write', text: 'Who can publish to {}?', actions: ['sns:Publish'] },
    {
      id: 'change',
      text: 'Who can change or delete {}?',
      actions: ['sns:SetTopicAttributes', 'sns:AddPermission', 'sns:RemovePermission', 'sns:DeleteTopic'],
    },
  ],
  'AWS::SecretsManager::Secret': [
    {
      id: 'read',
      text: 'Who can read {}?',
      actions: ['secretsmanager:GetSecretValue'],
    },
    {
      id: 'write',
      text: 'Who can write {}?',
      actions: ['secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecret', 'secretsmanager:RotateSecret'],
    },
    {
      id: 'change',
      text: 'Who can delete {}, or change who reads it?',
      actions: [
        'secretsmanager:DeleteSecret',
        'secretsmanager:PutResourcePolicy',
        'secretsmanager:DeleteResourcePolicy',
      ],
    },
  ],
  'AWS::SSM::Parameter': [
    {
      id: 'read',
      text: 'Who can read {}?',
      actions: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath', 'ssm:GetParameterHistory'],
    },
    {
      id: 'write',
      text: 'Who can write or delete {}?',
      actions: ['ssm:PutParameter', 'ssm:DeleteParameter', 'ssm:DeleteParameters'],
    },
  ],
  'AWS::Logs::LogGroup': [
    {
      id: 'read',
      text: 'Who can read {}?',
      actions: ['logs:GetLogEvents', 'logs:FilterLogEvents', 'logs:StartQuery', 'logs:StartLiveTail', 'logs:Unmask'],
      on: ['', ':*'],
    },
    { id: 'write', text: 'Who can write to {}?', actions: ['logs:PutLogEvents'], on: [':log-stream:*'] },
    {
      id: 'delete',
      text: 'Who can delete {}, or change how long it is kept?',
      actions: ['logs:DeleteLogGroup', 'logs:DeleteLogStream', 'logs:PutRetentionPolicy', 'logs:DisassociateKmsKey'],
      on: ['', ':*'],
      isOnlyForSome: true,
    },
  ],
  'AWS::Kinesis::Stream': [
    { id: 'read', text: 'Who can read {}?', actions: ['kinesis:GetRecords', 'kinesis:GetShardIterator'] },
    { id: 'write', text: 'Who can write to {}?', actions: ['kinesis:PutRecord', 'kinesis:PutRecords'] },
    { id: 'delete', text: 'Who can delete {}?', actions: ['kinesis:DeleteStream'] },
  ],
  'AWS::EFS::FileSystem': [
    { id: 'read', text: 'Who can mount {}?', actions: ['elasticfilesystem:ClientMount'] },
    {
      id: 'write',
      text: 'Who can write to {}?',
      actions: ['elasticfilesystem:ClientWrite', 'elasticfilesystem:ClientRootAccess'],
    },
    {
      id: 'delete',
      text: 'Who can delete {}, or change its policy?',
      actions: ['elasticfilesystem:DeleteFileSystem', 'elasticfilesystem:PutFileSystemPolicy'],
    },
  ],
  'AWS::OpenSearchService::Domain': [
    {
      id: 'read',
      text: 'Who can read {}?',
      actions: ['es:ESHttpGet', 'es:ESHttpPost'],
      on: ['/*'],
    },
    {
      id: 'write',
      text: 'Who can write to {}?',
      actions: ['es:ESHttpPut', 'es:ESHttpPost', 'es:ESHttpDelete', 'es:ESHttpPatch'],
      on: ['/*'],
    },
    { id: 'delete', text: 'Who can delete {}?', actions: ['es:DeleteDomain', 'es:UpdateDomainConfig'] },
  ],
  'AWS::ECR::Repository': [
    { id: 'read', text: 'Who can pull images of {}?', actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] },
    { id: 'write', text: 'Who can push images to {}?', actions: ['ecr:PutImage'] },
    {
      id: 'delete',
      text: 'Who can delete images of {}, or change its policy?',
      actions: ['ecr:BatchDeleteImage', 'ecr:DeleteRepository', 'ecr:SetRepositoryPolicy'],
    },
  ],
  'AWS::RDS::DBCluster': [
    { id: 'delete', text: 'Who can delete {}?', actions: ['rds:DeleteDBCluster'] },
    {
      id: 'change',
      text: 'Who can change {}, or its master password?',
      actions: ['rds:ModifyDBCluster', 'rds:CreateDBClusterSnapshot', 'rds:RestoreDBClusterToPointInTime'],
    },
  ],
  'AWS::RDS::DBInstance': [
    { id: 'delete', text: 'Who can delete {}?', actions: ['rds:DeleteDBInstance'] },
    {
      id: 'change',
      text: 'Who can change {}, or its master password?',
      actions: ['rds:ModifyDBInstance', 'rds:CreateDBSnapshot', 'rds:RestoreDBInstanceToPointInTime'],
    },
  ],
  'AWS::Backup::BackupVault': [
    {
      id: 'delete',
      text: 'Who can delete {}, or change its policy or lock?',
      actions: [
        'backup:DeleteBackupVault',
        'backup:PutBackupVaultAccessPolicy',
        'backup:DeleteBackupVaultAccessPolicy',
        'backup:DeleteBackupVaultLockConfiguration',
      ],
    },
  ],
};

/** Asked of database clusters, instances and proxies. */
export const CONNECT: Question = {
  id: 'connect',
  text: 'Who can sign in to {} with an IAM token?',
  actions: ['rds-db:connect'],
};
