import { describe, expect, test } from '@jest/globals';
import { TamperedData } from '../../../lambda/records/encryption/tampered-data';
import {
  buildETag,
  openRecord,
  openRecords,
  readWithKeys,
  type StoredRecord,
} from '../../../lambda/records/stored-record';
import { deriveTestKeys } from './encryption/test-keys';
import { sealRecord } from './sealed-records';

const keys = deriveTestKeys();
const FIELDS = { name: 'Ada', email: 'ada@example.com', note: 'a\nb' };

describe('a stored record', () => {
  test('opens as it was sealed, without its key, its seal and its index', () => {
    const stored = sealRecord(keys, { fields: FIELDS, version: 3, emailIndex: 'aW5kZXg=' });
    const { id, subject, createdAt, updatedAt } = stored;
    expect(openRecord(keys, stored)).toEqual({ id, subject, version: 3, createdAt, updatedAt, fields: FIELDS });
  });

  test.each<[string, (stored: StoredRecord, other: StoredRecord) => Partial<StoredRecord>]>([
    ['its fields are no object', () => ({ fields: 'text' })],
    ['a field was removed', ({ fields }) => ({ fields: { name: Object(fields).name } })],
    ['a field comes from another record', (_, { fields }) => ({ fields })],
    ['its person is another one', (_, { subject }) => ({ subject })],
    ['its key is that of another person', (_, { key }) => ({ key })],
    ['its id is another one', (_, { id }) => ({ id })],
    ['its version is older', () => ({ version: 0 })],
    ['its time is another one', () => ({ updatedAt: '2026-11-27T09:00:00.000Z' })],
    ['its index is another one', () => ({ emailIndex: 'b3RoZXI=' })],
    ['its index was removed', () => ({ emailIndex: null })],
    ['its digest is another one', () => ({ digest: 'b3RoZXI=' })],
    ['its seal is that of another record', (_, { seal }) => ({ seal })],
  ])('does not open when %s', (_what, edit) => {
    const props = { fields: FIELDS, emailIndex: 'aW5kZXg=' };
    const [stored, other] = [sealRecord(keys, props), sealRecord(keys, props)];
    expect(() => openRecord(keys, { ...stored, ...edit(stored, other) })).toThrow(TamperedData);
  });

  test('does not open without a name, which every record has', () => {
    expect(() => openRecord(keys, sealRecord(keys, { fields: { note: 'a' } }))).toThrow(TamperedData);
  });

  test('has its version as entity tag', () => {
    expect(buildETag({ version: 12 })).toEqual({ ETag: '"12"' });
  });
});

describe('a page of stored records', () => {
  const [first, edited, last] = [sealRecord(keys), { ...sealRecord(keys), version: 9 }, sealRecord(keys)];

  test('is opened except for those that do not open, which are listed by their ids', () => {
    const { items, unreadable } = openRecords(keys, [first, edited, last]);
    expect(items.map(({ id }) => id)).toEqual([first.id, last.id]);
    expect(unreadable).toEqual([edited.id]);
  });

  test('lists a record that opens but is not the wanted one as unreadable', () => {
    const { items, unreadable } = openRecords(keys, [first, last], ({ id }) => id === last.id);
    expect(items.map(({ id }) => id)).toEqual([last.id]);
    expect(unreadable).toEqual([first.id]);
  });

  test('has no readable record without the keys of the tenant', () => {
    expect(openRecords(undefined, [first, last])).toEqual({ items: [], unreadable: [first.id, last.id] });
  });

  test('fails as a whole when the failure is none of the stored data', () => {
    const failing = Object.create(keys, {
      epochs: {
        get: () => {
          throw new Error('out of memory');
        },
      },
    });
    expect(() => openRecords(failing, [first])).toThrow('out of memory');
  });
});

describe('the keys of what was read', () => {
  const asked: unknown[] = [];
  const find = async (...parameters: unknown[]) => {
    asked.push(parameters);
    return keys;
  };
  const ring = { find, findOrCreate: find, forget: () => undefined };
  const read = (...answers: readonly StoredRecord[][]) => {
    asked.length = 0;
    let reads = 0;
    const next = async () => {
      const answer = answers[Math.min(reads, answers.length - 1)] ?? [];
      reads += 1;
      return answer;
    };
    return readWithKeys(ring, 'example', next, (answer) => answer).then((found) => ({ ...found, reads }));
  };
  const current = sealRecord(keys);
  const gone = { ...current, key: { ...current.key, generation: 2 } };
  const elsewhere = { ...current, key: { ...current.key, epoch: 9 } };

  test('are found with the versions that wrap the keys of the records', async () => {
    const other = sealRecord(keys);
    expect(await read([current, other])).toEqual({ answer: [current, other], keys, reads: 1 });
    expect(asked).toEqual([['example', [current.key, other.key]]]);
  });

  test('are not asked for when nothing was read', async () => {
    expect(await read([])).toEqual({ answer: [], keys: undefined, reads: 1 });
    expect(asked).toEqual([]);
  });

  test.each([
    ['a generation', gone],
    ['an epoch', elsewhere],
  ])('lead to another read when %s is gone, as after a rotation', async (_what, before) => {
    expect(await read([current, before], [current])).toEqual({ answer: [current], keys, reads: 2 });
  });

  test('are as they are when a version stays unknown: the record does not open', async () => {
    const found = await read([gone]);
    expect(found).toEqual({ answer: [gone], keys, reads: 3 });
    expect(() => openRecord(keys, gone)).toThrow(TamperedData);
  });
});
