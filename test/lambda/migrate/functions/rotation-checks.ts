import { expect } from '@jest/globals';
import { type FunctionCheck, type FunctionDatabase, PERSONS } from './function-database';

const [ADA, BOB] = PERSONS;
const encode = (text: string) => Buffer.from(text).toString('base64');
const ROTATION = { actor: 'operator', request: 'r-1', role: 'bulwark_tenants' };
const add = (database: FunctionDatabase, generation: number, epoch: number) =>
  database.call(
    'bulwark_tenants',
    'add_tenant_key',
    'example',
    'operator',
    'r-1',
    generation,
    epoch,
    Buffer.from('new'),
  );
const readOld = async (database: FunctionDatabase, generation: number) =>
  [await database.call('bulwark_tenants', 'read_old_keys', 'example', 'operator', 'r-1', generation)]
    .flat()
    .map(Object);
const replace = (database: FunctionDatabase, generation: number, epoch: number, keys: readonly unknown[]) =>
  database.call('bulwark_tenants', 'replace_keys', 'example', generation, epoch, JSON.stringify(keys));
const readGenerations = async (database: FunctionDatabase) => {
  const rows = await database.query(
    "select tenant || ' ' || generation as name, wrapped_key is null as gone, gone_at is null as kept from bulwark.tenant_keys order by 1",
  );
  return rows.map(({ name, gone, kept }) => `${name}${gone === true ? ' gone' : ''}${kept === gone ? ' wrong' : ''}`);
};

export const rotationChecks: readonly FunctionCheck[] = [
  {
    promise: 'the next key of a tenant is stored in the open epoch, with an event',
    of: ['add_tenant_key'],
    run: async (database) => {
      await database.addEpoch(1, 'closed');
      await database.addEpoch(2, 'open');
      await database.addEpoch(3, 'prepared');
      await database.addTenantKey('example');
      for (let generation = 1; generation <= 5; generation += 1)
        await database.addTenantKey('neighbour', { generation });
      for (const [generation, epoch] of [
        [1, 2],
        [3, 2],
        [2, 1],
        [2, 3],
      ])
        expect(await add(database, Number(generation), Number(epoch))).toBe(false);
      expect(await add(database, 2, 2)).toBe(true);
      const stored = "select epoch, wrapped_key from bulwark.tenant_keys where tenant = 'example' and generation = 2";
      expect(await database.query(stored)).toEqual([{ epoch: 2, wrapped_key: Buffer.from('new') }]);
      expect(await database.readEvents('example')).toEqual([
        { ...ROTATION, action: 'tenant.rotate', subject: null, records: [] },
      ]);
    },
  },
  {
    promise: 'the next key follows the newest that exists, and a number that was used is not used again',
    of: ['add_tenant_key'],
    run: async (database) => {
      await database.addEpoch(2);
      for (const generation of [1, 2]) await database.addTenantKey('example', { generation });
      expect(await add(database, 2, 2)).toBe(false);
      await database.query('update bulwark.tenant_keys set wrapped_key = null, gone_at = now() where generation = 2');
      expect(await add(database, 3, 2)).toBe(false);
      expect(await add(database, 2, 2)).toBe(false);
      await database.query('update bulwark.tenant_keys set wrapped_key = null, gone_at = now()');
      expect(await add(database, 1, 2)).toBe(false);
      expect(await database.readEvents('example')).toEqual([]);
    },
  },
  {
    promise: 'the third key follows the second',
    of: ['add_tenant_key'],
    run: async (database) => {
      await database.addEpoch(2);
      for (const generation of [1, 2]) await database.addTenantKey('example', { generation });
      expect([await add(database, 4, 2), await add(database, 3, 2)]).toEqual([false, true]);
    },
  },
  {
    promise: 'keys of persons under older keys of the tenant are read, with an event for each person',
    of: ['read_old_keys'],
    run: async (database) => {
      for (const generation of [1, 2, 3]) await database.addTenantKey('example', { generation });
      await database.addTenantKey('neighbour');
      await database.addPerson('example', ADA, { epoch: 7 });
      await database.addPerson('example', BOB, { generation: 2 });
      await database.addPerson('neighbour', ADA);
      expect(await readOld(database, 1)).toEqual([]);
      expect(await database.readEvents('example')).toEqual([]);
      expect(database.log).toEqual([]);
      const old = { subject: ADA, generation: 1, epoch: 7, key: encode(`example ${ADA}`) };
      expect(await readOld(database, 2)).toEqual([old]);
      const event = { ...ROTATION, action: 'key.subject', subject: ADA };
      expect(await database.readEvents('example')).toMatchObject([event]);
      const both = await readOld(database, 3);
      expect(both).toEqual(expect.arrayContaining([old, expect.objectContaining({ subject: BOB, generation: 2 })]));
      expect(both).toHaveLength(2);
      const events = await database.readEvents('example');
      expect(events.map(({ subject }) => subject).sort()).toEqual([ADA, ADA, BOB]);
      expect(events.slice(1)).toMatchObject(Array(2).fill({ ...ROTATION, action: 'key.subject', records: [] }));
    },
  },
  {
    promise: 'five hundred keys of persons are read at once, and the line of the log has no record',
    of: ['read_old_keys'],
    run: async (database) => {
      await database.addTenantKey('example');
      await database.query(
        `insert into bulwark.subjects (tenant, subject, generation, epoch, wrapped_key)
          select 'example', gen_random_uuid(), 1, 1, '' from generate_series(1, 501)`,
      );
      expect(await readOld(database, 2)).toHaveLength(500);
      const line = JSON.parse(String(database.log[0]).replace('bulwark access ', ''));
      expect(line.events).toHaveLength(500);
      expect(new Set(line.records)).toEqual(new Set([null]));
    },
  },
  {
    promise: 'the key of a person is replaced, if it is still the one that was read',
    of: ['replace_keys'],
    run: async (database) => {
      await database.addEpoch(1, 'closed');
      await database.addEpoch(2, 'open');
      await database.addEpoch(3, 'prepared');
      for (const generation of [1, 2, 3]) await database.addTenantKey('example', { generation });
      await database.query('update bulwark.tenant_keys set wrapped_key = null, gone_at = now() where generation = 3');
      await database.addTenantKey('neighbour');
      for (const person of [ADA, BOB]) await database.addPerson('example', person);
      await database.addPerson('neighbour', ADA);
      const keys = [
        { subject: ADA, old: encode(`example ${ADA}`), new: encode('new') },
        { subject: BOB, old: encode('older'), new: encode('new') },
      ];
      for (const [generation, epoch] of [
        [2, 1],
        [2, 3],
        [2, 9],
        [3, 2],
        [4, 2],
      ])
        expect(await replace(database, Number(generation), Number(epoch), keys)).toBe(0);
      expect(await replace(database, 2, 2, keys)).toBe(1);
      const stored =
        "select tenant, generation, epoch, convert_from(wrapped_key, 'UTF8') as key from bulwark.subjects order by 1, subject";
      expect(await database.query(stored)).toEqual([
        { tenant: 'example', generation: 2, epoch: 2, key: 'new' },
        { tenant: 'example', generation: 1, epoch: 1, key: `example ${BOB}` },
        { tenant: 'neighbour', generation: 1, epoch: 1, key: `neighbour ${ADA}` },
      ]);
    },
  },
  {
    promise: 'keys between the first and the newest are deleted when no person needs them',
    of: ['retire_tenant_keys'],
    run: async (database) => {
      for (const generation of [1, 2, 3, 4, 5]) await database.addTenantKey('example', { generation });
      for (const generation of [1, 2, 3]) await database.addTenantKey('neighbour', { generation });
      await database.addPerson('example', ADA, { generation: 3 });
      await database.addPerson('neighbour', ADA);
      const retire = () => database.call('bulwark_tenants', 'retire_tenant_keys', 'example');
      expect(await retire()).toBe(2);
      expect(await readGenerations(database)).toEqual([
        'example 1',
        'example 2 gone',
        'example 3',
        'example 4 gone',
        'example 5',
        ...['neighbour 1', 'neighbour 2', 'neighbour 3'],
      ]);
      await database.query("update bulwark.tenant_keys set gone_at = '2020-01-01' where gone_at is not null");
      expect(await retire()).toBe(0);
      await database.query(
        "update bulwark.tenant_keys set wrapped_key = null, gone_at = '2020-01-01' where generation = 5",
      );
      await database.query('delete from bulwark.subjects');
      // The third is now the newest.
      expect(await retire()).toBe(0);
    },
  },
];
