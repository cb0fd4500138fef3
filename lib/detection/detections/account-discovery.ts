import { calls, is } from './calls';
import { type Detection, onTrail } from './detection';

const FAMILY = { runbook: 'account-discovery.md', tactic: 'discovery' } as const;

/** Session of an instance role: the session name is the id of the instance. */
const BY_AN_INSTANCE = is('userIdentity.principalId', '*:i-*');

/** Someone who holds a stolen credential finds out where they are and what they may do. */
export const accountDiscovery: readonly Detection[] = [
  {
    ...FAMILY,
    id: 'AccountExplored',
    title: 'Users, roles, buckets, trails and detectors of the account were listed in a burst.',
    techniques: ['T1087.004', 'T1069.003', 'T1526', 'T1619'],
    severity: 'medium',
    sees: 'Programs that attackers use ask for all of it within seconds.',
    falseAlarms: 'An inventory or audit tool. The console asks for a few of them.',
    form: onTrail(
      [
        calls('iam', [
          'ListUsers',
          'ListRoles',
          'ListGroups',
          'GetAccountSummary',
          'ListAccountAliases',
          'ListSAMLProviders',
          'ListOpenIDConnectProviders',
          'SimulatePrincipalPolicy',
        ]),
        calls('sts', ['GetCallerIdentity']),
        calls('s3', ['ListBuckets']),
        calls('cloudtrail', ['DescribeTrails', 'ListTrails']),
        calls('guardduty', ['ListDetectors']),
        calls('organizations', ['ListAccounts']),
        calls('secretsmanager', ['ListSecrets']),
      ],
      { threshold: 15 },
    ),
  },
  {
    ...FAMILY,
    id: 'IdentityInventoryRead',
    title: 'All identities and their policies, or the credential report, were read with one call.',
    techniques: ['T1087.004', 'T1069.003'],
    severity: 'medium',
    sees: 'The answer contains each user, role and policy: a map for the next step.',
    falseAlarms: 'An audit tool of the organisation, which is known by its role.',
    form: onTrail([calls('iam', ['GetAccountAuthorizationDetails', 'GetCredentialReport'])]),
  },
  {
    ...FAMILY,
    id: 'InstanceRoleMisused',
    title: 'The role of an EC2 instance explored the account: its credentials may be stolen.',
    techniques: ['T1552.005', 'T1087.004', 'T1580'],
    tactic: 'credential access',
    severity: 'high',
    sees: 'An instance does its work and does not ask who it is. Whoever took its credentials does.',
    falseAlarms: 'A tool on an instance that reads the inventory. Bulwark has no instances.',
    form: onTrail(
      [
        calls('sts', ['GetCallerIdentity']),
        calls('iam', ['List*', 'GetAccount*', 'GetUser', 'GetRole']),
        calls('s3', ['ListBuckets', 'ListAllMyBuckets']),
        calls('ec2', ['DescribeInstances', 'DescribeSnapshots', 'DescribeVpcs']),
        calls('cloudtrail', ['DescribeTrails', 'LookupEvents']),
        calls('guardduty', ['List*', 'Get*']),
        calls('organizations', ['Describe*', 'List*']),
      ],
      { threshold: 2, where: [BY_AN_INSTANCE] },
    ),
  },
];
