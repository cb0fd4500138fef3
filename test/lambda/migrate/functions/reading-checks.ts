import { expect } from '@jest/globals';
import { type FunctionCheck, type FunctionDatabase, PERSONS } from './function-database';

const [ADA, BOB, EVE] = PERSONS;
const READER = 'bulwark_read';
const CALLER = ['example', 'ada', 'r-1'];
const EVENT = { actor: 'ada', request: 'r-1', role: READER };
const encode = (text: string) => Buffer.from(text).toString('base64');
const buildId = (n: number) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;

/** Two tenants with the same persons, each with records of their own; the person of the third record has no key. */
async function addData(database: FunctionDatabase): Promise<void> {
  await database.addEpoch(1);
  for (const [at, tenant] of ['example', 'neighbour'].entries()) {
    await database.addTenantKey(tenant);
    for (const person of [ADA, BOB]) await database.addPerson(tenant, person);
    for (const [index, person] of [ADA, BOB, EVE, ADA].entries())
      await database.addRecord(tenant, person, buildId(10 * at + index + 1));
  }
}
const listIds = (page: unknown) => Object(page).items.map(({ id }: { readonly id: string }) => id);
const list = (database: FunctionDatabase, subject: string | null, after: string | null, limit = 50) =>
  database.call(READER, 'list_records', ...CALLER, subject, after, limit);
const listEvents = async (database: FunctionDatabase) =>
  (await database.readEvents('example')).map(({ action, subject, records }) => [action, subject, records]).sort();

const OF_ONE_RECORD: readonly FunctionCheck[] = [
  {
    promise:
      'a record is read, by its id and in a list, with everything that its seal covers, and the key of its person',
    of: ['read_record', 'record_of', 'key_of', 'base64', 'instant'],
    run: async (database) => {
      await addData(database);
      await database.query(
        `update bulwark.records set fields = '{"name":"box"}', version = 7, email_index = 'index', request_digest = 'digest',
          seal = 'seal', created_at = '2026-01-01T00:00:00.123Z', updated_at = '2026-01-02T00:00:00Z'
          where tenant = 'example' and id = $1`,
        [buildId(1)],
      );
      const whole = {
        id: buildId(1),
        subject: ADA,
        version: 7,
        createdAt: '2026-01-01T00:00:00.123Z',
        updatedAt: '2026-01-02T00:00:00.000Z',
        fields: { name: 'box' },
        emailIndex: encode('index'),
        digest: encode('digest'),
        seal: encode('seal'),
        key: { generation: 1, epoch: 1, key: encode(`example ${ADA}`) },
      };
      expect(await database.call(READER, 'read_record', ...CALLER, buildId(1))).toEqual(whole);
      expect(await database.readEvents('example')).toEqual([
        { ...EVENT, action: 'record.read', subject: ADA, records: [buildId(1)] },
      ]);
      expect(Object(await list(database, ADA, null, 1)).items).toEqual([whole]);
    },
  },
  {
    promise: 'a record of a person without a key, of another tenant or of nobody is not read, and leaves an event',
    of: ['read_record'],
    run: async (database) => {
      await addData(database);
      for (const id of [buildId(3), buildId(11), buildId(99)])
        expect(await database.call(READER, 'read_record', ...CALLER, id)).toBeNull();
      expect((await listEvents(database)).map(([action, subject]) => [action, subject])).toEqual(
        Array(3).fill(['record.read', null]),
      );
    },
  },
];

const LISTS: readonly FunctionCheck[] = [
  {
    promise: 'a list has the records of its tenant in the order of their ids, without those whose person has no key',
    of: ['list_records', 'answer_page'],
    run: async (database) => {
      await addData(database);
      const page = await list(database, null, null);
      expect(listIds(page)).toEqual([1, 2, 4].map(buildId));
      expect(Object(page).next).toBeNull();
      expect(await listEvents(database)).toEqual([
        ['record.list', ADA, [1, 4].map(buildId)],
        ['record.list', BOB, [buildId(2)]],
      ]);
      expect(await database.readEvents('example')).toMatchObject(Array(2).fill(EVENT));
    },
  },
  {
    promise: 'a list of one person has only the records of this person',
    of: ['list_records', 'answer_page'],
    run: async (database) => {
      await addData(database);
      expect(listIds(await list(database, ADA, null))).toEqual([1, 4].map(buildId));
      expect(listIds(await list(database, ADA, buildId(1)))).toEqual([buildId(4)]);
      expect(listIds(await list(database, ADA, null, 1))).toEqual([buildId(1)]);
      expect(listIds(await list(database, EVE, null))).toEqual([]);
    },
  },
  {
    promise: 'pages follow each other without a gap, and the last one has no next',
    of: ['list_records', 'answer_page'],
    run: async (database) => {
      await addData(database);
      const first = await list(database, null, null, 2);
      expect(listIds(first)).toEqual([1, 2].map(buildId));
      expect(Object(first).next).not.toBeNull();
      const second = await list(database, null, Object(first).next, 2);
      expect(listIds(second)).toEqual([buildId(4)]);
      expect(Object(second).next).toBeNull();
      expect(Object(await list(database, ADA, null, 2)).next).toBeNull();
    },
  },
  {
    promise: 'a page has one to fifty records, whatever was asked for',
    of: ['list_records'],
    run: async (database) => {
      await addData(database);
      await database.addRecords('example', ADA, 60);
      for (const limit of [-1, 0, 1]) expect(listIds(await list(database, null, null, limit))).toHaveLength(1);
      for (const limit of [50, 51, 1_000]) expect(listIds(await list(database, null, null, limit))).toHaveLength(50);
      expect(listIds(await list(database, null, null, 49))).toHaveLength(49);
    },
  },
  {
    promise: 'a page without a record leaves an event, too',
    of: ['list_records', 'answer_page'],
    run: async (database) => {
      await addData(database);
      expect(await list(database, EVE, null)).toEqual({ items: [], next: null });
      expect(await listEvents(database)).toEqual([['record.list', null, []]]);
    },
  },
  {
    promise: 'a page looks at five thousand records, and the next one goes on from there',
    of: ['list_records', 'answer_page'],
    run: async (database) => {
      await database.addTenantKey('example');
      await database.addPerson('example', ADA);
      await database.query(
        `insert into bulwark.records (tenant, subject, id, fields, request_digest, seal)
          select 'example', $1, (lpad(n::text, 8, '0') || '-0000-4000-8000-000000000000')::uuid, '{}', '', ''
            from generate_series(1, 5000) n`,
        [BOB],
      );
      expect(await list(database, null, null)).toEqual({ items: [], next: null });
      await database.addRecord('example', ADA, buildId(5_001));
      expect(await list(database, null, null)).toEqual({ items: [], next: buildId(5_000) });
      const last = await list(database, null, buildId(5_000));
      expect(listIds(last)).toEqual([buildId(5_001)]);
      expect(Object(last).next).toBeNull();
      expect(listIds(await list(database, null, buildId(1)))).toEqual([buildId(5_001)]);
    },
  },
];

const search = (database: FunctionDatabase, index: string, after: string | null = null) =>
  database.call(READER, 'search_records', ...CALLER, Buffer.from(index), after);

const SEARCHES: readonly FunctionCheck[] = [
  {
    promise: 'a search finds the records of the index in its tenant, without those whose person has no key',
    of: ['search_records'],
    run: async (database) => {
      await addData(database);
      await database.query("update bulwark.records set email_index = 'ada' where subject <> $1", [BOB]);
      await database.query("update bulwark.records set email_index = 'bob' where subject = $1", [BOB]);
      expect(listIds(await search(database, 'ada'))).toEqual([1, 4].map(buildId));
      expect(listIds(await search(database, 'ada', buildId(1)))).toEqual([buildId(4)]);
      expect(await search(database, 'eve')).toEqual({ items: [], next: null });
      expect(await listEvents(database)).toEqual(
        [
          ['record.search', ADA, [1, 4].map(buildId)],
          ['record.search', ADA, [buildId(4)]],
          ['record.search', null, []],
        ].sort(),
      );
      expect(await database.readEvents('example')).toMatchObject(Array(3).fill(EVENT));
    },
  },
  {
    promise: 'a search has twenty records on a page, and looks at five thousand',
    of: ['search_records'],
    run: async (database) => {
      await addData(database);
      await database.addRecords('example', ADA, 21);
      await database.query("update bulwark.records set email_index = 'ada'");
      const page = await search(database, 'ada');
      expect(listIds(page)).toHaveLength(20);
      expect(Object(page).next).not.toBeNull();
      await database.query('update bulwark.records set subject = $1', [EVE]);
      expect(await search(database, 'ada')).toEqual({ items: [], next: null });
      await database.addRecords('example', EVE, 4_976);
      await database.query("update bulwark.records set email_index = 'ada'");
      expect(Object(await search(database, 'ada')).next).not.toBeNull();
    },
  },
];

export const readingChecks: readonly FunctionCheck[] = [...OF_ONE_RECORD, ...LISTS, ...SEARCHES];
