import { calls } from './calls';
import { type Burst, type MetricFilterForm, onTrailPattern } from './detection';
import { renderEventPattern } from './event-pattern';

/** Changes that the CIS benchmark wants an alarm for, by the id of the detection. */
const CHANGES = {
  PolicyChanges: {
    service: 'iam',
    anySource: false,
    eventNames: [
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
    ],
  },
  TrailChanges: {
    service: 'cloudtrail',
    anySource: true,
    eventNames: ['CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging'],
  },
  KeyLoss: {
    service: 'kms',
    anySource: false,
    eventNames: ['DisableKey', 'ScheduleKeyDeletion'],
  },
  BucketPolicyChanges: {
    service: 's3',
    anySource: false,
    eventNames: [
      'PutBucketAcl',
      'PutBucketPolicy',
      'PutBucketCors',
      'PutBucketLifecycle',
      'PutBucketReplication',
      'DeleteBucketPolicy',
      'DeleteBucketCors',
      'DeleteBucketLifecycle',
      'DeleteBucketReplication',
    ],
  },
  ConfigChanges: {
    service: 'config',
    anySource: false,
    eventNames: [
      'StopConfigurationRecorder',
      'DeleteDeliveryChannel',
      'PutDeliveryChannel',
      'PutConfigurationRecorder',
    ],
  },
  SecurityGroupChanges: {
    service: 'ec2',
    anySource: true,
    eventNames: [
      'AuthorizeSecurityGroupIngress',
      'AuthorizeSecurityGroupEgress',
      'RevokeSecurityGroupIngress',
      'RevokeSecurityGroupEgress',
      'CreateSecurityGroup',
      'DeleteSecurityGroup',
    ],
  },
  NetworkAclChanges: {
    service: 'ec2',
    anySource: true,
    eventNames: [
      'CreateNetworkAcl',
      'CreateNetworkAclEntry',
      'DeleteNetworkAcl',
      'DeleteNetworkAclEntry',
      'ReplaceNetworkAclEntry',
      'ReplaceNetworkAclAssociation',
    ],
  },
  GatewayChanges: {
    service: 'ec2',
    anySource: true,
    eventNames: [
      'CreateCustomerGateway',
      'DeleteCustomerGateway',
      'AttachInternetGateway',
      'CreateInternetGateway',
      'DeleteInternetGateway',
      'DetachInternetGateway',
    ],
  },
  RouteTableChanges: {
    service: 'ec2',
    anySource: false,
    eventNames: [
      'CreateRoute',
      'CreateRouteTable',
      'ReplaceRoute',
      'ReplaceRouteTableAssociation',
      'DeleteRouteTable',
      'DeleteRoute',
      'DisassociateRouteTable',
    ],
  },
  VpcChanges: {
    service: 'ec2',
    anySource: true,
    eventNames: [
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
    ],
  },
  KeyPolicyChanges: {
    service: 'kms',
    anySource: false,
    eventNames: ['PutKeyPolicy'],
  },
  OrganizationChanges: {
    service: 'organizations',
    anySource: false,
    eventNames: [
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
    ],
  },
} as const;

export type MonitoredChange = keyof typeof CHANGES;

/**
 * The filter pattern of a control, to the letter: Security Hub compares it, so it cannot leave deployments out. The rule
 * that replaces the filter where the trail is elsewhere does.
 */
export function onMonitoredChange(change: MonitoredChange, burst: Burst = {}): MetricFilterForm {
  const { service, anySource, eventNames } = CHANGES[change];
  const names = eventNames.map((name) => `($.eventName = ${name})`).join(' || ');
  const pattern = anySource ? `{ ${names} }` : `{ ($.eventSource = ${service}.amazonaws.com) && (${names}) }`;
  return { ...onTrailPattern(pattern, burst), eventPattern: renderEventPattern([calls(service, eventNames)]) };
}
