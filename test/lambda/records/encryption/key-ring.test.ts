import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { addEpochLayer } from '../../../../lambda/records/encryption/epoch-layer';
import { createKeyRing } from '../../../../lambda/records/encryption/key-ring';
import type { KeyService } from '../../../../lambda/records/encryption/key-service';
import type { KeyStore, StoredKeys, StoredTenantKey } from '../../../../lambda/records/encryption/stored-keys';
import { TamperedData } from '../../../../lambda/records/encryption/tampered-data';
import { TenantGone } from '../../../../lambda/records/encryption/tenant-gone';
import { Unavailable } from '../../../../lambda/records/unavailable';
import { deriveTestKeys } from './test-keys';

const MINUTE = 60_000;
let now = 0;
let tenants: Map<string, StoredTenantKey[]>;
let epochs: Map<number, Buffer>;
let open: number | null;
let gone: Set<string>;
let asked: string[];
let failing: boolean;

/** KMS wraps by reversing the bytes here: these tests are about the calls, not about its encryption. */
const reverseBytes = (key: Buffer) => Buffer.from(key).reverse();
const fail = () => {
  if (failing) throw new Unavailable('keys', 'ThrottlingException');
};

const service: KeyService = {
  generate: async (tenant) => {
    asked.push(`generate ${tenant}`);
    fail();
    const plaintext = randomBytes(32);
    return { plaintext, wrapped: reverseBytes(plaintext) };
  },
  unwrap: async (tenant, wrapped) => {
    asked.push(`unwrap ${tenant}`);
    fail();
    return reverseBytes(wrapped);
  },
  unwrapEpoch: async (arn, wrapped) => {
    asked.push(`unwrap ${arn}`);
    fail();
    return reverseBytes(wrapped);
  },
};

const read = (tenant: string): StoredKeys => ({
  generations: gone.has(tenant) ? [] : (tenants.get(tenant) ?? []),
  epochs: [...epochs].map(([epoch, key]) => ({
    epoch,
    arn: `epoch ${epoch}`,
    key: reverseBytes(key).toString('base64'),
  })),
  open,
  gone: gone.has(tenant),
});

function createStore(over: { readonly beforeKeep?: () => void } = {}): KeyStore {
  return {
    read: async (tenant) => read(tenant),
    keep: async (tenant, key) => {
      over.beforeKeep?.();
      if (!tenants.has(tenant)) tenants.set(tenant, [key]);
    },
  };
}

const createTestKeyRing = (over: { readonly beforeKeep?: () => void } = {}) =>
  createKeyRing({ now: () => now, service, store: createStore(over) });

function storeKey(tenant: string, { generation = 1, epoch = 1, key = randomBytes(32) } = {}): Buffer {
  const layer = { epoch, key: epochs.get(epoch) ?? Buffer.alloc(32) };
  const stored = addEpochLayer(layer, ['tenant', tenant, `${generation}`], reverseBytes(key)).toString('base64');
  tenants.set(tenant, [...(tenants.get(tenant) ?? []), { generation, epoch, key: stored }]);
  return key;
}
const deriveIdOf = (key: Buffer) => deriveTestKeys({ dataKeys: new Map([[1, key]]) }).deriveRecordId('x');

beforeEach(() => {
  now = 0;
  tenants = new Map();
  epochs = new Map([[1, randomBytes(32)]]);
  open = 1;
  gone = new Set();
  asked = [];
  failing = false;
});

describe('the key of a tenant', () => {
  test('is created once and stored', async () => {
    const keys = createTestKeyRing();
    const made = await keys.findOrCreate('example');
    expect(made.current).toEqual({ generation: 1, epoch: 1 });
    expect((await keys.findOrCreate('example')).deriveRecordId('x')).toBe(made.deriveRecordId('x'));
    expect(asked).toEqual(['unwrap epoch 1', 'generate example']);
    asked = [];
    expect((await createTestKeyRing().findOrCreate('example')).deriveRecordId('x')).toBe(made.deriveRecordId('x'));
    expect(asked).toEqual(['unwrap epoch 1', 'unwrap example']);
  });

  test('is not created by a search', async () => {
    expect(await createTestKeyRing().find('example')).toBeUndefined();
    expect(asked).toEqual([]);
    expect(tenants.size).toBe(0);
  });

  test('is loaded and unwrapped once for concurrent requests', async () => {
    const id = deriveIdOf(storeKey('example'));
    const keys = createTestKeyRing();
    const found = await Promise.all(Array.from({ length: 50 }, () => keys.find('example')));
    expect(new Set(found.map((each) => each?.deriveRecordId('x')))).toEqual(new Set([id]));
    expect(asked).toEqual(['unwrap epoch 1', 'unwrap example']);
  });

  test('is the one of the execution environment that stored it first', async () => {
    let faster: Buffer = Buffer.alloc(32);
    const keys = createTestKeyRing({
      beforeKeep: () => {
        faster = storeKey('example');
      },
    });
    expect((await keys.findOrCreate('example')).deriveRecordId('x')).toBe(deriveIdOf(faster));
    expect(asked).toEqual(['unwrap epoch 1', 'generate example', 'unwrap example']);
  });

  test('is cached for five minutes only', async () => {
    storeKey('example');
    const keys = createTestKeyRing();
    await keys.find('example');
    now = 5 * MINUTE - 1;
    await keys.find('example');
    expect(asked).toHaveLength(2);
    now = 5 * MINUTE;
    await keys.find('example');
    expect(asked).toEqual(['unwrap epoch 1', 'unwrap example', 'unwrap epoch 1', 'unwrap example']);
  });

  test('is found by the next request, although an earlier one found none', async () => {
    const keys = createTestKeyRing();
    expect(await keys.find('example')).toBeUndefined();
    const made = await keys.findOrCreate('example');
    expect((await keys.find('example'))?.deriveRecordId('x')).toBe(made.deriveRecordId('x'));
  });

  test('is created, although another request searches for it at the same time', async () => {
    const keys = createTestKeyRing();
    const [none, made] = await Promise.all([keys.find('example'), keys.findOrCreate('example')]);
    expect(none).toBeUndefined();
    expect((await createTestKeyRing().find('example'))?.deriveRecordId('x')).toBe(made.deriveRecordId('x'));
  });

  test('is created once for concurrent creations that follow a search without a result', async () => {
    const keys = createTestKeyRing();
    const searched = keys.find('example');
    const made = await Promise.all(Array.from({ length: 50 }, () => keys.findOrCreate('example')));
    expect(await searched).toBeUndefined();
    expect(new Set(made.map((each) => each.deriveRecordId('x'))).size).toBe(1);
    expect(asked).toEqual(['unwrap epoch 1', 'generate example']);
  });

  test('is loaded again after a failure, which every waiting request receives', async () => {
    const id = deriveIdOf(storeKey('example'));
    const keys = createTestKeyRing();
    failing = true;
    const results = await Promise.allSettled([keys.find('example'), keys.find('example')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    failing = false;
    expect((await keys.find('example'))?.deriveRecordId('x')).toBe(id);
  });

  test('is not the key of another tenant', async () => {
    const keys = createTestKeyRing();
    const [one, other] = await Promise.all([keys.findOrCreate('example'), keys.findOrCreate('neighbour')]);
    expect(one.deriveRecordId('x')).not.toBe(other.deriveRecordId('x'));
    expect([one.tenant, other.tenant]).toEqual(['example', 'neighbour']);
    // Both share the key of the epoch.
    expect(asked.filter((each) => each === 'unwrap epoch 1')).toHaveLength(1);
  });

  test('of one tenant that is stored for another does not open', async () => {
    storeKey('example');
    tenants.set('neighbour', tenants.get('example') ?? []);
    await expect(createTestKeyRing().find('neighbour')).rejects.toThrow(TamperedData);
  });

  test('is not created before an epoch is open', async () => {
    open = null;
    await expect(createTestKeyRing().findOrCreate('example')).rejects.toMatchObject({
      dependency: 'keys',
      code: 'NoOpenEpoch',
    });
    expect(tenants.size).toBe(0);
  });

  test('that cannot be stored fails the request', async () => {
    const keys = createKeyRing({ now: () => now, service, store: { ...createStore(), keep: async () => undefined } });
    await expect(keys.findOrCreate('example')).rejects.toMatchObject({ dependency: 'keys', code: 'NoTenantKey' });
  });
});

describe('a rotation and a new epoch', () => {
  test('a key that is wrapped with newer keys than the cached ones is found, without waiting for the cache', async () => {
    const first = storeKey('example');
    const keys = createTestKeyRing();
    expect((await keys.find('example'))?.current).toEqual({ generation: 1, epoch: 1 });
    epochs.set(2, randomBytes(32));
    open = 2;
    storeKey('example', { generation: 2, epoch: 2 });
    const found = await keys.find('example', [{ generation: 2, epoch: 2 }]);
    expect(found?.current).toEqual({ generation: 2, epoch: 2 });
    expect(found?.epochs.has(2)).toBe(true);
    // Ids stay those of the first generation.
    expect(found?.deriveRecordId('x')).toBe(deriveIdOf(first));
  });

  test('an edited row cannot make every request read the keys again', async () => {
    storeKey('example');
    const keys = createTestKeyRing();
    await keys.find('example');
    asked = [];
    const missing = [{ generation: 9, epoch: 9 }];
    for (let at = 0; at < 5; at += 1) await keys.find('example', missing);
    expect(asked).toEqual(['unwrap example']);
    now = 1_999;
    await keys.find('example', missing);
    expect(asked).toEqual(['unwrap example']);
    now = 2_000;
    for (let at = 0; at < 5; at += 1) await keys.find('example', missing);
    expect(asked).toEqual(['unwrap example', 'unwrap example']);
  });

  test.each([
    ['generation', { generation: 2, epoch: 1 }],
    ['epoch', { generation: 1, epoch: 2 }],
  ])('one unknown %s is enough to read the keys again', async (_what, version) => {
    storeKey('example');
    const keys = createTestKeyRing();
    await keys.find('example');
    if (version.epoch === 2) epochs.set(2, randomBytes(32));
    else storeKey('example', { generation: 2 });
    const found = await keys.find('example', [version]);
    expect(found?.wrappings.has(version.generation)).toBe(true);
    expect(found?.epochs.has(version.epoch)).toBe(true);
  });

  test('each version that does not exist is looked for, also a moment after another one', async () => {
    storeKey('example');
    const keys = createTestKeyRing();
    await keys.find('example', [{ generation: 9, epoch: 9 }]);
    storeKey('example', { generation: 2 });
    const found = await keys.find('example', [{ generation: 2, epoch: 1 }]);
    expect(found?.wrappings.has(2)).toBe(true);
  });

  test('a version of a tenant without a key is no version of any key', async () => {
    expect(await createTestKeyRing().find('nobody', [{ generation: 1, epoch: 1 }])).toBeUndefined();
  });

  test('a creation gets the open epoch and those that it asks for', async () => {
    storeKey('example');
    epochs.set(2, randomBytes(32));
    open = 2;
    const found = await createTestKeyRing().findOrCreate('example', [{ generation: 1, epoch: 1 }]);
    expect([...found.epochs.keys()].sort()).toEqual([1, 2]);
  });

  test('epochs are unwrapped when a request needs them, each once', async () => {
    epochs.set(2, randomBytes(32));
    storeKey('example', { epoch: 2 });
    const keys = createTestKeyRing();
    await keys.find('example');
    expect(asked).toEqual(['unwrap epoch 2', 'unwrap example']);
    const versions = [1, 2, 1].map((epoch) => ({ generation: 1, epoch }));
    expect([...((await keys.find('example', versions))?.epochs.keys() ?? [])].sort()).toEqual([1, 2]);
    expect(asked).toEqual(['unwrap epoch 2', 'unwrap example', 'unwrap epoch 1']);
  });

  test('keys that are forgotten are read again', async () => {
    storeKey('example');
    const keys = createTestKeyRing();
    await keys.findOrCreate('example');
    epochs.set(2, randomBytes(32));
    open = 2;
    expect((await keys.findOrCreate('example')).current.epoch).toBe(1);
    keys.forget('example');
    const found = await keys.findOrCreate('example');
    expect(found.current.epoch).toBe(2);
    expect(found.epochs.has(2)).toBe(true);
  });

  test('a key whose epoch was destroyed does not open', async () => {
    storeKey('example');
    epochs.clear();
    await expect(createTestKeyRing().find('example')).rejects.toThrow(TamperedData);
  });
});

describe('a tenant that was erased', () => {
  test('has no keys and gets none', async () => {
    storeKey('example');
    gone.add('example');
    const keys = createTestKeyRing();
    expect(await keys.find('example')).toBeUndefined();
    await expect(keys.findOrCreate('example')).rejects.toThrow(TenantGone);
    expect(asked).toEqual([]);
  });
});

test('a thousand keys are cached; the oldest is removed first', async () => {
  const keys = createTestKeyRing();
  for (let at = 0; at <= 1_000; at += 1) await keys.findOrCreate(`tenant-${at}`);
  asked.length = 0;
  await keys.find('tenant-1000');
  await keys.find('tenant-1');
  expect(asked).toEqual([]);
  await keys.find('tenant-0');
  expect(asked).toEqual(['unwrap tenant-0']);
});
