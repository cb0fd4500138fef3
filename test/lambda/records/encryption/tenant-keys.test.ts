import { createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { sealFields } from '../../../../lambda/records/encryption/field-cipher';
import { createSubjectKey, type SubjectKey } from '../../../../lambda/records/encryption/subject-key';
import { deriveTenantKeys, type TenantKeys } from '../../../../lambda/records/encryption/tenant-keys';
import { deriveTestKeys } from './test-keys';

const dataKey = randomBytes(32);
const epochKey = randomBytes(32);
const SUBJECT = '11111111-2222-4333-8444-555555555555';
const RECORD = '99999999-2222-4333-8444-555555555555';
let keys: TenantKeys;
let others: TenantKeys;

// In a hook, so that code that throws fails a test.
beforeAll(() => {
  keys = deriveTestKeys({ dataKeys: new Map([[1, dataKey]]), epochs: new Map([[4, epochKey]]) });
  others = deriveTestKeys({ tenant: 'neighbour' });
});

/** The format, written independently of the code. */
function expandKey(key: Buffer, purpose: string, input: Buffer = Buffer.alloc(0)): Buffer {
  return createHmac('sha512', key)
    .update(Buffer.concat([Buffer.from(`bulwark ${purpose} `), input, Buffer.of(1)]))
    .digest();
}
const deriveExpectedKey = (purpose: string) => expandKey(dataKey, purpose).subarray(0, 32);
const computeDigest = (purpose: string, text: string) =>
  createHmac('sha256', deriveExpectedKey(purpose)).update(text).digest();

describe('the format of stored data, which must not change', () => {
  test('index, id and wrapping key', () => {
    expect(keys.computeBlindIndex('email', 'Ada@example.com')).toEqual(
      computeDigest('blind index', '["email","ada@example.com"]').subarray(0, 16),
    );
    const id = keys.deriveRecordId('key').replaceAll('-', '');
    const bytes = computeDigest('record id', 'key').toString('hex').slice(0, 32);
    expect(`${id.slice(0, 12)}${id.slice(13, 16)}${id.slice(17)}`).toBe(
      `${bytes.slice(0, 12)}${bytes.slice(13, 16)}${bytes.slice(17)}`,
    );
    expect(keys.wrappings.get(1)).toEqual(deriveExpectedKey('wrapping'));
  });

  test('a stored key in its two layers, and a field: salt, commitment, ciphertext', () => {
    const decryptWith = (key: Buffer, box: Buffer, context: string[]) => {
      const place = createHash('sha256')
        .update(JSON.stringify([2, ...context]))
        .digest();
      const both = expandKey(key, 'message', Buffer.concat([box.subarray(1, 17), place]));
      expect(box.subarray(17, 49)).toEqual(both.subarray(32));
      const decipher = createDecipheriv('aes-256-gcm', both.subarray(0, 32), Buffer.alloc(12));
      decipher.setAuthTag(box.subarray(-16));
      return Buffer.concat([decipher.update(box.subarray(49, -16)), decipher.final()]);
    };
    const { made, wrapped } = createSubjectKey(keys, SUBJECT);
    expect(wrapped).toMatchObject({ generation: 1, epoch: 4 });
    const outer = Buffer.from(wrapped.key, 'base64');
    const inner = decryptWith(epochKey, outer, ['epoch', '4', 'subject', 'example', SUBJECT]);
    expect(decryptWith(deriveExpectedKey('wrapping'), inner, ['subject-key', 'example', SUBJECT])).toEqual(made.key);
    const { name = '' } = sealFields(made, { tenant: 'example', record: RECORD }, { name: 'Ada' });
    const opened = decryptWith(made.key, Buffer.from(name, 'base64'), ['field', 'example', SUBJECT, RECORD, 'name']);
    expect(opened.toString()).toBe('Ada');
  });
});

describe('the blind index', () => {
  test('is the same for the same value, in any case and Unicode form', () => {
    const index = keys.computeBlindIndex('email', 'Andr\u00e9@example.com');
    expect(keys.computeBlindIndex('email', 'ANDRE\u0301@EXAMPLE.COM')).toEqual(index);
    expect(index).toHaveLength(16);
  });

  test('differs for another value, field or tenant', () => {
    const index = keys.computeBlindIndex('email', 'ada@example.com');
    expect(keys.computeBlindIndex('email', 'bob@example.com')).not.toEqual(index);
    expect(keys.computeBlindIndex('phone', 'ada@example.com')).not.toEqual(index);
    expect(others.computeBlindIndex('email', 'ada@example.com')).not.toEqual(index);
    expect(keys.computeBlindIndex('emaila', 'da@example.com')).not.toEqual(index);
    expect(keys.computeBlindIndex('email', 'stra\u00dfe')).not.toEqual(keys.computeBlindIndex('email', 'STRASSE'));
  });

  test('a blind index does not contain the value', () => {
    expect(keys.computeBlindIndex('email', 'ada@example.com').toString('latin1')).not.toContain('ada');
  });
});

describe('the id that is derived from an idempotency key', () => {
  test('is a UUID of version 8, the same each time', () => {
    for (let at = 0; at < 200; at += 1) {
      expect(keys.deriveRecordId(`key-${at}`)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
    expect(keys.deriveRecordId('key')).toBe(keys.deriveRecordId('key'));
  });

  test('differs for another key and for another tenant', () => {
    expect(keys.deriveRecordId('key')).not.toBe(keys.deriveRecordId('yek'));
    expect(keys.deriveRecordId('key')).not.toBe(others.deriveRecordId('key'));
  });
});

describe('after a rotation', () => {
  test('the newest generation wraps, and indexes and ids stay those of the first', () => {
    // In any order, as the database returns them.
    const rotated = deriveTestKeys({
      dataKeys: new Map([
        [3, randomBytes(32)],
        [1, dataKey],
      ]),
    });
    expect(rotated.current.generation).toBe(3);
    expect([...rotated.wrappings.keys()].sort()).toEqual([1, 3]);
    expect(rotated.wrappings.get(1)).toEqual(keys.wrappings.get(1));
    expect(rotated.computeBlindIndex('email', 'a@example.com')).toEqual(
      keys.computeBlindIndex('email', 'a@example.com'),
    );
    expect(rotated.deriveRecordId('key')).toBe(keys.deriveRecordId('key'));
  });

  test('new keys are wrapped in the open epoch', () => {
    expect(keys.current).toEqual({ generation: 1, epoch: 4 });
  });
});

test('a tenant without a key has no derived keys', () => {
  expect(() => deriveTenantKeys({ tenant: 'example', dataKeys: new Map(), epochs: new Map(), openEpoch: 1 })).toThrow(
    'a tenant without a key',
  );
});

test('the key of a person is random, and has 32 bytes', () => {
  const made = (): SubjectKey => createSubjectKey(keys, SUBJECT).made;
  expect(made().key).toHaveLength(32);
  expect(made().key.equals(made().key)).toBe(false);
});
