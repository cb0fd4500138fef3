import { allOf, rules, tested } from './framework';
import { ownRules } from './own-rules';

/**
 * What shows a safeguard of this backend, once for all frameworks. A control names those that serve it; a rule that is new has its place here, and
 * serves every framework from then on.
 */

export const encryptionAtRest = rules(
  ...ownRules.encryptionAtRest,
  'RDSStorageEncrypted',
  'CloudWatchLogGroupEncrypted',
  'CloudTrailEncryptionEnabled',
  'S3DefaultEncryptionKMS',
  'SecretsManagerUsingKMSKey',
  'SNSEncryptedKMS',
  'SQSQueueSSE',
);

/** Fields of records are sealed by the service, before they reach the database. */
export const fieldEncryption = allOf(
  tested(
    'attack/at-rest.test.ts',
    'no field, search term or idempotency key stands in the files of the database or in a log, in any form',
  ),
  tested('lambda/records/encryption/sealed-box.test.ts', 'opens to nothing when any bit of it is changed'),
);

export const keyManagement = allOf(
  rules(...ownRules.keyManagement),
  rules('KMSBackingKeyRotationEnabled'),
  tested('encryption/data-keys.test.ts', 'that rotates, waits 30 days before deletion and outlives its stack'),
);

export const separateKeyDuties = allOf(
  rules(...ownRules.separateKeyDuties),
  tested('encryption/data-keys.test.ts', 'keeps administration apart from use'),
);

export const encryptionInTransit = allOf(
  rules(...ownRules.encryptionInTransit),
  rules('S3BucketSSLRequestsOnly', 'SNSTopicSSLPublishOnly', 'SQSQueueSSLRequestsOnly'),
  tested('data/data-stack.test.ts', 'refuses connections without TLS, or with less than TLS 1.2'),
  tested('api/rest-api.test.ts', 'is regional and accepts TLS 1.3 alone, with strict endpoint access'),
);

export const closedInbound = rules(
  ...ownRules.closedInbound,
  'EC2RestrictedInbound',
  'EC2RestrictedSSH',
  'EC2RestrictedCommonPorts',
  'RDSRestrictedInbound',
  'VPCDefaultSecurityGroupClosed',
);

export const closedOutbound = allOf(
  rules(...ownRules.closedOutbound),
  tested('network/network.test.ts', 'no rule names an address, but the placeholder that no packet matches'),
  tested('network/dns-firewall.test.ts', 'answers no other name, aliases included'),
);

export const privateNetwork = rules(
  ...ownRules.privateNetwork,
  'RDSInstancePublicAccess',
  'VPCNoUnrestrictedRouteToIGW',
  'VPCSubnetAutoAssignPublicIpDisabled',
  'LambdaInsideVPC',
);

export const noPublicAccess = rules(
  ...ownRules.noPublicAccess,
  'S3BucketLevelPublicAccessProhibited',
  'S3BucketPublicReadProhibited',
  'S3BucketPublicWriteProhibited',
  'LambdaFunctionPublicAccessProhibited',
);

export const leastPrivilege = allOf(
  rules(...ownRules.leastPrivilege),
  rules(
    'IAMNoInlinePolicy',
    'IAMNoManagedPolicies',
    'IAMNoWildcardPermissions',
    'IAMPolicyNoStatementsWithAdminAccess',
    'IAMPolicyNoStatementsWithFullAccess',
  ),
  tested('app/roles.test.ts', 'in production'),
);

export const authenticatedRequests = allOf(
  rules(...ownRules.authenticatedRequests),
  rules('APIGWAuthorization'),
  tested('attack/attack.test.ts', 'every token that is wrong in one thing, where %s is demanded'),
  tested('attack/attack.test.ts', 'every real token without the scope of the route'),
);

export const secondFactor = allOf(
  rules(...ownRules.secondFactor),
  rules('CognitoUserPoolMFA'),
  tested(
    'identity/identity-stack.test.ts',
    'signs in with two factors: a one-time code or a passkey that verifies them, never a text message',
  ),
);

export const passwords = allOf(
  rules(...ownRules.passwords),
  rules('CognitoUserPoolStrongPasswordPolicy'),
  tested('identity/identity-stack.test.ts', 'has a password of 14 characters of every kind that was not used before'),
);

export const takeoverProtection = allOf(
  rules(...ownRules.takeoverProtection),
  rules('CognitoUserPoolPlusTier'),
  tested(
    'identity/identity-stack.test.ts',
    'is protected from takeover: risky sign-ins are challenged or blocked, known passwords refused',
  ),
);

export const shortSessions = allOf(
  rules(...ownRules.shortSessions),
  tested(
    'identity/identity-stack.test.ts',
    'has 15 minute tokens, refresh tokens that work once, revocation, and hides who exists',
  ),
);

/** The database knows no password: functions sign in with tokens of 15 minutes. */
export const databaseIdentity = allOf(
  rules(...ownRules.databaseIdentity),
  rules('AuroraMySQLPostgresIAMAuth'),
  tested(
    'data/data-stack.test.ts',
    'has no password that could be stolen: everyone, the first user included, signs in with IAM tokens',
  ),
);

export const tenantIsolation = allOf(
  tested('attack/tenant-isolation.test.ts', 'with every defence, the neighbour sees its own record and nothing else'),
  tested(
    'attack/tenant-isolation.test.ts',
    'without the tenant check in any function of the database, row-level security still holds',
  ),
);

export const auditLogs = rules(
  ...ownRules.auditLogs,
  'CloudTrailCloudWatchLogsEnabled',
  'APIGWAccessLogging',
  'APIGWExecutionLoggingEnabled',
  'RDSLoggingEnabled',
  'S3BucketLoggingEnabled',
  'VPCFlowLogsEnabled',
  'WAFv2LoggingEnabled',
);

/** The service's own record of who read or changed what of whom. */
export const personRecord = tested('service/records.test.ts', 'names every person whose data a list showed');

export const logIntegrity = allOf(
  rules(...ownRules.logIntegrity),
  rules('CloudTrailLogFileValidationEnabled'),
  tested(
    'audit/audit-stack.test.ts',
    'cannot be shortened by anyone in production: locked in compliance mode for seven years',
  ),
  tested('service/records.test.ts', 'cannot be changed or read by any user of the functions'),
);

export const logRetention = rules(...ownRules.logRetention, 'CloudWatchLogGroupRetentionPeriod');

export const noDataInLogs = allOf(
  rules(...ownRules.noDataInLogs),
  tested('attack/attack.test.ts', 'no log holds a value that was sent, a token or a field'),
  tested('api/logging.test.ts', 'holds no address, person, path with ids, query, agent or token'),
);

export const alerts = allOf(
  rules(...ownRules.alerts),
  rules('CloudWatchAlarmAction'),
  tested('audit/audit-stack.test.ts', '$name tells people within five minutes and names its runbook'),
  tested('app/runbooks.test.ts', '$id names a runbook that exists, and reaches people'),
);

export const backups = allOf(
  rules(...ownRules.backups),
  rules('RDSInstanceBackupEnabled', 'RDSInBackupPlan', 'S3BucketVersioningEnabled'),
  tested('data/data-stack.test.ts', 'are taken daily into a vault of their own key that nobody can empty'),
);

export const restores = allOf(
  rules(...ownRules.restores),
  tested('data/data-stack.test.ts', 'are restored on trial every week, in the subnets of the database'),
);

export const resilience = allOf(
  rules(...ownRules.resilience),
  rules('RDSMultiAZSupport', 'RDSInstanceDeletionProtectionEnabled', 'LambdaDLQ'),
  tested(
    'faults/keys.test.ts',
    'with throttling is asked three times, with pauses that are never the same; then the answer is to try later',
  ),
);

export const rateLimits = allOf(
  rules(...ownRules.rateLimits),
  rules('APIGWDefaultThrottling', 'LambdaConcurrency'),
  tested('attack/throttle.test.ts', 'of one client is cut off by its plan'),
);

export const webFirewall = allOf(
  rules(...ownRules.webFirewall),
  rules('APIGWAssociatedWithWAF'),
  tested('api/web-firewall.test.ts', 'asks its rules in this order, each with metrics and samples'),
);

export const checkedInput = allOf(
  rules(...ownRules.checkedInput),
  rules('APIGWRequestValidation'),
  tested('attack/attack.test.ts', 'a hundred bodies that nobody would think of'),
  tested('service/records.test.ts', 'keeps words that look like SQL as words'),
);

export const patched = rules(...ownRules.patched, 'LambdaLatestVersion', 'RDSAutomaticMinorVersionUpgradeEnabled');

export const exportOfPerson = tested(
  'service/records.test.ts',
  'holds all records of a person and all that happened to them, page by page',
);

export const erasureOfPerson = allOf(
  tested(
    'service/records.test.ts',
    'takes key, records and search index away, and leaves ids and the note that it happened',
  ),
  tested('service/records.test.ts', 'at the same time as creations leaves nothing that cannot be read'),
);

/** A version goes out by parts and comes back by itself; what the deployment runs is our own. */
export const changes = rules(...ownRules.changes);

/** What was deleted is gone: nothing forgotten is kept. */
export const dataMinimisation = rules(...ownRules.dataMinimisation);
