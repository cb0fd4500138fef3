import { expect } from '@jest/globals';
import { type FunctionCheck, type FunctionDatabase, PERSONS } from './function-database';

const [ADA, BOB, EVE] = PERSONS;
const START = '00000000-0000-0000-0000-000000000000';
const buildId = (n: number) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;

const exportPerson = async (database: FunctionDatabase, subject: string, record = START, event: number | string = 0) =>
  Object(await database.call('bulwark_read', 'export_subject', 'example', 'ada', 'r-1', subject, record, event));

async function addData(database: FunctionDatabase): Promise<void> {
  await database.addEpoch(1);
  for (const tenant of ['example', 'neighbour']) {
    await database.addTenantKey(tenant);
    for (const person of [ADA, BOB]) await database.addPerson(tenant, person);
  }
  await database.addRecord('example', ADA, buildId(1));
  await database.addRecord('example', BOB, buildId(2));
  await database.addRecord('example', ADA, buildId(3));
  await database.addRecord('example', EVE, buildId(4));
  await database.addRecord('neighbour', ADA, buildId(5));
  await database.query("update bulwark.subjects set created_at = '2026-01-01T00:00:00.123Z'");
}

async function addEvents(
  database: FunctionDatabase,
  tenant: string,
  subject: string,
  count: number,
): Promise<number[]> {
  const rows = await database.query(
    `insert into bulwark.events (tenant, at, actor, action, subject, records, request, role)
      select $1, '2026-02-03T04:05:06.789Z', 'bob', 'record.read', $2, array[$3]::uuid[], 'r-0', 'bulwark_read'
        from generate_series(1, $4) returning id::int as id`,
    [tenant, subject, buildId(1), count],
  );
  return rows.map(({ id }) => Number(id));
}
const SEEN = { at: '2026-02-03T04:05:06.789Z', actor: 'bob', action: 'record.read', records: [buildId(1)] };
const listIds = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

export const exportChecks: readonly FunctionCheck[] = [
  {
    promise: 'an export has the records of a person and every access to them, and nothing of others',
    of: ['export_subject'],
    run: async (database) => {
      await addData(database);
      const [, last] = await addEvents(database, 'example', ADA, 2);
      await addEvents(database, 'example', BOB, 1);
      await addEvents(database, 'neighbour', ADA, 1);
      const { records, events, ...others } = await exportPerson(database, ADA);
      expect(listIds(records)).toEqual([1, 3].map(buildId));
      expect(records[0].key).toMatchObject({ generation: 1, epoch: 1 });
      expect(events).toEqual([SEEN, SEEN]);
      expect(others).toEqual({
        since: '2026-01-01T00:00:00.123Z',
        lastRecord: buildId(3),
        lastEvent: `${last}`,
        more: false,
      });
    },
  },
  {
    promise: 'an export is an event with the records that it contains',
    of: ['export_subject'],
    run: async (database) => {
      await addData(database);
      await exportPerson(database, ADA);
      expect(await database.readEvents('example')).toEqual([
        {
          actor: 'ada',
          action: 'subject.export',
          subject: ADA,
          records: [1, 3].map(buildId),
          request: 'r-1',
          role: 'bulwark_read',
        },
      ]);
    },
  },
  {
    promise: 'the export of a person without a record or an access is an event with nothing in it',
    of: ['export_subject'],
    run: async (database) => {
      await addData(database);
      await database.query('delete from bulwark.records where subject = $1', [BOB]);
      expect(await exportPerson(database, BOB)).toEqual({
        since: '2026-01-01T00:00:00.123Z',
        records: [],
        events: [],
        lastRecord: null,
        lastEvent: null,
        more: false,
      });
      expect(await database.readEvents('example')).toMatchObject([
        { action: 'subject.export', subject: BOB, records: [] },
      ]);
      expect(JSON.parse(String(database.log[0]).replace('bulwark access ', ''))).toMatchObject({ subjects: [BOB] });
    },
  },
  {
    promise: 'a person without a key is not exported, also when records remain, and the attempt is an event',
    of: ['export_subject'],
    run: async (database) => {
      await addData(database);
      await addEvents(database, 'example', EVE, 1);
      const parameters = ['example', 'ada', 'r-1', EVE, START, 0];
      expect(await database.call('bulwark_read', 'export_subject', ...parameters)).toBeNull();
      const events = await database.readEvents('example');
      expect(events.slice(1)).toMatchObject([{ action: 'subject.export', subject: EVE, records: [] }]);
    },
  },
  {
    promise: 'an export goes on after a record and an event',
    of: ['export_subject'],
    run: async (database) => {
      await addData(database);
      const [first, second] = await addEvents(database, 'example', ADA, 2);
      const rest = await exportPerson(database, ADA, buildId(1), first);
      expect(listIds(rest.records)).toEqual([buildId(3)]);
      expect(rest.events).toEqual([SEEN]);
      expect(rest.lastEvent).toBe(`${second}`);
      const none = await exportPerson(database, ADA, buildId(3), second);
      expect(none.records).toEqual([]);
    },
  },
  ...[199, 200, 201, 202].map(
    (count): FunctionCheck => ({
      promise: `a page of an export has two hundred records and events: of ${count}`,
      of: ['export_subject'],
      run: async (database) => {
        await addData(database);
        const ids = await addEvents(database, 'example', ADA, count);
        const { events, lastEvent, more } = await exportPerson(database, ADA);
        expect(events).toHaveLength(Math.min(count, 200));
        expect(lastEvent).toBe(`${ids[Math.min(count, 200) - 1]}`);
        expect(more).toBe(count > 200);

        await database.query('delete from bulwark.events');
        database.log.length = 0;
        await database.addRecords('example', BOB, count - 1);
        const page = await exportPerson(database, BOB);
        expect(page.records).toHaveLength(Math.min(count, 200));
        expect(page.lastRecord).toBe(page.records.at(-1).id);
        expect(page.more).toBe(count > 200);
        const line = JSON.parse(String(database.log[0]).replace('bulwark access ', ''));
        expect(line.records).toEqual(listIds(page.records));
        expect(line.subjects).toEqual(Array(Math.min(count, 200)).fill(BOB));
      },
    }),
  ),
];
