import { citePublishedRules } from './framework';

/**
 * Rules that the conformance pack "Operational Best Practices for NIST 800-53 rev 5" of AWS Config maps to many
 * controls at once.
 */

export const nistIam = citePublishedRules(
  'IAMNoInlinePolicy',
  'IAMPolicyNoStatementsWithAdminAccess',
  'IAMUserGroupMembership',
  'IAMUserNoPolicies',
);

export const nistAccess = citePublishedRules(
  'LambdaFunctionPublicAccessProhibited',
  'LambdaInsideVPC',
  'RDSInstancePublicAccess',
  'S3BucketLevelPublicAccessProhibited',
  'S3BucketPublicReadProhibited',
  'S3BucketPublicWriteProhibited',
  'VPCSubnetAutoAssignPublicIpDisabled',
);

export const nistLogs = citePublishedRules(
  'APIGWExecutionLoggingEnabled',
  'CloudTrailCloudWatchLogsEnabled',
  'RDSLoggingEnabled',
  'S3BucketLoggingEnabled',
  'VPCFlowLogsEnabled',
  'WAFv2LoggingEnabled',
);

export const nistEncryption = citePublishedRules(
  'APIGWCacheEnabledAndEncrypted',
  'CloudTrailEncryptionEnabled',
  'CloudWatchLogGroupEncrypted',
  'RDSStorageEncrypted',
  'S3DefaultEncryptionKMS',
  'SecretsManagerUsingKMSKey',
  'SNSEncryptedKMS',
);

export const nistTransmission = citePublishedRules('APIGWSSLEnabled', 'S3BucketSSLRequestsOnly');

export const nistBackup = citePublishedRules(
  'RDSInBackupPlan',
  'RDSInstanceBackupEnabled',
  'S3BucketReplicationEnabled',
  'S3BucketVersioningEnabled',
);

export const nistAvailability = citePublishedRules('RDSInstanceDeletionProtectionEnabled', 'RDSMultiAZSupport');
