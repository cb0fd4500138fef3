import { ManagedRuleIdentifiers as Rule } from 'aws-cdk-lib/aws-config';
import type { DetectionSettings } from '../settings/detection-settings';

export type ClaimedFramework = DetectionSettings['frameworks'][number];

/** A managed rule of AWS Config, and the frameworks that ask for what it checks. */
export interface ConformanceRule {
  readonly identifier: string;
  /** Parameters that differ from the defaults of the rule. @default - none */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly frameworks: readonly ClaimedFramework[];
}

const EVERY: readonly ClaimedFramework[] = ['cis', 'gdpr', 'hipaa', 'nist-800-53', 'pci-dss', 'soc2'];
/** CIS covers the account, logging and storage, not each service. */
const BEYOND_CIS: readonly ClaimedFramework[] = ['gdpr', 'hipaa', 'nist-800-53', 'pci-dss', 'soc2'];
/** Frameworks that ask for recovery of data. PCI DSS does not. */
const RECOVERY: readonly ClaimedFramework[] = ['gdpr', 'hipaa', 'nist-800-53', 'soc2'];

const list = (frameworks: readonly ClaimedFramework[], ...identifiers: readonly string[]): readonly ConformanceRule[] =>
  identifiers.map((identifier) => ({ identifier, frameworks }));

/**
 * Managed rules about the account and about types of resources that the backend has. A rule whose finding an
 * acknowledgement accepts is left out, since AWS Config cannot suppress a result: Security Hub has the same control, and
 * suppresses the finding with its reason.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html
 */
export const CONFORMANCE_RULES: readonly ConformanceRule[] = [
  // The account and its people.
  ...list(
    EVERY,
    Rule.ROOT_ACCOUNT_MFA_ENABLED,
    Rule.IAM_ROOT_ACCESS_KEY_CHECK,
    Rule.MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS,
    Rule.IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS,
    Rule.IAM_USER_NO_POLICIES_CHECK,
  ),
  { identifier: Rule.ACCESS_KEYS_ROTATED, parameters: { maxAccessKeyAge: '90' }, frameworks: EVERY },
  {
    identifier: Rule.IAM_USER_UNUSED_CREDENTIALS_CHECK,
    parameters: { maxCredentialUsageAge: '45' },
    frameworks: EVERY,
  },
  ...list(BEYOND_CIS, Rule.GUARDDUTY_ENABLED_CENTRALIZED),

  // The audit trail and logs.
  ...list(
    EVERY,
    Rule.CLOUDTRAIL_MULTI_REGION_ENABLED,
    Rule.CLOUD_TRAIL_ENCRYPTION_ENABLED,
    Rule.CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED,
    Rule.VPC_FLOW_LOGS_ENABLED,
  ),
  ...list(
    BEYOND_CIS,
    Rule.CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED,
    Rule.CLOUDWATCH_LOG_GROUP_ENCRYPTED,
    Rule.CLOUDWATCH_ALARM_ACTION_ENABLED_CHECK,
    Rule.API_GW_EXECUTION_LOGGING_ENABLED,
    Rule.RDS_LOGGING_ENABLED,
    Rule.WAFV2_LOGGING_ENABLED,
  ),

  // Keys and encryption.
  ...list(EVERY, Rule.CMK_BACKING_KEY_ROTATION_ENABLED, Rule.RDS_STORAGE_ENCRYPTED),
  ...list(
    BEYOND_CIS,
    Rule.KMS_CMK_NOT_SCHEDULED_FOR_DELETION,
    Rule.RDS_SNAPSHOT_ENCRYPTED,
    Rule.BACKUP_RECOVERY_POINT_ENCRYPTED,
    Rule.SNS_ENCRYPTED_KMS,
    Rule.S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED,
    Rule.API_GW_SSL_ENABLED,
  ),
  ...list(EVERY, Rule.S3_BUCKET_SSL_REQUESTS_ONLY),

  // Networks and public access.
  ...list(
    EVERY,
    Rule.VPC_DEFAULT_SECURITY_GROUP_CLOSED,
    Rule.EC2_SECURITY_GROUPS_INCOMING_SSH_DISABLED,
    Rule.NACL_NO_UNRESTRICTED_SSH_RDP,
    Rule.S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED,
    Rule.RDS_INSTANCE_PUBLIC_ACCESS_CHECK,
  ),
  ...list(
    BEYOND_CIS,
    Rule.SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED,
    Rule.RDS_SNAPSHOTS_PUBLIC_PROHIBITED,
    Rule.LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED,
    Rule.API_GW_ASSOCIATED_WITH_WAF,
  ),

  // Recovery, patches and sign-in to the database.
  ...list(
    RECOVERY,
    Rule.AURORA_RESOURCES_PROTECTED_BY_BACKUP_PLAN,
    Rule.BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED,
    Rule.S3_BUCKET_VERSIONING_ENABLED,
    Rule.RDS_CLUSTER_MULTI_AZ_ENABLED,
  ),
  ...list(EVERY, Rule.RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED),
  ...list(BEYOND_CIS, Rule.RDS_CLUSTER_IAM_AUTHENTICATION_ENABLED),
];
