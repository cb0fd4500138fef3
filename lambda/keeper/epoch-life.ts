/** A row of the epochs as the database returns it. Times are ISO texts. */
export interface Epoch {
  readonly epoch: number;
  /** ARN of its KMS key. */
  readonly arn: string;
  /** Base64; null when it was destroyed. */
  readonly key: string | null;
  readonly preparedAt: string;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly destroyedAt: string | null;
  /** When the deletion of its KMS key was scheduled. */
  readonly deletionScheduledAt: string | null;
  /** Whether a stored key is still wrapped by it. */
  readonly used: boolean;
}

export interface EpochSchedule {
  /** Days for which an epoch wraps new keys. */
  readonly epochDays: number;
  /** Days for which every backup must remain readable. */
  readonly restorableDays: number;
}

/** The next steps in the life of the epochs. */
export interface EpochSteps {
  /** Number of the epoch to prepare. */
  readonly prepare: number | undefined;
  /** Number of the epoch to open. It closes the one before. */
  readonly open: number | undefined;
  /** Epochs whose keys are no longer needed by any backup. */
  readonly destroy: readonly Epoch[];
  /** Destroyed epochs whose KMS key still has to be deleted. */
  readonly deleteKeys: readonly Epoch[];
}

const DAY_MS = 24 * 60 * 60_000;
/** KMS applies the tags of a new key within five minutes; the functions may use a key because of its tags. */
const PREPARED_MS = 10 * 60_000;

/** Numbers of epochs count from here. They are stored as 32 bits, which last until 2094. */
const ORIGIN = Date.parse('2026-01-01T00:00:00Z');

/**
 * The number of an epoch is the second of its preparation, so that another database, restored or empty, never has an
 * epoch of the same number with another key. A function that still holds keys of the replaced database notices by the
 * number that they are not those of the new one.
 */
const countSeconds = (now: Date) => Math.floor((now.getTime() - ORIGIN) / 1000);

/**
 * Decides what is to be done with the epochs. One epoch is prepared a day before it opens. A closed one is destroyed when
 * every backup that needs it has expired, and nothing in the database is wrapped by it.
 */
export function planEpochs(epochs: readonly Epoch[], schedule: EpochSchedule, now: Date): EpochSteps {
  // Without a time the result is NaN, which is not as long as anything.
  const since = (at: string | null) => now.getTime() - Date.parse(String(at));
  const open = epochs.find(({ openedAt, closedAt }) => openedAt !== null && closedAt === null);
  const prepared = epochs.find(({ openedAt, key }) => openedAt === null && key !== null);
  const age = open === undefined ? Number.POSITIVE_INFINITY : since(open.openedAt);
  const next = Math.max(countSeconds(now), 1 + Math.max(0, ...epochs.map(({ epoch }) => epoch)));
  const isDue = age >= schedule.epochDays * DAY_MS;
  const isReady = prepared !== undefined && (open === undefined || since(prepared.preparedAt) >= PREPARED_MS);
  return {
    prepare: prepared === undefined && age >= (schedule.epochDays - 1) * DAY_MS ? next : undefined,
    open: isDue && isReady ? prepared.epoch : undefined,
    destroy: epochs.filter(
      ({ closedAt, key, used }) => key !== null && !used && since(closedAt) >= schedule.restorableDays * DAY_MS,
    ),
    deleteKeys: epochs.filter(
      ({ destroyedAt, deletionScheduledAt }) => destroyedAt !== null && deletionScheduledAt === null,
    ),
  };
}
