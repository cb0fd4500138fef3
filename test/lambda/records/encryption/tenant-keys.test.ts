import { createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openFields, type SealedFields, sealFields } from '../../../../lambda/records/encryption/field-cipher';
import { TamperedData } from '../../../../lambda/records/encryption/sealed-box';
import { newSubjectKey, type SubjectKey, unwrapSubjectKey } from '../../../../lambda/records/encryption/subject-key';
import { type TenantKeys, tenantKeys } from '../../../../lambda/records/encryption/tenant-keys';

const dataKey = randomBytes(32);
let keys: TenantKeys;
let others: TenantKeys;
let person: SubjectKey;
const SUBJECT = '11111111-2222-4333-8444-555555555555';
const RECORD = '99999999-2222-4333-8444-555555555555';

// Not while the file is loaded: code that fails then would be no failing test.
beforeAll(() => {
  keys = tenantKeys('example', dataKey);
  others = tenantKeys('neighbour', randomBytes(32));
  person = newSubjectKey(keys, SUBJECT);
});

/** What the format says, in other words than the code. */
function expanded(key: Buffer, purpose: string, salt: Buffer = Buffer.alloc(0)): Buffer {
  return createHmac('sha512', key)
    .update(Buffer.concat([Buffer.from(`bulwark ${purpose} `), salt, Buffer.of(1)]))
    .digest();
}
const keyOf = (purpose: string) => expanded(dataKey, purpose).subarray(0, 32);
const digestUnder = (purpose: string, text: string) => createHmac('sha256', keyOf(purpose)).update(text).digest();

describe('the format, by which everything that is stored must be found and opened again', () => {
  test('of index, id, digest and wrapping key', () => {
    expect(keys.blindIndex('email', 'Ada@example.com')).toEqual(
      digestUnder('blind index', '["email","ada@example.com"]').subarray(0, 16),
    );
    const id = keys.recordId('key').replaceAll('-', '');
    const bytes = digestUnder('record id', 'key').toString('hex').slice(0, 32);
    expect(`${id.slice(0, 12)}${id.slice(13, 16)}${id.slice(17)}`).toBe(
      `${bytes.slice(0, 12)}${bytes.slice(13, 16)}${bytes.slice(17)}`,
    );
    expect(keys.digest('request')).toEqual(digestUnder('request digest', 'request'));
    expect(keys.wrapping).toEqual(keyOf('wrapping'));
  });

  test('of a wrapped key and of a field: salt, commitment, ciphertext bound to its place', () => {
    const openedBy = (key: Buffer, box: Buffer, context: string[]) => {
      const both = expanded(key, 'message', box.subarray(1, 17));
      expect(box.subarray(17, 49)).toEqual(both.subarray(32));
      const decipher = createDecipheriv('aes-256-gcm', both.subarray(0, 32), Buffer.alloc(12));
      decipher.setAAD(Buffer.from(JSON.stringify([1, ...context])));
      decipher.setAuthTag(box.subarray(-16));
      return Buffer.concat([decipher.update(box.subarray(49, -16)), decipher.final()]);
    };
    expect(openedBy(keys.wrapping, person.wrapped, ['subject-key', 'example', SUBJECT])).toEqual(person.key);
    const { name = '' } = sealFields(person, { tenant: 'example', record: RECORD }, { name: 'Ada' });
    const opened = openedBy(person.key, Buffer.from(name, 'base64'), ['field', 'example', SUBJECT, RECORD, 'name']);
    expect(opened.toString()).toBe('Ada');
  });
});

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
    expect(keys.blindIndex('email', 'stra\u00dfe')).not.toEqual(keys.blindIndex('email', 'STRASSE'));
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

  let sealed: SealedFields;
  beforeAll(() => {
    sealed = sealFields(person, place, fields);
  });
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
