import { randomBytes } from 'node:crypto';
import type { Epoch } from '../../../lambda/keeper/epoch-life';
import { keep } from '../../../lambda/keeper/keeper';
import { computeMark, type StoredMark } from '../../../lambda/keeper/trace-mark';
import type { DatabaseCall, DatabaseFunctionCall } from '../../../lambda/records/database/database-call';

export const NOW = new Date('2026-11-27T12:00:00.000Z');
/** Of an epoch that is prepared now. */
export const NUMBER = (NOW.getTime() - Date.parse('2026-01-01T00:00:00.000Z')) / 1000;
export const epochKeys = new Map([
  [1, randomBytes(32)],
  [2, randomBytes(32)],
  [NUMBER, randomBytes(32)],
]);
export const buildEpoch = (epoch: number, over: Partial<Epoch> = {}): Epoch => ({
  epoch,
  arn: `arn ${epoch}`,
  key: epochKeys.get(epoch)?.toString('base64') ?? null,
  preparedAt: NOW.toISOString(),
  openedAt: NOW.toISOString(),
  closedAt: null,
  destroyedAt: null,
  deletionScheduledAt: null,
  used: true,
  ...over,
});
export const CLOSED = buildEpoch(1, { closedAt: NOW.toISOString() });
export const OPEN = buildEpoch(2);

/** A trace of three links, marked with the key of the open epoch. */
export const MARKED = { links: 3, events: 40, hash: 'hash of 3' };
export const TRACE: StoredMark = {
  ...{ epoch: 2, mark: computeMark(epochKeys.get(2) ?? Buffer.of(), MARKED).toString('hex') },
  ...{ markedLinks: 3, markedEvents: 40, markedHash: 'hash of 3', checkedEvents: 40, lastEvent: 50 },
  ...{ links: 3, lastLink: 5, lastHash: 'hash of 5' },
};

/** What the tests see of a run, and what they let the database answer. */
export const world: {
  calls: DatabaseFunctionCall[];
  /** Calls of KMS. */
  asked: string[];
  /** By the name of a database function: its answer, or a function of its parameters that returns it. */
  answers: Record<string, unknown>;
  logged: Record<string, unknown>[];
} = { calls: [], asked: [], answers: {}, logged: [] };

/** Answers each function with a value, or with the result of a function of its parameters. */
export const call: DatabaseCall = async <Answer>(sent: DatabaseFunctionCall) => {
  world.calls.push(sent);
  const answer = world.answers[sent.function];
  return (typeof answer === 'function' ? answer(sent.parameters) : answer) as Answer;
};
export const service = {
  create: async (epoch: number) => {
    world.asked.push(`create ${epoch}`);
    return `arn ${epoch}`;
  },
  generate: async (arn: string) => {
    world.asked.push(`generate ${arn}`);
    return { plaintext: Buffer.from('plaintext'), wrapped: Buffer.from('wrapped') };
  },
  // KMS wraps nothing here: these tests are about the order of the steps.
  unwrapEpoch: async (arn: string, wrapped: Buffer) => {
    world.asked.push(`unwrap ${arn}`);
    return wrapped;
  },
  scheduleDeletion: async (arn: string) => void world.asked.push(`delete ${arn}`),
};
export const run = (compactKeys = () => true) =>
  keep({
    call,
    service,
    schedule: { epochDays: 7, restorableDays: 7 },
    logger: {
      info: (message: unknown, ...more: unknown[]) => void world.logged.push({ message, ...Object(more[0]) }),
      error: (message: unknown, ...more: unknown[]) => void world.logged.push({ message, ...Object(more[0]) }),
    },
    compactKeys: async () => compactKeys(),
    now: () => NOW,
  });
export const listCalls = () => world.calls.map(({ function: name }) => name);
/** A call that is sent again after a lost connection must have the same effect as one. */
export const listRepeatable = () => [
  ...new Set(world.calls.filter(({ repeatable }) => repeatable).map(({ function: name }) => name)),
];
export const findCall = (name: string) => world.calls.find((each) => each.function === name);

/** Starts each test with a run that has nothing to do. */
export function resetWorld(): void {
  Object.assign(world, { calls: [], asked: [], logged: [] });
  world.answers = {
    list_epochs: [OPEN],
    prepare_epoch: true,
    open_epoch: true,
    destroy_epoch: true,
    confirm_deletion: true,
    read_old_layers: [],
    replace_layers: 0,
    continue_erasures: 0,
    find_missing_events: [],
    verify_links: [],
    link_events: 0,
    read_mark: TRACE,
    keep_mark: null,
  };
}
