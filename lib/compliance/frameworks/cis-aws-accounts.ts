import { platformTeam } from './duties';
import { allOf, type Control, published, resources, rules, tested } from './framework';

/** Section 1: identities. Most of it is of the account, where this blueprint makes no users. */
export const identities: readonly Control[] = [
  ...(
    [
      [
        '1.1',
        'Contact details of the account are current',
        'Keep telephone and mail address of the account up to date, for more than one person.',
      ],
      [
        '1.2',
        'A security contact is registered',
        'Register the mailbox of the security team as the alternate contact of the account.',
      ],
      [
        '1.3',
        'The root user has no access key',
        'Delete access keys of the root user, or take its credentials away by the organisation.',
      ],
      [
        '1.4',
        'The root user signs in with a second factor',
        'Register a second factor for the root user, or take its credentials away.',
      ],
      [
        '1.5',
        'The second factor of the root user is hardware',
        'Register a hardware key for the root user of every account, and lock it away.',
      ],
      [
        '1.7',
        'Passwords of IAM users are long',
        'Set the password policy of the account to fourteen characters at least.',
      ],
      [
        '1.8',
        'Old passwords of IAM users are refused',
        'Set the password policy of the account to remember 24 passwords.',
      ],
      [
        '1.9',
        'IAM users with a password have a second factor',
        'Demand a second factor of every IAM user with a password, or have no such users.',
      ],
      [
        '1.10',
        'No access key is made together with a console user',
        'Make access keys only on request, and never while a console user is created.',
      ],
      [
        '1.11',
        'Credentials that sleep for 45 days are disabled',
        'Disable passwords and keys that were not used for 45 days.',
      ],
      [
        '1.12',
        'An IAM user has one active access key at most',
        'Delete the second access key of every IAM user once the first is replaced.',
      ],
      [
        '1.13',
        'Access keys are replaced every 90 days',
        'Replace access keys that are older than 90 days, or use roles instead.',
      ],
      [
        '1.16',
        'There is a role for support cases',
        'Create a role with the support policy of AWS, and name who may assume it.',
      ],
      [
        '1.18',
        'Certificates in IAM that have ended are removed',
        'Delete server certificates from IAM; this blueprint uses Certificate Manager.',
      ],
      [
        '1.19',
        'Access from outside is analysed in every region',
        'Create an analyzer for external access in every region in use.',
      ],
      [
        '1.20',
        'People come from a central directory',
        'Let people sign in through IAM Identity Center or another federation, without IAM users.',
      ],
      [
        '1.21',
        'Full access to CloudShell is restricted',
        'Keep the full access policy of CloudShell away from roles that reach data.',
      ],
    ] as const
  ).map(([id, title, what]) => ({ id, title, evidence: [], ...platformTeam(what) })),
  {
    id: '1.6',
    title: 'The root user does no daily work',
    evidence: tested('audit/audit-stack.test.ts', '$name tells people within five minutes and names its runbook'),
    ...platformTeam('Lock the credentials of the root user away, and look into every alarm of its use.'),
  },
  {
    id: '1.14',
    title: 'IAM users have rights through groups alone',
    evidence: allOf(published('IAMUserNoPolicies'), rules('IAMUserGroupMembership')),
    ...platformTeam('Check users that were made outside of this blueprint.'),
  },
  {
    id: '1.15',
    title: 'No policy allows everything',
    evidence: rules(
      'IAMPolicyNoStatementsWithAdminAccess',
      'IAMPolicyNoStatementsWithFullAccess',
      'IAMNoWildcardPermissions',
    ),
    ...platformTeam('Check policies that were made outside of this blueprint.'),
  },
  {
    id: '1.17',
    title: 'Instances use roles',
    evidence: allOf(rules('EC2InstanceProfileAttached'), resources('AWS::IAM::Role')),
  },
];
