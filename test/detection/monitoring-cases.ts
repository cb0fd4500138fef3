import { call, type DetectionCase, type RecordChanges } from './trail-records';

const signIn = (changes: RecordChanges) =>
  call('signin', 'ConsoleLogin', {}, { eventType: 'AwsConsoleSignIn', ...changes });
const signedIn = (mfa: 'Yes' | 'No') =>
  signIn({ additionalEventData: { MFAUsed: mfa }, responseElements: { ConsoleLogin: 'Success' } });
const root = (changes: RecordChanges['userIdentity'] = {}): RecordChanges => ({
  userIdentity: { type: 'Root', arn: 'arn:aws:iam::111122223333:root', ...changes },
});

/** Records for the list of the CIS benchmark. Its filters are prescribed, so deployments match most of them too. */
export const monitoringCases: Readonly<Record<string, DetectionCase>> = {
  RootUse: {
    fires: [call('iam', 'CreateAccessKey', {}, root())],
    misses: [call('iam', 'CreateAccessKey'), call('kms', 'Decrypt', {}, root({ invokedBy: 's3.amazonaws.com' }))],
  },
  UnauthorizedCalls: {
    fires: [
      call('s3', 'ListBuckets', {}, { errorCode: 'AccessDenied' }),
      call('ec2', 'RunInstances', {}, { errorCode: 'Client.UnauthorizedOperation' }),
    ],
    misses: [call('s3', 'ListBuckets'), call('s3', 'GetBucketPolicy', {}, { errorCode: 'NoSuchBucketPolicy' })],
  },
  SignInWithoutMfa: { fires: [signedIn('No')], misses: [signedIn('Yes')] },
  PolicyChanges: { fires: [call('iam', 'PutRolePolicy')], misses: [call('iam', 'GetRolePolicy')] },
  TrailChanges: {
    fires: [call('cloudtrail', 'StopLogging'), call('cloudtrail', 'DeleteTrail')],
    misses: [call('cloudtrail', 'DescribeTrails')],
  },
  FailedSignIns: {
    fires: [signIn({ errorMessage: 'Failed authentication', responseElements: { ConsoleLogin: 'Failure' } })],
    misses: [signedIn('No')],
  },
  KeyLoss: { fires: [call('kms', 'ScheduleKeyDeletion')], misses: [call('kms', 'CancelKeyDeletion')] },
  BucketPolicyChanges: { fires: [call('s3', 'PutBucketPolicy')], misses: [call('s3', 'GetBucketPolicy')] },
  ConfigChanges: {
    fires: [call('config', 'StopConfigurationRecorder')],
    misses: [call('config', 'StartConfigurationRecorder')],
  },
  SecurityGroupChanges: {
    fires: [call('ec2', 'CreateSecurityGroup')],
    misses: [call('ec2', 'DescribeSecurityGroups')],
  },
  NetworkAclChanges: { fires: [call('ec2', 'CreateNetworkAclEntry')], misses: [call('ec2', 'DescribeNetworkAcls')] },
  GatewayChanges: {
    fires: [call('ec2', 'AttachInternetGateway')],
    misses: [call('ec2', 'DescribeInternetGateways')],
  },
  RouteTableChanges: { fires: [call('ec2', 'CreateRoute')], misses: [call('ec2', 'AssociateRouteTable')] },
  VpcChanges: { fires: [call('ec2', 'CreateVpcPeeringConnection')], misses: [call('ec2', 'CreateSubnet')] },
  KeyPolicyChanges: { fires: [call('kms', 'PutKeyPolicy')], misses: [call('kms', 'GetKeyPolicy')] },
  OrganizationChanges: {
    fires: [call('organizations', 'LeaveOrganization', {}, { errorCode: 'AccessDenied' })],
    misses: [call('organizations', 'DescribeOrganization'), call('iam', 'CreatePolicy')],
  },
};
