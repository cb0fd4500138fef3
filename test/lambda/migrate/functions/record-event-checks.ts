import { expect } from '@jest/globals';
import { type FunctionCheck, type FunctionDatabase, PERSONS, RECORDS } from './function-database';

const [ADA, BOB] = PERSONS;

const CALLER = ['example', 'ada', 'r-1'];
type Caller = readonly [tenant: string | null, actor: string | null, request: string | null];

/** The shortest and the longest, and every character that is allowed. */
const TRACEABLE: readonly Caller[] = [
  ['a0', '!', '~'],
  ['9'.repeat(63), 'a'.repeat(128), 'r'.repeat(128)],
  ['a-', 'AZ09"\\|#', '{}'],
];

/** Records an access of a caller by both functions. */
async function recordAs(database: FunctionDatabase, caller: Caller): Promise<void> {
  const [tenant] = caller;
  await database.query("select set_config('app.tenant', $1, true)", [tenant]);
  await database.query("select bulwark.record_event($1, $2, $3, 'record.read', null, '{}')", caller);
  const many = `select bulwark.record_events($1, $2, $3, 'record.list', array['${ADA}', '${BOB}']::uuid[], '{}')`;
  await database.query(many, caller);
}

async function expectRefusal(database: FunctionDatabase, caller: Caller): Promise<void> {
  await expect(database.undo(() => recordAs(database, caller))).rejects.toThrow(/row-level security policy/);
}

/** Records an access, as the functions that users call do. */
async function record(database: FunctionDatabase, subjects: unknown[], records: unknown[]): Promise<void> {
  await database.query("select set_config('app.tenant', 'example', true)");
  await database.call('bulwark_owner', 'record_events', 'example', 'ada', 'r-1', 'record.read', subjects, records);
}

export const recordEventChecks: readonly FunctionCheck[] = [
  {
    promise: 'an access to one person is one event, with the user who cannot be chosen',
    of: ['record_events', 'record_event'],
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
    of: ['record_events', 'record_event'],
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
  {
    promise: 'an access that is recorded returns the number of its event',
    of: ['record_event'],
    run: async (database) => {
      await database.query("select set_config('app.tenant', 'example', true)");
      const number = await database.call('bulwark_owner', 'record_event', ...CALLER, 'record.read', null, []);
      expect(await database.query('select id from bulwark.events')).toEqual([{ id: number }]);
      expect(JSON.parse(String(database.log[0]).replace('bulwark access ', ''))).toMatchObject({
        subjects: [null],
        records: [],
      });
    },
  },
  {
    promise: 'a tenant, an actor and a request have the form of one word of a limited length',
    of: ['record_event', 'record_events'],
    run: async (database) => {
      await database.query('set local role bulwark_owner');
      for (const caller of TRACEABLE) await recordAs(database, caller);
      for (const wrong of ['', 'a', 'x'.repeat(64), 'UPPER', '-a', 'two words', 'two\nlines', 'dot.', null])
        await expectRefusal(database, [wrong, 'ada', 'r-1']);
      for (const wrong of ['', 'x'.repeat(129), 'two words', 'two\nlines', 'é', '\u007f', null]) {
        await expectRefusal(database, ['example', wrong, 'r-1']);
        await expectRefusal(database, ['example', 'ada', wrong]);
      }
      await database.query('reset role');
      // One of the first function and two of the second.
      expect(await database.query('select from bulwark.events')).toHaveLength(3 * TRACEABLE.length);
    },
  },
];
