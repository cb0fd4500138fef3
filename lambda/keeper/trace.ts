import type { DatabaseCall } from '../records/database/database-call';
import { TamperedData } from '../records/encryption/tampered-data';
import { Unavailable } from '../records/unavailable';
import type { Epoch } from './epoch-life';
import type { EpochService } from './epoch-service';
import { chooseCheckedEvents, computeMark, findMarkProblem, type MarkProblem, type StoredMark } from './trace-mark';

export interface TraceProps {
  readonly call: DatabaseCall;
  readonly service: Pick<EpochService, 'unwrapEpoch'>;
  readonly now: () => Date;
}

/** An access is over long before; its transaction cannot still be running. */
const SETTLED_MS = 60_000;
/** Links that one statement verifies: with 20,000 events each, the most of a link, it takes 20 seconds. */
const BATCH = 200;
/** A run verifies this many links, or a 24th of all if that is more: every event is read once in a day of hourly runs. */
const LEAST = 1_000;
const PARTS = 24;
/** Milliseconds after which a run leaves the rest to the next one. */
const VERIFY_MS = 20_000;
/** Each makes up to two hundred links. */
const ROUNDS = 250;

/** The time before which every event is stored. */
const findSettled = (now: Date) => new Date(now.getTime() - SETTLED_MS).toISOString();

/**
 * Compares the trace with the mark of the run before. Before the first epoch there is nothing to mark. A last checked
 * number that differs from the mark is set back to it, so that nobody can skip a number that has no event.
 */
export async function compareMark(props: TraceProps, epochs: readonly Epoch[]): Promise<readonly MarkProblem[]> {
  const stored = await readMark(props.call);
  if (stored.mark === null && epochs.every(({ openedAt }) => openedAt === null)) return [];
  const problem = findMarkProblem(stored, await findKey(props, epochs, stored.epoch));
  if (problem !== undefined) return [problem];
  const { markedLinks: links, markedEvents: events, epoch, mark } = stored;
  if (stored.checkedEvents !== events) {
    const parameters = { links, events, epoch, mark: Buffer.from(String(mark), 'hex') };
    await props.call<null>({ function: 'keep_mark', parameters, repeatable: true });
  }
  return [];
}

/** The numbers of events that were never stored: an access was rolled back. */
export function findMissingEvents({ call, now }: TraceProps): Promise<readonly number[]> {
  const parameters = { until: findSettled(now()) };
  return call<number[]>({ function: 'find_missing_events', parameters, repeatable: false });
}

/** Verifies the links that were verified longest ago, until the time is over. Returns the changed ones. */
export async function verifyLinks({ call }: TraceProps): Promise<readonly unknown[]> {
  const { links } = await readMark(call);
  const started = performance.now();
  const changed: unknown[] = [];
  const share = Math.min(links, Math.max(LEAST, Math.ceil(links / PARTS)));
  for (let left = share; left > 0 && performance.now() - started < VERIFY_MS; left -= BATCH) {
    const parameters = { limit: Math.min(left, BATCH) };
    changed.push(...(await call<unknown[]>({ function: 'verify_links', parameters, repeatable: true })));
  }
  return changed;
}

/**
 * Links the events since the run before, and marks all links. Returns the number of new links.
 *
 * @param made the epoch that this run prepared. The permissions of its KMS key may not be in effect for minutes, so the
 *   first mark is made with the key from memory.
 */
export async function extendTrace(
  props: TraceProps,
  epochs: readonly Epoch[],
  made: { readonly epoch: number; readonly key: Buffer } | undefined,
): Promise<number> {
  const { call, now } = props;
  const until = findSettled(now());
  let links = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const made = await call<number>({ function: 'link_events', parameters: { until }, repeatable: false });
    links += made;
    if (made === 0) break;
  }
  const open = epochs.find(({ openedAt, closedAt }) => openedAt !== null && closedAt === null);
  if (open === undefined) return links;
  const key = made?.epoch === open.epoch ? made.key : await findKey(props, epochs, open.epoch);
  if (key !== undefined) await keepMark(call, open.epoch, key);
  return links;
}

async function keepMark(call: DatabaseCall, epoch: number, key: Buffer): Promise<void> {
  const stored = await readMark(call);
  const trace = { links: stored.lastLink, events: chooseCheckedEvents(stored), hash: stored.lastHash };
  const parameters = { links: trace.links, events: trace.events, epoch, mark: computeMark(key, trace) };
  await call<null>({ function: 'keep_mark', parameters, repeatable: true });
}

const readMark = (call: DatabaseCall) => call<StoredMark>({ function: 'read_mark', parameters: {}, repeatable: true });

/**
 * The key of an epoch; undefined when nobody can open it any more. In a database that was restored from an old copy, this
 * may be the key of the open epoch.
 */
async function findKey(
  { service }: TraceProps,
  epochs: readonly Epoch[],
  epoch: number | null,
): Promise<Buffer | undefined> {
  const stored = epochs.find((each) => each.epoch === epoch);
  if (stored === undefined || stored.key === null) return undefined;
  try {
    return await service.unwrapEpoch(stored.arn, Buffer.from(stored.key, 'base64'));
  } catch (error) {
    if (error instanceof TamperedData || (error instanceof Unavailable && GONE.has(error.code))) return undefined;
    throw error;
  }
}

/**
 * What KMS answers for a key that is deleted, or will be.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
 */
const GONE: ReadonlySet<string> = new Set(['KMSInvalidStateException', 'NotFoundException']);
