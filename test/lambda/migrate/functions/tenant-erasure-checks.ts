import { expect } from '@jest/globals';
import { type FunctionCheck, type FunctionDatabase, PERSONS, RECORDS } from './function-database';

const [ADA, BOB] = PERSONS;
const erase = async (database: FunctionDatabase, tenant = 'example') =>
  database.call('bulwark_tenants', 'erase_tenant', tenant, 'operator', 'r-1');
const count = async (database: FunctionDatabase, table: string, tenant: string) => {
  const [row] = await database.query(`select count(*)::int as n from bulwark.${table} where tenant = $1`, [tenant]);
  return row?.['n'];
};
const readKeys = (database: FunctionDatabase, tenant: string) =>
  database.query(
    'select generation, wrapped_key is null as erased, gone_at is not null as gone from bulwark.tenant_keys where tenant = $1 order by 1',
    [tenant],
  );

async function addTenants(database: FunctionDatabase): Promise<void> {
  await database.addEpoch(1);
  for (const tenant of ['example', 'neighbour']) {
    for (const generation of [1, 2]) await database.addTenantKey(tenant, { generation });
    for (const person of [ADA, BOB]) await database.addPerson(tenant, person);
    for (const record of RECORDS) await database.addRecord(tenant, ADA, record);
  }
}

async function addPersons(database: FunctionDatabase, persons: number): Promise<void> {
  await database.query(
    `insert into bulwark.subjects (tenant, subject, generation, epoch, wrapped_key)
      select 'example', gen_random_uuid(), 1, 1, '' from generate_series(1, $1)`,
    [persons],
  );
}

export const tenantErasureChecks: readonly FunctionCheck[] = [
  {
    promise: 'a tenant that is erased has no key, no person and no record, and its neighbour has all of them',
    of: ['erase_tenant'],
    run: async (database) => {
      await addTenants(database);
      expect(await erase(database)).toMatchObject({ erasedSubjects: 2, erasedRecords: 3, complete: true });
      expect(await readKeys(database, 'example')).toEqual(
        [1, 2].map((generation) => ({ generation, erased: true, gone: true })),
      );
      expect(await readKeys(database, 'neighbour')).toEqual(
        [1, 2].map((generation) => ({ generation, erased: false, gone: false })),
      );
      const rest = async (tenant: string) => [
        await count(database, 'subjects', tenant),
        await count(database, 'records', tenant),
      ];
      expect(await rest('example')).toEqual([0, 0]);
      expect(await rest('neighbour')).toEqual([2, 3]);
    },
  },
  {
    promise: 'the erasure of a tenant is one event, also when it is repeated, and its time stays',
    of: ['erase_tenant'],
    run: async (database) => {
      await addTenants(database);
      await erase(database);
      const event = { actor: 'operator', action: 'tenant.erase', subject: null, records: [], request: 'r-1' };
      expect(await database.readEvents('example')).toEqual([{ ...event, role: 'bulwark_tenants' }]);
      await database.query(
        "update bulwark.tenant_keys set gone_at = timestamptz '2020-01-01T00:00:00Z' + make_interval(days => generation - 1) where tenant = 'example'",
      );
      expect(await erase(database)).toEqual({
        goneAt: '2020-01-02T00:00:00.000Z',
        erasedSubjects: 0,
        erasedRecords: 0,
        complete: true,
      });
      expect(await database.readEvents('example')).toHaveLength(1);
    },
  },
  {
    promise: 'a key that was retired before keeps its time',
    of: ['erase_tenant'],
    run: async (database) => {
      await addTenants(database);
      await database.query(
        "update bulwark.tenant_keys set wrapped_key = null, gone_at = '2020-01-01' where generation = 1",
      );
      await erase(database);
      const rows = await database.query(
        "select generation from bulwark.tenant_keys where gone_at < '2021-01-01' and tenant = 'example'",
      );
      expect(rows).toEqual([{ generation: 1 }]);
    },
  },
  {
    promise: 'a tenant that never had a key is not erased',
    of: ['erase_tenant'],
    run: async (database) => {
      await addTenants(database);
      expect(await erase(database, 'nobody')).toBeNull();
    },
  },
  ...[
    { persons: 5_001, records: 1, complete: false },
    { persons: 1, records: 5_001, complete: false },
    { persons: 5_000, records: 1, complete: false },
    { persons: 1, records: 5_000, complete: false },
    { persons: 4_999, records: 4_999, complete: true },
  ].map(
    ({ persons, records, complete }): FunctionCheck => ({
      promise: `one call erases five thousand persons and records: of ${persons} and ${records}`,
      of: ['erase_tenant'],
      run: async (database) => {
        await database.addEpoch(1);
        await database.addTenantKey('example');
        await addPersons(database, persons);
        await database.addRecords('example', ADA, records);
        expect(await erase(database)).toMatchObject({
          erasedSubjects: Math.min(persons, 5_000),
          erasedRecords: Math.min(records, 5_000),
          complete,
        });
      },
    }),
  ),
];
