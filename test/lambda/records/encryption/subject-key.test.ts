import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { addEpochLayer, removeEpochLayer } from '../../../../lambda/records/encryption/epoch-layer';
import {
  openFields,
  readSealedFields,
  type SealedFields,
  sealFields,
} from '../../../../lambda/records/encryption/field-cipher';
import {
  createSubjectKey,
  type SubjectKey,
  unwrapSubjectKey,
  type WrappedSubjectKey,
  wrapSubjectKey,
} from '../../../../lambda/records/encryption/subject-key';
import { TamperedData } from '../../../../lambda/records/encryption/tampered-data';
import type { TenantKeys } from '../../../../lambda/records/encryption/tenant-keys';
import { deriveTestKeys } from './test-keys';

const [first, second] = [randomBytes(32), randomBytes(32)];
const epochs = new Map([
  [1, randomBytes(32)],
  [2, randomBytes(32)],
]);
const SUBJECT = '11111111-2222-4333-8444-555555555555';
const OTHER = '99999999-2222-4333-8444-555555555555';
let keys: TenantKeys;
let person: SubjectKey;
let wrapped: WrappedSubjectKey;

beforeAll(() => {
  keys = deriveTestKeys({ dataKeys: new Map([[1, first]]), epochs });
  ({ made: person, wrapped } = createSubjectKey(keys, SUBJECT));
});

describe('the key of a person', () => {
  test('is unwrapped for its own person and tenant', () => {
    expect(unwrapSubjectKey(keys, SUBJECT, wrapped)).toEqual(person);
  });

  test('is unwrapped with the versions that it was wrapped with, after a rotation', () => {
    const rotated = deriveTestKeys({
      dataKeys: new Map([
        [1, first],
        [2, second],
      ]),
      epochs,
    });
    expect(unwrapSubjectKey(rotated, SUBJECT, wrapped)).toEqual(person);
    const again = wrapSubjectKey(rotated, person);
    expect(again).toMatchObject({ generation: 2, epoch: 2 });
    expect(unwrapSubjectKey(rotated, SUBJECT, again)).toEqual(person);
    expect(() => unwrapSubjectKey(keys, SUBJECT, again)).toThrow(TamperedData);
  });

  test.each<[string, () => unknown]>([
    ['for another person', () => unwrapSubjectKey(keys, OTHER, wrapped)],
    ['for another tenant', () => unwrapSubjectKey(deriveTestKeys({ tenant: 'neighbour', epochs }), SUBJECT, wrapped)],
    [
      'for another tenant with the same key',
      () =>
        unwrapSubjectKey(
          deriveTestKeys({ tenant: 'neighbour', dataKeys: new Map([[1, first]]), epochs }),
          SUBJECT,
          wrapped,
        ),
    ],
    ['with another generation', () => unwrapSubjectKey(keys, SUBJECT, { ...wrapped, generation: 2 })],
    ['with the number of another epoch', () => unwrapSubjectKey(keys, SUBJECT, { ...wrapped, epoch: 1 })],
    [
      'when the key of its epoch was destroyed',
      () =>
        unwrapSubjectKey(
          deriveTestKeys({ dataKeys: new Map([[1, first]]), epochs: new Map([[3, randomBytes(32)]]) }),
          SUBJECT,
          wrapped,
        ),
    ],
    [
      'when another key has the number of its epoch',
      () =>
        unwrapSubjectKey(
          deriveTestKeys({ dataKeys: new Map([[1, first]]), epochs: new Map([[2, randomBytes(32)]]) }),
          SUBJECT,
          wrapped,
        ),
    ],
    ['when nothing is stored', () => unwrapSubjectKey(keys, SUBJECT, { ...wrapped, key: '' })],
  ])('is not unwrapped %s', (_when, unwrap) => {
    expect(unwrap).toThrow(TamperedData);
  });
});

describe('the layer of an epoch', () => {
  const layer = { epoch: 1, key: randomBytes(32) };
  const place = ['subject', 'example', SUBJECT] as const;
  const stored = addEpochLayer(layer, place, Buffer.from('inner'));

  test('is removed at its place', () => {
    expect(removeEpochLayer(layer, place, stored).toString()).toBe('inner');
  });

  test.each<[string, () => unknown]>([
    ['of another kind', () => removeEpochLayer(layer, ['tenant', 'example', SUBJECT], stored)],
    ['of another tenant', () => removeEpochLayer(layer, ['subject', 'neighbour', SUBJECT], stored)],
    ['of another owner', () => removeEpochLayer(layer, ['subject', 'example', OTHER], stored)],
    ['in another epoch with the same key', () => removeEpochLayer({ ...layer, epoch: 2 }, place, stored)],
  ])('is not removed at the place %s', (_which, remove) => {
    expect(remove).toThrow(TamperedData);
  });
});

describe('the fields of a record', () => {
  const place = { tenant: 'example', record: OTHER };
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
    ['of another person with the same key', () => openFields({ ...person, subject: OTHER }, place, sealed)],
    ['under the key of another person', () => openFields(createSubjectKey(keys, SUBJECT).made, place, sealed)],
    ['under another name', () => openFields(person, place, { email: sealed['name'] ?? '' })],
    ['that are no ciphertext', () => openFields(person, place, { name: 'Ada' })],
  ])('do not decrypt %s', (_where, opening) => {
    expect(opening).toThrow(TamperedData);
  });

  test.each([[null], [[]], ['text'], [7], [undefined], [{ name: 5 }], [{ name: null }], [{ name: { a: 1 } }]])(
    'are refused when %j is stored instead',
    (stored) => {
      expect(() => readSealedFields(stored)).toThrow(TamperedData);
    },
  );

  test('are read as they are stored', () => {
    expect(readSealedFields({ name: 'QWRh' })).toEqual({ name: 'QWRh' });
  });
});
