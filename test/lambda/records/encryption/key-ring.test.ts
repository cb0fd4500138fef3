import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { keyRing } from '../../../../lambda/records/encryption/key-ring';
import { tenantKeys } from '../../../../lambda/records/encryption/tenant-keys';
import { Unavailable } from '../../../../lambda/records/unavailable';

const MINUTE = 60_000;
let now = 0;
let stored: Map<string, Buffer>;
let asked: string[];
let failing: boolean;

/** Wraps by reversing the bytes: what is looked at here is when it is asked, not how it wraps. */
const wrap = (key: Buffer) => Buffer.from(key).reverse();

function ring(over: { readonly beforeKeep?: () => void } = {}) {
  return keyRing({
    now: () => now,
    service: {
      generate: async (tenant) => {
        asked.push(`generate ${tenant}`);
        if (failing) throw new Unavailable('keys', 'ThrottlingException');
        const plaintext = randomBytes(32);
        return { plaintext, wrapped: wrap(plaintext) };
      },
      unwrap: async (tenant, wrapped) => {
        asked.push(`unwrap ${tenant}`);
        if (failing) throw new Unavailable('keys', 'ThrottlingException');
        return wrap(wrapped);
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

const sameAs = (tenant: string) => tenantKeys(tenant, wrap(stored.get(tenant) ?? Buffer.alloc(32))).recordId('x');

describe('the key of a tenant', () => {
  test('is made once, and is then the one that is kept', async () => {
    const keys = ring();
    expect((await keys.findOrMake('example')).recordId('x')).toBe(sameAs('example'));
    expect((await keys.findOrMake('example')).recordId('x')).toBe(sameAs('example'));
    expect(asked).toEqual(['generate example']);
  });

  test('is not made by those who only look', async () => {
    expect(await ring().find('example')).toBeUndefined();
    expect(asked).toEqual([]);
    expect(stored.size).toBe(0);
  });

  test('is asked for once by requests that come together, and opened once', async () => {
    stored.set('example', randomBytes(32));
    const keys = ring();
    const found = await Promise.all(Array.from({ length: 50 }, () => keys.find('example')));
    expect(new Set(found.map((each) => each?.recordId('x')))).toEqual(new Set([sameAs('example')]));
    expect(asked).toEqual(['unwrap example']);
  });

  test('is the one of the environment that was faster', async () => {
    const faster = randomBytes(32);
    const keys = ring({ beforeKeep: () => stored.set('example', faster) });
    expect((await keys.findOrMake('example')).recordId('x')).toBe(sameAs('example'));
    expect(asked).toEqual(['generate example', 'unwrap example']);
  });

  test('is forgotten after five minutes', async () => {
    stored.set('example', randomBytes(32));
    const keys = ring();
    await keys.find('example');
    now = 5 * MINUTE - 1;
    await keys.find('example');
    expect(asked).toHaveLength(1);
    now = 5 * MINUTE;
    await keys.find('example');
    expect(asked).toHaveLength(2);
  });

  test('is found by the next request, though one before found none', async () => {
    const keys = ring();
    expect(await keys.find('example')).toBeUndefined();
    await keys.findOrMake('example');
    expect((await keys.find('example'))?.recordId('x')).toBe(sameAs('example'));
  });

  test('is made, though somebody looks for it at the same moment', async () => {
    const keys = ring();
    const [none, made] = await Promise.all([keys.find('example'), keys.findOrMake('example')]);
    expect(none).toBeUndefined();
    expect(made.recordId('x')).toBe(sameAs('example'));
  });

  test('is asked for again after a failure, which reaches everyone who waited', async () => {
    stored.set('example', randomBytes(32));
    const keys = ring();
    failing = true;
    const results = await Promise.allSettled([keys.find('example'), keys.find('example')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    failing = false;
    expect((await keys.find('example'))?.recordId('x')).toBe(sameAs('example'));
    expect(asked).toHaveLength(2);
  });

  test('that is slow to fail does not take away the one that came after it', async () => {
    stored.set('example', randomBytes(32));
    const answers: ((fails: boolean) => void)[] = [];
    const keys = keyRing({
      now: () => now,
      service: {
        generate: () => Promise.reject(new Error('not asked for')),
        unwrap: (_tenant, wrapped) =>
          new Promise((resolve, reject) => {
            answers.push((fails) => (fails ? reject(new Unavailable('keys', 'TimeoutError')) : resolve(wrap(wrapped))));
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
    const keys = ring();
    const [one, other] = await Promise.all([keys.findOrMake('example'), keys.findOrMake('neighbour')]);
    expect(one.recordId('x')).not.toBe(other.recordId('x'));
    expect([one.tenant, other.tenant]).toEqual(['example', 'neighbour']);
  });
});

test('a thousand tenants are remembered; of more, the one that was first is forgotten', async () => {
  const keys = ring();
  for (let at = 0; at <= 1_000; at += 1) await keys.findOrMake(`tenant-${at}`);
  asked.length = 0;
  await keys.find('tenant-1000');
  await keys.find('tenant-1');
  expect(asked).toEqual([]);
  await keys.find('tenant-0');
  expect(asked).toEqual(['unwrap tenant-0']);
});
