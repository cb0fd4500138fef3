import { allRules } from '../all-rules';

/** A control, or one for each type of resource where Security Hub has several for one rule. */
type Controls = string | Readonly<Record<string, string>>;

const CLUSTER = 'AWS::RDS::DBCluster';
const INSTANCE = 'AWS::RDS::DBInstance';

/**
 * Controls of Security Hub by the rule of cdk-nag that checks the same: both have the name of a managed rule of AWS
 * Config. Rules without a control are not in the list.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html
 */
export const CDK_NAG_CONTROLS: Readonly<Record<string, Controls>> = {
  ALBHttpDropInvalidHeaderEnabled: 'ELB.4',
  ALBHttpToHttpsRedirection: 'ELB.1',
  ALBWAFEnabled: 'ELB.16',
  APIGWAssociatedWithWAF: 'APIGateway.4',
  APIGWCacheEnabledAndEncrypted: 'APIGateway.5',
  APIGWExecutionLoggingEnabled: 'APIGateway.1',
  APIGWSSLEnabled: 'APIGateway.2',
  APIGWXrayEnabled: 'APIGateway.3',
  AutoScalingGroupELBHealthCheckRequired: 'AutoScaling.1',
  AutoScalingLaunchConfigPublicIpDisabled: 'AutoScaling.5',
  CloudTrailCloudWatchLogsEnabled: 'CloudTrail.5',
  CloudTrailEncryptionEnabled: 'CloudTrail.2',
  CloudTrailLogFileValidationEnabled: 'CloudTrail.4',
  CloudWatchAlarmAction: 'CloudWatch.15',
  CloudWatchLogGroupRetentionPeriod: 'CloudWatch.16',
  CodeBuildProjectEnvVarAwsCred: 'CodeBuild.2',
  CodeBuildProjectSourceRepoUrl: 'CodeBuild.1',
  DMSReplicationNotPublic: 'DMS.1',
  DynamoDBAutoScalingEnabled: 'DynamoDB.1',
  DynamoDBInBackupPlan: 'DynamoDB.4',
  DynamoDBPITREnabled: 'DynamoDB.2',
  EC2EBSInBackupPlan: 'EC2.28',
  EC2IMDSv2Enabled: 'EC2.8',
  EC2InstanceNoPublicIp: 'EC2.9',
  EFSEncrypted: 'EFS.1',
  EFSInBackupPlan: 'EFS.2',
  ElastiCacheRedisClusterAutomaticBackup: 'ElastiCache.1',
  ElasticBeanstalkEnhancedHealthReportingEnabled: 'ElasticBeanstalk.1',
  ElasticBeanstalkManagedUpdatesEnabled: 'ElasticBeanstalk.2',
  ELBDeletionProtectionEnabled: 'ELB.6',
  ELBLoggingEnabled: 'ELB.5',
  IAMPolicyNoStatementsWithAdminAccess: 'IAM.1',
  IAMPolicyNoStatementsWithFullAccess: 'IAM.21',
  IAMUserNoPolicies: 'IAM.2',
  KMSBackingKeyRotationEnabled: 'KMS.4',
  LambdaFunctionPublicAccessProhibited: 'Lambda.1',
  LambdaInsideVPC: 'Lambda.3',
  OpenSearchEncryptedAtRest: 'Opensearch.1',
  OpenSearchInVPCOnly: 'Opensearch.2',
  OpenSearchNodeToNodeEncryption: 'Opensearch.3',
  OpenSearchErrorLogsToCloudWatch: 'Opensearch.4',
  RDSAutomaticMinorVersionUpgradeEnabled: 'RDS.13',
  RDSEnhancedMonitoringEnabled: 'RDS.6',
  RDSInBackupPlan: { [INSTANCE]: 'RDS.26' },
  RDSInstanceBackupEnabled: { [INSTANCE]: 'RDS.11' },
  RDSInstanceDeletionProtectionEnabled: { [INSTANCE]: 'RDS.8', [CLUSTER]: 'RDS.7' },
  RDSInstancePublicAccess: { [INSTANCE]: 'RDS.2' },
  RDSLoggingEnabled: { [INSTANCE]: 'RDS.9' },
  RDSMultiAZSupport: { [INSTANCE]: 'RDS.5' },
  RDSNonDefaultPort: 'RDS.23',
  RDSStorageEncrypted: { [INSTANCE]: 'RDS.3', [CLUSTER]: 'RDS.27' },
  RedshiftBackupEnabled: 'Redshift.3',
  RedshiftClusterMaintenanceSettings: 'Redshift.6',
  RedshiftClusterPublicAccess: 'Redshift.1',
  RedshiftEnhancedVPCRoutingEnabled: 'Redshift.7',
  RedshiftRequireTlsSSL: 'Redshift.2',
  S3BucketLevelPublicAccessProhibited: 'S3.8',
  S3BucketLoggingEnabled: 'S3.9',
  S3BucketPublicReadProhibited: 'S3.2',
  S3BucketPublicWriteProhibited: 'S3.3',
  S3BucketReplicationEnabled: 'S3.7',
  S3BucketSSLRequestsOnly: 'S3.5',
  S3BucketVersioningEnabled: 'S3.14',
  S3DefaultEncryptionKMS: 'S3.17',
  SageMakerNotebookInVPC: 'SageMaker.2',
  SageMakerNotebookNoDirectInternetAccess: 'SageMaker.1',
  SecretsManagerRotationEnabled: 'SecretsManager.1',
  SNSEncryptedKMS: 'SNS.1',
  VPCDefaultSecurityGroupClosed: 'EC2.2',
  VPCSubnetAutoAssignPublicIpDisabled: 'EC2.15',
  WAFv2LoggingEnabled: 'WAF.11',
};

const OWN_PACK = 'Bulwark-';
const PREFIX = 'Security Hub ';

/**
 * Finds the control of Security Hub that reports the same as a rule. Undefined where there is none, and where a rule of
 * Bulwark cites several: which of them fails is not known.
 *
 * @param rule id as reported: `HIPAA.Security-LambdaInsideVPC`, `Bulwark-RdsInstanceEnhancedMonitoring`
 * @param type of the resource
 */
export function findSecurityHubControl(rule: string, type: string): string | undefined {
  if (rule.startsWith(OWN_PACK)) return findOwnControl(rule.slice(OWN_PACK.length));
  const controls = CDK_NAG_CONTROLS[rule.slice(rule.indexOf('-') + 1)];
  return typeof controls === 'object' ? controls[type] : controls;
}

function findOwnControl(id: string): string | undefined {
  const references = allRules.find((rule) => rule.id === id)?.references ?? [];
  const controls = references.flatMap((reference) =>
    reference.id.startsWith(PREFIX) ? [reference.id.slice(PREFIX.length)] : [],
  );
  return controls.length === 1 ? controls[0] : undefined;
}
