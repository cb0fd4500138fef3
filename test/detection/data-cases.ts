import { call, type DetectionCase } from './trail-records';

const bucketPolicy = (Principal: unknown) => ({
  bucketName: 'example',
  bucketPolicy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 's3:GetObject' }] },
});
const parameters = (withDecryption: boolean) => ({ names: ['/example/one', '/example/two'], withDecryption });
const SSE_C = { bucketName: 'example', 'x-amz-server-side-encryption-customer-algorithm': 'AES256' };

/** Records for the detections about data, functions and computing. */
export const dataCases: Readonly<Record<string, DetectionCase>> = {
  SnapshotShared: {
    fires: [
      call('ec2', 'ModifySnapshotAttribute', {
        createVolumePermission: { add: { items: [{ userId: '444455556666' }] } },
      }),
      call('ec2', 'ModifyImageAttribute', { launchPermission: { add: { items: [{ group: 'all' }] } } }),
      call('rds', 'ModifyDBClusterSnapshotAttribute', { attributeName: 'restore', valuesToAdd: ['444455556666'] }),
    ],
    misses: [
      call('ec2', 'ModifySnapshotAttribute', { createVolumePermission: { remove: { items: [{ userId: '1' }] } } }),
      call('ec2', 'ModifyImageAttribute', { launchPermission: { remove: { items: [{ group: 'all' }] } } }),
      call('rds', 'ModifyDBSnapshotAttribute', { attributeName: 'restore', valuesToRemove: ['444455556666'] }),
    ],
  },
  SnapshotExported: {
    fires: [call('ec2', 'CopySnapshot'), call('rds', 'StartExportTask'), call('backup', 'StartCopyJob')],
    misses: [call('ec2', 'CreateSnapshot'), call('ec2', 'DescribeSnapshots')],
  },
  DatabaseCopied: {
    fires: [call('rds', 'RestoreDBClusterFromSnapshot'), call('rds', 'CreateDBClusterSnapshot')],
    misses: [call('rds', 'CreateDBCluster'), call('rds', 'DescribeDBClusterSnapshots')],
  },
  BucketShared: {
    fires: [
      call('s3', 'PutBucketPolicy', bucketPolicy({ AWS: 'arn:aws:iam::444455556666:root' })),
      call('s3', 'PutBucketPolicy', bucketPolicy('*')),
      call('s3', 'DeleteBucketPublicAccessBlock'),
    ],
    misses: [
      call('s3', 'PutBucketPolicy', bucketPolicy({ Service: 'cloudtrail.amazonaws.com' })),
      call('s3', 'GetBucketPolicy'),
    ],
  },
  ResourceShared: {
    fires: [
      call('secretsmanager', 'PutResourcePolicy'),
      call('kms', 'CreateGrant', { granteePrincipal: 'arn:aws:iam::444455556666:root' }),
      call('sqs', 'SetQueueAttributes', { attributes: { Policy: '{}' } }),
      call('ssm', 'ModifyDocumentPermission', { accountIdsToAdd: ['all'] }),
    ],
    misses: [
      call('sqs', 'SetQueueAttributes', { attributes: { VisibilityTimeout: '60' } }),
      call('sns', 'SetTopicAttributes', { attributeName: 'DisplayName' }),
      call('kms', 'RetireGrant'),
    ],
  },
  SecretsReadInBulk: {
    fires: [call('secretsmanager', 'GetSecretValue', { secretId: 'example' })],
    misses: [call('secretsmanager', 'DescribeSecret'), call('secretsmanager', 'ListSecrets')],
  },
  SecretsReadInBatch: {
    fires: [call('secretsmanager', 'BatchGetSecretValue', { filters: [{ key: 'name', values: ['prod'] }] })],
    misses: [call('secretsmanager', 'GetSecretValue')],
  },
  ParametersReadInBulk: {
    fires: [call('ssm', 'GetParameters', parameters(true)), call('ssm', 'GetParametersByPath', parameters(true))],
    misses: [call('ssm', 'GetParameters', parameters(false)), call('ssm', 'GetParameter', parameters(true))],
  },
  InstancePasswordRead: {
    fires: [call('ec2', 'GetPasswordData', { instanceId: 'i-1' }, { errorCode: 'Client.UnauthorizedOperation' })],
    misses: [call('ec2', 'DescribeInstances')],
  },
  UserDataRead: {
    fires: [call('ec2', 'DescribeInstanceAttribute', { attribute: 'userData' }), call('ec2', 'GetConsoleOutput')],
    misses: [call('ec2', 'DescribeInstanceAttribute', { attribute: 'instanceType' })],
  },
  BackupsDestroyed: {
    fires: [
      call('backup', 'DeleteRecoveryPoint'),
      call('backup', 'DeleteBackupVaultLockConfiguration'),
      call('ec2', 'DeregisterImage', { imageId: 'ami-1' }),
    ],
    misses: [call('backup', 'StartBackupJob'), call('ec2', 'RegisterImage')],
  },
  DatabaseDestroyed: {
    fires: [call('rds', 'DeleteDBCluster'), call('rds', 'ModifyDBCluster', { deletionProtection: false })],
    misses: [call('rds', 'ModifyDBCluster', { deletionProtection: true }), call('rds', 'StopDBCluster')],
  },
  ObjectsDeletedInBatches: {
    fires: [call('s3', 'DeleteObjects', { bucketName: 'example' })],
    misses: [call('s3', 'DeleteObject'), call('s3', 'ListObjects')],
  },
  ObjectsDeletedOneByOne: {
    fires: [call('s3', 'DeleteObject', { bucketName: 'example', key: 'invoice.pdf' })],
    misses: [call('s3', 'PutObject'), call('s3', 'DeleteObjectTagging')],
  },
  ObjectsEncryptedByCaller: {
    fires: [
      call('s3', 'CopyObject', SSE_C),
      call('s3', 'PutObject', {}, { additionalEventData: { SSEApplied: 'SSE_C' } }),
      call('s3', 'PutBucketEncryption'),
    ],
    misses: [
      call('s3', 'PutObject', {}, { additionalEventData: { SSEApplied: 'SSE_KMS' } }),
      call('s3', 'GetObject', SSE_C),
    ],
  },
  BucketProtectionChanged: {
    fires: [
      call('s3', 'PutBucketVersioning', { VersioningConfiguration: { Status: 'Suspended' } }),
      call('s3', 'PutBucketObjectLockConfiguration'),
    ],
    misses: [call('s3', 'PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } })],
  },
  KeyMaterialChanged: {
    fires: [call('kms', 'DeleteImportedKeyMaterial'), call('kms', 'DisableKeyRotation')],
    misses: [call('kms', 'EnableKeyRotation'), call('kms', 'GenerateDataKey')],
  },
  FunctionCodeChanged: {
    fires: [
      call('lambda', 'UpdateFunctionCode20150331v2', { functionName: 'example' }),
      call('lambda', 'UpdateFunctionConfiguration20150331v2', { layers: ['arn:aws:lambda:eu-central-1:1:layer:x:1'] }),
      call('lambda', 'PublishLayerVersion20181031'),
    ],
    misses: [
      call('lambda', 'UpdateFunctionConfiguration20150331v2', { timeout: 10 }),
      call('lambda', 'GetFunction20150331v2'),
    ],
  },
  FunctionOpened: {
    fires: [
      call('lambda', 'AddPermission20150331v2', { principal: '*', action: 'lambda:InvokeFunction' }),
      call('lambda', 'AddPermission20150331v2', { principal: '444455556666' }),
      call('lambda', 'CreateFunctionUrlConfig', { authType: 'NONE' }),
    ],
    misses: [
      call('lambda', 'AddPermission20150331v2', { principal: 'events.amazonaws.com' }),
      call('lambda', 'RemovePermission20150331v2', { principal: '*' }),
    ],
  },
  EventTriggerAdded: {
    fires: [call('lambda', 'CreateEventSourceMapping20150331'), call('events', 'PutTargets')],
    misses: [call('lambda', 'ListEventSourceMappings20150331'), call('events', 'ListTargetsByRule')],
  },
  RemoteCommandRun: {
    fires: [call('ssm', 'SendCommand', { documentName: 'AWS-RunShellScript' }), call('ssm', 'StartSession')],
    misses: [call('ssm', 'GetCommandInvocation'), call('ssm', 'TerminateSession')],
  },
  InstanceKeyPlaced: {
    fires: [
      call('ec2-instance-connect', 'SendSSHPublicKey', { instanceId: 'i-1' }),
      call('ec2-instance-connect', 'SendSerialConsoleSSHPublicKey'),
      call('ec2', 'CreateKeyPair', { keyName: 'example' }),
    ],
    misses: [call('ec2', 'DeleteKeyPair'), call('ec2', 'DescribeKeyPairs')],
  },
  StartupScriptChanged: {
    fires: [
      call('ec2', 'ModifyInstanceAttribute', { instanceId: 'i-1', userData: '<sensitiveDataRemoved>' }),
      call('sagemaker', 'UpdateNotebookInstanceLifecycleConfig'),
    ],
    misses: [
      call('ec2', 'ModifyInstanceAttribute', { instanceId: 'i-1', disableApiTermination: { value: false } }),
      call('sagemaker', 'DescribeNotebookInstance'),
    ],
  },
  ContainerImageChanged: {
    fires: [call('ecr', 'SetRepositoryPolicy'), call('eks', 'CreateAccessEntry')],
    misses: [call('ecr', 'PutImage'), call('eks', 'DescribeCluster')],
  },
  UnusualInstanceLaunched: {
    fires: [
      call('ec2', 'RunInstances', { instanceType: 'p2.xlarge' }, { errorCode: 'Client.UnauthorizedOperation' }),
      call('ec2', 'RunInstances', { instanceType: 'c7i.48xlarge' }),
    ],
    misses: [call('ec2', 'RunInstances', { instanceType: 't3.micro' }), call('ec2', 'TerminateInstances')],
  },
  UnusedServiceStarted: {
    fires: [call('ecs', 'RunTask'), call('lightsail', 'CreateInstances')],
    misses: [call('ecs', 'ListTasks'), call('lambda', 'CreateFunction20150331')],
  },
  ModelInvoked: {
    fires: [call('bedrock', 'InvokeModelWithResponseStream'), call('bedrock', 'PutUseCaseForModelAccess')],
    misses: [call('bedrock', 'ListFoundationModels')],
  },
  PaidServicesExplored: {
    fires: [call('bedrock', 'ListFoundationModels'), call('ses', 'GetSendQuota')],
    misses: [call('bedrock', 'GetGuardrail'), call('ses', 'SendEmail')],
  },
  MessagingAbused: {
    fires: [call('ses', 'VerifyEmailIdentity'), call('sns', 'Publish', { phoneNumber: '+1' })],
    misses: [call('sns', 'Publish', { topicArn: 'example' }), call('ses', 'ListIdentities')],
  },
  LimitsRaised: {
    fires: [call('servicequotas', 'RequestServiceQuotaIncrease'), call('account', 'EnableRegion')],
    misses: [call('servicequotas', 'ListServiceQuotas'), call('account', 'GetRegionOptStatus')],
  },
  AccountDetailsChanged: {
    fires: [call('account', 'PutAlternateContact'), call('route53domains', 'DisableDomainTransferLock')],
    misses: [call('account', 'GetAlternateContact'), call('route53domains', 'ListDomains')],
  },
};
