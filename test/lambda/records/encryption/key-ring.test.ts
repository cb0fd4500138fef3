import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { createKeyRing } from '../../../../lambda/records/encryption/key-ring';
import { deriveTenantKeys } from '../../../../lambda/records/encryption/tenant-keys';
import { Unavailable } from '../../../../lambda/records/unavailable';

const MINUTE = 60_000;
let now = 0;
let stored: Map<string, Buffer>;
let asked: string[];
let failing: boolean;

/** Wraps by reversing the bytes: these tests are about the calls, not about the encryption. */
const reverseBytes = (key: Buffer) => Buffer.from(key).reverse();

function createTestKeyRing(over: { readonly beforeKeep?: () => void } = {}) {
  return createKeyRing({
    now: () => now,
    service: {
      generate: async (tenant) => {
        asked.push(`generate ${tenant}`);
        if (failing) throw new Unavailable('keys', 'ThrottlingException');
        const plaintext = randomBytes(32);
        return { plaintext, wrapped: reverseBytes(plaintext) };
      },
      unwrap: async (tenant, wrapped) => {
        asked.push(`unwrap ${tenant}`);
        if (failing) throw new Unavailable('keys', 'ThrottlingException');
        return reverseBytes(wrapped);
      },
    },
    wrapped: {
      find: async (tenant) => stored.get(tenant),
      keep: async (tenant, wrapped) => {
        over.beforeKeep?.();
        const kept = stored.get(tenant) ?? wrapped;
        stored.set(tenant, kept);
        return kept;
      },
    },
  });
}

beforeEach(() => {
  now = 0;
  stored = new Map();
  asked = [];
  failing = false;
});

const deriveStoredRecordId = (tenant: string) =>
  deriveTenantKeys(tenant, reverseBytes(stored.get(tenant) ?? Buffer.alloc(32))).deriveRecordId('x');

describe('the key of a tenant', () => {
  test('is created once and stored', async () => {
    const keys = createTestKeyRing();
    expect((await keys.findOrCreate('example')).deriveRecordId('x')).toBe(deriveStoredRecordId('example'));
    expect((await keys.findOrCreate('example')).deriveRecordId('x')).toBe(deriveStoredRecordId('example'));
    expect(asked).toEqual(['generate example']);
  });

  test('is not created by a search', async () => {
    expect(await createTestKeyRing().find('example')).toBeUndefined();
    expect(asked).toEqual([]);
    expect(stored.size).toBe(0);
  });

  test('is loaded and unwrapped once for concurrent requests', async () => {
    stored.set('example', randomBytes(32));
    const keys = createTestKeyRing();
    const found = await Promise.all(Array.from({ length: 50 }, () => keys.find('example')));
    expect(new Set(found.map((each) => each?.deriveRecordId('x')))).toEqual(new Set([deriveStoredRecordId('example')]));
    expect(asked).toEqual(['unwrap example']);
  });

  test('is the one of the execution environment that stored it first', async () => {
    const faster = randomBytes(32);
    const keys = createTestKeyRing({ beforeKeep: () => stored.set('example', faster) });
    expect((await keys.findOrCreate('example')).deriveRecordId('x')).toBe(deriveStoredRecordId('example'));
    expect(asked).toEqual(['generate example', 'unwrap example']);
  });

  test('is cached for five minutes only', async () => {
    stored.set('example', randomBytes(32));
    const keys = createTestKeyRing();
    await keys.find('example');
    now = 5 * MINUTE - 1;
    await keys.find('example');
    expect(asked).toHaveLength(1);
    now = 5 * MINUTE;
    await keys.find('example');
    expect(asked).toHaveLength(2);
  });

  test('is found by the next request, although an earlier one found none', async () => {
    const keys = createTestKeyRing();
    expect(await keys.find('example')).toBeUndefined();
    await keys.findOrCreate('example');
    expect((await keys.find('example'))?.deriveRecordId('x')).toBe(deriveStoredRecordId('example'));
  });

  test('is created, although another request searches for it at the same time', async () => {
    const keys = createTestKeyRing();
    const [none, made] = await Promise.all([keys.find('example'), keys.findOrCreate('example')]);
    expect(none).toBeUndefined();
    expect(made.deriveRecordId('x')).toBe(deriveStoredRecordId('example'));
  });

  test('is loaded again after a failure, which every waiting request receives', async () => {
    stored.set('example', randomBytes(32));
    const keys = createTestKeyRing();
    failing = true;
    const results = await Promise.allSettled([keys.find('example'), keys.find('example')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    failing = false;
    expect((await keys.find('example'))?.deriveRecordId('x')).toBe(deriveStoredRecordId('example'));
    expect(asked).toHaveLength(2);
  });

  test('of a late failure does not replace a newer one', async () => {
    stored.set('example', randomBytes(32));
    const answers: ((fails: boolean) => void)[] = [];
    const keys = createKeyRing({
      now: () => now,
      service: {
        generate: () => Promise.reject(new Error('not asked for')),
        unwrap: (_tenant, wrapped) =>
          new Promise((resolve, reject) => {
            answers.push((fails) =>
              fails ? reject(new Unavailable('keys', 'TimeoutError')) : resolve(reverseBytes(wrapped)),
            );
          }),
      },
      wrapped: { find: async (tenant) => stored.get(tenant), keep: async (_tenant, wrapped) => wrapped },
    });
    const slow = keys.find('example').catch((error) => error.code);
    await new Promise(setImmediate);
    now = 5 * MINUTE;
    const next = keys.find('example');
    await new Promise(setImmediate);
    answers[1]?.(false);
    await next;
    answers[0]?.(true);
    expect(await slow).toBe('TimeoutError');
    await keys.find('example');
    expect(answers).toHaveLength(2);
  });

  test('is not the key of another tenant', async () => {
    const keys = createTestKeyRing();
    const [one, other] = await Promise.all([keys.findOrCreate('example'), keys.findOrCreate('neighbour')]);
    expect(one.deriveRecordId('x')).not.toBe(other.deriveRecordId('x'));
    expect([one.tenant, other.tenant]).toEqual(['example', 'neighbour']);
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
