import type { Resources } from './added-weakness';

const OWN = '111122223333';
const KEY = `arn:aws:kms:eu-central-1:${OWN}:key/1`;
const DENY_PLAIN_HTTP = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [{ 'Fn::GetAtt': ['Subject', 'Arn'] }, { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Subject', 'Arn'] }, '/*']] }],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const DOMAIN = {
  EncryptionAtRestOptions: { Enabled: true, KmsKeyId: KEY },
  NodeToNodeEncryptionOptions: { Enabled: true },
  DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
  VPCOptions: { SubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'], SecurityGroupIds: ['sg-1'] },
  AdvancedSecurityOptions: { Enabled: true, InternalUserDatabaseEnabled: false },
  LogPublishingOptions: {
    AUDIT_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: `arn:aws:logs:eu-central-1:${OWN}:log-group:audit:*` },
    ES_APPLICATION_LOGS: {
      Enabled: true,
      CloudWatchLogsLogGroupArn: `arn:aws:logs:eu-central-1:${OWN}:log-group:es:*`,
    },
  },
};

/** A custom resource whose handler is in the template. */
const HANDLED = { ServiceToken: { 'Fn::GetAtt': ['Handler', 'Arn'] } };
const HANDLER: Resources = {
  Handler: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Role: `arn:aws:iam::${OWN}:role/setup`,
      Code: { S3Bucket: `cdk-hnb659fds-assets-${OWN}-eu-central-1`, S3Key: 'setup.zip' },
      TracingConfig: { Mode: 'Active' },
    },
  },
};

/**
 * Properties that other rules ask for, by type. A case about trust or access adds its own, so that nothing but its
 * weakness is at fault.
 */
export const HARDENED_PROPERTIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'AWS::AppStream::Fleet': {
    MaxUserDurationInSeconds: 36_000,
    IdleDisconnectTimeoutInSeconds: 600,
    DisconnectTimeoutInSeconds: 300,
  },
  'AWS::AppRunner::Service': { NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible: false } } },
  'AWS::Backup::BackupVault': {
    BackupVaultName: 'main',
    EncryptionKeyArn: KEY,
    LockConfiguration: { MinRetentionDays: 7 },
  },
  'AWS::CloudTrail::Trail': {
    KMSKeyId: KEY,
    CloudWatchLogsLogGroupArn: `arn:aws:logs:eu-central-1:${OWN}:log-group:trail:*`,
    CloudWatchLogsRoleArn: `arn:aws:iam::${OWN}:role/trail`,
  },
  'AWS::Cognito::UserPool': {
    MfaConfiguration: 'ON',
    EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    DeletionProtection: 'ACTIVE',
    UserPoolTier: 'PLUS',
    UserPoolAddOns: {
      AdvancedSecurityMode: 'ENFORCED',
      AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'ENFORCED' },
    },
    Policies: {
      PasswordPolicy: {
        MinimumLength: 16,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        RequireUppercase: true,
        TemporaryPasswordValidityDays: 1,
      },
    },
  },
  'AWS::Cognito::UserPoolRiskConfigurationAttachment': {
    AccountTakeoverRiskConfiguration: {
      Actions: {
        HighAction: { EventAction: 'BLOCK', Notify: true },
        MediumAction: { EventAction: 'MFA_REQUIRED', Notify: true },
        LowAction: { EventAction: 'MFA_IF_CONFIGURED', Notify: true },
      },
    },
    CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
  },
  'AWS::DSQL::Cluster': { DeletionProtectionEnabled: true, KmsEncryptionKey: KEY },
  'AWS::DynamoDB::Table': {
    DeletionProtectionEnabled: true,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: KEY },
    BillingMode: 'PAY_PER_REQUEST',
  },
  'AWS::ECR::Repository': {
    EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: KEY },
    ImageScanningConfiguration: { ScanOnPush: true },
    ImageTagMutability: 'IMMUTABLE',
  },
  'AWS::ECR::RepositoryCreationTemplate': {
    AppliedFor: ['PULL_THROUGH_CACHE'],
    EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: KEY },
    ImageTagMutability: 'IMMUTABLE',
    Prefix: 'ROOT',
  },
  'AWS::EFS::FileSystem': { Encrypted: true, KmsKeyId: KEY, BackupPolicy: { Status: 'ENABLED' } },
  'AWS::EKS::Cluster': { EncryptionConfig: [{ Resources: ['secrets'], Provider: { KeyArn: KEY } }] },
  'AWS::Elasticsearch::Domain': DOMAIN,
  'AWS::ImageBuilder::InfrastructureConfiguration': {
    InstanceMetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
  },
  'AWS::Kinesis::Stream': { RetentionPeriodHours: 168, StreamEncryption: { EncryptionType: 'KMS', KeyId: KEY } },
  'AWS::Lambda::Function': { TracingConfig: { Mode: 'Active' } },
  'AWS::MWAA::Environment': {
    LoggingConfiguration: Object.fromEntries(
      ['DagProcessingLogs', 'SchedulerLogs', 'TaskLogs', 'WebserverLogs', 'WorkerLogs'].map((name) => [
        name,
        { Enabled: true, LogLevel: 'INFO' },
      ]),
    ),
  },
  'AWS::OpenSearchService::Domain': { ...DOMAIN, SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: true } },
  'AWS::Redshift::Cluster': {
    Encrypted: true,
    KmsKeyId: KEY,
    PubliclyAccessible: false,
    EnhancedVpcRouting: true,
    AutomatedSnapshotRetentionPeriod: 35,
    LoggingProperties: { BucketName: `audit-${OWN}` },
    ManageMasterPassword: true,
    MasterUsername: 'operator',
  },
  'AWS::RedshiftServerless::Namespace': {
    NamespaceName: 'sales',
    KmsKeyId: KEY,
    LogExports: ['connectionlog', 'userlog', 'useractivitylog'],
  },
  'AWS::S3::Bucket': {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY } },
      ],
    },
    LoggingConfiguration: { DestinationBucketName: `access-${OWN}` },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    VersioningConfiguration: { Status: 'Enabled' },
  },
  'Custom::AWS': HANDLED,
  'Custom::AWSCDK-EKS-Cluster': HANDLED,
  'Custom::Setup': HANDLED,
  'AWS::SageMaker::Model': { VpcConfig: { SecurityGroupIds: ['sg-1'], Subnets: ['subnet-1'] } },
};

/** Resources that other rules ask for beside one of a type. */
export const HARDENED_NEIGHBOURS: Readonly<Record<string, Resources>> = {
  'Custom::AWS': HANDLER,
  'Custom::AWSCDK-EKS-Cluster': HANDLER,
  'Custom::Setup': HANDLER,
  'AWS::S3::Bucket': {
    SubjectPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Subject' },
        PolicyDocument: { Version: '2012-10-17', Statement: [DENY_PLAIN_HTTP] },
      },
    },
  },
};
