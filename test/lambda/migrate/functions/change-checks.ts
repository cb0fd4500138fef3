import { createHash } from 'node:crypto';
import { expect } from '@jest/globals';
import { type FunctionCheck, type FunctionDatabase, PERSONS } from './function-database';

const [ADA, , EVE] = PERSONS;
const WRITER = 'bulwark_write';
const CALLER = ['example', 'ada', 'r-1'];
const EVENT = { actor: 'ada', request: 'r-1', role: WRITER };
const encode = (text: string) => Buffer.from(text).toString('base64');
const buildId = (n: number) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;
const countRecords = async (database: FunctionDatabase) => {
  const [row] = await database.query('select count(*)::int as n from bulwark.records');
  return row?.['n'];
};

const LATER = '2999-01-01T00:00:00Z';
const CHANGED_AT = '2026-11-28T10:00:00.000Z';

interface Change {
  readonly id?: string;
  readonly version?: number;
  readonly deadline?: string;
  readonly removed?: readonly string[];
  readonly reindex?: boolean;
}
const change = (database: FunctionDatabase, over: Change = {}) => {
  const { id = buildId(1), version = 1, deadline = LATER, removed = [], reindex = false } = over;
  const values = [id, version, '{"name":"new"}', removed, reindex, Buffer.from('other'), Buffer.from('reseal')];
  return database.call(WRITER, 'change_record', ...CALLER, deadline, ...values, CHANGED_AT);
};
const remove = (database: FunctionDatabase, id: string, deadline = LATER) =>
  database.call(WRITER, 'remove_record', ...CALLER, deadline, id);

/** A record of a person, one of a person without a key, and one of another tenant. */
async function addRecords(database: FunctionDatabase): Promise<void> {
  for (const tenant of ['example', 'neighbour']) {
    await database.addTenantKey(tenant);
    await database.addPerson(tenant, ADA);
  }
  await database.addRecord('example', ADA, buildId(1));
  await database.addRecord('example', EVE, buildId(2));
  await database.addRecord('neighbour', ADA, buildId(3));
  await database.addRecord('example', ADA, buildId(4));
  await database.query(`update bulwark.records set email_index = 'index', fields = '{"name":"box","note":"box"}'`);
}
const readRecord = (database: FunctionDatabase) =>
  database.query('select version, fields, email_index, seal, updated_at from bulwark.records where id = $1', [
    buildId(1),
  ]);
/** SHA-256 of the ciphertext. */
const HASH_OF_BOX = createHash('sha256').update('box').digest('hex');

export const changeChecks: readonly FunctionCheck[] = [
  {
    promise: 'a change is prepared with hashes of the ciphertexts, never with a ciphertext, and is an event',
    of: ['prepare_change'],
    run: async (database) => {
      await addRecords(database);
      const prepared = Object(await database.call(WRITER, 'prepare_change', ...CALLER, buildId(1)));
      expect(prepared.fields).toBeUndefined();
      expect(prepared.boxes).toEqual({ name: HASH_OF_BOX, note: HASH_OF_BOX });
      expect(prepared).toMatchObject({ id: buildId(1), subject: ADA, version: 1, emailIndex: encode('index') });
      expect(await database.readEvents('example')).toEqual([
        { ...EVENT, action: 'record.prepare', subject: ADA, records: [buildId(1)] },
      ]);
    },
  },
  {
    promise: 'fields that are no object have no hashes, and an empty object has none either',
    of: ['prepare_change'],
    run: async (database) => {
      await addRecords(database);
      const prepare = async () => Object(await database.call(WRITER, 'prepare_change', ...CALLER, buildId(1))).boxes;
      await database.query(`update bulwark.records set fields = '"text"'`);
      expect(await prepare()).toBeNull();
      await database.query(`update bulwark.records set fields = '{}'`);
      expect(await prepare()).toEqual({});
    },
  },
  {
    promise: 'the change of a record without a key, of another tenant or of nobody is not prepared',
    of: ['prepare_change'],
    run: async (database) => {
      await addRecords(database);
      for (const id of [2, 3, 9].map(buildId))
        expect(await database.call(WRITER, 'prepare_change', ...CALLER, id)).toBeNull();
    },
  },
  {
    promise: 'a change replaces and removes fields, the seal and the time, and counts the version',
    of: ['change_record', 'receipt_of'],
    run: async (database) => {
      await addRecords(database);
      const outcome = Object(await change(database, { removed: ['note'] }));
      expect(outcome).toMatchObject({
        outcome: 'changed',
        receipt: { id: buildId(1), version: 2, updatedAt: CHANGED_AT },
      });
      const stored = { version: 2, fields: { name: 'new' }, seal: Buffer.from('reseal') };
      const times = { updated_at: new Date(CHANGED_AT) };
      expect(await readRecord(database)).toEqual([{ ...stored, ...times, email_index: Buffer.from('index') }]);
      expect(await database.readEvents('example')).toEqual([
        { ...EVENT, action: 'record.change', subject: ADA, records: [buildId(1)] },
      ]);
      await change(database, { version: 2, reindex: true });
      expect(await readRecord(database)).toMatchObject([{ version: 3, email_index: Buffer.from('other') }]);
      const others = 'select from bulwark.records where version > 1 or updated_at = $1';
      expect(await database.query(others, [CHANGED_AT])).toHaveLength(1);
    },
  },
  {
    promise: 'a change of another version is stale; a record without a key, of another tenant or of nobody is missing',
    of: ['change_record'],
    run: async (database) => {
      await addRecords(database);
      expect(await change(database, { version: 2 })).toEqual({ outcome: 'stale' });
      for (const id of [2, 3, 9].map(buildId)) expect(await change(database, { id })).toEqual({ outcome: 'missing' });
      expect(await database.query('select from bulwark.records where version <> 1')).toEqual([]);
      expect(await database.readEvents('example')).toEqual([]);
    },
  },
  {
    promise: 'a record is deleted once, its id is spent, and the deletion is an event',
    of: ['remove_record'],
    run: async (database) => {
      await addRecords(database);
      for (const id of [2, 3, 9].map(buildId)) expect(await remove(database, id)).toBe(false);
      expect([await remove(database, buildId(1)), await remove(database, buildId(1))]).toEqual([true, false]);
      expect(await countRecords(database)).toBe(3);
      expect(await database.query('select tenant, id from bulwark.removed')).toEqual([
        { tenant: 'example', id: buildId(1) },
      ]);
      expect(await database.readEvents('example')).toEqual([
        { ...EVENT, action: 'record.remove', subject: ADA, records: [buildId(1)] },
      ]);
    },
  },
  {
    promise: 'what is done after the deadline of the request fails as a whole',
    of: ['change_record', 'remove_record', 'meet_deadline'],
    run: async (database) => {
      await addRecords(database);
      const late = new Date(Date.now() - 60_000).toISOString();
      for (const attempt of [() => change(database, { deadline: late }), () => remove(database, buildId(1), late)])
        await expect(database.undo(attempt)).rejects.toMatchObject({
          code: '57014',
          message: 'the deadline of the request has passed',
        });
    },
  },
];
