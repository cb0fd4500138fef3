import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { computeMark, type StoredMark } from '../../../lambda/keeper/trace-mark';
import { TamperedData } from '../../../lambda/records/encryption/tampered-data';
import { Unavailable } from '../../../lambda/records/unavailable';
import { buildEpoch, CLOSED, listCalls, MARKED, OPEN, resetWorld, run, service, TRACE, world } from './keeper-run';

beforeEach(resetWorld);

describe('the mark', () => {
  test('is a code over the trace under a key that serves nothing else', () => {
    const key = Buffer.alloc(32, 7);
    const own = createHmac('sha512', key).update('bulwark trace mark \u0001').digest().subarray(0, 32);
    const code = createHmac('sha256', own).update('[3,40,"hash of 3"]').digest();
    expect(computeMark(key, MARKED)).toEqual(code);
  });

  const runOn = async (trace: Partial<StoredMark>) => {
    world.answers['read_mark'] = { ...TRACE, ...trace };
    return (await run()).changedLinks;
  };

  test.each<[string, Partial<StoredMark>, string]>([
    ['links that differ', { markedHash: 'another' }, 'does not match'],
    ['another number of links', { markedLinks: 2 }, 'does not match'],
    ['another number of events', { markedEvents: 41 }, 'does not match'],
    ['another code', { mark: 'ab'.repeat(32) }, 'does not match'],
    ['a code of another length', { mark: 'ab' }, 'does not match'],
    ['no code', { mark: null }, 'missing'],
    ['no number of links', { markedLinks: null }, 'missing'],
    ['no number of events', { markedEvents: null }, 'missing'],
    ['an epoch that is gone', { epoch: 9 }, 'made with a key that is gone'],
    ['no epoch', { epoch: null }, 'made with a key that is gone'],
    ['a last checked number after the newest event', { checkedEvents: 51 }, 'does not match'],
    ['a last checked number without any event', { lastEvent: null }, 'does not match'],
    ['no last checked number', { checkedEvents: null }, 'does not match'],
  ])('shows %s', async (_what, trace, mark) => {
    expect(await runOn(trace)).toEqual([{ mark }]);
    expect(world.logged).toEqual([{ message: 'the trace is incomplete', event: 'EventsChanged', found: [{ mark }] }]);
    // The next mark starts from what is there.
    const { checkedEvents, lastEvent } = { ...TRACE, ...trace };
    const right = checkedEvents !== null && checkedEvents <= (lastEvent ?? 0);
    expect(world.calls.findLast((each) => each.function === 'keep_mark')?.parameters).toMatchObject({
      events: right ? checkedEvents : (lastEvent ?? 0),
    });
  });

  test('is compared before events are looked for, and a number that was moved is set back', async () => {
    for (const checkedEvents of [39, 41, 50]) {
      world.calls = [];
      expect(await runOn({ checkedEvents })).toEqual([]);
      const [first] = world.calls.filter((each) => each.function === 'keep_mark');
      const mark = Buffer.from(TRACE.mark ?? '', 'hex');
      expect(first).toMatchObject({ parameters: { links: 3, events: 40, epoch: 2, mark }, repeatable: true });
      expect(listCalls().indexOf('keep_mark')).toBeLessThan(listCalls().indexOf('find_missing_events'));
    }
  });

  test('is missed as soon as an epoch was open', async () => {
    const none = { epoch: null, mark: null, markedLinks: null, markedEvents: null, checkedEvents: 0, lastEvent: null };
    world.answers['list_epochs'] = [buildEpoch(1, { openedAt: null })];
    expect(await runOn(none)).toEqual([]);
    expect(await runOn({ markedHash: 'another' })).toEqual([{ mark: 'made with a key that is gone' }]);
    world.answers['list_epochs'] = [OPEN];
    expect(await runOn(none)).toEqual([{ mark: 'missing' }]);
  });

  test('cannot be compared when its epoch was destroyed', async () => {
    world.answers['list_epochs'] = [{ ...CLOSED, key: null }, OPEN];
    expect(await runOn({ epoch: 1 })).toEqual([{ mark: 'made with a key that is gone' }]);
  });

  test('is not compared while KMS does not answer, and the trace is verified all the same', async () => {
    const { unwrapEpoch } = service;
    service.unwrapEpoch = async () => {
      throw new Unavailable('keys', 'ThrottlingException');
    };
    await expect(run()).rejects.toThrow('keys: ThrottlingException');
    service.unwrapEpoch = unwrapEpoch;
    expect(listCalls()).toContain('verify_links');
    expect(world.logged.map(({ event }) => event)).toEqual([undefined, undefined, undefined]);
  });
});

test.each([
  new Unavailable('keys', 'KMSInvalidStateException'),
  new Unavailable('keys', 'NotFoundException'),
  new TamperedData(),
])('a mark whose key KMS does not open any more shows, and no new one is made with it: %s', async (error) => {
  const { unwrapEpoch } = service;
  service.unwrapEpoch = async () => {
    throw error;
  };
  expect((await run()).changedLinks).toEqual([{ mark: 'made with a key that is gone' }]);
  service.unwrapEpoch = unwrapEpoch;
  expect(listCalls()).not.toContain('keep_mark');
});

describe('many links', () => {
  test('are verified in batches until the newest, and made until none is left', async () => {
    world.answers['read_mark'] = { ...TRACE, links: 400 };
    await run();
    expect(listCalls().filter((name) => name === 'verify_links')).toHaveLength(2);
    world.calls = [];
    world.answers['read_mark'] = { ...TRACE, links: 410 };
    const made = [200, 200, 7, 0];
    world.answers['link_events'] = () => made.shift();
    expect((await run()).links).toBe(407);
    const limits = world.calls
      .filter((each) => each.function === 'verify_links')
      .map(({ parameters }) => parameters['limit']);
    expect(limits).toEqual([200, 200, 10]);
  });

  test.each([
    [999, 999],
    [1_001, 1_000],
    [24_000, 1_000],
    [24_001, 1_001],
    [48_000, 2_000],
  ])('of %s, %s are verified in one run', async (links, verified) => {
    world.answers['read_mark'] = { ...TRACE, links };
    await run();
    const limits = world.calls
      .filter((each) => each.function === 'verify_links')
      .map(({ parameters }) => parameters['limit']);
    expect(limits.reduce((sum: number, limit) => sum + Number(limit), 0)).toBe(verified);
  });

  test('that take long to verify are left to the next run after 20 seconds', async () => {
    world.answers['read_mark'] = { ...TRACE, links: 2_000 };
    let now = 1_000;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
    world.answers['verify_links'] = () => {
      now += 10_000;
      return [];
    };
    await run();
    clock.mockRestore();
    expect(world.calls.filter((each) => each.function === 'verify_links')).toHaveLength(2);
  });

  test('are left to the next run after 250 rounds', async () => {
    world.answers['link_events'] = 200;
    expect((await run()).links).toBe(50_000);
  });
});
