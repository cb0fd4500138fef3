import type { z } from 'zod';
import type { settingsSchema } from './settings';

type Draft = z.input<typeof settingsSchema>;
const SECTIONS = [
  'network',
  'encryption',
  'identity',
  'data',
  'api',
  'audit',
  'detection',
  'response',
  'monitoring',
] as const;
type Section = (typeof SECTIONS)[number];

const EVERYWHERE = {
  network: { cidr: '10.20.0.0/16', allowedDomains: [], blockPublicAccess: false },
  encryption: { rotationPeriodDays: 365, pendingWindowDays: 30 },
  identity: { accessTokenMinutes: 15, sessionHours: 8, machineClients: [], federation: [] },
  data: { pauseAfterSeconds: 300, generation: 1, port: 6432, backupLockGraceDays: 3 },
  api: { allowedCountries: [], botControl: false, manageAccountLogging: true },
  audit: { trail: 'here' },
  detection: {
    guardDuty: { mode: 'here', plansOff: [] },
    externalAccess: { mode: 'here' },
    securityHubUnified: {
      mode: 'off',
      reason: 'Security Hub CSPM and the event rules handle every finding. The unified Security Hub costs by resource.',
    },
    internalAccess: {
      mode: 'off',
      reason: 'It costs 9 USD per month for every bucket and snapshot. Bucket and key policies name who has access.',
    },
    macie: {
      mode: 'off',
      reason: 'No bucket of the backend holds data of users: the buckets keep logs and configurations only.',
    },
  },
  response: { automatic: ['block-address', 'restore-trail'], approvalMinutes: 60, blockHours: 24, neverBlock: [] },
  monitoring: {
    costAnomalies: {
      mode: 'off',
      reason:
        'An account has one monitor, and AWS may have created it. Name it in monitoring.costAnomalies to get alerts.',
    },
  },
} as const satisfies { [S in Section]: Partial<Draft[S]> };

const UNPROTECTED = {
  phase: 'off',
  reason: 'A sandbox contains no real data and is deleted by the team that created it.',
} as const;

const NO_PROXY = {
  enabled: false,
  reason: 'The connections of a proxy keep the database from pausing. A sandbox has few clients and needs no pool.',
} as const;

const NO_MONITORING = {
  enabled: false,
  reason:
    'Both keep the capacity of an idle database up. A sandbox contains no real data; its alarms and logs stay on.',
} as const;

const ONE_ENDPOINT_ZONE = {
  enabled: false,
  reason: 'A sandbox may be unavailable together with its first zone. Each further zone costs about 8 USD per month.',
} as const;

const NO_DETAILED_METRICS = {
  enabled: false,
  reason: 'The alarms use the metrics of the stage. Metrics for each method would cost about 15 USD per month.',
} as const;

const NO_LOAD_ALARMS = {
  enabled: false,
  reason: 'No user relies on the answers of a sandbox. Its errors and failed sign-ins still alert.',
} as const;

/** What a sandbox leaves out for cost: it contains no real data, and GuardDuty and the trail still watch it. */
const leaveOut = (what: string) => ({ mode: 'off', reason: `A sandbox contains no real data. ${what}` }) as const;

const SANDBOX = {
  disposable: true,
  protections: UNPROTECTED,
  network: { ...EVERYWHERE.network, redundantEndpoints: ONE_ENDPOINT_ZONE, logRetentionDays: 30 },
  encryption: EVERYWHERE.encryption,
  identity: { ...EVERYWHERE.identity, logRetentionDays: 30 },
  data: {
    ...EVERYWHERE.data,
    minCapacity: 0,
    maxCapacity: 2,
    readers: 0,
    backupRetentionDays: 7,
    proxy: NO_PROXY,
    monitoring: NO_MONITORING,
    backupLock: 'GOVERNANCE',
    logRetentionDays: 30,
  },
  api: {
    ...EVERYWHERE.api,
    requestsPerSecond: 50,
    burst: 100,
    machineRequestsPerDay: 10_000,
    requestsPerAddress: 500,
    requestsPerToken: 500,
    functionConcurrency: 5,
    detailedMetrics: NO_DETAILED_METRICS,
    canary: false,
    logRetentionDays: 30,
  },
  audit: { ...EVERYWHERE.audit, archiveLock: 'GOVERNANCE', archiveRetentionDays: 30, logRetentionDays: 30 },
  response: { ...EVERYWHERE.response, logRetentionDays: 30 },
  monitoring: { ...EVERYWHERE.monitoring, loadAlarms: NO_LOAD_ALARMS },
  detection: {
    ...EVERYWHERE.detection,
    frameworks: [],
    securityHub: leaveOut('The gate checks the same controls at synthesis, and their checks cost by the month.'),
    config: leaveOut('Every deployment would record its changes, at about 1 USD for the first one.'),
    unusedAccess: leaveOut('Each role of the account costs 0.20 USD per month.'),
    inspector: leaveOut('Each function costs 0.30 USD per month, and CI checks the dependencies.'),
  },
} as const;

const PRODUCTION = {
  disposable: false,
  network: { ...EVERYWHERE.network, redundantEndpoints: { enabled: true }, logRetentionDays: 400 },
  encryption: EVERYWHERE.encryption,
  identity: { ...EVERYWHERE.identity, logRetentionDays: 400 },
  data: {
    ...EVERYWHERE.data,
    minCapacity: 0.5,
    maxCapacity: 16,
    readers: 1,
    backupRetentionDays: 35,
    proxy: { enabled: true },
    monitoring: { enabled: true },
    backupLock: 'COMPLIANCE',
    logRetentionDays: 400,
  },
  api: {
    ...EVERYWHERE.api,
    requestsPerSecond: 500,
    burst: 1000,
    machineRequestsPerDay: 1_000_000,
    requestsPerAddress: 2000,
    requestsPerToken: 2000,
    functionConcurrency: 50,
    detailedMetrics: { enabled: true },
    canary: true,
    logRetentionDays: 400,
  },
  audit: { ...EVERYWHERE.audit, archiveLock: 'COMPLIANCE', archiveRetentionDays: 2557, logRetentionDays: 400 },
  response: { ...EVERYWHERE.response, logRetentionDays: 400 },
  monitoring: { ...EVERYWHERE.monitoring, loadAlarms: { enabled: true } },
  detection: {
    ...EVERYWHERE.detection,
    frameworks: ['cis', 'gdpr'],
    securityHub: { mode: 'here' },
    config: { mode: 'here', recording: { frequency: 'continuous' }, excludedTypes: [] },
    unusedAccess: { mode: 'here', ageDays: 90 },
    inspector: { mode: 'here', scans: ['lambda'] },
  },
} as const;

/** Fields that the preset lacks are required; fields that it has are optional and override it. */
type Missing<Whole, Preset> = Omit<Whole, keyof Preset> & Partial<Whole>;
type EnvironmentInput<Preset extends { [S in Section]: object }> = Missing<
  Omit<Draft, Section>,
  Omit<Preset, Section>
> & {
  [S in Section as Record<never, never> extends Missing<Draft[S], Preset[S]> ? never : S]: Missing<Draft[S], Preset[S]>;
} & { [S in Section]?: Missing<Draft[S], Preset[S]> };

/** An environment merged with its preset, not yet validated. */
export type EnvironmentDraft = Readonly<Record<string, unknown>>;

/**
 * Cheap and disposable, but encrypted, authenticated and checked by every rule: two zones, no reader, no proxy, deletion
 * allowed. The database pauses while nothing uses it.
 */
export function sandbox(input: EnvironmentInput<typeof SANDBOX>): EnvironmentDraft {
  return mergePreset(SANDBOX, input);
}

/**
 * For real data: a reader in another zone, protection from deletion, locked retention, canary deployments. The phase of
 * the protections has no default.
 */
export function production(input: EnvironmentInput<typeof PRODUCTION>): EnvironmentDraft {
  return mergePreset(PRODUCTION, input);
}

/**
 * Merges the input into the preset, section by section. Any other field replaces that of the preset. A section that is
 * not a plain object is passed through, so that validation rejects it. Fields are defined, never assigned: an assignment to `__proto__` would add inherited fields.
 */
function mergePreset(preset: EnvironmentDraft, input: unknown): EnvironmentDraft {
  const filled = new Map(Object.entries(preset));
  for (const [field, value] of isPlain(input) ? Object.entries(input) : []) {
    const section = filled.get(field);
    const merges = isSection(field) && isPlain(section) && isPlain(value);
    filled.set(field, merges ? { ...section, ...value } : value);
  }
  return Object.fromEntries(filled);
}

function isSection(field: string): boolean {
  return SECTIONS.some((section) => section === field);
}

/** Whether a value is a plain object, and not an array, a date or a map. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
