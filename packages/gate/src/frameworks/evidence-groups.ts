import { allRules } from '../rules/all-rules';
import type { EvidenceGroup } from '../rules/rule';
import { citeRules, combineEvidence, type Evidence } from './framework';

const groups = new Map<string, readonly Evidence[]>();

/**
 * Builds the evidence for one kind of protection, which all frameworks share: rules of this package in the group, rules
 * of cdk-nag, and the tests that an app hands in for the group. A new rule names its group, and so becomes evidence for
 * every control with that group.
 */
function buildGroup(group: EvidenceGroup, ...nagRules: readonly string[]): readonly Evidence[] {
  const own = allRules.filter((rule) => rule.group === group).map(({ id }) => id);
  const evidence = combineEvidence([{ group }], citeRules(...own, ...nagRules));
  groups.set(group, evidence);
  return evidence;
}

/** Finds the evidence for a kind of protection by its name. Empty for an unknown name. */
export function findGroupEvidence(group: string): readonly Evidence[] {
  return groups.get(group) ?? [];
}

/** Lists the names of all groups. */
export function listGroupNames(): readonly string[] {
  return [...groups.keys()].sort();
}

export const encryptionAtRest = buildGroup(
  'encryptionAtRest',
  'RDSStorageEncrypted',
  'CloudWatchLogGroupEncrypted',
  'CloudTrailEncryptionEnabled',
  'S3DefaultEncryptionKMS',
  'SecretsManagerUsingKMSKey',
  'SNSEncryptedKMS',
  'SQSQueueSSE',
);

/** The application encrypts fields before it stores them; only tests of the app can show this. */
export const fieldEncryption = buildGroup('fieldEncryption');

export const keyManagement = buildGroup('keyManagement', 'KMSBackingKeyRotationEnabled');

export const separateKeyDuties = buildGroup('separateKeyDuties');

export const encryptionInTransit = buildGroup(
  'encryptionInTransit',
  'S3BucketSSLRequestsOnly',
  'SNSTopicSSLPublishOnly',
  'SQSQueueSSLRequestsOnly',
);

export const closedInbound = buildGroup(
  'closedInbound',
  'EC2RestrictedInbound',
  'EC2RestrictedSSH',
  'EC2RestrictedCommonPorts',
  'RDSRestrictedInbound',
  'VPCDefaultSecurityGroupClosed',
);

export const closedOutbound = buildGroup('closedOutbound');

export const privateNetwork = buildGroup(
  'privateNetwork',
  'RDSInstancePublicAccess',
  'VPCNoUnrestrictedRouteToIGW',
  'VPCSubnetAutoAssignPublicIpDisabled',
  'LambdaInsideVPC',
);

export const noPublicAccess = buildGroup(
  'noPublicAccess',
  'S3BucketLevelPublicAccessProhibited',
  'S3BucketPublicReadProhibited',
  'S3BucketPublicWriteProhibited',
  'LambdaFunctionPublicAccessProhibited',
);

export const leastPrivilege = buildGroup(
  'leastPrivilege',
  'IAMNoInlinePolicy',
  'IAMNoManagedPolicies',
  'IAMNoWildcardPermissions',
  'IAMPolicyNoStatementsWithAdminAccess',
  'IAMPolicyNoStatementsWithFullAccess',
);

export const authenticatedRequests = buildGroup('authenticatedRequests', 'APIGWAuthorization');

export const secondFactor = buildGroup('secondFactor', 'CognitoUserPoolMFA');

export const passwords = buildGroup('passwords', 'CognitoUserPoolStrongPasswordPolicy');

export const takeoverProtection = buildGroup('takeoverProtection', 'CognitoUserPoolPlusTier');

export const shortSessions = buildGroup('shortSessions');

/** Applications sign in to the database with IAM tokens instead of passwords. */
export const databaseIdentity = buildGroup('databaseIdentity', 'AuroraMySQLPostgresIAMAuth');

export const tenantIsolation = buildGroup('tenantIsolation');

export const auditLogs = buildGroup(
  'auditLogs',
  'CloudTrailCloudWatchLogsEnabled',
  'APIGWAccessLogging',
  'APIGWExecutionLoggingEnabled',
  'RDSLoggingEnabled',
  'S3BucketLoggingEnabled',
  'VPCFlowLogsEnabled',
  'WAFv2LoggingEnabled',
);

/** The application records who read or changed data of which person; only tests of the app can show this. */
export const personRecord = buildGroup('personRecord');

export const logIntegrity = buildGroup('logIntegrity', 'CloudTrailLogFileValidationEnabled');

export const logRetention = buildGroup('logRetention', 'CloudWatchLogGroupRetentionPeriod');

export const noDataInLogs = buildGroup('noDataInLogs');

export const alerts = buildGroup('alerts', 'CloudWatchAlarmAction');

export const backups = buildGroup(
  'backups',
  'RDSInstanceBackupEnabled',
  'RDSInBackupPlan',
  'S3BucketVersioningEnabled',
);

export const restores = buildGroup('restores');

export const resilience = buildGroup(
  'resilience',
  'RDSMultiAZSupport',
  'RDSInstanceDeletionProtectionEnabled',
  'LambdaDLQ',
);

export const rateLimits = buildGroup('rateLimits', 'APIGWDefaultThrottling', 'LambdaConcurrency');

export const webFirewall = buildGroup('webFirewall', 'APIGWAssociatedWithWAF');

export const checkedInput = buildGroup('checkedInput', 'APIGWRequestValidation');

export const patched = buildGroup('patched', 'LambdaLatestVersion', 'RDSAutomaticMinorVersionUpgradeEnabled');

export const exportOfPerson = buildGroup('exportOfPerson');

export const erasureOfPerson = buildGroup('erasureOfPerson');

/** Deployments are gradual and roll back automatically. */
export const changes = buildGroup('changes');

/** Deleted data is not kept in forgotten copies. */
export const dataMinimisation = buildGroup('dataMinimisation');
