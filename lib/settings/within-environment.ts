import type { z } from 'zod';
import type { apiSettings } from './api-settings';
import type { dataSettings } from './data-settings';
import type { DetectionSettings } from './detection-settings';
import type { identitySettings } from './identity-settings';
import type { MonitoringSettings } from './monitoring-settings';
import type { networkSettings } from './network-settings';
import type { Protections } from './protections';

/** The fields of an environment that depend on each other. */
interface Parts {
  readonly account: string;
  readonly region: string;
  readonly disposable: boolean;
  readonly protections: Protections;
  readonly network: z.output<typeof networkSettings>;
  readonly identity: z.output<typeof identitySettings>;
  readonly data: z.output<typeof dataSettings>;
  readonly api: z.output<typeof apiSettings>;
  readonly detection: DetectionSettings;
  readonly monitoring: MonitoringSettings;
}

export interface Contradiction {
  readonly path: (string | number)[];
  readonly expected: string;
}

/** Longest relying party id of passkeys in CloudFormation. */
const LONGEST_RELYING_PARTY = 63;
const SECONDS_PER_DAY = 86_400;

/** Finds fields that are valid each, but not together. */
export function findContradictions(environment: Parts): Contradiction[] {
  return [
    ...findWrongPhase(environment),
    ...findForeignZones(environment),
    ...findTooManyReaders(environment),
    ...findForeignCertificate(environment),
    ...findForeignHostedZone(environment),
    ...findCopyToOwnRegion(environment),
    ...findForeignCopyKey(environment),
    ...findLongSignInHost(environment),
    ...findUnreachableQuota(environment),
    ...findProxyThatPreventsPause(environment),
    ...findForeignSnapshot(environment),
    ...findHubWithoutRecorder(environment),
    ...findUncheckedFrameworks(environment),
    ...findForeignMonitor(environment),
  ];
}

/** Only an environment that may be deleted with its data is without protections for good. */
function findWrongPhase({ disposable, protections: { phase } }: Parts): Contradiction[] {
  if (disposable === (phase === 'off')) return [];
  const expected = disposable
    ? '"off", since the environment is disposable'
    : '"creation" or "protected", since the environment is not disposable';
  return [{ path: ['protections', 'phase'], expected }];
}

function findForeignZones({ region, network: { zones } }: Parts): Contradiction[] {
  return zones.flatMap((zone, index) =>
    zone.startsWith(region) ? [] : [{ path: ['network', 'zones', index], expected: `a zone of ${region}` }],
  );
}

function findTooManyReaders({ data, network: { zones } }: Parts): Contradiction[] {
  // An empty list of zones is reported by the schema.
  if (zones.length === 0 || data.readers < zones.length) return [];
  return [
    {
      path: ['data', 'readers'],
      expected: `fewer readers than the ${zones.length} zones, since each instance needs its own zone`,
    },
  ];
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains-prerequisites.html */
function findForeignCertificate({ region, api: { domain } }: Parts): Contradiction[] {
  if (domain === undefined || domain.certificateArn.split(':')[3] === region) return [];
  const expected = `a certificate in ${region}, the region of the endpoint`;
  return [{ path: ['api', 'domain', 'certificateArn'], expected }];
}

function findForeignHostedZone({ api: { domain } }: Parts): Contradiction[] {
  const zone = domain?.hostedZone?.name;
  if (domain === undefined || zone === undefined || domain.name === zone || domain.name.endsWith(`.${zone}`)) return [];
  return [{ path: ['api', 'domain', 'hostedZone', 'name'], expected: `a parent zone of ${domain.name}` }];
}

function findCopyToOwnRegion({ account, region, data: { backupCopy } }: Parts): Contradiction[] {
  if (backupCopy === undefined || readOwner(backupCopy.vaultArn) !== `${region} of ${account}`) return [];
  return [{ path: ['data', 'backupCopy', 'vaultArn'], expected: `a vault outside ${region} of ${account}` }];
}

/** The key of a vault is in its region and account. */
function findForeignCopyKey({ data: { backupCopy } }: Parts): Contradiction[] {
  if (backupCopy === undefined || readOwner(backupCopy.keyArn) === readOwner(backupCopy.vaultArn)) return [];
  const expected = `a key in ${readOwner(backupCopy.vaultArn)}, like the vault`;
  return [{ path: ['data', 'backupCopy', 'keyArn'], expected }];
}

function readOwner(arn: string): string {
  const [, , , region, account] = arn.split(':');
  return `${region} of ${account}`;
}

/**
 * A passkey is bound to the sign-in host.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html
 */
function findLongSignInHost({ region, identity: { domainPrefix } }: Parts): Contradiction[] {
  const host = `.auth.${region}.amazoncognito.com`;
  const longest = LONGEST_RELYING_PARTY - host.length;
  if (domainPrefix.length <= longest) return [];
  const expected = `at most ${longest} characters, since with ${host} a passkey may have ${LONGEST_RELYING_PARTY}`;
  return [{ path: ['identity', 'domainPrefix'], expected }];
}

/** A quota above the rate limit never applies, and would give a false sense of protection. */
function findUnreachableQuota({ api: { requestsPerSecond, machineRequestsPerDay } }: Parts): Contradiction[] {
  const most = requestsPerSecond * SECONDS_PER_DAY;
  if (requestsPerSecond < 1 || machineRequestsPerDay <= most) return [];
  const expected = `at most ${most}, since requestsPerSecond ${requestsPerSecond} allows no more in a day`;
  return [{ path: ['api', 'machineRequestsPerDay'], expected }];
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html */
function findProxyThatPreventsPause({ data: { minCapacity, proxy } }: Parts): Contradiction[] {
  if (minCapacity > 0 || !proxy.enabled) return [];
  const expected = 'at least 0.5 ACU, since the connections of the proxy keep the database from pausing';
  return [{ path: ['data', 'minCapacity'], expected }];
}

/** Aurora restores a snapshot in its own region only. */
function findForeignSnapshot({ region, data: { restoreFrom } }: Parts): Contradiction[] {
  if (restoreFrom === undefined || !('snapshotArn' in restoreFrom)) return [];
  if (restoreFrom.snapshotArn.split(':')[3] === region) return [];
  return [{ path: ['data', 'restoreFrom', 'snapshotArn'], expected: `a snapshot in ${region}` }];
}

/**
 * Most controls of Security Hub are evaluated by AWS Config.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-setup-prereqs.html
 */
function findHubWithoutRecorder({ detection: { securityHub, config } }: Parts): Contradiction[] {
  if (securityHub.mode !== 'here' || config.mode !== 'off') return [];
  return [{ path: ['detection', 'config', 'mode'], expected: '"here" or "elsewhere", since Security Hub needs it' }];
}

/** A framework is only a claim where nothing checks it. */
function findUncheckedFrameworks({ detection: { frameworks, securityHub, config } }: Parts): Contradiction[] {
  if (frameworks.length === 0 || securityHub.mode !== 'off' || config.mode !== 'off') return [];
  const expected = 'none, since neither Security Hub nor AWS Config is on to check one';
  return [{ path: ['detection', 'frameworks'], expected }];
}

/** A subscription can name monitors of its own account only. */
function findForeignMonitor({ account, monitoring: { costAnomalies } }: Parts): Contradiction[] {
  if (costAnomalies.mode !== 'here' || costAnomalies.monitorArn === undefined) return [];
  if (costAnomalies.monitorArn.split(':')[4] === account) return [];
  return [{ path: ['monitoring', 'costAnomalies', 'monitorArn'], expected: `a monitor in the account ${account}` }];
}
