import { citePublishedRules } from './framework';

/**
 * Rules that the conformance pack "Operational Best Practices for HIPAA Security" of AWS Config maps to many
 * paragraphs at once.
 */

export const hipaaPorts = citePublishedRules('EC2RestrictedCommonPorts', 'EC2RestrictedSSH');

export const hipaaIam = citePublishedRules(
  'IAMGroupHasUsers',
  'IAMNoInlinePolicy',
  'IAMPolicyNoStatementsWithAdminAccess',
  'IAMPolicyNoStatementsWithFullAccess',
  'IAMUserGroupMembership',
  'IAMUserNoPolicies',
);

export const hipaaAccess = citePublishedRules(
  'LambdaFunctionPublicAccessProhibited',
  'LambdaInsideVPC',
  'RDSInstancePublicAccess',
  'S3BucketLevelPublicAccessProhibited',
  'S3BucketPublicReadProhibited',
  'S3BucketPublicWriteProhibited',
  'VPCSubnetAutoAssignPublicIpDisabled',
);

export const hipaaBackup = citePublishedRules(
  'RDSInBackupPlan',
  'RDSInstanceBackupEnabled',
  'S3BucketReplicationEnabled',
  'S3BucketVersioningEnabled',
);

export const hipaaEncryption = citePublishedRules(
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
