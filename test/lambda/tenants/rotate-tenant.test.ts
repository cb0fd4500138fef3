import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { DatabaseCall, DatabaseFunctionCall } from '../../../lambda/records/database/database-call';
import { addEpochLayer } from '../../../lambda/records/encryption/epoch-layer';
import { createKeyRing } from '../../../lambda/records/encryption/key-ring';
import type { KeyService } from '../../../lambda/records/encryption/key-service';
import type { KeyStore, StoredTenantKey } from '../../../lambda/records/encryption/stored-keys';
import {
  createSubjectKey,
  unwrapSubjectKey,
  type WrappedSubjectKey,
} from '../../../lambda/records/encryption/subject-key';
import { createTenantService } from '../../../lambda/tenants/tenant-service';

const CALLER = { tenant: 'example', actor: 'ada', request: 'request-1' };
/** Persons that one call reads. */
const BATCH = 2;
let now: number;
let open: number | null;
let epochs: Map<number, Buffer>;
let generations: StoredTenantKey[];
let persons: Map<string, { key: Buffer; wrapped: WrappedSubjectKey }>;
let calls: DatabaseFunctionCall[];
let retired: number;
/** What happens before a batch is replaced. */
let beforeReplace: () => void;

/** KMS wraps by reversing the bytes here: these tests are about the steps of a rotation. */
const reverseBytes = (key: Buffer) => Buffer.from(key).reverse();
const service: KeyService = {
  generate: async () => {
    const plaintext = randomBytes(32);
    return { plaintext, wrapped: reverseBytes(plaintext) };
  },
  unwrap: async (_tenant, wrapped) => reverseBytes(wrapped),
  unwrapEpoch: async (_arn, wrapped) => reverseBytes(wrapped),
};
const store: KeyStore = {
  read: async (tenant) => ({
    generations: tenant === 'example' ? generations : [],
    epochs: [...epochs].map(([epoch, key]) => ({ epoch, arn: 'arn', key: reverseBytes(key).toString('base64') })),
    open,
    gone: false,
  }),
  keep: async () => undefined,
};

/** Does in memory what the functions of the database do: lambda/migrate/migrations/0011-keeping.ts. */
const functions: Record<string, (parameters: Record<string, unknown>) => unknown> = {
  read_old_keys: ({ generation }) =>
    [...persons]
      .filter(([, { wrapped }]) => wrapped.generation < Number(generation))
      .slice(0, BATCH)
      .map(([subject, { wrapped }]) => ({ ...wrapped, subject })),
  add_tenant_key: ({ generation, epoch, key }) => {
    if (epoch !== open || generation !== 1 + Math.max(...generations.map((each) => each.generation))) return false;
    const stored = Buffer.from(Object(key)).toString('base64');
    generations = [{ generation: Number(generation), epoch: Number(epoch), key: stored }, ...generations];
    return true;
  },
  replace_keys: ({ generation, epoch, keys }) => {
    beforeReplace();
    if (epoch !== open) return 0;
    const found = JSON.parse(String(keys)).filter(
      (each: Record<string, string>) => persons.get(each['subject'] ?? '')?.wrapped.key === each['old'],
    );
    for (const { subject, new: key } of found)
      Object.assign(persons.get(subject) ?? {}, {
        wrapped: { generation: Number(generation), epoch: Number(epoch), key },
      });
    return found.length;
  },
  retire_tenant_keys: () => {
    retired += 1;
    return 1;
  },
};
const call: DatabaseCall = async <Answer>(sent: DatabaseFunctionCall) => {
  calls.push(sent);
  now += 1_000;
  return functions[sent.function]?.(sent.parameters) as Answer;
};
const createTestKeyRing = () => createKeyRing({ service, store, now: () => now });

async function addPerson(): Promise<string> {
  const subject = randomUUID();
  const { made, wrapped } = createSubjectKey(await createTestKeyRing().findOrCreate('example'), subject);
  persons.set(subject, { key: made.key, wrapped });
  return subject;
}

const info = jest.fn();
function rotate({ limitMs = 600_000, tenant = 'example' } = {}) {
  calls = [];
  const run = createTenantService({ call, service, store, logger: { info }, now: () => now, limitMs });
  return run({ task: 'rotate', tenant, by: 'ada' }, 'request-1');
}
const listCalls = () => calls.map(({ function: name }) => name);

/** The key of every person opens, and is the same as before. */
async function expectSameKeys(): Promise<void> {
  for (const [subject, { key, wrapped }] of persons) {
    const keys = await createTestKeyRing().findOrCreate('example', [wrapped]);
    expect(unwrapSubjectKey(keys, subject, wrapped).key).toEqual(key);
  }
}
const listVersions = () =>
  new Set([...persons.values()].map(({ wrapped: { generation, epoch } }) => [generation, epoch].join(' ')));

beforeEach(() => {
  now = 0;
  retired = 0;
  open = 1;
  epochs = new Map([[1, randomBytes(32)]]);
  persons = new Map();
  info.mockClear();
  beforeReplace = () => undefined;
  const key = addEpochLayer(
    { epoch: 1, key: epochs.get(1) ?? Buffer.alloc(0) },
    ['tenant', 'example', '1'],
    reverseBytes(randomBytes(32)),
  );
  generations = [{ generation: 1, epoch: 1, key: key.toString('base64') }];
});

describe('a rotation', () => {
  test('gives the tenant a new key, and wraps the key of every person with it in batches', async () => {
    for (let at = 0; at < 5; at += 1) await addPerson();
    expect(await rotate()).toEqual({ generation: 2, wrapped: 5, complete: true });
    expect(listVersions()).toEqual(new Set(['2 1']));
    await expectSameKeys();
    expect(listCalls()).toEqual([
      'read_old_keys',
      'add_tenant_key',
      ...Array(3).fill(['read_old_keys', 'replace_keys']).flat(),
      'read_old_keys',
      'retire_tenant_keys',
    ]);
    expect(info).toHaveBeenCalledWith('done', {
      task: 'rotate',
      tenant: 'example',
      by: 'ada',
      generation: 2,
      wrapped: 5,
      complete: true,
    });
  });

  test('reads the keys of the tenant once for all batches', async () => {
    for (let at = 0; at < 5; at += 1) await addPerson();
    const read = jest.spyOn(store, 'read');
    await rotate();
    // Before the new key was made, and with it.
    expect(read).toHaveBeenCalledTimes(2);
    read.mockRestore();
  });

  test('names the operator in every call that leaves an event', async () => {
    await addPerson();
    await rotate();
    const sent = (name: string) => calls.filter((each) => each.function === name).map(({ parameters }) => parameters);
    expect(sent('read_old_keys')).toEqual([1, 2, 2].map((generation) => ({ ...CALLER, generation })));
    expect(sent('add_tenant_key')).toEqual([{ ...CALLER, generation: 2, epoch: 1, key: expect.any(Buffer) }]);
    expect(sent('replace_keys')).toEqual([{ tenant: 'example', generation: 2, epoch: 1, keys: expect.any(String) }]);
    expect(sent('retire_tenant_keys')).toEqual([{ tenant: 'example' }]);
  });

  test('repeats after a lost connection every call but the one that adds a key', async () => {
    await addPerson();
    await rotate();
    const unrepeatable = calls.filter(({ repeatable }) => !repeatable);
    expect(unrepeatable.map(({ function: name }) => name)).toEqual(['add_tenant_key']);
  });

  test('follows another one, and takes the newest of the keys, in any order', async () => {
    await addPerson();
    await rotate();
    generations = [...generations].reverse();
    expect(await rotate()).toEqual({ generation: 3, wrapped: 1, complete: true });
    await expectSameKeys();
  });

  test('that was interrupted is continued, without another key', async () => {
    for (let at = 0; at < 5; at += 1) await addPerson();
    expect(await rotate({ limitMs: 3_000 })).toEqual({ generation: 2, wrapped: 2, complete: false });
    expect(retired).toBe(0);
    expect(info).toHaveBeenLastCalledWith('done', expect.objectContaining({ event: 'TenantTaskUnfinished' }));
    expect(await rotate()).toEqual({ generation: 2, wrapped: 3, complete: true });
    expect(listCalls()).not.toContain('add_tenant_key');
    expect(retired).toBe(1);
    await expectSameKeys();
  });

  test('wraps in the epoch that was opened in the meantime', async () => {
    await addPerson();
    let opened = false;
    beforeReplace = () => {
      if (!opened) epochs.set(2, randomBytes(32));
      opened = true;
      open = 2;
    };
    expect(await rotate()).toEqual({ generation: 2, wrapped: 1, complete: true });
    // The first attempt used the key of the closed epoch. The keys were read again at once.
    expect(listCalls().filter((name) => name === 'replace_keys')).toHaveLength(2);
    expect(listVersions()).toEqual(new Set(['2 2']));
    await expectSameKeys();
  });

  test('leaves out a person who was erased in the meantime', async () => {
    const [erased] = [await addPerson(), await addPerson()];
    beforeReplace = () => void persons.delete(erased);
    expect(await rotate()).toEqual({ generation: 2, wrapped: 1, complete: true });
    await expectSameKeys();
  });

  test('wraps the keys of all others when one does not open, and says so', async () => {
    const [spoilt] = [await addPerson(), await addPerson(), await addPerson()];
    persons.set(spoilt, { key: Buffer.of(), wrapped: { generation: 1, epoch: 1, key: 'AA==' } });
    expect(await rotate()).toEqual({ generation: 2, wrapped: 2, unreadable: 1, complete: false });
    expect(info).toHaveBeenCalledWith('done', expect.objectContaining({ event: 'DecryptFailed' }));
    expect(retired).toBe(0);
    persons.delete(spoilt);
    await expectSameKeys();
    // Without the person the rotation is complete.
    expect(await rotate()).toMatchObject({ generation: 3, complete: true });
  });

  test('takes no other error for a key that does not open', async () => {
    const [person] = [await addPerson()];
    persons.set(person, { key: Buffer.of(), wrapped: { generation: 1, epoch: 1, key: Object(undefined) } });
    await expect(rotate()).rejects.toMatchObject({ code: 'ERR_INVALID_ARG_TYPE' });
  });

  test('of a tenant without a key is refused', async () => {
    await expect(rotate({ tenant: 'nobody' })).rejects.toThrow('the tenant has no key');
    expect(calls).toEqual([]);
  });

  test('waits for an open epoch', async () => {
    open = null;
    await expect(rotate()).rejects.toMatchObject({ dependency: 'keys', code: 'NoOpenEpoch' });
    expect(listCalls()).toEqual(['read_old_keys']);
  });

  test('that runs twice at the same time adds one key; the other may be sent again', async () => {
    const read = jest.spyOn(store, 'read').mockImplementationOnce(async (tenant) => {
      const stored = await store.read(tenant);
      generations = stored.generations.flatMap((first) => [{ ...first, generation: 2 }, first]);
      return stored;
    });
    await expect(rotate()).rejects.toMatchObject({ dependency: 'database', code: 'CONTENDED' });
    expect(listCalls()).toEqual(['read_old_keys', 'add_tenant_key']);
    read.mockRestore();
  });
});
