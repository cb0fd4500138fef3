import { call, type DetectionCase } from './trail-records';

const lifecycle = (days: number) => ({
  bucketName: 'example',
  LifecycleConfiguration: { Rule: { Status: 'Enabled', Expiration: { Days: days } } },
});
const blockPublicAccess = (BlockPublicPolicy: boolean) => ({
  PublicAccessBlockConfiguration: { BlockPublicPolicy, RestrictPublicBuckets: true },
});
const openFrom = (cidrIp: string) => ({
  groupId: 'sg-0123456789abcdef0',
  ipPermissions: { items: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp }] } }] },
});

/** Records for the detections about logs, detectors, the network and the stacks. */
export const tamperingCases: Readonly<Record<string, DetectionCase>> = {
  TrailBlinded: {
    fires: [
      call('cloudtrail', 'PutEventSelectors', { trailName: 'sandbox-trail' }),
      call('cloudtrail', 'StopEventDataStoreIngestion'),
    ],
    misses: [call('cloudtrail', 'GetEventSelectors'), call('cloudtrail', 'LookupEvents')],
  },
  NetworkLogsRemoved: {
    fires: [
      call('ec2', 'DeleteFlowLogs', { DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: 'fl-1' } } }),
      call('route53resolver', 'DisassociateResolverQueryLogConfig'),
      call('s3', 'PutBucketLogging', { bucketName: 'example', BucketLoggingStatus: {} }),
    ],
    misses: [
      call('ec2', 'DescribeFlowLogs'),
      call('ec2', 'CreateFlowLogs'),
      call('s3', 'PutBucketLogging', { BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'logs' } } }),
    ],
  },
  LogDataRemoved: {
    fires: [
      call('logs', 'DeleteLogGroup', { logGroupName: 'sandbox-Audit-TrailLog' }),
      call('logs', 'PutRetentionPolicy', { retentionInDays: 1 }),
    ],
    misses: [call('logs', 'PutRetentionPolicy', { retentionInDays: 400 }), call('logs', 'CreateLogGroup')],
  },
  AlarmsRemoved: {
    fires: [call('monitoring', 'DeleteAlarms'), call('events', 'RemoveTargets'), call('sns', 'Unsubscribe')],
    misses: [call('monitoring', 'PutMetricAlarm'), call('events', 'EnableRule')],
  },
  DetectorsDisabled: {
    fires: [
      call('guardduty', 'UpdateDetector', { detectorId: 'example', enable: false }),
      call('guardduty', 'DisassociateFromAdministratorAccount'),
      call('securityhub', 'DisableSecurityHubV2'),
      call('macie2', 'DisableMacie'),
    ],
    misses: [
      call('guardduty', 'UpdateDetector', { enable: true }),
      call('guardduty', 'GetDetector'),
      call('inspector2', 'Enable'),
    ],
  },
  FindingsSuppressed: {
    fires: [
      call('guardduty', 'CreateFilter', { action: 'ARCHIVE' }),
      call('securityhub', 'CreateAutomationRuleV2'),
      call('access-analyzer', 'CreateArchiveRule'),
    ],
    misses: [call('guardduty', 'GetFindings'), call('wafv2', 'UpdateIPSet')],
  },
  AiGuardsRemoved: {
    fires: [call('bedrock', 'DeleteGuardrail'), call('bedrock', 'DeleteModelInvocationLoggingConfiguration')],
    misses: [call('bedrock', 'GetModelInvocationLoggingConfiguration'), call('bedrock', 'ListGuardrails')],
  },
  AccountGuardsRemoved: {
    fires: [
      call('s3', 'DeleteAccountPublicAccessBlock'),
      call('s3', 'PutAccountPublicAccessBlock', blockPublicAccess(false)),
      call('ec2', 'DisableEbsEncryptionByDefault'),
      call('ec2', 'EnableSerialConsoleAccess'),
    ],
    misses: [
      call('s3', 'PutAccountPublicAccessBlock', blockPublicAccess(true)),
      call('ec2', 'EnableEbsEncryptionByDefault'),
    ],
  },
  LogsExpireEarly: {
    fires: [
      call('s3', 'PutBucketLifecycle', lifecycle(1)),
      call('s3', 'PutBucketLifecycle', { LifecycleConfiguration: { Rule: [{ Expiration: { Days: 7 } }] } }),
    ],
    misses: [call('s3', 'PutBucketLifecycle', lifecycle(365)), call('s3', 'GetBucketLifecycle')],
  },
  SecurityGroupOpened: {
    fires: [
      call('ec2', 'AuthorizeSecurityGroupIngress', openFrom('0.0.0.0/0')),
      call('ec2', 'AuthorizeSecurityGroupIngress', { cidrIp: '0.0.0.0/0', fromPort: 22, toPort: 22 }),
      call('rds', 'ModifyDBInstance', { publiclyAccessible: true }),
    ],
    misses: [
      call('ec2', 'AuthorizeSecurityGroupIngress', openFrom('192.0.2.0/24')),
      call('ec2', 'AuthorizeSecurityGroupEgress', openFrom('0.0.0.0/0')),
      call('ec2', 'RevokeSecurityGroupIngress', openFrom('0.0.0.0/0')),
      call('rds', 'ModifyDBInstance', { publiclyAccessible: false }),
    ],
  },
  NetworkPathOpened: {
    fires: [call('ec2', 'AttachInternetGateway'), call('ec2', 'CreateVpcPeeringConnection')],
    misses: [call('ec2', 'DetachInternetGateway'), call('ec2', 'CreateSubnet')],
  },
  TrafficMirrored: {
    fires: [call('ec2', 'CreateTrafficMirrorSession')],
    misses: [call('ec2', 'DeleteTrafficMirrorSession'), call('ec2', 'DescribeTrafficMirrorSessions')],
  },
  UserPoolChanged: {
    fires: [call('cognito-idp', 'SetUserPoolMfaConfig', { mfaConfiguration: 'OFF' })],
    misses: [call('cognito-idp', 'DescribeUserPool'), call('cognito-idp', 'AdminDisableUser')],
  },
  UserAccountTakenOver: {
    fires: [call('cognito-idp', 'AdminSetUserPassword', { permanent: true })],
    misses: [call('cognito-idp', 'AdminUserGlobalSignOut'), call('cognito-idp', 'AdminGetUser')],
  },
  ApiChanged: {
    fires: [call('apigateway', 'UpdateMethod'), call('apigateway', 'DeleteAuthorizer')],
    misses: [call('apigateway', 'GetMethod'), call('appsync', 'UpdateMethod')],
  },
  FirewallChanged: {
    fires: [call('wafv2', 'UpdateWebACL'), call('ec2', 'ModifyVpcEndpoint')],
    misses: [call('wafv2', 'UpdateIPSet'), call('wafv2', 'GetWebACL')],
  },
  DatabaseWeakened: {
    fires: [
      call('rds', 'ModifyDBCluster', { masterUserPassword: 'HIDDEN_DUE_TO_SECURITY_REASONS' }),
      call('rds', 'ModifyDBCluster', { enableIAMDatabaseAuthentication: false }),
      call('rds', 'ModifyDBClusterParameterGroup'),
    ],
    misses: [call('rds', 'ModifyDBCluster', { backupRetentionPeriod: 35 }), call('rds', 'DescribeDBClusters')],
  },
  DeploymentGuardsRemoved: {
    fires: [
      call('cloudformation', 'UpdateTerminationProtection', { enableTerminationProtection: false }),
      call('cloudformation', 'SetTypeConfiguration'),
    ],
    misses: [
      call('cloudformation', 'UpdateTerminationProtection', { enableTerminationProtection: true }),
      call('cloudformation', 'ExecuteChangeSet'),
    ],
  },
};
