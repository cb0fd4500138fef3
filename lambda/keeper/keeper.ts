import type { Logger } from '@aws-lambda-powertools/logger';
import type { DatabaseCall } from '../records/database/database-call';
import type { SecurityEvent } from '../records/http/event';
import { type Epoch, type EpochSchedule, planEpochs } from './epoch-life';
import type { EpochService } from './epoch-service';
import { renewLayers } from './renew-layers';

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
  /** Links of chains whose events differ from what was linked. */
  readonly changedLinks: readonly unknown[];
  readonly compacted: boolean;
}

/** An access is over long before; its transaction cannot still be running. */
const SETTLED_MS = 60_000;
/** Each deletes up to 5,000 records of each of five persons. A person with a million records takes one run. */
const ROUNDS = 250;
/** Links that one run verifies, those that were verified longest ago first. */
const LINKS = 50;

/**
 * Does what is due: opens, renews and destroys key epochs, continues erasures, chains the events and looks for missing
 * and changed ones. Each step can be repeated, so an interrupted run is completed by the next one.
 */
export async function keep(props: KeeperProps): Promise<KeeperReport> {
  const { call, logger, now } = props;
  const epochs = await advanceEpochs(props);
  const continuedErasures = await continueErasures(call);
  const compacted = await props.compactKeys();
  const until = new Date(now().getTime() - SETTLED_MS).toISOString();
  const missingEvents = await call<number[]>({
    function: 'find_missing_events',
    parameters: { until },
    repeatable: false,
  });
  const changedLinks = await call<unknown[]>({
    function: 'verify_links',
    parameters: { limit: LINKS },
    repeatable: true,
  });
  const links = await call<number>({ function: 'link_events', parameters: { until }, repeatable: false });
  report(logger, 'EventsMissing', missingEvents);
  report(logger, 'EventsChanged', changedLinks);
  return { ...epochs, continuedErasures, links, missingEvents, changedLinks, compacted };
}

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
  if (found.length > 0) logger.error('the trace is incomplete', { event, found: found.slice(0, 20) });
}

async function advanceEpochs({ call, service, schedule, logger, now }: KeeperProps) {
  const list = () => call<Epoch[]>({ function: 'list_epochs', parameters: {}, repeatable: true });
  const plan = async () => planEpochs(await list(), schedule, now());
  const at = () => now().toISOString();

  const { prepare } = await plan();
  if (prepare !== undefined) {
    const arn = await service.create(prepare);
    const { wrapped } = await service.generate(arn);
    const parameters = { epoch: prepare, arn, key: wrapped, at: at() };
    const stored = await call<boolean>({ function: 'prepare_epoch', parameters, repeatable: false });
    // Another run was faster, and its key is the epoch's.
    if (!stored) await service.scheduleDeletion(arn);
    logger.info('prepared a key epoch', { epoch: prepare, arn });
  }
  const { open } = await plan();
  if (open !== undefined) {
    await call<boolean>({ function: 'open_epoch', parameters: { epoch: open, at: at() }, repeatable: false });
    logger.info('opened a key epoch', { epoch: open });
  }
  const renewedLayers = await renewLayers({ call, service }, await list());
  // The database refuses while a key is wrapped by the epoch. Only then is the KMS key deleted, after a waiting period.
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
  return { prepared: prepare, opened: open, renewedLayers, destroyed };
}
