import { call, type DetectionCase } from './trail-records';

const INSTANCE_ROLE = { userIdentity: { type: 'AssumedRole', principalId: 'AROAEXAMPLE:i-0123456789abcdef0' } };
const FUNCTION_ROLE = { userIdentity: { type: 'AssumedRole', principalId: 'AROAEXAMPLE:sandbox-records-read' } };
const OWN_ROLE = { roleName: 'sandbox-Api-FunctionsReadRole' };

const trustPolicy = (principal: unknown) => ({
  roleName: 'example',
  assumeRolePolicyDocument: JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: principal }],
  }),
});

/** Records for the detections about identities and about discovery. */
export const identityCases: Readonly<Record<string, DetectionCase>> = {
  AccessKeyCreated: {
    fires: [
      call('iam', 'CreateAccessKey', { userName: 'example' }),
      call('iam', 'CreateServiceSpecificCredential', { serviceName: 'bedrock.amazonaws.com' }),
    ],
    misses: [call('iam', 'DeleteAccessKey'), call('iam', 'ListAccessKeys')],
  },
  ConsolePasswordSet: {
    fires: [call('iam', 'CreateLoginProfile', { userName: 'example' }), call('iam', 'UpdateLoginProfile')],
    misses: [call('iam', 'DeleteLoginProfile'), call('iam', 'GetLoginProfile')],
  },
  UserAdded: {
    fires: [
      call('iam', 'CreateUser', { userName: 'example' }),
      call('iam', 'AttachUserPolicy', { policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }),
      call('iam', 'AddUserToGroup'),
    ],
    misses: [call('iam', 'DeleteUser'), call('identitystore', 'CreateUser'), call('iam', 'DetachUserPolicy')],
  },
  MfaRemoved: {
    fires: [call('iam', 'DeactivateMFADevice'), call('iam', 'DeleteVirtualMFADevice')],
    misses: [call('iam', 'EnableMFADevice'), call('iam', 'CreateVirtualMFADevice')],
  },
  AdministratorGranted: {
    fires: [
      call('iam', 'AttachRolePolicy', { policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
      call('iam', 'AttachUserPolicy', { policyArn: 'arn:aws:iam::aws:policy/IAMFullAccess' }),
      call('sts', 'AssumeRoot', { targetPrincipal: '111122223333' }),
    ],
    misses: [
      call('iam', 'AttachRolePolicy', { policyArn: 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore' }),
      call('iam', 'DetachRolePolicy', { policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
      call('sts', 'AssumeRole'),
    ],
  },
  OwnRoleChanged: {
    fires: [
      call('iam', 'PutRolePolicy', { ...OWN_ROLE, policyName: 'example' }),
      call('iam', 'DeleteRolePermissionsBoundary', OWN_ROLE),
      call('iam', 'CreatePolicyVersion', { policyArn: 'arn:aws:iam::111122223333:policy/sandbox-Api-ReadPolicy' }),
    ],
    misses: [
      call('iam', 'PutRolePolicy', { roleName: 'another-role' }),
      call('iam', 'CreatePolicyVersion', { policyArn: 'arn:aws:iam::111122223333:policy/another' }),
      call('iam', 'GetRolePolicy', OWN_ROLE),
    ],
  },
  RoleTrustChanged: {
    fires: [
      call('iam', 'UpdateAssumeRolePolicy', { roleName: 'example' }),
      call('iam', 'CreateRole', trustPolicy({ AWS: 'arn:aws:iam::444455556666:root' })),
    ],
    misses: [
      call('iam', 'CreateRole', trustPolicy({ Service: 'lambda.amazonaws.com' })),
      call('iam', 'UpdateRole', { roleName: 'example' }),
    ],
  },
  IdentityProviderChanged: {
    fires: [
      call('rolesanywhere', 'CreateTrustAnchor', { name: 'example' }),
      call('iam', 'CreateOpenIDConnectProvider', { url: 'https://idp.example.com' }),
      call('iam', 'UpdateSAMLProvider'),
    ],
    misses: [call('rolesanywhere', 'ListTrustAnchors'), call('iam', 'GetSAMLProvider')],
  },
  FederationTokenIssued: {
    fires: [call('sts', 'GetFederationToken', { name: 'example' }), call('signin', 'GetSigninToken')],
    misses: [call('sts', 'GetSessionToken'), call('sts', 'AssumeRole')],
  },
  WorkforceAccessChanged: {
    fires: [call('sso', 'CreateAccountAssignment'), call('identitystore', 'CreateGroupMembership')],
    misses: [call('sso', 'ListAccountAssignments'), call('sso', 'DeleteAccountAssignment')],
  },
  AccountExplored: {
    fires: [call('iam', 'ListUsers'), call('s3', 'ListBuckets')],
    misses: [call('iam', 'ListAttachedRolePolicies'), call('ec2', 'DescribeInstances')],
  },
  IdentityInventoryRead: {
    fires: [call('iam', 'GetAccountAuthorizationDetails'), call('iam', 'GetCredentialReport')],
    misses: [call('iam', 'GetAccountSummary'), call('iam', 'GetUser')],
  },
  InstanceRoleMisused: {
    fires: [call('sts', 'GetCallerIdentity', {}, INSTANCE_ROLE), call('iam', 'ListRoles', {}, INSTANCE_ROLE)],
    misses: [
      call('sts', 'GetCallerIdentity', {}, FUNCTION_ROLE),
      call('ssm', 'UpdateInstanceInformation', {}, INSTANCE_ROLE),
    ],
  },
};
