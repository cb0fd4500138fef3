import { expect } from '@jest/globals';
import { type FunctionCheck, type FunctionDatabase, PERSONS } from './function-database';

const [ADA, BOB, EVE] = PERSONS;
const WRITER = 'bulwark_write';
const AT = '2026-11-27T10:00:00.123Z';
const CALLER = ['example', 'ada', 'r-1'];
const EVENT = { actor: 'ada', request: 'r-1', role: WRITER };
const encode = (text: string) => Buffer.from(text).toString('base64');
const buildId = (n: number) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;

interface Creation {
  readonly id?: string;
  readonly subject?: string;
  readonly key?: string;
  readonly generation?: number;
  readonly epoch?: number;
  readonly digest?: string;
}

const create = (database: FunctionDatabase, over: Creation = {}) => {
  const { id = buildId(1), subject = ADA, key = 'key', generation = 2, epoch = 2, digest = 'digest' } = over;
  const bytes = (text: string) => Buffer.from(text);
  const values = [bytes(key), generation, epoch, '{"name":"box"}', bytes('index'), bytes(digest), bytes('seal'), AT];
  return database.call(WRITER, 'create_record', ...CALLER, id, subject, ...values);
};
const receipt = { id: buildId(1), subject: ADA, version: 1, createdAt: AT, updatedAt: AT };
const CREATED = { outcome: 'created', receipt };

/** Two tenants with two keys, of which the second is the newest, in the open epoch 2. */
async function addTenants(database: FunctionDatabase): Promise<void> {
  await database.addEpoch(1, 'closed');
  await database.addEpoch(2, 'open');
  await database.addEpoch(3, 'prepared');
  for (const tenant of ['example', 'neighbour'])
    for (const generation of [1, 2]) await database.addTenantKey(tenant, { generation });
  await database.addTenantKey('neighbour', { generation: 3 });
}
const countRecords = async (database: FunctionDatabase) => {
  const [row] = await database.query('select count(*)::int as n from bulwark.records');
  return row?.['n'];
};
const listEvents = async (database: FunctionDatabase) =>
  (await database.readEvents('example')).map(({ action, subject, records }) => [action, subject, records]);

export const creationChecks: readonly FunctionCheck[] = [
  {
    promise: 'a record of a new person is stored with the key of the person, in one call with one event',
    of: ['create_record', 'receipt_of', 'instant'],
    run: async (database) => {
      await addTenants(database);
      expect(await create(database)).toEqual(CREATED);
      const subjects = 'select tenant, subject, generation, epoch, wrapped_key from bulwark.subjects';
      expect(await database.query(subjects)).toEqual([
        { tenant: 'example', subject: ADA, generation: 2, epoch: 2, wrapped_key: Buffer.from('key') },
      ]);
      expect(await database.query('select * from bulwark.records')).toEqual([
        {
          tenant: 'example',
          id: buildId(1),
          subject: ADA,
          version: 1,
          fields: { name: 'box' },
          email_index: Buffer.from('index'),
          request_digest: Buffer.from('digest'),
          seal: Buffer.from('seal'),
          created_at: new Date(AT),
          updated_at: new Date(AT),
        },
      ]);
      expect(await database.readEvents('example')).toEqual([
        { ...EVENT, action: 'record.create', subject: ADA, records: [buildId(1)] },
      ]);
    },
  },
  {
    promise: 'a creation that is sent again returns the same receipt, also after a change, and stores nothing',
    of: ['create_record', 'receipt_of'],
    run: async (database) => {
      await addTenants(database);
      await create(database);
      await database.query("update bulwark.records set version = 5, updated_at = '2026-12-01'");
      expect(await create(database)).toEqual(CREATED);
      expect(await countRecords(database)).toBe(1);
      expect(await listEvents(database)).toHaveLength(1);
    },
  },
  {
    promise: 'an idempotency key that was used for another request, or for another person, is refused',
    of: ['create_record'],
    run: async (database) => {
      await addTenants(database);
      await create(database);
      expect(await create(database, { digest: 'other' })).toEqual({ outcome: 'reused' });
      expect(await create(database, { subject: BOB })).toEqual({ outcome: 'reused' });
      expect(await database.query('select subject from bulwark.subjects')).toEqual([{ subject: ADA }]);
    },
  },
  {
    promise: 'a record that was deleted is not created again; the ids of another tenant are no matter',
    of: ['create_record'],
    run: async (database) => {
      await addTenants(database);
      await database.query("insert into bulwark.removed (tenant, id) values ('example', $1), ('neighbour', $2)", [
        buildId(2),
        buildId(1),
      ]);
      expect(await create(database, { id: buildId(2) })).toEqual({ outcome: 'removed' });
      expect(await create(database)).toEqual(CREATED);
    },
  },
  {
    promise: 'a known person gets a second record with the same key, whatever happened to others of the tenant',
    of: ['create_record'],
    run: async (database) => {
      await addTenants(database);
      await create(database);
      await database.query("insert into bulwark.removed (tenant, id) values ('example', $1)", [buildId(9)]);
      const second = await create(database, { id: buildId(2), digest: 'other' });
      expect(second).toEqual({ outcome: 'created', receipt: { ...receipt, id: buildId(2) } });
      expect(await countRecords(database)).toBe(2);
    },
  },
  {
    promise: 'a known person has another key: it is returned, with an event, and nothing is stored',
    of: ['create_record'],
    run: async (database) => {
      await addTenants(database);
      await database.addPerson('example', BOB);
      await database.addPerson('example', ADA, { generation: 1, epoch: 1 });
      const key = { generation: 1, epoch: 1, key: encode(`example ${ADA}`) };
      expect(await create(database)).toEqual({ outcome: 'key', key });
      expect(await countRecords(database)).toBe(0);
      expect(await listEvents(database)).toEqual([['key.subject', ADA, []]]);
      expect(await create(database, { key: `example ${ADA}` })).toEqual(CREATED);
      expect(await database.readEvents('example')).toMatchObject([EVENT, EVENT]);
    },
  },
  {
    promise: 'the key of a new person is stored under the newest key of the tenant in the open epoch only',
    of: ['create_record'],
    run: async (database) => {
      await addTenants(database);
      for (const wrong of [{ epoch: 1 }, { epoch: 3 }, { epoch: 9 }, { generation: 1 }, { generation: 3 }])
        expect(await create(database, wrong)).toEqual({ outcome: 'keys' });
      expect(await database.query('select from bulwark.subjects')).toEqual([]);
      await database.query('update bulwark.tenant_keys set wrapped_key = null, gone_at = now() where generation = 2');
      expect(await create(database)).toEqual({ outcome: 'keys' });
      expect(await create(database, { generation: 1 })).toEqual(CREATED);
    },
  },
  {
    promise: 'an erased person comes back when the erasure is complete, and not before',
    of: ['create_record'],
    run: async (database) => {
      await addTenants(database);
      const add = 'insert into bulwark.erasures values ($1, $2, now(), 1, $3)';
      await database.query(add, ['example', ADA, false]);
      await database.query(add, ['example', EVE, false]);
      await database.query(add, ['neighbour', BOB, false]);
      expect(await create(database)).toEqual({ outcome: 'busy' });
      expect(await database.query('select from bulwark.subjects')).toEqual([]);
      expect(await create(database, { id: buildId(2), subject: BOB })).toMatchObject({ outcome: 'created' });
      await database.query('update bulwark.erasures set complete = true');
      expect(await create(database)).toEqual(CREATED);
    },
  },
  {
    promise: 'a complete erasure does not keep wrong keys from being told',
    of: ['create_record'],
    run: async (database) => {
      await addTenants(database);
      await database.query('insert into bulwark.erasures values ($1, $2, now(), 1, true)', ['example', ADA]);
      await database.query('insert into bulwark.erasures values ($1, $2, now(), 1, false)', ['example', EVE]);
      expect(await create(database, { epoch: 1 })).toEqual({ outcome: 'keys' });
    },
  },
  {
    promise: 'a creation that is sent again for a person who was erased in the meantime waits for the erasure',
    of: ['create_record'],
    run: async (database) => {
      await addTenants(database);
      await create(database);
      await database.query('delete from bulwark.subjects');
      expect(await create(database)).toEqual({ outcome: 'busy' });
      expect(await database.query('select from bulwark.subjects')).toEqual([]);
    },
  },
];
