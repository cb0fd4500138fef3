import { expect } from '@jest/globals';
import { AT, type FunctionCheck, type FunctionDatabase } from './function-database';

const BEFORE = '2026-11-27T09:59:59.999Z';

/** Stores events with these numbers, as if numbers up to 1000 had been looked for. */
async function addEvents(database: FunctionDatabase, numbers: readonly number[], at = BEFORE): Promise<void> {
  await database.query('update bulwark.event_check set up_to = 1000');
  await database.query(
    `insert into bulwark.events (id, tenant, at, actor, action, records, request) overriding system value
      select n, 'example', $2, 'ada', 'record.read', '{}', 'r' from unnest($1::bigint[]) n`,
    [numbers, at],
  );
}
const find = async (database: FunctionDatabase) =>
  [await database.call('bulwark_keeper', 'find_missing_events', AT)].flat().sort();

export const missingEventChecks: readonly FunctionCheck[] = [
  {
    promise: 'a number without an event is found once, also directly after what was looked for',
    of: ['find_missing_events'],
    run: async (database) => {
      await addEvents(database, [1002, 1003, 1006]);
      expect(await find(database)).toEqual([1001, 1004, 1005]);
      expect(await find(database)).toEqual([]);
    },
  },
  {
    promise: 'numbers after those that were looked for are looked for by the next run',
    of: ['find_missing_events'],
    run: async (database) => {
      await addEvents(database, [1001, 1002]);
      expect(await find(database)).toEqual([]);
      await addEvents(database, []);
      await database.query('update bulwark.event_check set up_to = 1002');
      await addEvents(database, [1005]);
      await database.query('update bulwark.event_check set up_to = 1002');
      expect(await find(database)).toEqual([1003, 1004]);
      expect(await database.query('select up_to::int from bulwark.event_check')).toEqual([{ up_to: 1005 }]);
    },
  },
  {
    promise: 'nothing is looked for before its transaction is over',
    of: ['find_missing_events'],
    run: async (database) => {
      await addEvents(database, [1003], AT);
      expect(await find(database)).toEqual([]);
      expect(await database.query('select up_to::int from bulwark.event_check')).toEqual([{ up_to: 1000 }]);
      await addEvents(database, [1005]);
      expect(await find(database)).toEqual([1001, 1002, 1004]);
    },
  },
  {
    promise: 'a hundred missing numbers are named',
    of: ['find_missing_events'],
    run: async (database) => {
      await addEvents(database, [1102]);
      expect(await find(database)).toHaveLength(100);
    },
  },
];
