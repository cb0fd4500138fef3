import type { Logger } from '@aws-lambda-powertools/logger';
import type { DatabaseCall } from '../records/database/database-call';
import { TamperedData } from '../records/encryption/tampered-data';
import { readErrorFacts } from '../records/error-facts';
import type { SecurityEvent } from '../records/http/event';
import { Unavailable } from '../records/unavailable';
import { type Epoch, type EpochSchedule, planEpochs } from './epoch-life';
import type { EpochService } from './epoch-service';
import { renewLayers, type StoredLayer } from './renew-layers';
import { compareMark, extendTrace, findMissingEvents, verifyLinks } from './trace';

export interface KeeperProps {
  readonly call: DatabaseCall;
  readonly service: EpochService;
  readonly schedule: EpochSchedule;
  readonly logger: Pick<Logger, 'info' | 'error'>;
  /** Rewrites the table of keys without its dead rows, if it is small enough to do so while serving. */
  readonly compactKeys: () => Promise<boolean>;
  readonly now: () => Date;
}

/** What one run did. */
export interface KeeperReport {
  readonly prepared: number | undefined;
  readonly opened: number | undefined;
  readonly renewedLayers: number;
  readonly destroyed: readonly number[];
  /** Batches of records that were deleted for erasures that had stopped. */
  readonly continuedErasures: number;
  readonly links: number;
  /** Numbers of events that were never stored: an access was rolled back. */
  readonly missingEvents: readonly number[];
  /** Links of chains whose events differ from what was linked, and a mark that differs from the links. */
  readonly changedLinks: readonly unknown[];
  readonly compacted: boolean;
}

/** Each deletes up to 5,000 records of each of five persons. A person with a million records takes one run. */
const ROUNDS = 250;

/** A statement that was cancelled, by the database or by the client. */
const SLOW: ReadonlySet<string> = new Set(['57014', 'TIMEOUT']);

/**
 * Does what is due: looks for missing and changed events, opens, renews and destroys key epochs, continues erasures, and
 * chains the events. Each step can be repeated, so an interrupted run is completed by the next one. A step that fails
 * does not keep the others from running: whoever can spoil one stored key could otherwise switch off all of them.
 *
 * @throws the error of the first step that failed; TamperedData when a stored key does not open
 */
export async function keep(props: KeeperProps): Promise<KeeperReport> {
  const { call, logger } = props;
  const failures: unknown[] = [];
  const attempt = async <T>(step: string, work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      // Without the database no step is possible. A statement that took too long says nothing about the others.
      if (error instanceof Unavailable && error.dependency === 'database' && !SLOW.has(error.code)) throw error;
      logger.error('a step failed', { step, failure: readErrorFacts(error) });
      failures.push(error);
      return otherwise;
    }
  };
  const list = () => call<Epoch[]>({ function: 'list_epochs', parameters: {}, repeatable: true });

  const mark = await attempt('compare the mark', async () => compareMark(props, await list()), []);
  const missingEvents = await attempt('find missing events', () => findMissingEvents(props), []);
  report(logger, 'EventsMissing', missingEvents);
  const changedLinks = [...mark, ...(await attempt('verify links', () => verifyLinks(props), []))];
  report(logger, 'EventsChanged', changedLinks);
  const { made, unreadable, steps } = await advanceEpochs(props, list, attempt);
  report(logger, 'DecryptFailed', unreadable);
  if (unreadable.length > 0) failures.push(new TamperedData());
  const continuedErasures = await attempt('continue erasures', () => continueErasures(call), 0);
  const compacted = await attempt('compact keys', props.compactKeys, false);
  const links = await attempt('link events', async () => extendTrace(props, await list(), made), 0);
  const kept = { ...steps, continuedErasures, links, missingEvents, changedLinks, compacted };
  if (failures.length === 0) return kept;
  logger.error('a run was not complete', { ...kept });
  throw failures[0];
}

type Attempt = <T>(step: string, work: () => Promise<T>, otherwise: T) => Promise<T>;

/** Continues erasures that nobody sends again, until none remains or the rest is left to the next run. */
async function continueErasures(call: DatabaseCall): Promise<number> {
  let continued = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const batches = await call<number>({ function: 'continue_erasures', parameters: {}, repeatable: true });
    if (batches === 0) break;
    continued += batches;
  }
  return continued;
}

function report(logger: Pick<Logger, 'error'>, event: SecurityEvent, found: readonly unknown[]): void {
  if (found.length === 0) return;
  const message = event === 'DecryptFailed' ? 'stored keys do not open' : 'the trace is incomplete';
  logger.error(message, { event, found: found.slice(0, 20) });
}

/** An epoch that this run prepared, with its key. */
interface PreparedEpoch {
  readonly epoch: number;
  readonly key: Buffer;
}

async function advanceEpochs(props: KeeperProps, list: () => Promise<Epoch[]>, attempt: Attempt) {
  const { call, service, schedule, logger, now } = props;
  const plan = async () => planEpochs(await list(), schedule, now());
  const at = () => now().toISOString();

  const prepareNext = async (): Promise<PreparedEpoch | undefined> => {
    const { prepare } = await plan();
    if (prepare === undefined) return undefined;
    const arn = await service.create(prepare);
    const { wrapped, plaintext } = await service.generate(arn);
    const parameters = { epoch: prepare, arn, key: wrapped, at: at() };
    const stored = await call<boolean>({ function: 'prepare_epoch', parameters, repeatable: false });
    // Another run was faster, and its key is the epoch's.
    if (!stored) await service.scheduleDeletion(arn);
    logger.info('prepared a key epoch', { epoch: prepare, arn });
    return { epoch: prepare, key: plaintext };
  };
  const openNext = async (): Promise<number | undefined> => {
    const { open } = await plan();
    if (open === undefined) return undefined;
    await call<boolean>({ function: 'open_epoch', parameters: { epoch: open, at: at() }, repeatable: false });
    logger.info('opened a key epoch', { epoch: open });
    return open;
  };
  // The database refuses while a key is wrapped by the epoch. Only then is the KMS key deleted, after a waiting period.
  const destroyOld = async (): Promise<readonly number[]> => {
    for (const { epoch } of (await plan()).destroy) {
      await call<boolean>({ function: 'destroy_epoch', parameters: { epoch, at: at() }, repeatable: false });
    }
    const destroyed: number[] = [];
    for (const { epoch, arn } of (await plan()).deleteKeys) {
      await service.scheduleDeletion(arn);
      await call<boolean>({ function: 'confirm_deletion', parameters: { epoch, at: at() }, repeatable: false });
      destroyed.push(epoch);
      logger.info('destroyed a key epoch', { epoch, arn });
    }
    return destroyed;
  };

  const prepared = await attempt('prepare an epoch', prepareNext, undefined);
  const opened = await attempt('open an epoch', openNext, undefined);
  const none: { readonly renewed: number; readonly unreadable: readonly StoredLayer[] } = {
    renewed: 0,
    unreadable: [],
  };
  const layers = await attempt('renew layers', async () => renewLayers({ call, service }, await list()), none);
  const destroyed = await attempt('destroy epochs', destroyOld, []);
  const { renewed: renewedLayers, unreadable } = layers;
  return { made: prepared, unreadable, steps: { prepared: prepared?.epoch, opened, renewedLayers, destroyed } };
}
