import { beforeEach, describe, expect, test } from '@jest/globals';
import { addEpochLayer, type StoredKeyPlace } from '../../../lambda/records/encryption/epoch-layer';
import { TamperedData } from '../../../lambda/records/encryption/tampered-data';
import { Unavailable } from '../../../lambda/records/unavailable';
import { buildEpoch, CLOSED, epochKeys, listCalls, NUMBER, OPEN, resetWorld, run, world } from './keeper-run';

beforeEach(resetWorld);

describe('a step that fails', () => {
  const OTHERS = ['find_missing_events', 'verify_links', 'continue_erasures', 'link_events', 'keep_mark'];

  test('for a stored key that does not open keeps no other step from running, and raises DecryptFailed', async () => {
    const place: StoredKeyPlace = ['subject', 'example', 'somebody'];
    const layer = addEpochLayer({ epoch: 1, key: epochKeys.get(1) ?? Buffer.of() }, place, Buffer.from('key'));
    const key = { kind: 'subject', tenant: 'example', owner: 'another' };
    world.answers['list_epochs'] = [CLOSED, OPEN];
    world.answers['read_old_layers'] = [{ ...key, epoch: 1, key: layer.toString('base64') }];
    await expect(run()).rejects.toThrow(TamperedData);
    expect(listCalls()).toEqual(expect.arrayContaining(OTHERS));
    expect(world.logged).toMatchObject([
      { message: 'stored keys do not open', event: 'DecryptFailed', found: [key] },
      { message: 'a run was not complete' },
    ]);
  });

  const over = buildEpoch(1, { closedAt: '2026-11-20T12:00:00.000Z', used: false });
  const due = buildEpoch(2, { openedAt: '2026-11-01T12:00:00.000Z' });
  const ready = buildEpoch(NUMBER, { openedAt: null, preparedAt: '2026-11-26T12:00:00.000Z' });
  test.each([
    ['read_mark', [OPEN], ['compare the mark', 'verify links', 'link events']],
    ['find_missing_events', [OPEN], ['find missing events']],
    ['verify_links', [OPEN], ['verify links']],
    ['prepare_epoch', [due], ['prepare an epoch']],
    ['open_epoch', [due, ready], ['open an epoch']],
    ['read_old_layers', [OPEN], ['renew layers']],
    ['destroy_epoch', [over, OPEN], ['destroy epochs']],
    ['continue_erasures', [OPEN], ['continue erasures']],
    ['link_events', [OPEN], ['link events']],
    ['keep_mark', [OPEN], ['link events']],
  ])('keeps no other from running, and fails the run: %s', async (name, epochs, steps) => {
    world.answers['list_epochs'] = epochs;
    world.answers[name] = () => {
      throw new Error('no');
    };
    await expect(run()).rejects.toThrow('no');
    // Without the mark, links are neither verified nor marked; without new links there is no new mark.
    const needing = name === 'read_mark' ? ['verify_links', 'keep_mark'] : name === 'link_events' ? ['keep_mark'] : [];
    expect(listCalls()).toEqual(expect.arrayContaining(OTHERS.filter((each) => !needing.includes(each))));
    const failed = world.logged.filter(({ message }) => message === 'a step failed');
    expect(failed.map(({ step, failure }) => [step, Object(failure).name])).toEqual(
      steps.map((step) => [step, 'Error']),
    );
    // A step that failed has found nothing. What was done is in the log.
    expect(world.logged.map(({ event }) => event)).toEqual(world.logged.map(() => undefined));
    expect(world.logged.at(-1)).toMatchObject({
      message: 'a run was not complete',
      destroyed: [],
      links: 0,
      renewedLayers: 0,
    });
  });

  test('for the table of keys is logged with what was done', async () => {
    await expect(
      run(() => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(world.logged).toMatchObject([
      { message: 'a step failed', step: 'compact keys' },
      {
        message: 'a run was not complete',
        compacted: false,
        continuedErasures: 0,
        missingEvents: [],
        changedLinks: [],
      },
    ]);
  });

  test('for want of the database ends the run', async () => {
    world.answers['find_missing_events'] = () => {
      throw new Unavailable('database', '57P01');
    };
    await expect(run()).rejects.toThrow('database: 57P01');
    expect(listCalls()).not.toContain('verify_links');
  });

  test.each(['57014', 'TIMEOUT'])('because it took too long keeps no other from running: %s', async (code) => {
    world.answers['verify_links'] = () => {
      throw new Unavailable('database', code);
    };
    await expect(run()).rejects.toThrow(`database: ${code}`);
    expect(listCalls()).toEqual(expect.arrayContaining(OTHERS));
  });
});
