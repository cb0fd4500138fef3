import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { openFields, sealFields } from '../../../../lambda/records/encryption/field-cipher';
import { TamperedData } from '../../../../lambda/records/encryption/sealed-box';
import { newSubjectKey, unwrapSubjectKey } from '../../../../lambda/records/encryption/subject-key';
import { tenantKeys } from '../../../../lambda/records/encryption/tenant-keys';

const dataKey = randomBytes(32);
const keys = tenantKeys('example', dataKey);
const others = tenantKeys('neighbour', randomBytes(32));
const SUBJECT = '11111111-2222-4333-8444-555555555555';
const RECORD = '99999999-2222-4333-8444-555555555555';

describe('the blind index', () => {
  test('is the same for the same value, in any case and form of its letters', () => {
    const index = keys.blindIndex('email', 'Andr\u00e9@example.com');
    expect(keys.blindIndex('email', 'ANDRE\u0301@EXAMPLE.COM')).toEqual(index);
    expect(index).toHaveLength(16);
  });

  test('is another for another value, field or tenant', () => {
    const index = keys.blindIndex('email', 'ada@example.com');
    expect(keys.blindIndex('email', 'bob@example.com')).not.toEqual(index);
    expect(keys.blindIndex('phone', 'ada@example.com')).not.toEqual(index);
    expect(others.blindIndex('email', 'ada@example.com')).not.toEqual(index);
    expect(keys.blindIndex('emaila', 'da@example.com')).not.toEqual(index);
  });

  test('says nothing of the value', () => {
    expect(keys.blindIndex('email', 'ada@example.com').toString('latin1')).not.toContain('ada');
  });
});

describe('the id that an idempotency key makes', () => {
  test('is a UUID of version 8, the same each time', () => {
    for (let at = 0; at < 200; at += 1) {
      expect(keys.recordId(`key-${at}`)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
    expect(keys.recordId('key')).toBe(tenantKeys('example', dataKey).recordId('key'));
  });

  test('is another for another key and for another tenant', () => {
    expect(keys.recordId('key')).not.toBe(keys.recordId('yek'));
    expect(keys.recordId('key')).not.toBe(others.recordId('key'));
  });
});

test('the digest of a request differs with the request, the tenant and the purpose', () => {
  expect(keys.digest('request')).toEqual(tenantKeys('example', dataKey).digest('request'));
  expect(keys.digest('request')).not.toEqual(keys.digest('another'));
  expect(keys.digest('request')).not.toEqual(others.digest('request'));
  expect(keys.digest('key').subarray(0, 16)).not.toEqual(keys.blindIndex('email', 'key'));
});

describe('the key of a person', () => {
  const person = newSubjectKey(keys, SUBJECT);

  test('is new each time, and 32 bytes', () => {
    expect(person.key).toHaveLength(32);
    expect(newSubjectKey(keys, SUBJECT).key.equals(person.key)).toBe(false);
  });

  test('is unwrapped for the person and tenant it was made for', () => {
    expect(unwrapSubjectKey(keys, SUBJECT, person.wrapped)).toEqual(person);
  });

  test.each([
    ['another person', () => unwrapSubjectKey(keys, RECORD, person.wrapped)],
    ['another tenant', () => unwrapSubjectKey(others, SUBJECT, person.wrapped)],
    [
      'another tenant with the same key',
      () => unwrapSubjectKey(tenantKeys('neighbour', dataKey), SUBJECT, person.wrapped),
    ],
    ['nobody', () => unwrapSubjectKey(keys, SUBJECT, Buffer.alloc(0))],
  ])('is not unwrapped for %s', (_whom, unwrap) => {
    expect(unwrap).toThrow(TamperedData);
  });
});

describe('the fields of a record', () => {
  const person = newSubjectKey(keys, SUBJECT);
  const place = { tenant: 'example', record: RECORD };
  const fields = { name: 'Ada \u{1f469}\u200d\u{1f680}', email: 'ada@example.com' };

  test('open where they were sealed', () => {
    expect(openFields(person, place, sealFields(person, place, fields))).toEqual(fields);
  });

  test('are sealed one by one; what is removed or left out is not sealed at all', () => {
    expect(Object.keys(sealFields(person, place, { ...fields, phone: null, note: undefined }))).toEqual([
      'name',
      'email',
    ]);
  });

  const sealed = sealFields(person, place, fields);
  test.each([
    ['in another record', () => openFields(person, { ...place, record: SUBJECT }, sealed)],
    ['of another tenant', () => openFields(person, { ...place, tenant: 'neighbour' }, sealed)],
    ['of another person with the same key', () => openFields({ ...person, subject: RECORD }, place, sealed)],
    ['under the key of another person', () => openFields(newSubjectKey(keys, SUBJECT), place, sealed)],
    ['under another name', () => openFields(person, place, { email: sealed['name'] ?? '' })],
    ['that are no ciphertext', () => openFields(person, place, { name: 'Ada' })],
  ])('do not open %s', (_where, opening) => {
    expect(opening).toThrow(TamperedData);
  });
});
