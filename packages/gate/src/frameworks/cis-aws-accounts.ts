import { assignPlatformTeam } from './duties';
import { type Control, citePublishedRules, citeResources, citeRules, combineEvidence } from './framework';

/** Section 1: identities. Most of it concerns the account, which a template cannot show. */
export const identities: readonly Control[] = [
  ...(
    [
      [
        '1.1',
        'Contact details of the account are current',
        'Keep the phone number and email address of the account current, for more than one person.',
      ],
      [
        '1.2',
        'A security contact is registered',
        'Register the mailbox of the security team as the alternate contact of the account.',
      ],
      [
        '1.3',
        'The root user has no access key',
        'Delete access keys of the root user, or remove its credentials through the organisation.',
      ],
      [
        '1.4',
        'The root user has MFA enabled',
        'Enable MFA for the root user, or remove its credentials through the organisation.',
      ],
      [
        '1.5',
        'The root user has hardware MFA enabled',
        'Register a hardware key for the root user of every account, and lock it away.',
      ],
      [
        '1.7',
        'The IAM password policy requires at least 14 characters',
        'Set the minimum length in the password policy of the account to 14 characters.',
      ],
      [
        '1.8',
        'The IAM password policy prevents reuse of passwords',
        'Set the password policy of the account to remember 24 passwords.',
      ],
      [
        '1.9',
        'IAM users with a password have MFA enabled',
        'Require MFA for every IAM user with a password, or have no such users.',
      ],
      [
        '1.10',
        'Access keys are not created together with a console user',
        'Create access keys only on request, and never while a console user is created.',
      ],
      [
        '1.11',
        'Credentials that are unused for 45 days are disabled',
        'Disable passwords and access keys that were not used for 45 days.',
      ],
      [
        '1.12',
        'An IAM user has at most one active access key',
        'Delete the second access key of every IAM user after the first is replaced.',
      ],
      [
        '1.13',
        'Access keys are rotated every 90 days',
        'Replace access keys that are older than 90 days, or use roles instead.',
      ],
      [
        '1.16',
        'A role for AWS support cases exists',
        'Create a role with the support policy of AWS, and name who may assume it.',
      ],
      [
        '1.18',
        'Expired certificates in IAM are removed',
        'Delete expired server certificates from IAM, and use Certificate Manager for new ones.',
      ],
      [
        '1.19',
        'IAM Access Analyzer is enabled in all regions',
        'Create an analyzer for external access in every region in use.',
      ],
      [
        '1.20',
        'IAM users are managed centrally',
        'Use IAM Identity Center or another federation for people, without IAM users.',
      ],
      [
        '1.21',
        'Access to AWSCloudShellFullAccess is restricted',
        'Remove the policy AWSCloudShellFullAccess from roles that can access data.',
      ],
    ] as const
  ).map(([id, title, what]) => ({ id, title, evidence: [], ...assignPlatformTeam(what) })),
  {
    id: '1.6',
    title: 'The root user is not used for daily tasks',
    evidence: [],
    ...assignPlatformTeam('Lock the credentials of the root user away, and investigate every use of them.'),
  },
  {
    id: '1.14',
    title: 'IAM users receive permissions only through groups',
    evidence: combineEvidence(citePublishedRules('IAMUserNoPolicies'), citeRules('IAMUserGroupMembership')),
    ...assignPlatformTeam('Check the users that this app does not create.'),
  },
  {
    id: '1.15',
    title: 'No policy allows full administrative privileges',
    evidence: citeRules(
      'IAMPolicyNoStatementsWithAdminAccess',
      'IAMPolicyNoStatementsWithFullAccess',
      'IAMNoWildcardPermissions',
    ),
    ...assignPlatformTeam('Check the policies that this app does not create.'),
  },
  {
    id: '1.17',
    title: 'EC2 instances use IAM roles',
    evidence: combineEvidence(citeRules('EC2InstanceProfileAttached'), citeResources('AWS::IAM::Role')),
  },
];
