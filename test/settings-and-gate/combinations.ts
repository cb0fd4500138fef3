import { REGIONS } from '../../lib/settings/regions';
import { listDocumentedSettings } from './documented-values';
import { listSchemaFields } from './schema-fields';

/** Settings that belong together, by path. */
export interface Combination {
  readonly title: string;
  readonly changes: Readonly<Record<string, unknown>>;
}

const listZones = (region: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${region}${'abcdef'[index]}`);

/** Each region with its zones. */
export const REGIONS_WITH_ZONES: readonly Combination[] = REGIONS.map((region) => ({
  title: region,
  changes: { region, 'network.zones': listZones(region, 3) },
}));

const OWN_SITE = 'https://shop.example/';
const [SNAPSHOT, , CLUSTER] =
  listDocumentedSettings().find(({ setting }) => setting === 'data.restoreFrom')?.values ?? [];
/** With the longest reason. */
const OFF = { enabled: false, reason: 'The team decided this for cost.'.padEnd(500, '.') };

/** A number inside of a variant is tried with its variant, in documented-values.ts. */
const NUMBERS = listSchemaFields().flatMap(({ path, setting, inside }) =>
  inside === undefined || path !== setting ? [] : [{ setting, ...inside }],
);

/** Every number just inside of its bounds. */
const INSIDE: readonly Combination[] = [
  {
    title: 'every number just above its minimum',
    changes: Object.fromEntries(NUMBERS.map(({ setting, low }) => [setting, low])),
  },
  {
    title: 'every number just below its maximum',
    changes: {
      ...Object.fromEntries(NUMBERS.map(({ setting, high }) => [setting, high])),
      'network.zones': listZones('eu-central-1', 6),
    },
  },
];

const EVERYWHERE: readonly Combination[] = [
  {
    title: 'an own account with own names',
    changes: {
      account: '444455556666',
      alertEmails: ['alerts@shop.example'],
      'identity.domainPrefix': 'shop-sign-in',
      'identity.callbackUrls': [OWN_SITE],
      'identity.logoutUrls': [OWN_SITE],
    },
  },
  { title: 'the largest database', changes: { 'data.minCapacity': 256, 'data.maxCapacity': 256 } },
  {
    title: 'a reader in each of six zones',
    changes: { 'network.zones': listZones('eu-central-1', 6), 'data.readers': 5 },
  },
  { title: 'a generation from a snapshot', changes: { 'data.generation': 2, 'data.restoreFrom': SNAPSHOT } },
  { title: 'a generation from a cluster', changes: { 'data.generation': 2, 'data.restoreFrom': CLUSTER } },
  {
    title: 'the highest rate limits',
    changes: { 'api.requestsPerSecond': 10_000, 'api.burst': 5_000, 'api.machineRequestsPerDay': 100_000_000 },
  },
  {
    title: 'the lowest rate limits',
    changes: {
      'api.requestsPerSecond': 1,
      'api.burst': 1,
      'api.machineRequestsPerDay': 86_400,
      'api.requestsPerAddress': 10,
      'api.requestsPerToken': 10,
      'api.functionConcurrency': 1,
    },
  },
  {
    title: 'no client but those of another provider',
    changes: {
      'identity.machineClients': [],
      'identity.federation': [{ type: 'saml', name: 'Entra-ID', metadataUrl: 'https://idp.example.com/metadata' }],
    },
  },
  {
    title: 'no trail and a removable lock',
    changes: { 'audit.trail': 'elsewhere', 'audit.archiveLock': 'GOVERNANCE' },
  },
  {
    title: 'a vault without a lasting lock',
    changes: { 'data.backupLock': 'GOVERNANCE', 'data.backupLockGraceDays': 365 },
  },
  {
    title: 'everything off that may be off',
    changes: {
      'data.proxy': OFF,
      'data.monitoring': OFF,
      'network.redundantEndpoints': OFF,
      'api.detailedMetrics': OFF,
      'monitoring.loadAlarms': OFF,
      'api.canary': false,
    },
  },
];

export const SANDBOX_COMBINATIONS: readonly Combination[] = [
  ...EVERYWHERE,
  ...INSIDE,
  { title: 'a proxy', changes: { 'data.proxy': { enabled: true }, 'data.minCapacity': 0.5 } },
  {
    title: 'a sandbox that is kept',
    changes: {
      disposable: false,
      protections: { phase: 'protected' },
      'data.readers': 1,
      'audit.archiveRetentionDays': 365,
      ...Object.fromEntries(
        ['network', 'identity', 'data', 'api', 'audit', 'response'].map((section) => [
          `${section}.logRetentionDays`,
          365,
        ]),
      ),
    },
  },
];

/** The shortest periods of an environment that is not disposable. */
const PRODUCTION_PERIODS = { 'encryption.pendingWindowDays': 30, 'audit.archiveRetentionDays': 366 };

export const PRODUCTION_COMBINATIONS: readonly Combination[] = [
  ...EVERYWHERE,
  ...INSIDE.map(({ title, changes }) => ({ title, changes: { ...changes, ...PRODUCTION_PERIODS } })),
  { title: 'a database that pauses', changes: { 'data.proxy': OFF, 'data.minCapacity': 0 } },
  { title: 'the first month', changes: { 'audit.archiveLock': 'GOVERNANCE', 'audit.archiveRetentionDays': 365 } },
];

/** Settings that the largest environment keeps, since they name it or replace each other. */
const KEPT = [
  'name',
  'account',
  'region',
  'owner',
  'disposable',
  'protections',
  'identity.domainPrefix',
  'audit.trail',
];

/** Every other setting at its maximum: the highest number, the longest list, everything on that costs money. */
export const LARGEST: Combination = {
  title: 'everything at its maximum',
  changes: Object.fromEntries(
    listDocumentedSettings()
      .filter(({ setting }) => !KEPT.includes(setting))
      .map(({ setting, values }) => [setting, findLargest(values)]),
  ),
};

function findLargest(values: readonly unknown[]): unknown {
  if (values.every((value) => typeof value === 'number')) return Math.max(...values);
  const on = values.find((value) => JSON.stringify(value) === '{"enabled":true}');
  return on ?? values.toSorted((one, other) => measure(one) - measure(other)).at(-1);
}

function measure(value: unknown): number {
  return value === true ? 1 : value === false ? 0 : JSON.stringify(value).length;
}
