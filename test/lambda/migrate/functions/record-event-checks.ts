import { expect } from '@jest/globals';
import { type FunctionCheck, type FunctionDatabase, PERSONS, RECORDS } from './function-database';

const [ADA, BOB] = PERSONS;

/** Records an access, as the functions that users call do. */
async function record(database: FunctionDatabase, subjects: unknown[], records: unknown[]): Promise<void> {
  await database.query("select set_config('app.tenant', 'example', true)");
  await database.call('bulwark_owner', 'record_events', 'example', 'ada', 'r-1', 'record.read', subjects, records);
}

export const recordEventChecks: readonly FunctionCheck[] = [
  {
    promise: 'an access to one person is one event, with the user who cannot be chosen',
    of: ['record_events'],
    run: async (database) => {
      await record(database, [ADA], [RECORDS[0]]);
      const event = { actor: 'ada', action: 'record.read', subject: ADA, request: 'r-1', role: 'bulwark_owner' };
      expect(await database.readEvents('example')).toEqual([{ ...event, records: [RECORDS[0]] }]);
    },
  },
  {
    promise: 'an access to several persons is one event for each, with the records of each in their order',
    of: ['record_events'],
    run: async (database) => {
      await record(database, [ADA, BOB, ADA, BOB], [RECORDS[2], RECORDS[1], RECORDS[0]]);
      const events = await database.readEvents('example');
      expect(events.map(({ subject, records }) => [subject, records]).sort()).toEqual([
        [ADA, [RECORDS[0], RECORDS[2]]],
        [BOB, [RECORDS[1]]],
      ]);
      expect(events).toMatchObject(Array(2).fill({ actor: 'ada', action: 'record.read', request: 'r-1' }));
    },
  },
  {
    promise: 'persons whose records are not read have events without records',
    of: ['record_events'],
    run: async (database) => {
      await record(database, [ADA, BOB], [RECORDS[0]]);
      await record(database, [BOB], []);
      const events = await database.readEvents('example');
      expect(events.map(({ subject, records }) => [subject, records]).sort()).toEqual([
        [ADA, [RECORDS[0]]],
        [BOB, []],
        [BOB, []],
      ]);
    },
  },
  {
    promise: 'every access is a line of the server log, with the numbers of its events and everything else',
    of: ['record_events'],
    run: async (database) => {
      await record(database, [ADA], [RECORDS[0]]);
      await record(database, [ADA, BOB], [RECORDS[0], RECORDS[1]]);
      const rows = await database.query('select id::int from bulwark.events order by 1');
      const [first, ...others] = rows.map(({ id }) => id);
      const lines = database.log.map((line) => JSON.parse(line.replace(/^bulwark access /, '')));
      const facts = { role: 'bulwark_owner', tenant: 'example', actor: 'ada', request: 'r-1', action: 'record.read' };
      expect(lines).toEqual([
        { ...facts, events: [first], subjects: [ADA], records: [RECORDS[0]] },
        { ...facts, events: expect.arrayContaining(others), subjects: [ADA, BOB], records: RECORDS.slice(0, 2) },
      ]);
    },
  },
  {
    promise: 'a line of the log names the first two hundred persons and records',
    of: ['record_events'],
    run: async (database) => {
      await record(database, Array(201).fill(ADA), [RECORDS[0], ...Array(200).fill(RECORDS[1])]);
      const line = JSON.parse(String(database.log[0]).replace('bulwark access ', ''));
      expect(line.subjects).toHaveLength(200);
      expect(line.records).toEqual([RECORDS[0], ...Array(199).fill(RECORDS[1])]);
    },
  },
];
