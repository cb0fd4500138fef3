import { scopes } from '../../lambda/records/scopes';
import { formatScope } from '../../lib/identity/scope-definition';
import { allowsKeyUse, countBoundContextKeys } from '../../packages/gate/src/rules/kms/key-statements';
import { readStatements } from '../../packages/gate/src/templates/policy-statement';
import type { TemplateResource, Value } from '../../packages/gate/src/templates/template-resource';
import type { TemplateSet } from '../../packages/gate/src/templates/template-set';
import {
  isAccount,
  isBetween,
  isEnvironment,
  isJson,
  isLongestBackup,
  isOneOf,
  listInEnvironment,
  onlyWith,
  onlyWithout,
  refersTo,
  refersToType,
  type Variable,
} from './variable-checks';

const PROXY = 'AWS::RDS::DBProxy';
const CLUSTER = 'AWS::RDS::DBCluster';
const MACHINE = 'AWS::StepFunctions::StateMachine';
const TRAIL = 'AWS::CloudTrail::Trail';
const AUTHORITIES = isOneOf('/var/runtime/ca-cert.pem');

/** Through the proxy where there is one, else to the cluster. */
const HOST: Variable = {
  check: (value, fn, templates) =>
    value.target()?.type === (listInEnvironment(fn, PROXY, templates).length > 0 ? PROXY : CLUSTER),
};

/** One user per function: the privileges of the user are the rights of the function. */
const signIn = (user: string) => ({
  DATABASE_HOST: HOST,
  DATABASE_PORT: isBetween(1024, 65_535),
  DATABASE_NAME: isOneOf('records'),
  DATABASE_USER: isOneOf(user),
  DATABASE_CONNECT_MS: isBetween(1000, 30_000),
  NODE_EXTRA_CA_CERTS: onlyWithout(PROXY, AUTHORITIES),
});

/** Each client may use its own API key only. */
const CLIENT_KEYS = { CLIENT_API_KEYS: refersToType('AWS::Cognito::UserPoolClient') };
const TENANT_KEYS = { TENANT_KEYS_KEY_ARN: refersTo('Encryption KeysSubjects') };

/** What a function of the response may touch, where it keeps its record, and whom it alerts. */
const RESPONSE = {
  ENVIRONMENT: isEnvironment,
  ACCOUNT: isAccount,
  RECORD_BUCKET: refersTo('Audit Archive'),
  ALERT_TOPIC: refersTo('Audit Alerts'),
};
const PLAYBOOK = { ...RESPONSE, APPROVAL: isOneOf('none', 'required') };
const APPROVAL_KEY = refersTo('Response ApprovalsKey');
const IP_SET = refersTo('Api WebAclBlockedAddresses');

/** The settings of the trail of the environment: its name, its bucket and everything that it records. */
const TRAIL_SETTINGS: Variable = {
  check: (value, fn, templates) => {
    const [trail] = listInEnvironment(fn, TRAIL, templates);
    const settings = value.document();
    return (
      trail !== undefined &&
      // The first reference in the text; a reference to another template is a placeholder in the document.
      value.target() === trail.at('S3BucketName').target() &&
      settings.at('name').text() === trail.at('TrailName').text() &&
      settings.at('eventSelectors').items().length === trail.at('AdvancedEventSelectors').items().length &&
      settings.at('insightSelectors').items().length === trail.at('InsightSelectors').items().length
    );
  },
};

/**
 * The environment variables of each function, by its stack and logical id without its hash: their names, and what each value refers to.
 * Every function has NODE_OPTIONS besides. The bounds of a setting are those of lib/settings/.
 */
export const FUNCTION_ENVIRONMENTS: ReadonlyMap<string, Readonly<Record<string, Variable>>> = new Map(
  Object.entries({
    'Api FunctionsRead': { ...signIn('bulwark_read'), ...CLIENT_KEYS, ...TENANT_KEYS },
    'Api FunctionsWrite': { ...signIn('bulwark_write'), ...CLIENT_KEYS, ...TENANT_KEYS },
    'Api FunctionsErase': { ...signIn('bulwark_erase'), ...CLIENT_KEYS },
    'Data TenantTasksFunction': { ...signIn('bulwark_tenants'), ...TENANT_KEYS },
    // The master user cannot sign in through the proxy.
    'Data MigrationFunction': {
      ...signIn('bulwark_master'),
      DATABASE_HOST: refersToType(CLUSTER),
      NODE_EXTRA_CA_CERTS: AUTHORITIES,
    },
    'Data KeeperFunction': {
      ...signIn('bulwark_keeper'),
      EPOCH_DAYS: isOneOf('7'),
      // A key is destroyed when no backup needs it: not before, and no day later.
      RESTORABLE_DAYS: isLongestBackup,
      PENDING_DAYS: isOneOf('7'),
      EPOCH_TAG: isEnvironment,
      EPOCH_KEY_POLICY: isJson(bindsKeyUse),
    },
    'Detection AccountSetupFunction': {},
    'Identity TokenClaimsFunction': { SCOPE_GROUPS: isJson(namesEveryScope) },
    'Network NetworkSetupFunction': {},
    'Response ApprovalsAsk': {
      ...RESPONSE,
      APPROVAL_KEY,
      APPROVAL_URL: refersTo('Response ApprovalsUrl'),
      APPROVAL_MINUTES: isBetween(10, 1440),
    },
    'Response ApprovalsDecide': { ...RESPONSE, APPROVAL_KEY },
    'Response Close': RESPONSE,
    'Response PlaybooksBlockAddress': {
      ...PLAYBOOK,
      IP_SET,
      BLOCK_HOURS: isBetween(1, 720),
      NEVER_BLOCK: isJson((content) => Array.isArray(content.raw)),
    },
    'Response PlaybooksContainFunction': PLAYBOOK,
    'Response PlaybooksDisableUser': { ...PLAYBOOK, USER_POOL_ID: refersTo('Identity UserPool') },
    'Response PlaybooksPreserveDatabase': {
      ...PLAYBOOK,
      ISOLATION_GROUP: refersTo('Response PlaybooksIsolationSecurityGroup'),
    },
    'Response PlaybooksQuarantineCredential': PLAYBOOK,
    'Response PlaybooksRestoreTrail': { ...PLAYBOOK, TRAIL: TRAIL_SETTINGS },
    'Response RouterRoute': {
      ...RESPONSE,
      PLAYBOOKS: isJson(namesEveryMachine),
      // A call of this role is the response itself, and no attack on the trail.
      RESTORE_TRAIL_ROLE: onlyWith(TRAIL, refersTo('Response PlaybooksRestoreTrailRole')),
    },
    'Response ScheduledDigest': RESPONSE,
    'Response ScheduledSweep': { ...RESPONSE, IP_SET },
  }),
);

/** Whether a key policy allows the use of the key only with an encryption context. */
function bindsKeyUse(policy: Value): boolean {
  const uses = readStatements(policy).filter((statement) => statement.allows && allowsKeyUse(statement));
  return uses.length > 0 && uses.every((statement) => countBoundContextKeys(statement) > 0);
}

/** A scope that the map does not name would be in the token of every user whose client requests it. */
function namesEveryScope(groups: Value): boolean {
  return scopes.map(formatScope).every((scope) => groups.at(scope).items().length > 0);
}

function namesEveryMachine(machines: Value, { stack }: TemplateResource, templates: TemplateSet): boolean {
  const named = new Set(machines.entries().map(([, arn]) => arn.target()));
  const existing = templates.ofType(MACHINE).filter((machine) => machine.stack === stack);
  return named.size === existing.length && existing.every((machine) => named.has(machine));
}
