import { anyOf, calls, ENVIRONMENT, is } from './calls';
import { type Detection, onTrail } from './detection';

const FAMILY = { runbook: 'identity-changes.md', tactic: 'persistence' } as const;

const OWN_ROLE = is('requestParameters.roleName', `${ENVIRONMENT}-*`);

/** Someone gets a credential that outlives the stolen one, or more rights. Bulwark itself creates no IAM users. */
export const identityChanges: readonly Detection[] = [
  {
    ...FAMILY,
    id: 'AccessKeyCreated',
    title: 'An access key or another long-lived credential of an IAM user was created.',
    techniques: ['T1098.001'],
    severity: 'critical',
    sees: 'The key works from anywhere and has no end.',
    falseAlarms: 'A tool that cannot use roles gets a key.',
    form: onTrail([
      calls('iam', [
        'CreateAccessKey',
        'CreateServiceSpecificCredential',
        'ResetServiceSpecificCredential',
        'UploadSigningCertificate',
        'UploadSSHPublicKey',
      ]),
    ]),
  },
  {
    ...FAMILY,
    id: 'ConsolePasswordSet',
    title: 'An IAM user got a password for the console, or it was changed by someone else.',
    techniques: ['T1098.001', 'T1078.004'],
    severity: 'critical',
    sees: 'The attacker signs in to the console as this user.',
    falseAlarms: 'An administrator resets a forgotten password.',
    form: onTrail([calls('iam', ['CreateLoginProfile', 'UpdateLoginProfile'])]),
  },
  {
    ...FAMILY,
    id: 'UserAdded',
    title: 'An IAM user was created, or a user or group got rights.',
    techniques: ['T1136.003', 'T1098.003'],
    severity: 'high',
    sees: 'A new user survives the response to the stolen credential. Bulwark grants rights to roles only.',
    falseAlarms: 'An administrator adds a user. People sign in through IAM Identity Center instead.',
    form: onTrail([
      calls('iam', ['CreateUser', 'PutUserPolicy', 'AttachUserPolicy', 'PutGroupPolicy', 'AttachGroupPolicy']),
      calls('iam', ['AddUserToGroup', 'DeleteUserPermissionsBoundary', 'PutUserPermissionsBoundary']),
    ]),
  },
  {
    ...FAMILY,
    id: 'MfaRemoved',
    title: 'An MFA device of an IAM user was removed.',
    techniques: ['T1556.006'],
    severity: 'high',
    sees: 'The password is enough to sign in.',
    falseAlarms: 'Someone replaces a lost phone.',
    form: onTrail([calls('iam', ['DeactivateMFADevice', 'DeleteVirtualMFADevice'])]),
  },
  {
    ...FAMILY,
    id: 'AdministratorGranted',
    title: 'Rights of an administrator were given to a user, group or role.',
    techniques: ['T1098.003'],
    tactic: 'privilege escalation',
    severity: 'critical',
    sees: 'The identity can now do anything in the account.',
    falseAlarms: 'The account is bootstrapped with another tool than CloudFormation.',
    form: onTrail([
      calls(
        'iam',
        ['AttachUserPolicy', 'AttachRolePolicy', 'AttachGroupPolicy'],
        is(
          'requestParameters.policyArn',
          '*/AdministratorAccess*',
          '*/IAMFullAccess',
          '*/PowerUserAccess',
          '*/job-function/SystemAdministrator',
        ),
      ),
      calls('sts', ['AssumeRoot']),
    ]),
  },
  {
    ...FAMILY,
    id: 'OwnRoleChanged',
    title: 'The rights of a role of this environment were changed outside of a deployment.',
    techniques: ['T1098.003'],
    tactic: 'privilege escalation',
    severity: 'critical',
    sees: 'A function of the service, whose code or input an attacker controls, got more rights.',
    falseAlarms:
      'Someone repairs a role by hand. The containment playbook denies a role everything, which is a change.',
    form: onTrail([
      calls('iam', ['PutRolePolicy', 'AttachRolePolicy', 'DetachRolePolicy', 'DeleteRolePolicy'], OWN_ROLE),
      calls('iam', ['DeleteRolePermissionsBoundary', 'PutRolePermissionsBoundary'], OWN_ROLE),
      calls(
        'iam',
        ['CreatePolicyVersion', 'SetDefaultPolicyVersion'],
        is('requestParameters.policyArn', `*:policy/${ENVIRONMENT}-*`),
      ),
    ]),
  },
  {
    ...FAMILY,
    id: 'RoleTrustChanged',
    title: 'The trust policy of a role was changed, or a role that another account may assume was created.',
    techniques: ['T1098.003', 'T1199'],
    severity: 'critical',
    sees: 'The attacker assumes the role from another account, without any credential of this account.',
    falseAlarms: 'A vendor gets a role. Each vendor is known by its account number.',
    form: onTrail([
      calls('iam', ['UpdateAssumeRolePolicy']),
      calls(
        'iam',
        ['CreateRole'],
        anyOf(
          is('requestParameters.assumeRolePolicyDocument', '*arn:aws:iam::*'),
          is('requestParameters.assumeRolePolicyDocument', '*arn:aws:sts::*'),
        ),
      ),
    ]),
  },
  {
    ...FAMILY,
    id: 'IdentityProviderChanged',
    title: 'An identity provider, a trust anchor or a profile of IAM Roles Anywhere was added or changed.',
    techniques: ['T1484.002', 'T1098.001'],
    severity: 'critical',
    sees: 'Whoever controls the provider or the certificate authority issues their own credentials for this account.',
    falseAlarms: 'A pipeline or a directory is connected for the first time.',
    form: onTrail([
      calls('iam', ['CreateSAMLProvider', 'UpdateSAMLProvider', 'CreateOpenIDConnectProvider']),
      calls('iam', ['UpdateOpenIDConnectProviderThumbprint', 'AddClientIDToOpenIDConnectProvider']),
      calls('rolesanywhere', [
        'CreateTrustAnchor',
        'UpdateTrustAnchor',
        'EnableTrustAnchor',
        'CreateProfile',
        'UpdateProfile',
        'ImportCrl',
      ]),
      calls('cognito-identity', ['CreateIdentityPool', 'UpdateIdentityPool', 'SetIdentityPoolRoles']),
    ]),
  },
  {
    ...FAMILY,
    id: 'FederationTokenIssued',
    title: 'A session was derived with GetFederationToken, or a sign-in token was issued for it.',
    techniques: ['T1550.001', 'T1078.004'],
    severity: 'high',
    sees: 'The session outlives the access key: deleting the key does not end it.',
    falseAlarms: 'Old software that issues credentials to its users. Roles are used for that today.',
    form: onTrail([calls('sts', ['GetFederationToken']), calls('signin', ['GetSigninToken'])]),
  },
  {
    ...FAMILY,
    id: 'WorkforceAccessChanged',
    title: 'Access in IAM Identity Center changed: users, groups, permission sets, assignments.',
    techniques: ['T1098.003', 'T1136.003'],
    severity: 'high',
    sees: 'A person or a permission set reaches accounts that they could not reach before.',
    falseAlarms: 'Someone joins, leaves or changes a team. A directory that is synchronised does it every day.',
    form: onTrail([
      calls('sso', [
        'CreateAccountAssignment',
        'PutInlinePolicyToPermissionSet',
        'AttachManagedPolicyToPermissionSet',
        'DeletePermissionsBoundaryFromPermissionSet',
        'UpdateInstanceAccessControlAttributeConfiguration',
      ]),
      calls('sso-directory', ['CreateUser', 'AddMemberToGroup', 'UpdatePassword', 'Disable*', 'UpdateMfa*']),
      calls('identitystore', ['CreateUser', 'CreateGroupMembership']),
    ]),
  },
];
