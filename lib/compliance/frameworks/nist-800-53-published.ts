import { published } from './framework';

/** Rules that the conformance pack "Operational Best Practices for NIST 800-53 rev 5" of AWS Config relates to many controls at once. */

export const nistIam = published(
  'IAMNoInlinePolicy',
  'IAMPolicyNoStatementsWithAdminAccess',
  'IAMUserGroupMembership',
  'IAMUserNoPolicies',
);

export const nistAccess = published(
  'LambdaFunctionPublicAccessProhibited',
  'LambdaInsideVPC',
  'RDSInstancePublicAccess',
  'S3BucketLevelPublicAccessProhibited',
  'S3BucketPublicReadProhibited',
  'S3BucketPublicWriteProhibited',
  'VPCSubnetAutoAssignPublicIpDisabled',
);

export const nistLogs = published(
  'APIGWExecutionLoggingEnabled',
  'CloudTrailCloudWatchLogsEnabled',
  'RDSLoggingEnabled',
  'S3BucketLoggingEnabled',
  'VPCFlowLogsEnabled',
  'WAFv2LoggingEnabled',
);

export const nistEncryption = published(
  'APIGWCacheEnabledAndEncrypted',
  'CloudTrailEncryptionEnabled',
  'CloudWatchLogGroupEncrypted',
  'RDSStorageEncrypted',
  'S3DefaultEncryptionKMS',
  'SecretsManagerUsingKMSKey',
  'SNSEncryptedKMS',
);

export const nistTransmission = published('APIGWSSLEnabled', 'S3BucketSSLRequestsOnly');

export const nistBackup = published(
  'RDSInBackupPlan',
  'RDSInstanceBackupEnabled',
  'S3BucketReplicationEnabled',
  'S3BucketVersioningEnabled',
);

export const nistAvailability = published('RDSInstanceDeletionProtectionEnabled', 'RDSMultiAZSupport');
