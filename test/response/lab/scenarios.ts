import type { PlaybookName } from '../../../lambda/response/playbooks/playbook-name';
import type { AwsState } from './aws-state';
import {
  createCredentialEvent,
  createDatabaseEvent,
  createFunctionEvent,
  createGuardDutyEvent,
  createSecurityHubEvent,
  createTrailEvent,
  FUNCTION_NAME,
} from './findings';

/** One playbook from its finding to the end. */
export interface Scenario {
  readonly playbook: PlaybookName;
  readonly name: string;
  readonly event: object;
  /** The target as a person would write it. */
  readonly target: Readonly<Record<string, string>>;
  /** A target of another environment of the account. */
  readonly foreignTarget: Readonly<Record<string, string>>;
  arrange(state: AwsState): void;
  /** What the attack could still use: the same before the playbook and after its undo. */
  readAccess(state: AwsState): unknown;
  readonly contained: unknown;
  /** Operations that the steps call, besides those that keep the record. */
  readonly operations: readonly string[];
}

const FUNCTION_ROLE = 'sandbox-Api-FunctionsReadRole-abc';
const ROLE = 'sandbox-Api-FunctionsWriteRole-abc';
const KEY = 'AKIAIOSFODNN7EXAMPLE';
const POOL = 'arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_example';

const listDenied = ({ denied }: AwsState) => [...denied];

export const SCENARIOS: readonly Scenario[] = [
  {
    playbook: 'contain-function',
    name: 'a function that talks to an attacker is stopped',
    event: createFunctionEvent(),
    target: { functionName: FUNCTION_NAME },
    foreignTarget: { functionName: 'production-Api-FunctionsRead-abc' },
    arrange: ({ functions }) => {
      functions.set(FUNCTION_NAME, { concurrency: 5, role: `arn:aws:iam::111122223333:role/${FUNCTION_ROLE}` });
    },
    readAccess: (state) => ({
      concurrency: state.functions.get(FUNCTION_NAME)?.concurrency,
      denied: listDenied(state),
    }),
    contained: { concurrency: 0, denied: [`role/${FUNCTION_ROLE}`] },
    operations: [
      'GetFunction',
      'DownloadCode',
      'ListAttachedRolePolicies',
      'PutFunctionConcurrency',
      'AttachRolePolicy',
    ],
  },
  {
    playbook: 'block-address',
    name: 'an address that tries ports is blocked',
    event: createGuardDutyEvent({
      type: 'Recon:EC2/PortProbeUnprotectedPort',
      resource: { resourceType: 'Instance' },
      action: { portProbeAction: { portProbeDetails: [{ remoteIpDetails: { ipAddressV4: '8.8.4.4' } }] } },
    }),
    target: { address: '8.8.4.4' },
    foreignTarget: { address: '10.20.0.4' },
    arrange: (state) => {
      state.blocked = ['9.9.9.9/32'];
    },
    readAccess: ({ blocked }) => blocked,
    contained: ['9.9.9.9/32', '8.8.4.4/32'],
    operations: ['GetIPSet', 'UpdateIPSet'],
  },
  {
    playbook: 'disable-user',
    name: 'a user whose account was taken over is disabled',
    event: createSecurityHubEvent({ Resources: [{ Type: 'Other', Id: `${POOL}/user/mallory@example.com` }] }),
    target: { username: 'mallory@example.com' },
    foreignTarget: { username: 'mallory@example.com', userPoolId: 'eu-central-1_other' },
    arrange: ({ users }) => {
      users.set('mallory@example.com', { enabled: true, signedOut: false });
    },
    readAccess: ({ users }) => users.get('mallory@example.com')?.enabled,
    contained: false,
    operations: ['AdminGetUser', 'AdminDisableUser', 'AdminUserGlobalSignOut'],
  },
  {
    playbook: 'quarantine-credential',
    name: 'an access key of a user of the environment is deactivated',
    event: createCredentialEvent(
      { accessKeyId: KEY, userName: 'deployer', userType: 'IAMUser' },
      { type: 'CredentialAccess:IAMUser/AnomalousBehavior' },
    ),
    target: { userName: 'deployer', accessKeyId: KEY },
    foreignTarget: { userName: 'production-deployer', accessKeyId: 'AKIAI44QH8DHBEXAMPLE' },
    arrange: ({ accessKeys, userTags }) => {
      accessKeys.set(KEY, { user: 'deployer', status: 'Active' });
      userTags.set('deployer', 'sandbox');
      userTags.set('production-deployer', 'production');
    },
    readAccess: (state) => ({ status: state.accessKeys.get(KEY)?.status, denied: listDenied(state) }),
    contained: { status: 'Inactive', denied: ['user/deployer'] },
    operations: ['ListUserTags', 'ListAccessKeys', 'ListAttachedUserPolicies', 'UpdateAccessKey', 'AttachUserPolicy'],
  },
  {
    playbook: 'quarantine-credential',
    name: 'an access key of a user whose name begins with that of the environment is deactivated',
    event: createCredentialEvent(
      { accessKeyId: KEY, userName: 'sandbox-deployer', userType: 'IAMUser' },
      { type: 'Discovery:IAMUser/AnomalousBehavior' },
    ),
    target: { userName: 'sandbox-deployer', accessKeyId: KEY },
    foreignTarget: { userName: 'sandbox2-deployer', accessKeyId: 'AKIAI44QH8DHBEXAMPLE' },
    arrange: ({ accessKeys }) => {
      accessKeys.set(KEY, { user: 'sandbox-deployer', status: 'Active' });
    },
    readAccess: (state) => ({ status: state.accessKeys.get(KEY)?.status, denied: listDenied(state) }),
    contained: { status: 'Inactive', denied: ['user/sandbox-deployer'] },
    operations: ['ListAccessKeys', 'ListAttachedUserPolicies', 'UpdateAccessKey', 'AttachUserPolicy'],
  },
  {
    playbook: 'quarantine-credential',
    name: 'a role whose session was stolen is denied every call',
    event: createCredentialEvent(
      { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', userName: ROLE, userType: 'AssumedRole' },
      { type: 'UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS' },
    ),
    target: { roleName: ROLE },
    foreignTarget: { roleName: 'production-Api-FunctionsWriteRole-abc' },
    arrange: () => {},
    readAccess: listDenied,
    contained: [`role/${ROLE}`],
    operations: ['GetRole', 'ListAttachedRolePolicies', 'AttachRolePolicy'],
  },
  {
    playbook: 'restore-trail',
    name: 'a trail whose selectors were removed records everything again',
    event: createTrailEvent('PutEventSelectors', { requestParameters: { trailName: 'sandbox-trail' } }),
    target: { trailName: 'sandbox-trail' },
    foreignTarget: { trailName: 'production-trail' },
    arrange: (state) => {
      const settings = { Name: 'sandbox-trail', S3BucketName: 'other', IsMultiRegionTrail: false };
      state.trail = { settings, selectors: [{ Name: 'Nothing' }], insights: [], logging: false };
    },
    readAccess: ({ trail }) => {
      const selectors = Array.isArray(trail?.selectors) ? trail.selectors.length : 0;
      return { selectors, multiRegion: trail?.settings['IsMultiRegionTrail'] };
    },
    contained: { selectors: 5, multiRegion: true },
    operations: [
      'GetTrail',
      'GetEventSelectors',
      'UpdateTrail',
      'StartLogging',
      'PutEventSelectors',
      'PutInsightSelectors',
    ],
  },
  {
    playbook: 'preserve-database',
    name: 'a database that an attacker signed in to is kept and cut off',
    event: createDatabaseEvent('sandbox-records-1'),
    target: { clusterIdentifier: 'sandbox-records-1' },
    foreignTarget: { clusterIdentifier: 'production-records-1' },
    arrange: ({ clusters }) => {
      clusters.set('sandbox-records-1', { groups: ['sg-own'], iam: true, instances: ['writer', 'reader'] });
    },
    readAccess: ({ clusters }) => {
      const { groups, iam } = clusters.get('sandbox-records-1') ?? {};
      return { groups, iam };
    },
    contained: { groups: ['sg-isolation'], iam: false },
    operations: ['DescribeDBClusters', 'CreateDBClusterSnapshot', 'ModifyDBCluster', 'RebootDBInstance'],
  },
];
