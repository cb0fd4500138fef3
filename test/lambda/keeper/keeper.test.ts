import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Epoch } from '../../../lambda/keeper/epoch-life';
import { keep } from '../../../lambda/keeper/keeper';
import { renewLayers } from '../../../lambda/keeper/renew-layers';
import type { DatabaseCall, DatabaseFunctionCall } from '../../../lambda/records/database/database-call';
import { addEpochLayer, removeEpochLayer, type StoredKeyPlace } from '../../../lambda/records/encryption/epoch-layer';
import { TamperedData } from '../../../lambda/records/encryption/sealed-box';

const NOW = new Date('2026-11-27T12:00:00.000Z');
/** Of an epoch that is prepared now. */
const NUMBER = (NOW.getTime() - Date.parse('2026-01-01T00:00:00.000Z')) / 1000;
const epochKeys = new Map([
  [1, randomBytes(32)],
  [2, randomBytes(32)],
  [NUMBER, randomBytes(32)],
]);
const buildEpoch = (epoch: number, over: Partial<Epoch> = {}): Epoch => ({
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
const CLOSED = buildEpoch(1, { closedAt: NOW.toISOString() });
const OPEN = buildEpoch(2);

let calls: DatabaseFunctionCall[];
let asked: string[];
let answers: Record<string, unknown>;
let logged: Record<string, unknown>[];

/** Answers each function with a value, or with the result of a function of its parameters. */
const call: DatabaseCall = async <Answer>(sent: DatabaseFunctionCall) => {
  calls.push(sent);
  const answer = answers[sent.function];
  return (typeof answer === 'function' ? answer(sent.parameters) : answer) as Answer;
};
const service = {
  create: async (epoch: number) => {
    asked.push(`create ${epoch}`);
    return `arn ${epoch}`;
  },
  generate: async (arn: string) => {
    asked.push(`generate ${arn}`);
    return { plaintext: Buffer.alloc(32), wrapped: Buffer.from('wrapped') };
  },
  // KMS wraps nothing here: these tests are about the order of the steps.
  unwrapEpoch: async (arn: string, wrapped: Buffer) => {
    asked.push(`unwrap ${arn}`);
    return wrapped;
  },
  scheduleDeletion: async (arn: string) => void asked.push(`delete ${arn}`),
};
const run = (compacts = true) =>
  keep({
    call,
    service,
    schedule: { epochDays: 7, restorableDays: 7 },
    logger: {
      info: (message: unknown, ...more: unknown[]) => void logged.push({ message, ...Object(more[0]) }),
      error: (message: unknown, ...more: unknown[]) => void logged.push({ message, ...Object(more[0]) }),
    },
    compactKeys: async () => compacts,
    now: () => NOW,
  });
const listCalls = () => calls.map(({ function: name }) => name);
/** A call that is sent again after a lost connection must have the same effect as one. */
const listRepeatable = () => [
  ...new Set(calls.filter(({ repeatable }) => repeatable).map(({ function: name }) => name)),
];
const findCall = (name: string) => calls.find((each) => each.function === name);

beforeEach(() => {
  [calls, asked, logged] = [[], [], []];
  answers = {
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
  };
});

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
    expect(asked).toEqual([]);
    expect(logged).toEqual([]);
    expect(new Set(listCalls())).toEqual(
      new Set([
        'list_epochs',
        'read_old_layers',
        'continue_erasures',
        'find_missing_events',
        'verify_links',
        'link_events',
      ]),
    );
    for (const name of ['find_missing_events', 'link_events'])
      expect(findCall(name)?.parameters).toEqual({ until: '2026-11-27T11:59:00.000Z' });
    expect(findCall('verify_links')?.parameters).toEqual({ limit: 50 });
    expect(listRepeatable()).toEqual(['list_epochs', 'read_old_layers', 'continue_erasures', 'verify_links']);
    // Links are verified before new ones are made.
    expect(listCalls().indexOf('verify_links')).toBeLessThan(listCalls().indexOf('link_events'));
  });
});

describe('an erasure that stopped', () => {
  test.each([
    ['until nothing remains', [5, 2, 0], 7, 3],
    ['for 250 rounds, so that the rest of the run is not late', [1], 250, 250],
  ])('is continued %s', async (_how, batches, continued, rounds) => {
    const left = [...batches];
    answers['continue_erasures'] = () => (left.length > 1 ? left.shift() : left[0]);
    expect((await run()).continuedErasures).toBe(continued);
    expect(listCalls().filter((name) => name === 'continue_erasures')).toHaveLength(rounds);
  });
});

describe('the first run', () => {
  test('prepares an epoch and opens it', async () => {
    const epochs: Epoch[] = [];
    answers['list_epochs'] = () => epochs;
    answers['prepare_epoch'] = () => epochs.push(buildEpoch(NUMBER, { openedAt: null })) > 0;
    expect(await run()).toMatchObject({ prepared: NUMBER, opened: NUMBER });
    expect(asked).toEqual([`create ${NUMBER}`, `generate arn ${NUMBER}`]);
    expect(listRepeatable()).not.toContain('prepare_epoch');
    expect(listRepeatable()).not.toContain('open_epoch');
    expect(findCall('prepare_epoch')?.parameters).toEqual({
      epoch: NUMBER,
      arn: `arn ${NUMBER}`,
      key: Buffer.from('wrapped'),
      at: NOW.toISOString(),
    });
    expect(findCall('open_epoch')?.parameters).toEqual({ epoch: NUMBER, at: NOW.toISOString() });
    expect(logged.map(({ message, epoch }) => [message, epoch])).toEqual([
      ['prepared a key epoch', NUMBER],
      ['opened a key epoch', NUMBER],
    ]);
  });

  test('deletes its KMS key again when another run was faster', async () => {
    answers['list_epochs'] = () => [];
    answers['prepare_epoch'] = false;
    expect(await run()).toMatchObject({ prepared: NUMBER, opened: undefined });
    expect(asked).toEqual([`create ${NUMBER}`, `generate arn ${NUMBER}`, `delete arn ${NUMBER}`]);
  });
});

describe('an epoch that no backup needs', () => {
  const over = buildEpoch(1, { closedAt: '2026-11-20T12:00:00.000Z', used: false });

  test('is destroyed in the database first, then in KMS, and both is noted', async () => {
    let epochs = [over, OPEN];
    answers['list_epochs'] = () => epochs;
    answers['destroy_epoch'] = () => {
      epochs = [{ ...over, key: null, destroyedAt: NOW.toISOString() }, OPEN];
      return true;
    };
    expect((await run()).destroyed).toEqual([1]);
    expect(asked).toEqual(['delete arn 1']);
    expect(listRepeatable()).not.toContain('destroy_epoch');
    expect(listRepeatable()).not.toContain('confirm_deletion');
    expect(listCalls().indexOf('destroy_epoch')).toBeLessThan(listCalls().indexOf('confirm_deletion'));
    expect(findCall('destroy_epoch')?.parameters).toEqual({ epoch: 1, at: NOW.toISOString() });
    expect(findCall('confirm_deletion')?.parameters).toEqual({ epoch: 1, at: NOW.toISOString() });
    expect(logged).toEqual([{ message: 'destroyed a key epoch', epoch: 1, arn: 'arn 1' }]);
  });

  test('keeps its KMS key when the database refuses', async () => {
    answers['list_epochs'] = [over, OPEN];
    answers['destroy_epoch'] = false;
    expect((await run()).destroyed).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe('what the events show', () => {
  test('is logged with an event that raises an alarm', async () => {
    answers['find_missing_events'] = [7, 8];
    answers['verify_links'] = Array.from({ length: 30 }, (_, number) => ({ tenant: 'example', number }));
    const report = await run(false);
    expect(report).toMatchObject({ missingEvents: [7, 8], compacted: false });
    expect(report.changedLinks).toHaveLength(30);
    expect(logged).toEqual([
      { message: 'the trace is incomplete', event: 'EventsMissing', found: [7, 8] },
      { message: 'the trace is incomplete', event: 'EventsChanged', found: report.changedLinks.slice(0, 20) },
    ]);
  });
});

describe('the layers of closed epochs', () => {
  const place: StoredKeyPlace = ['subject', 'example', 'somebody'];
  const tenantPlace: StoredKeyPlace = ['tenant', 'example', '1'];
  const getLayer = (epoch: number) => ({ epoch, key: epochKeys.get(epoch) ?? Buffer.alloc(32) });
  const buildOld = ([kind, tenant, owner]: StoredKeyPlace, epoch = 1) => ({
    kind,
    tenant,
    owner,
    epoch,
    key: addEpochLayer(getLayer(epoch), [kind, tenant, owner], Buffer.from(`key of ${owner}`)).toString('base64'),
  });

  test('are replaced by those of the open one, with the key inside unchanged', async () => {
    const old = [buildOld(place), buildOld(tenantPlace)];
    const batches = [old, []];
    answers['read_old_layers'] = () => batches.shift();
    answers['replace_layers'] = 2;
    const prepared = buildEpoch(3, { openedAt: null });
    expect(await renewLayers({ call, service }, [prepared, CLOSED, OPEN])).toBe(2);
    expect(listCalls()).toEqual(['read_old_layers', 'replace_layers', 'read_old_layers']);
    // A run that lost its connection may do the same again.
    expect(calls.map(({ repeatable }) => repeatable)).toEqual([true, true, true]);
    const { epoch, layers } = findCall('replace_layers')?.parameters ?? {};
    expect(epoch).toBe(2);
    const replaced = JSON.parse(String(layers));
    expect(replaced.map(({ new: _, ...others }: Record<string, string>) => others)).toEqual(
      old.map(({ kind, tenant, owner, key }) => ({ kind, tenant, owner, old: key })),
    );
    for (const [at, where] of [place, tenantPlace].entries())
      expect(removeEpochLayer(getLayer(2), where, Buffer.from(replaced[at].new, 'base64')).toString()).toBe(
        `key of ${where[2]}`,
      );
    // Each key of an epoch is unwrapped once.
    expect([...asked].sort()).toEqual(['unwrap arn 1', 'unwrap arn 2']);
    expect(findCall('read_old_layers')?.parameters).toEqual({ limit: 1000 });
  });

  test('are left to the next run after half a million keys', async () => {
    answers['read_old_layers'] = [buildOld(place)];
    answers['replace_layers'] = 1;
    expect(await renewLayers({ call, service }, [CLOSED, OPEN])).toBe(500);
  });

  test('are left to the next run when every key changed in the meantime', async () => {
    answers['read_old_layers'] = [buildOld(place)];
    answers['replace_layers'] = 0;
    expect(await renewLayers({ call, service }, [CLOSED, OPEN])).toBe(0);
    expect(listCalls()).toEqual(['read_old_layers', 'replace_layers']);
  });

  test('stop the run when one does not open, or its epoch is gone', async () => {
    answers['read_old_layers'] = [{ ...buildOld(place), owner: 'another' }];
    await expect(renewLayers({ call, service }, [CLOSED, OPEN])).rejects.toThrow(TamperedData);
    answers['read_old_layers'] = [buildOld(place)];
    await expect(renewLayers({ call, service }, [{ ...CLOSED, key: null }, OPEN])).rejects.toThrow(TamperedData);
    await expect(renewLayers({ call, service }, [OPEN])).rejects.toThrow(TamperedData);
    expect(listCalls()).not.toContain('replace_layers');
  });

  test('are not read before an epoch is open', async () => {
    expect(await renewLayers({ call, service }, [CLOSED])).toBe(0);
    expect(calls).toEqual([]);
  });
});
