import { createHash, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import {
  assertRecordSeal,
  computeRecordSeal,
  digestRequest,
  hashBoxes,
  type RecordFacts,
} from '../../../../lambda/records/encryption/record-seal';
import { TamperedData } from '../../../../lambda/records/encryption/tampered-data';

const key = { subject: '11111111-2222-4333-8444-555555555555', key: randomBytes(32) };
const FACTS: RecordFacts = {
  id: '99999999-2222-4333-8444-555555555555',
  subject: key.subject,
  version: 3,
  createdAt: '2026-11-27T10:00:00.000Z',
  updatedAt: '2026-11-27T11:00:00.000Z',
  emailIndex: 'aW5kZXg=',
  digest: 'ZGlnZXN0',
  boxes: { name: 'aa', note: 'bb' },
};
const seal = computeRecordSeal(key, 'example', FACTS).toString('base64');
const derive = (purpose: string) =>
  createHmac('sha512', key.key).update(`bulwark ${purpose} `).update(Buffer.of(1)).digest().subarray(0, 32);

test('the seal of a record, which must not change its format', () => {
  const { id, subject, version, createdAt, updatedAt, emailIndex, digest } = FACTS;
  const fields = [
    ['name', 'aa'],
    ['note', 'bb'],
  ];
  const expected = createHmac('sha256', derive('record seal'))
    .update(JSON.stringify(['example', subject, id, version, createdAt, updatedAt, emailIndex, digest, fields]))
    .digest('base64');
  expect(seal).toBe(expected);
});

test('a record that was not changed matches its seal, in any order of its fields', () => {
  assertRecordSeal(key, 'example', FACTS, seal);
  assertRecordSeal(key, 'example', { ...FACTS, boxes: { note: 'bb', name: 'aa' } }, seal);
});

describe('a record does not match its seal', () => {
  test.each<[string, Partial<RecordFacts>]>([
    ['with another id', { id: key.subject }],
    ['of another person', { subject: FACTS.id }],
    ['with an older version', { version: 2 }],
    ['with another time of creation', { createdAt: '2001-01-01T00:00:00.000Z' }],
    ['with another time of change', { updatedAt: FACTS.createdAt }],
    ['with the index of another address', { emailIndex: 'b3RoZXI=' }],
    ['without its index', { emailIndex: null }],
    ['with another digest', { digest: '' }],
    ['without a field', { boxes: { name: 'aa' } }],
    ['with a field more', { boxes: { ...FACTS.boxes, phone: 'cc' } }],
    ['with another ciphertext', { boxes: { ...FACTS.boxes, note: 'aa' } }],
    ['with a field of another name', { boxes: { name: 'aa', nota: 'bb' } }],
    ['without fields', { boxes: {} }],
  ])('%s', (_what, change) => {
    expect(() => assertRecordSeal(key, 'example', { ...FACTS, ...change }, seal)).toThrow(TamperedData);
  });

  test('in another tenant, or under another key', () => {
    expect(() => assertRecordSeal(key, 'neighbour', FACTS, seal)).toThrow(TamperedData);
    expect(() => assertRecordSeal({ ...key, key: randomBytes(32) }, 'example', FACTS, seal)).toThrow(TamperedData);
  });

  test.each([[''], [seal.slice(0, 20)], [`${seal.slice(0, -4)}AAA=`], [Buffer.alloc(64).toString('base64')]])(
    'with the seal "%s"',
    (stored) => {
      expect(() => assertRecordSeal(key, 'example', FACTS, stored)).toThrow(TamperedData);
    },
  );
});

test('ciphertexts are hashed in their stored form', () => {
  expect(hashBoxes({ name: 'QWRh' })).toEqual({ name: createHash('sha256').update('QWRh').digest('hex') });
});

test('the digest of a request is under the key of the person', () => {
  expect(digestRequest(key, 'request')).toEqual(
    createHmac('sha256', derive('request digest')).update('request').digest(),
  );
  expect(digestRequest(key, 'request')).not.toEqual(digestRequest(key, 'another'));
  expect(digestRequest(key, 'request')).not.toEqual(digestRequest({ ...key, key: randomBytes(32) }, 'request'));
});
