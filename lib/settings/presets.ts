import type { z } from 'zod';
import type { settingsSchema } from './settings';

type Draft = z.input<typeof settingsSchema>;
type Section = 'network' | 'encryption' | 'identity' | 'data' | 'api' | 'audit';

const EVERYWHERE = {
  network: { cidr: '10.20.0.0/16', allowedDomains: [], blockPublicAccess: false },
  encryption: { rotationPeriodDays: 365, pendingWindowDays: 30 },
  identity: { accessTokenMinutes: 15, sessionHours: 8, machineClients: [], federation: [] },
  data: { port: 6432, backupLockGraceDays: 3 },
  api: { allowedCountries: [], botControl: false, manageAccountLogging: true },
  audit: { trail: 'here' },
} as const satisfies { [S in Section]: Partial<Draft[S]> };

const DISPOSABLE = {
  enabled: false,
  reason: 'A sandbox holds no real data and is torn down by the team that made it.',
} as const;

const SANDBOX = {
  terminationProtection: false,
  network: { ...EVERYWHERE.network, logRetentionDays: 30 },
  encryption: EVERYWHERE.encryption,
  identity: { ...EVERYWHERE.identity, logRetentionDays: 30, deletionProtection: DISPOSABLE },
  data: {
    ...EVERYWHERE.data,
    minCapacity: 0.5,
    maxCapacity: 2,
    readers: 0,
    backupRetentionDays: 7,
    deletionProtection: DISPOSABLE,
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
    canary: false,
    logRetentionDays: 30,
  },
  audit: { ...EVERYWHERE.audit, archiveLock: 'GOVERNANCE', archiveRetentionDays: 30, logRetentionDays: 30 },
} as const;

const PRODUCTION = {
  terminationProtection: true,
  network: { ...EVERYWHERE.network, logRetentionDays: 400 },
  encryption: EVERYWHERE.encryption,
  identity: { ...EVERYWHERE.identity, logRetentionDays: 400, deletionProtection: { enabled: true } },
  data: {
    ...EVERYWHERE.data,
    minCapacity: 1,
    maxCapacity: 16,
    readers: 1,
    backupRetentionDays: 35,
    deletionProtection: { enabled: true },
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
    canary: true,
    logRetentionDays: 400,
  },
  audit: { ...EVERYWHERE.audit, archiveLock: 'COMPLIANCE', archiveRetentionDays: 2557, logRetentionDays: 400 },
} as const;

/** What a preset does not answer must be said; what it answers may be said otherwise. */
type Unanswered<Whole, Preset> = Omit<Whole, keyof Preset> & Partial<Whole>;
type EnvironmentInput<Preset extends { [S in Section]: object }> = Omit<Draft, Section | 'terminationProtection'> & {
  terminationProtection?: boolean;
} & {
  [S in Section as Record<never, never> extends Unanswered<Draft[S], Preset[S]> ? never : S]: Unanswered<
    Draft[S],
    Preset[S]
  >;
} & { [S in Section]?: Unanswered<Draft[S], Preset[S]> };

/** An environment with its preset filled in, not yet validated. */
export type EnvironmentDraft = Readonly<Record<string, unknown>>;

/** Cheap and disposable, yet encrypted, authenticated and judged by every rule: two zones, no reader, deletion allowed. */
export function sandbox(input: EnvironmentInput<typeof SANDBOX>): EnvironmentDraft {
  return fill(SANDBOX, input);
}

/** For real data: a reader in another zone, deletion protection, locked retention, canary deployments. */
export function production(input: EnvironmentInput<typeof PRODUCTION>): EnvironmentDraft {
  return fill(PRODUCTION, input);
}

/**
 * Lays the input over the preset, section by section; whatever is no plain object goes through as it is, to be refused by name.
 * Fields are defined, never assigned: assigning to `__proto__` would let a draft inherit what it does not say.
 */
function fill(preset: EnvironmentDraft, input: unknown): EnvironmentDraft {
  const filled = new Map(Object.entries(preset));
  for (const [field, value] of isPlain(input) ? Object.entries(input) : []) {
    const section = filled.get(field);
    filled.set(field, isPlain(section) && isPlain(value) ? { ...section, ...value } : value);
  }
  return Object.fromEntries(filled);
}

/** An object as a settings file writes it, unlike a list, a date or a map. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
