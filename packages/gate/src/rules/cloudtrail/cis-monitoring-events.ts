/** An activity of the CIS monitoring list, which has to trigger an alarm when the trail records it. */
export interface MonitoredActivity {
  /** Control of the CIS AWS Foundations Benchmark 3.0. */
  readonly id: string;
  readonly what: string;
  /** Events as CloudTrail records them, by the name that a finding shows. Each has to trigger an alarm. */
  readonly events: ReadonlyMap<string, unknown>;
}

/** Fields that every event has. */
const CALL = {
  eventVersion: '1.11',
  eventType: 'AwsApiCall',
  awsRegion: 'eu-central-1',
  sourceIPAddress: '203.0.113.7',
  userAgent: 'aws-cli/2',
  userIdentity: { type: 'AssumedRole', arn: 'arn:aws:sts::111122223333:assumed-role/example/session' },
};

const SIGN_IN = {
  ...CALL,
  eventType: 'AwsConsoleSignIn',
  eventSource: 'signin.amazonaws.com',
  eventName: 'ConsoleLogin',
};

/** A normal event. A filter that matches it would trigger alarms all the time, so it does not count. */
export const HARMLESS_EVENT: unknown = { ...CALL, eventSource: 'ec2.amazonaws.com', eventName: 'DescribeInstances' };

/**
 * The monitoring list of the CIS AWS Foundations Benchmark 3.0, 4.1 to 4.15, as events that its metric filters have to
 * match. Security Hub checks the same list as CloudWatch.1 to CloudWatch.14.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const MONITORED_ACTIVITIES: readonly MonitoredActivity[] = [
  {
    id: '4.1',
    what: 'unauthorized API calls',
    events: new Map(
      ['AccessDenied', 'AccessDeniedException', 'Client.UnauthorizedOperation'].map((errorCode) => [
        errorCode,
        { ...CALL, eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances', errorCode },
      ]),
    ),
  },
  {
    id: '4.2',
    what: 'console sign-ins without MFA',
    events: new Map([
      [
        'ConsoleLogin',
        {
          ...SIGN_IN,
          userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/example' },
          additionalEventData: { MFAUsed: 'No' },
          responseElements: { ConsoleLogin: 'Success' },
        },
      ],
    ]),
  },
  {
    id: '4.3',
    what: 'usage of the root user',
    events: new Map([
      [
        'Root',
        {
          ...CALL,
          userIdentity: { type: 'Root', arn: 'arn:aws:iam::111122223333:root' },
          eventSource: 'iam.amazonaws.com',
          eventName: 'CreateAccessKey',
        },
      ],
    ]),
  },
  {
    id: '4.4',
    what: 'changes to IAM policies',
    events: buildCalls(
      'iam',
      ...['Create', 'Delete'].flatMap((verb) => [`${verb}Policy`, `${verb}PolicyVersion`]),
      ...['Group', 'Role', 'User'].flatMap((holder) => [
        `Attach${holder}Policy`,
        `Detach${holder}Policy`,
        `Put${holder}Policy`,
        `Delete${holder}Policy`,
      ]),
    ),
  },
  {
    id: '4.5',
    what: 'changes to CloudTrail trails',
    events: buildCalls('cloudtrail', 'CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging'),
  },
  {
    id: '4.6',
    what: 'failed console sign-ins',
    events: new Map([
      [
        'Failed authentication',
        {
          ...SIGN_IN,
          userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/example' },
          errorMessage: 'Failed authentication',
          responseElements: { ConsoleLogin: 'Failure' },
        },
      ],
    ]),
  },
  {
    id: '4.7',
    what: 'disabling or deletion of customer managed keys',
    events: buildCalls('kms', 'DisableKey', 'ScheduleKeyDeletion'),
  },
  {
    id: '4.8',
    what: 'changes to S3 bucket policies',
    events: buildCalls(
      's3',
      'PutBucketAcl',
      ...['Policy', 'Cors', 'Lifecycle', 'Replication'].flatMap((part) => [`PutBucket${part}`, `DeleteBucket${part}`]),
    ),
  },
  {
    id: '4.9',
    what: 'changes to AWS Config',
    events: buildCalls(
      'config',
      'StopConfigurationRecorder',
      'PutConfigurationRecorder',
      'PutDeliveryChannel',
      'DeleteDeliveryChannel',
    ),
  },
  {
    id: '4.10',
    what: 'changes to security groups',
    events: buildCalls(
      'ec2',
      'CreateSecurityGroup',
      'DeleteSecurityGroup',
      ...['Ingress', 'Egress'].flatMap((way) => [`AuthorizeSecurityGroup${way}`, `RevokeSecurityGroup${way}`]),
    ),
  },
  {
    id: '4.11',
    what: 'changes to network ACLs',
    events: buildCalls(
      'ec2',
      ...['CreateNetworkAcl', 'DeleteNetworkAcl', 'CreateNetworkAclEntry', 'DeleteNetworkAclEntry'],
      ...['ReplaceNetworkAclEntry', 'ReplaceNetworkAclAssociation'],
    ),
  },
  {
    id: '4.12',
    what: 'changes to network gateways',
    events: buildCalls(
      'ec2',
      ...['CreateCustomerGateway', 'DeleteCustomerGateway'],
      ...['Create', 'Delete', 'Attach', 'Detach'].map((verb) => `${verb}InternetGateway`),
    ),
  },
  {
    id: '4.13',
    what: 'changes to route tables',
    events: buildCalls(
      'ec2',
      ...['CreateRoute', 'ReplaceRoute', 'DeleteRoute', 'CreateRouteTable', 'DeleteRouteTable'],
      ...['ReplaceRouteTableAssociation', 'DisassociateRouteTable'],
    ),
  },
  {
    id: '4.14',
    what: 'changes to VPCs',
    events: buildCalls(
      'ec2',
      ...['CreateVpc', 'DeleteVpc', 'ModifyVpcAttribute'],
      ...['Create', 'Accept', 'Reject', 'Delete'].map((verb) => `${verb}VpcPeeringConnection`),
      ...['AttachClassicLinkVpc', 'DetachClassicLinkVpc', 'EnableVpcClassicLink', 'DisableVpcClassicLink'],
    ),
  },
  {
    id: '4.15',
    what: 'changes to AWS Organizations',
    events: buildCalls(
      'organizations',
      ...['CreateAccount', 'MoveAccount', 'InviteAccountToOrganization', 'RemoveAccountFromOrganization'],
      ...['AcceptHandshake', 'DeclineHandshake', 'LeaveOrganization', 'DeleteOrganization'],
      ...['Create', 'Update', 'Delete'].flatMap((verb) => [`${verb}OrganizationalUnit`, `${verb}Policy`]),
      ...['AttachPolicy', 'DetachPolicy', 'EnablePolicyType', 'DisablePolicyType'],
    ),
  },
];

function buildCalls(service: string, ...eventNames: readonly string[]): ReadonlyMap<string, unknown> {
  return new Map(
    eventNames.map((eventName) => [eventName, { ...CALL, eventSource: `${service}.amazonaws.com`, eventName }]),
  );
}
