import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Epoch } from '../../../lambda/keeper/epoch-life';
import { computeMark } from '../../../lambda/keeper/trace-mark';
import {
  buildEpoch,
  epochKeys,
  findCall,
  listCalls,
  listRepeatable,
  NOW,
  NUMBER,
  OPEN,
  resetWorld,
  run,
  TRACE,
  world,
} from './keeper-run';

beforeEach(resetWorld);

describe('a run with nothing to do', () => {
  test('changes no epoch, and checks the events of at least a minute ago', async () => {
    expect(await run()).toEqual({
      prepared: undefined,
      opened: undefined,
      renewedLayers: 0,
      destroyed: [],
      continuedErasures: 0,
      links: 0,
      missingEvents: [],
      changedLinks: [],
      compacted: true,
    });
    expect(world.asked).toEqual(['unwrap arn 2', 'unwrap arn 2']);
    expect(world.logged).toEqual([]);
    expect(new Set(listCalls())).toEqual(
      new Set([
        'list_epochs',
        'read_mark',
        'find_missing_events',
        'verify_links',
        'read_old_layers',
        'continue_erasures',
        'link_events',
        'keep_mark',
      ]),
    );
    for (const name of ['find_missing_events', 'link_events'])
      expect(findCall(name)?.parameters).toEqual({ until: '2026-11-27T11:59:00.000Z' });
    expect(findCall('verify_links')?.parameters).toEqual({ limit: 3 });
    expect(listRepeatable()).toEqual([
      ...['list_epochs', 'read_mark', 'verify_links', 'read_old_layers', 'continue_erasures', 'keep_mark'],
    ]);
    // Links are compared and verified before new ones are made, and marked last.
    const order = ['read_mark', 'find_missing_events', 'verify_links', 'link_events', 'keep_mark'];
    expect(listCalls().filter((name, at, all) => order.includes(name) && all.indexOf(name) === at)).toEqual(order);
    const mark = computeMark(epochKeys.get(2) ?? Buffer.of(), { links: 5, events: 40, hash: 'hash of 5' });
    expect(findCall('keep_mark')?.parameters).toEqual({ links: 5, events: 40, epoch: 2, mark });
  });
});

describe('an erasure that stopped', () => {
  test.each([
    ['until nothing remains', [5, 2, 0], 7, 3],
    ['for 250 rounds, so that the rest of the run is not late', [1], 250, 250],
  ])('is continued %s', async (_how, batches, continued, rounds) => {
    const left = [...batches];
    world.answers['continue_erasures'] = () => (left.length > 1 ? left.shift() : left[0]);
    expect((await run()).continuedErasures).toBe(continued);
    expect(listCalls().filter((name) => name === 'continue_erasures')).toHaveLength(rounds);
  });
});

describe('the first run', () => {
  beforeEach(() => {
    world.answers['read_mark'] = { ...TRACE, epoch: null, mark: null, markedLinks: null, markedEvents: null, links: 0 };
  });

  test('prepares an epoch and opens it', async () => {
    const epochs: Epoch[] = [];
    world.answers['list_epochs'] = () => epochs;
    world.answers['prepare_epoch'] = () => epochs.push(buildEpoch(NUMBER, { openedAt: null })) > 0;
    expect(await run()).toMatchObject({ prepared: NUMBER, opened: NUMBER });
    expect(world.asked).toEqual([`create ${NUMBER}`, `generate arn ${NUMBER}`]);
    // Nothing is open here, so nothing is marked.
    expect(listCalls()).not.toContain('keep_mark');
    expect(listRepeatable()).not.toContain('prepare_epoch');
    expect(listRepeatable()).not.toContain('open_epoch');
    expect(findCall('prepare_epoch')?.parameters).toEqual({
      epoch: NUMBER,
      arn: `arn ${NUMBER}`,
      key: Buffer.from('wrapped'),
      at: NOW.toISOString(),
    });
    expect(findCall('open_epoch')?.parameters).toEqual({ epoch: NUMBER, at: NOW.toISOString() });
    expect(world.logged.map(({ message, epoch }) => [message, epoch])).toEqual([
      ['prepared a key epoch', NUMBER],
      ['opened a key epoch', NUMBER],
    ]);
  });

  test('marks the trace with the key of the first epoch, without KMS: its permissions may take minutes', async () => {
    const epochs: Epoch[] = [];
    world.answers['list_epochs'] = () => epochs;
    world.answers['prepare_epoch'] = () => epochs.push(buildEpoch(NUMBER, { openedAt: null })) > 0;
    world.answers['open_epoch'] = () => epochs.splice(0, 1, buildEpoch(NUMBER)).length > 0;
    expect((await run()).changedLinks).toEqual([]);
    expect(world.asked.filter((each) => each.startsWith('unwrap'))).toEqual([]);
    const mark = computeMark(Buffer.from('plaintext'), { links: 5, events: 40, hash: 'hash of 5' });
    expect(findCall('keep_mark')?.parameters).toEqual({ links: 5, events: 40, epoch: NUMBER, mark });
  });

  test('deletes its KMS key again when another run was faster', async () => {
    world.answers['list_epochs'] = () => [];
    world.answers['prepare_epoch'] = false;
    expect(await run()).toMatchObject({ prepared: NUMBER, opened: undefined });
    expect(world.asked).toEqual([`create ${NUMBER}`, `generate arn ${NUMBER}`, `delete arn ${NUMBER}`]);
  });
});

describe('an epoch that no backup needs', () => {
  const over = buildEpoch(1, { closedAt: '2026-11-20T12:00:00.000Z', used: false });

  test('is destroyed in the database first, then in KMS, and both is noted', async () => {
    let epochs = [over, OPEN];
    world.answers['list_epochs'] = () => epochs;
    world.answers['destroy_epoch'] = () => {
      epochs = [{ ...over, key: null, destroyedAt: NOW.toISOString() }, OPEN];
      return true;
    };
    expect((await run()).destroyed).toEqual([1]);
    expect(world.asked).toEqual(['unwrap arn 2', 'delete arn 1', 'unwrap arn 2']);
    expect(listRepeatable()).not.toContain('destroy_epoch');
    expect(listRepeatable()).not.toContain('confirm_deletion');
    expect(listCalls().indexOf('destroy_epoch')).toBeLessThan(listCalls().indexOf('confirm_deletion'));
    expect(findCall('destroy_epoch')?.parameters).toEqual({ epoch: 1, at: NOW.toISOString() });
    expect(findCall('confirm_deletion')?.parameters).toEqual({ epoch: 1, at: NOW.toISOString() });
    expect(world.logged).toEqual([{ message: 'destroyed a key epoch', epoch: 1, arn: 'arn 1' }]);
  });

  test('keeps its KMS key when the database refuses', async () => {
    world.answers['list_epochs'] = [over, OPEN];
    world.answers['destroy_epoch'] = false;
    expect((await run()).destroyed).toEqual([]);
    expect(world.asked).toEqual(['unwrap arn 2', 'unwrap arn 2']);
  });
});

describe('what the events show', () => {
  test('is logged with an event that raises an alarm', async () => {
    world.answers['find_missing_events'] = [7, 8];
    world.answers['verify_links'] = Array.from({ length: 30 }, (_, number) => ({ tenant: 'example', number }));
    const report = await run(() => false);
    expect(report).toMatchObject({ missingEvents: [7, 8], compacted: false });
    expect(report.changedLinks).toHaveLength(30);
    expect(world.logged).toEqual([
      { message: 'the trace is incomplete', event: 'EventsMissing', found: [7, 8] },
      { message: 'the trace is incomplete', event: 'EventsChanged', found: report.changedLinks.slice(0, 20) },
    ]);
  });
});
