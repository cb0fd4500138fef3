import { createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openFields, type SealedFields, sealFields } from '../../../../lambda/records/encryption/field-cipher';
import { TamperedData } from '../../../../lambda/records/encryption/sealed-box';
import { createSubjectKey, type SubjectKey, unwrapSubjectKey } from '../../../../lambda/records/encryption/subject-key';
import { deriveTenantKeys, type TenantKeys } from '../../../../lambda/records/encryption/tenant-keys';

const dataKey = randomBytes(32);
let keys: TenantKeys;
let others: TenantKeys;
let person: SubjectKey;
const SUBJECT = '11111111-2222-4333-8444-555555555555';
const RECORD = '99999999-2222-4333-8444-555555555555';

// In a hook, so that code that throws fails a test.
beforeAll(() => {
  keys = deriveTenantKeys('example', dataKey);
  others = deriveTenantKeys('neighbour', randomBytes(32));
  person = createSubjectKey(keys, SUBJECT);
});

/** The format, written independently of the code. */
function expandKey(key: Buffer, purpose: string, salt: Buffer = Buffer.alloc(0)): Buffer {
  return createHmac('sha512', key)
    .update(Buffer.concat([Buffer.from(`bulwark ${purpose} `), salt, Buffer.of(1)]))
    .digest();
}
const deriveExpectedKey = (purpose: string) => expandKey(dataKey, purpose).subarray(0, 32);
const computeDigest = (purpose: string, text: string) =>
  createHmac('sha256', deriveExpectedKey(purpose)).update(text).digest();

describe('the format of stored data, which must not change', () => {
  test('index, id, digest and wrapping key', () => {
    expect(keys.computeBlindIndex('email', 'Ada@example.com')).toEqual(
      computeDigest('blind index', '["email","ada@example.com"]').subarray(0, 16),
    );
    const id = keys.deriveRecordId('key').replaceAll('-', '');
    const bytes = computeDigest('record id', 'key').toString('hex').slice(0, 32);
    expect(`${id.slice(0, 12)}${id.slice(13, 16)}${id.slice(17)}`).toBe(
      `${bytes.slice(0, 12)}${bytes.slice(13, 16)}${bytes.slice(17)}`,
    );
    expect(keys.digestRequest('request')).toEqual(computeDigest('request digest', 'request'));
    expect(keys.wrapping).toEqual(deriveExpectedKey('wrapping'));
  });

  test('a wrapped key and a field: salt, commitment, and ciphertext bound to its place', () => {
    const decryptWith = (key: Buffer, box: Buffer, context: string[]) => {
      const both = expandKey(key, 'message', box.subarray(1, 17));
      expect(box.subarray(17, 49)).toEqual(both.subarray(32));
      const decipher = createDecipheriv('aes-256-gcm', both.subarray(0, 32), Buffer.alloc(12));
      decipher.setAAD(Buffer.from(JSON.stringify([1, ...context])));
      decipher.setAuthTag(box.subarray(-16));
      return Buffer.concat([decipher.update(box.subarray(49, -16)), decipher.final()]);
    };
    expect(decryptWith(keys.wrapping, person.wrapped, ['subject-key', 'example', SUBJECT])).toEqual(person.key);
    const { name = '' } = sealFields(person, { tenant: 'example', record: RECORD }, { name: 'Ada' });
    const opened = decryptWith(person.key, Buffer.from(name, 'base64'), ['field', 'example', SUBJECT, RECORD, 'name']);
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
    expect(keys.deriveRecordId('key')).toBe(deriveTenantKeys('example', dataKey).deriveRecordId('key'));
  });

  test('differs for another key and for another tenant', () => {
    expect(keys.deriveRecordId('key')).not.toBe(keys.deriveRecordId('yek'));
    expect(keys.deriveRecordId('key')).not.toBe(others.deriveRecordId('key'));
  });
});

test('the digest of a request differs with the request, the tenant and the purpose', () => {
  expect(keys.digestRequest('request')).toEqual(deriveTenantKeys('example', dataKey).digestRequest('request'));
  expect(keys.digestRequest('request')).not.toEqual(keys.digestRequest('another'));
  expect(keys.digestRequest('request')).not.toEqual(others.digestRequest('request'));
  expect(keys.digestRequest('key').subarray(0, 16)).not.toEqual(keys.computeBlindIndex('email', 'key'));
});

describe('the key of a person', () => {
  test('is random, and has 32 bytes', () => {
    expect(person.key).toHaveLength(32);
    expect(createSubjectKey(keys, SUBJECT).key.equals(person.key)).toBe(false);
  });

  test('is unwrapped for its own person and tenant', () => {
    expect(unwrapSubjectKey(keys, SUBJECT, person.wrapped)).toEqual(person);
  });

  test.each([
    ['another person', () => unwrapSubjectKey(keys, RECORD, person.wrapped)],
    ['another tenant', () => unwrapSubjectKey(others, SUBJECT, person.wrapped)],
    [
      'another tenant with the same key',
      () => unwrapSubjectKey(deriveTenantKeys('neighbour', dataKey), SUBJECT, person.wrapped),
    ],
    ['nobody', () => unwrapSubjectKey(keys, SUBJECT, Buffer.alloc(0))],
  ])('is not unwrapped for %s', (_whom, unwrap) => {
    expect(unwrap).toThrow(TamperedData);
  });
});

describe('the fields of a record', () => {
  const place = { tenant: 'example', record: RECORD };
  const fields = { name: 'Ada \u{1f469}\u200d\u{1f680}', email: 'ada@example.com' };

  test('decrypt in their own place', () => {
    expect(openFields(person, place, sealFields(person, place, fields))).toEqual(fields);
  });

  test('are sealed one by one; removed and absent fields are not sealed', () => {
    expect(Object.keys(sealFields(person, place, { ...fields, phone: null, note: undefined }))).toEqual([
      'name',
      'email',
    ]);
  });

  let sealed: SealedFields;
  beforeAll(() => {
    sealed = sealFields(person, place, fields);
  });
  test.each([
    ['in another record', () => openFields(person, { ...place, record: SUBJECT }, sealed)],
    ['of another tenant', () => openFields(person, { ...place, tenant: 'neighbour' }, sealed)],
    ['of another person with the same key', () => openFields({ ...person, subject: RECORD }, place, sealed)],
    ['under the key of another person', () => openFields(createSubjectKey(keys, SUBJECT), place, sealed)],
    ['under another name', () => openFields(person, place, { email: sealed['name'] ?? '' })],
    ['that are no ciphertext', () => openFields(person, place, { name: 'Ada' })],
  ])('do not decrypt %s', (_where, opening) => {
    expect(opening).toThrow(TamperedData);
  });
});
