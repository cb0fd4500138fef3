import type { AlarmSeverity } from './runbook-alarm';

/** An event in the trail that a person must review. */
export interface CloudTrailAlarmDefinition {
  /** Construct id, metric name and anchor in docs/runbooks/trail-alarms.md. */
  readonly name: string;
  /** What happened, in one sentence for the person on call. */
  readonly description: string;
  /**
   * Control of Security Hub or of the CIS benchmark that requires the alarm; `Bulwark` where no published control does.
   */
  readonly control: string;
  readonly severity: AlarmSeverity;
  /**
   * Events in five minutes at which the alarm goes off.
   * @default 1
   */
  readonly threshold?: number;
  /** Filter pattern for CloudTrail events. */
  readonly pattern: string;
}

const matchAnyEvent = (...eventNames: string[]) => eventNames.map((name) => `($.eventName = ${name})`).join(' || ');

const matchServiceEvents = (source: string, ...eventNames: string[]) =>
  `{ ($.eventSource = ${source}.amazonaws.com) && (${matchAnyEvent(...eventNames)}) }`;

/**
 * The monitoring list of the CIS AWS Foundations Benchmark (chapter 4), with the filter patterns that Security Hub
 * checks. Changes of the organisation and of key policies are added: an identity that can change a key policy can grant
 * itself decryption.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const CLOUDTRAIL_ALARMS: readonly CloudTrailAlarmDefinition[] = [
  {
    name: 'RootUse',
    description: 'The account root user was used.',
    control: 'CloudWatch.1',
    severity: 'critical',
    pattern:
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  },
  {
    name: 'UnauthorizedCalls',
    description: 'Ten or more API calls were refused within five minutes for missing permissions.',
    control: 'CloudWatch.2',
    severity: 'medium',
    // The control requires the pattern, not a threshold. One page of the console causes some refused calls for a user
    // with few permissions. An attacker who tries out a stolen credential causes dozens.
    threshold: 10,
    pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  },
  {
    name: 'SignInWithoutMfa',
    description: 'Someone signed in to the console without multi-factor authentication.',
    control: 'CloudWatch.3',
    severity: 'high',
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  },
  {
    name: 'PolicyChanges',
    description: 'An IAM policy was created, changed, attached or detached.',
    control: 'CloudWatch.4',
    severity: 'medium',
    pattern: matchServiceEvents(
      'iam',
      'DeleteGroupPolicy',
      'DeleteRolePolicy',
      'DeleteUserPolicy',
      'PutGroupPolicy',
      'PutRolePolicy',
      'PutUserPolicy',
      'CreatePolicy',
      'DeletePolicy',
      'CreatePolicyVersion',
      'DeletePolicyVersion',
      'AttachRolePolicy',
      'DetachRolePolicy',
      'AttachUserPolicy',
      'DetachUserPolicy',
      'AttachGroupPolicy',
      'DetachGroupPolicy',
    ),
  },
  {
    name: 'TrailChanges',
    description: 'A trail was changed, stopped or deleted.',
    control: 'CloudWatch.5',
    severity: 'critical',
    pattern: `{ ${matchAnyEvent('CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging')} }`,
  },
  {
    name: 'FailedSignIns',
    description: 'Console sign-ins failed.',
    control: 'CloudWatch.6',
    severity: 'medium',
    pattern: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  },
  {
    name: 'KeyLoss',
    description: 'A customer managed key was disabled or scheduled for deletion.',
    control: 'CloudWatch.7',
    severity: 'critical',
    pattern: matchServiceEvents('kms', 'DisableKey', 'ScheduleKeyDeletion'),
  },
  {
    name: 'BucketPolicyChanges',
    description: 'The policy or access settings of a bucket changed.',
    control: 'CloudWatch.8',
    severity: 'medium',
    pattern: matchServiceEvents(
      's3',
      'PutBucketAcl',
      'PutBucketPolicy',
      'PutBucketCors',
      'PutBucketLifecycle',
      'PutBucketReplication',
      'DeleteBucketPolicy',
      'DeleteBucketCors',
      'DeleteBucketLifecycle',
      'DeleteBucketReplication',
    ),
  },
  {
    name: 'ConfigChanges',
    description: 'AWS Config was stopped or changed.',
    control: 'CloudWatch.9',
    severity: 'high',
    pattern: matchServiceEvents(
      'config',
      'StopConfigurationRecorder',
      'DeleteDeliveryChannel',
      'PutDeliveryChannel',
      'PutConfigurationRecorder',
    ),
  },
  {
    name: 'SecurityGroupChanges',
    description: 'A security group was created, changed or deleted.',
    control: 'CloudWatch.10',
    severity: 'medium',
    pattern: `{ ${matchAnyEvent(
      'AuthorizeSecurityGroupIngress',
      'AuthorizeSecurityGroupEgress',
      'RevokeSecurityGroupIngress',
      'RevokeSecurityGroupEgress',
      'CreateSecurityGroup',
      'DeleteSecurityGroup',
    )} }`,
  },
  {
    name: 'NetworkAclChanges',
    description: 'A network access control list changed.',
    control: 'CloudWatch.11',
    severity: 'medium',
    pattern: `{ ${matchAnyEvent(
      'CreateNetworkAcl',
      'CreateNetworkAclEntry',
      'DeleteNetworkAcl',
      'DeleteNetworkAclEntry',
      'ReplaceNetworkAclEntry',
      'ReplaceNetworkAclAssociation',
    )} }`,
  },
  {
    name: 'GatewayChanges',
    description: 'A gateway to another network was created, attached or removed.',
    control: 'CloudWatch.12',
    severity: 'high',
    pattern: `{ ${matchAnyEvent(
      'CreateCustomerGateway',
      'DeleteCustomerGateway',
      'AttachInternetGateway',
      'CreateInternetGateway',
      'DeleteInternetGateway',
      'DetachInternetGateway',
    )} }`,
  },
  {
    name: 'RouteTableChanges',
    description: 'A route table changed.',
    control: 'CloudWatch.13',
    severity: 'medium',
    pattern: matchServiceEvents(
      'ec2',
      'CreateRoute',
      'CreateRouteTable',
      'ReplaceRoute',
      'ReplaceRouteTableAssociation',
      'DeleteRouteTable',
      'DeleteRoute',
      'DisassociateRouteTable',
    ),
  },
  {
    name: 'VpcChanges',
    description: 'A VPC or a peering changed.',
    control: 'CloudWatch.14',
    severity: 'medium',
    pattern: `{ ${matchAnyEvent(
      'CreateVpc',
      'DeleteVpc',
      'ModifyVpcAttribute',
      'AcceptVpcPeeringConnection',
      'CreateVpcPeeringConnection',
      'DeleteVpcPeeringConnection',
      'RejectVpcPeeringConnection',
      'AttachClassicLinkVpc',
      'DetachClassicLinkVpc',
      'DisableVpcClassicLink',
      'EnableVpcClassicLink',
    )} }`,
  },
  {
    name: 'KeyPolicyChanges',
    description: 'The policy of a customer managed key changed.',
    control: 'Bulwark',
    severity: 'high',
    pattern: matchServiceEvents('kms', 'PutKeyPolicy'),
  },
  {
    name: 'OrganizationChanges',
    description: 'The organisation, its accounts or its policies changed.',
    control: 'CIS 4.15',
    severity: 'high',
    pattern: matchServiceEvents(
      'organizations',
      'AcceptHandshake',
      'AttachPolicy',
      'CreateAccount',
      'CreateOrganizationalUnit',
      'CreatePolicy',
      'DeclineHandshake',
      'DeleteOrganization',
      'DeleteOrganizationalUnit',
      'DeletePolicy',
      'DetachPolicy',
      'DisablePolicyType',
      'EnablePolicyType',
      'InviteAccountToOrganization',
      'LeaveOrganization',
      'MoveAccount',
      'RemoveAccountFromOrganization',
      'UpdateOrganizationalUnit',
      'UpdatePolicy',
    ),
  },
];
