import { describe, expect, test } from '@jest/globals';
import { type Epoch, planEpochs } from '../../../lambda/keeper/epoch-life';

const DAY = 24 * 60 * 60_000;
const START = Date.parse('2026-11-27T00:00:00.000Z');
/** The number of an epoch that is prepared on a day. */
const numberOf = (day: number) => Math.floor((START - Date.parse('2026-01-01T00:00:00.000Z') + day * DAY) / 1000);
const at = (days: number) => new Date(START + days * DAY);
const text = (days: number | undefined) => (days === undefined ? null : at(days).toISOString());
const SCHEDULE = { epochDays: 7, restorableDays: 35 };

interface Days {
  readonly prepared: number;
  readonly opened?: number;
  readonly closed?: number;
  readonly destroyed?: number;
  readonly scheduled?: number;
  readonly used?: boolean;
}

const buildEpoch = (epoch: number, days: Days): Epoch => ({
  epoch,
  arn: `arn ${epoch}`,
  key: days.destroyed === undefined ? 'a2V5' : null,
  preparedAt: at(days.prepared).toISOString(),
  openedAt: text(days.opened),
  closedAt: text(days.closed),
  destroyedAt: text(days.destroyed),
  deletionScheduledAt: text(days.scheduled),
  used: days.used ?? false,
});
const plan = (epochs: readonly Epoch[], day: number) => {
  const { prepare, open, destroy, deleteKeys } = planEpochs(epochs, SCHEDULE, at(day));
  return {
    prepare,
    open,
    destroy: destroy.map(({ epoch }) => epoch),
    deleteKeys: deleteKeys.map(({ epoch }) => epoch),
  };
};
const NOTHING = { prepare: undefined, open: undefined, destroy: [], deleteKeys: [] };

describe('the first epoch', () => {
  test('is prepared and opened at once, since nothing can be stored without one', () => {
    expect(plan([], 0)).toEqual({ ...NOTHING, prepare: numberOf(0) });
    expect(plan([buildEpoch(1, { prepared: 0 })], 0)).toEqual({ ...NOTHING, open: 1 });
    expect(plan([buildEpoch(1, { prepared: 0, opened: 0 })], 0)).toEqual(NOTHING);
  });
});

describe('the next epoch', () => {
  const open = buildEpoch(1, { prepared: 0, opened: 0, used: true });

  test('is prepared a day before it is opened', () => {
    expect(plan([open], 5.99)).toEqual(NOTHING);
    expect(plan([open], 6)).toEqual({ ...NOTHING, prepare: numberOf(6) });
    expect(plan([open, buildEpoch(2, { prepared: 6 })], 6.99)).toEqual(NOTHING);
    expect(plan([open, buildEpoch(2, { prepared: 6 })], 7)).toEqual({ ...NOTHING, open: 2 });
  });

  test('is opened late when the function did not run, but not before the permissions of its key apply', () => {
    expect(plan([open], 20)).toEqual({ ...NOTHING, prepare: numberOf(20) });
    const minutes = 1 / (24 * 60);
    expect(plan([open, buildEpoch(2, { prepared: 20 })], 20 + 9 * minutes)).toEqual(NOTHING);
    expect(plan([open, buildEpoch(2, { prepared: 20 })], 20 + 10 * minutes)).toEqual({ ...NOTHING, open: 2 });
  });

  test('is prepared again when the prepared one was destroyed before it was opened', () => {
    const destroyed = buildEpoch(2, { prepared: 6, destroyed: 6, scheduled: 6 });
    expect(plan([open, destroyed], 6.5)).toEqual({ ...NOTHING, prepare: numberOf(6.5) });
  });

  test('gets another number in another database, so that a key of one is never taken for that of the other', () => {
    expect(plan([], 0.001).prepare).not.toBe(plan([], 0).prepare);
  });

  test('gets a number above all others, also above destroyed ones and after the clock was set back', () => {
    const later = numberOf(9);
    const epochs = [
      buildEpoch(later, { prepared: -9, opened: -9, closed: -8, destroyed: -1, scheduled: -1 }),
      buildEpoch(3, { prepared: 0, opened: 0 }),
    ];
    expect(plan(epochs, 6)).toEqual({ ...NOTHING, prepare: later + 1 });
  });
});

describe('a closed epoch', () => {
  const open = buildEpoch(2, { prepared: 39, opened: 40 });

  test('is destroyed when every backup that needs it has expired', () => {
    const closed = buildEpoch(1, { prepared: 0, opened: 0, closed: 7 });
    expect(plan([closed, open], 41.99)).toEqual(NOTHING);
    expect(plan([closed, open], 42)).toEqual({ ...NOTHING, destroy: [1] });
  });

  test('is not destroyed while a key is wrapped by it', () => {
    const closed = buildEpoch(1, { prepared: 0, opened: 0, closed: 7, used: true });
    expect(plan([closed, open], 42)).toEqual(NOTHING);
  });

  test('is not destroyed twice, and the deletion of its KMS key is scheduled once', () => {
    const destroyed = { prepared: 0, opened: 0, closed: 7, destroyed: 42 };
    expect(plan([buildEpoch(1, destroyed), open], 42.5)).toEqual({ ...NOTHING, deleteKeys: [1] });
    expect(plan([buildEpoch(1, { ...destroyed, scheduled: 42 }), open], 42.5)).toEqual(NOTHING);
  });

  test('that is open is never destroyed', () => {
    expect(plan([buildEpoch(1, { prepared: 0, opened: 0 })], 400)).toMatchObject({ destroy: [] });
  });
});
