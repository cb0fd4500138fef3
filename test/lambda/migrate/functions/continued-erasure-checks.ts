import { expect } from '@jest/globals';
import { addData, addErasure, count, ERASED } from './erasure-data';
import { AT, type FunctionCheck, type FunctionDatabase, PERSONS, RECORDS } from './function-database';

const [ADA, BOB] = PERSONS;
const proceed = (database: FunctionDatabase) => database.call('bulwark_keeper', 'continue_erasures');
const buildPerson = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

export const continuedErasureChecks: readonly FunctionCheck[] = [
  {
    promise: 'the scheduled function deletes a batch of what an erasure left, and leaves an event of its own',
    of: ['continue_erasures', 'continue_erasure', 'erase_batch'],
    run: async (database) => {
      await addData(database);
      await addErasure(database, ADA, AT);
      expect(await proceed(database)).toBe(1);
      expect(await database.query('select erased_records, complete from bulwark.erasures')).toEqual([
        { erased_records: 9, complete: true },
      ]);
      expect(await count(database, 'records')).toBe(1);
      expect(await database.readEvents('example')).toEqual([
        {
          ...ERASED,
          actor: 'bulwark_keeper',
          role: 'bulwark_keeper',
          request: '-',
          records: [RECORDS[0], RECORDS[1]],
        },
      ]);
      expect(await proceed(database)).toBe(0);
    },
  },
  {
    promise: 'a complete erasure is not continued',
    of: ['continue_erasures', 'continue_erasure'],
    run: async (database) => {
      await addData(database);
      await addErasure(database, ADA, AT, true);
      expect(await proceed(database)).toBe(0);
      await database.call('bulwark_overseer', 'continue_erasure', 'example', ADA);
      expect(await count(database, 'records')).toBe(3);
    },
  },
  {
    promise: 'only the erasure that is named is continued',
    of: ['continue_erasure'],
    run: async (database) => {
      await addData(database);
      await addErasure(database, ADA, AT);
      await database.call('bulwark_overseer', 'continue_erasure', 'example', BOB);
      await database.call('bulwark_overseer', 'continue_erasure', 'neighbour', ADA);
      expect(await database.readEvents('example')).toEqual([]);
      expect(await count(database, 'records', 'neighbour')).toBe(3);
    },
  },
  {
    promise: 'one run continues the five oldest erasures',
    of: ['continue_erasures'],
    run: async (database) => {
      for (let n = 1; n <= 7; n += 1) await addErasure(database, buildPerson(n), `2026-11-2${7 - n}T00:00:00Z`);
      expect(await proceed(database)).toBe(5);
      const open = await database.query('select subject from bulwark.erasures where not complete order by 1');
      expect(open.map(({ subject }) => subject)).toEqual([buildPerson(1), buildPerson(2)]);
    },
  },
];
