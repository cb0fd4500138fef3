import { expect } from '@jest/globals';
import { addData, addErasure, count, ERASED } from './erasure-data';
import { AT, type FunctionCheck, type FunctionDatabase, PERSONS, RECORDS } from './function-database';

const [ADA, BOB, EVE] = PERSONS;

const erase = async (database: FunctionDatabase, person: string = ADA) =>
  Object(await database.call('bulwark_erase', 'erase_subject', 'example', 'ada', 'r-1', person));

export const erasureChecks: readonly FunctionCheck[] = [
  {
    promise: 'an erasure deletes the key and the records of one person of one tenant, and their ids are not used again',
    of: ['erase_subject', 'erase_batch'],
    run: async (database) => {
      await addData(database);
      expect(await erase(database)).toEqual({ erasedAt: expect.any(String), erasedRecords: 2, complete: true });
      const rest = async (tenant: string) => [
        await count(database, 'subjects', tenant),
        await count(database, 'records', tenant),
        await count(database, 'removed', tenant),
      ];
      expect(await rest('example')).toEqual([1, 1, 2]);
      expect(await rest('neighbour')).toEqual([2, 3, 0]);
      expect(await database.query('select id from bulwark.records where tenant = $1', ['example'])).toEqual([
        { id: RECORDS[2] },
      ]);
      expect(await database.query('select subject from bulwark.subjects where tenant = $1', ['example'])).toEqual([
        { subject: BOB },
      ]);
    },
  },
  {
    promise: 'an erasure leaves an event with its records',
    of: ['erase_subject', 'erase_batch'],
    run: async (database) => {
      await addData(database);
      await erase(database);
      expect(await database.readEvents('example')).toEqual([{ ...ERASED, records: [RECORDS[0], RECORDS[1]] }]);
      expect(await database.readEvents('neighbour')).toEqual([]);
    },
  },
  {
    promise: 'a person without a record has an event of the erasure, too',
    of: ['erase_subject', 'erase_batch'],
    run: async (database) => {
      await addData(database);
      await database.addPerson('example', EVE);
      expect(await erase(database, EVE)).toMatchObject({ erasedRecords: 0, complete: true });
      expect(await database.readEvents('example')).toEqual([{ ...ERASED, subject: EVE, records: [] }]);
      expect(JSON.parse(String(database.log[0]).replace('bulwark access ', ''))).toMatchObject({ subjects: [EVE] });
    },
  },
  {
    promise: 'the erasure of another person stays as it is',
    of: ['erase_subject', 'erase_batch'],
    run: async (database) => {
      await addData(database);
      await addErasure(database, BOB, AT);
      expect(await erase(database)).toMatchObject({ erasedRecords: 2, complete: true });
      expect(await database.query('select erased_records from bulwark.erasures where subject = $1', [BOB])).toEqual([
        { erased_records: 7 },
      ]);
    },
  },
  {
    promise: 'an unknown person is not erased',
    of: ['erase_subject'],
    run: async (database) => {
      await addData(database);
      await addErasure(database, BOB, AT);
      expect(await database.call('bulwark_erase', 'erase_subject', 'example', 'ada', 'r-1', EVE)).toBeNull();
      expect(await database.readEvents('example')).toEqual([]);
    },
  },
  {
    promise: 'the same request again returns the same erasure and does nothing',
    of: ['erase_subject'],
    run: async (database) => {
      await addData(database);
      await addErasure(database, ADA, AT);
      await erase(database, BOB);
      await database.query("update bulwark.erasures set erased_at = '2020-01-01T00:00:00.123Z' where complete");
      const first = { erasedAt: '2020-01-01T00:00:00.123Z', erasedRecords: 1, complete: true };
      expect(await erase(database, BOB)).toEqual(first);
      expect(await database.readEvents('example')).toHaveLength(1);
    },
  },
  {
    promise: 'five thousand records are deleted in one call, and the next call deletes the rest',
    of: ['erase_subject', 'erase_batch'],
    run: async (database) => {
      await addData(database);
      await database.addRecords('example', ADA, 4_999);
      expect(await erase(database)).toMatchObject({ erasedRecords: 5_000, complete: false });
      expect(await count(database, 'subjects')).toBe(1);
      expect(await erase(database)).toMatchObject({ erasedRecords: 5_001, complete: true });
      expect(await count(database, 'records')).toBe(1);
      const events = await database.readEvents('example');
      expect(events.map(({ records }) => [records].flat().length)).toEqual([5_000, 1]);
    },
  },
  {
    promise: 'an erasure is complete when nothing is left, which the call after five thousand records finds',
    of: ['erase_subject', 'erase_batch'],
    run: async (database) => {
      await addData(database);
      await database.addRecords('example', ADA, 4_998);
      expect(await erase(database)).toMatchObject({ erasedRecords: 5_000, complete: false });
      expect(await erase(database)).toMatchObject({ erasedRecords: 5_000, complete: true });
      expect((await database.readEvents('example')).map(({ records }) => [records].flat().length)).toEqual([5_000, 0]);
    },
  },
  {
    promise: 'a person who came back is erased again, with a new time and a new count',
    of: ['erase_subject', 'erase_batch'],
    run: async (database) => {
      await addData(database);
      await erase(database);
      await database.query("update bulwark.erasures set erased_at = '2020-01-01'");
      await database.addPerson('example', ADA);
      await database.addRecord('example', ADA, '00000009-0000-4000-8000-000000000000');
      const again = await erase(database);
      expect(again).toMatchObject({ erasedRecords: 1, complete: true });
      expect(Date.parse(again.erasedAt)).toBeGreaterThan(Date.parse('2026-01-01'));
      expect(await count(database, 'records')).toBe(1);
      expect(await count(database, 'removed')).toBe(3);
    },
  },
  {
    promise: 'a person who came back and is erased again may have more records than one call deletes',
    of: ['erase_subject'],
    run: async (database) => {
      await addData(database);
      await erase(database);
      await database.addPerson('example', ADA);
      await database.addRecords('example', ADA, 5_001);
      expect(await erase(database)).toMatchObject({ erasedRecords: 5_000, complete: false });
    },
  },
  {
    promise: 'an id that is already among the removed ones is no failure, and the time is in milliseconds',
    of: ['erase_subject', 'erase_batch'],
    run: async (database) => {
      await addData(database);
      await database.query('insert into bulwark.removed (tenant, id) values ($1, $2)', ['example', RECORDS[0]]);
      const { erasedAt } = await erase(database);
      const [stored] = await database.query('select erased_at::text as at from bulwark.erasures');
      expect(String(stored?.['at'])).not.toMatch(/\.\d{4,}/);
      expect(Math.abs(Date.parse(erasedAt) - Date.now())).toBeLessThan(60_000);
    },
  },
];
