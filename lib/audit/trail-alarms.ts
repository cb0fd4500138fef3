/** Something in the trail that a person must look at. */
export interface TrailAlarm {
  /** Construct id, metric name and anchor in docs/runbooks/trail-alarms.md. */
  readonly name: string;
  /** What happened, in a sentence for the one who is woken. */
  readonly says: string;
  /** Security Hub control that asks for it. */
  readonly control: string;
  /** Filter pattern over events of CloudTrail. */
  readonly pattern: string;
}

const anyOf = (...eventNames: string[]) => eventNames.map((name) => `($.eventName = ${name})`).join(' || ');

const from = (source: string, ...eventNames: string[]) =>
  `{ ($.eventSource = ${source}.amazonaws.com) && (${anyOf(...eventNames)}) }`;

/**
 * The monitoring list of the CIS AWS Foundations Benchmark (chapter 4), with the filter patterns that Security Hub checks for,
 * changes of the organisation, and of key policies: whoever may change one can let themselves decrypt.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const TRAIL_ALARMS: readonly TrailAlarm[] = [
  {
    name: 'RootUse',
    says: 'The account root user did something.',
    control: 'CloudWatch.1',
    pattern:
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  },
  {
    name: 'UnauthorizedCalls',
    says: 'API calls were refused for missing permissions.',
    control: 'CloudWatch.2',
    pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  },
  {
    name: 'SignInWithoutMfa',
    says: 'Someone signed in to the console without multi-factor authentication.',
    control: 'CloudWatch.3',
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  },
  {
    name: 'PolicyChanges',
    says: 'An IAM policy was made, changed, attached or detached.',
    control: 'CloudWatch.4',
    pattern: from(
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
    says: 'A trail was changed, stopped or deleted.',
    control: 'CloudWatch.5',
    pattern: `{ ${anyOf('CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging')} }`,
  },
  {
    name: 'FailedSignIns',
    says: 'Console sign-ins failed.',
    control: 'CloudWatch.6',
    pattern: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  },
  {
    name: 'KeyLoss',
    says: 'A customer managed key was disabled or scheduled for deletion.',
    control: 'CloudWatch.7',
    pattern: from('kms', 'DisableKey', 'ScheduleKeyDeletion'),
  },
  {
    name: 'BucketPolicyChanges',
    says: 'The policy or access settings of a bucket changed.',
    control: 'CloudWatch.8',
    pattern: from(
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
    says: 'AWS Config was stopped or changed.',
    control: 'CloudWatch.9',
    pattern: from(
      'config',
      'StopConfigurationRecorder',
      'DeleteDeliveryChannel',
      'PutDeliveryChannel',
      'PutConfigurationRecorder',
    ),
  },
  {
    name: 'SecurityGroupChanges',
    says: 'A security group was made, changed or deleted.',
    control: 'CloudWatch.10',
    pattern: `{ ${anyOf(
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
    says: 'A network access control list changed.',
    control: 'CloudWatch.11',
    pattern: `{ ${anyOf(
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
    says: 'A gateway to another network was made, attached or removed.',
    control: 'CloudWatch.12',
    pattern: `{ ${anyOf(
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
    says: 'A route table changed.',
    control: 'CloudWatch.13',
    pattern: from(
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
    says: 'A VPC or a peering changed.',
    control: 'CloudWatch.14',
    pattern: `{ ${anyOf(
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
    says: 'The policy of a customer managed key changed.',
    control: 'Bulwark',
    pattern: from('kms', 'PutKeyPolicy'),
  },
  {
    name: 'OrganizationChanges',
    says: 'The organisation, its accounts or its policies changed.',
    control: 'CIS 4.15',
    pattern: from(
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
