import { published } from './framework';

/** Rules that the conformance pack "Operational Best Practices for HIPAA Security" of AWS Config relates to many paragraphs at once. */

export const hipaaPorts = published('EC2RestrictedCommonPorts', 'EC2RestrictedSSH');

export const hipaaIam = published(
  'IAMGroupHasUsers',
  'IAMNoInlinePolicy',
  'IAMPolicyNoStatementsWithAdminAccess',
  'IAMPolicyNoStatementsWithFullAccess',
  'IAMUserGroupMembership',
  'IAMUserNoPolicies',
);

export const hipaaAccess = published(
  'LambdaFunctionPublicAccessProhibited',
  'LambdaInsideVPC',
  'RDSInstancePublicAccess',
  'S3BucketLevelPublicAccessProhibited',
  'S3BucketPublicReadProhibited',
  'S3BucketPublicWriteProhibited',
  'VPCSubnetAutoAssignPublicIpDisabled',
);

export const hipaaBackup = published(
  'RDSInBackupPlan',
  'RDSInstanceBackupEnabled',
  'S3BucketReplicationEnabled',
  'S3BucketVersioningEnabled',
);

export const hipaaEncryption = published(
  'APIGWCacheEnabledAndEncrypted',
  'APIGWSSLEnabled',
  'CloudTrailEncryptionEnabled',
  'CloudWatchLogGroupEncrypted',
  'RDSStorageEncrypted',
  'S3BucketSSLRequestsOnly',
  'S3DefaultEncryptionKMS',
  'SecretsManagerUsingKMSKey',
  'SNSEncryptedKMS',
);
