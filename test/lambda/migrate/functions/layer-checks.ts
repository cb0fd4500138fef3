import { expect } from '@jest/globals';
import { EVERY_BYTE, type FunctionCheck, type FunctionDatabase, PERSONS } from './function-database';

const [ADA, BOB] = PERSONS;
const KEEPER = 'bulwark_keeper';
const encode = (text: string) => Buffer.from(text).toString('base64');

const readOld = async (database: FunctionDatabase, limit = 10) =>
  [await database.call(KEEPER, 'read_old_layers', limit)].flat().map(Object);
const buildLayer = (kind: string, tenant: string, owner: string, old: string) => ({
  kind,
  tenant,
  owner,
  old: encode(old),
  new: encode(`new ${old}`),
});
const replace = (database: FunctionDatabase, epoch: number, layers: readonly unknown[]) =>
  database.call(KEEPER, 'replace_layers', epoch, JSON.stringify(layers));
const readLayers = async (database: FunctionDatabase) => {
  const rows = await database.query(
    `select epoch, convert_from(wrapped_key, 'UTF8') as key from (
      select tenant, generation::text as owner, epoch, wrapped_key from bulwark.tenant_keys
      union all select tenant, subject::text, epoch, wrapped_key from bulwark.subjects) k
      where wrapped_key is not null`,
  );
  return rows.map(({ epoch, key }) => `${key}: ${epoch}`).sort();
};

/** Two tenants whose keys are in the closed epoch 1, persons in epochs 1 to 3, of which 3 is open. */
async function addLayers(database: FunctionDatabase): Promise<void> {
  await database.addEpoch(1, 'closed');
  await database.addEpoch(2, 'closed');
  await database.addEpoch(3, 'open');
  for (const tenant of ['example', 'neighbour']) await database.addTenantKey(tenant);
  await database.addTenantKey('example', { generation: 2, epoch: 1 });
  await database.query('update bulwark.tenant_keys set wrapped_key = null, gone_at = now() where generation = 2');
  await database.addPerson('example', ADA, { epoch: 2 });
  await database.addPerson('neighbour', ADA, { epoch: 3 });
  await database.addPerson('neighbour', BOB, { epoch: 1 });
}

export const layerChecks: readonly FunctionCheck[] = [
  {
    promise: 'a key that is longer than any real one is empty',
    of: ['read_old_layers'],
    run: async (database) => {
      await addLayers(database);
      const text = "update bulwark.subjects set wrapped_key = convert_to(repeat('a', $1::integer), 'UTF8')";
      for (const [length, read] of [
        [1_024, 1_024],
        [1_025, 0],
      ]) {
        await database.query(`${text} where subject = $2`, [length, BOB]);
        const found = (await readOld(database)).find(({ owner }) => owner === BOB);
        expect(Buffer.from(found?.key ?? 'missing', 'base64')).toHaveLength(Number(read));
        expect(found?.key === '').toBe(read === 0);
      }
    },
  },
  {
    promise: 'the keys in closed epochs are found, of tenants first',
    of: ['read_old_layers'],
    run: async (database) => {
      expect(await readOld(database)).toEqual([]);
      await addLayers(database);
      const layer = (kind: string, tenant: string, owner: string, epoch: number) => ({
        kind,
        tenant,
        owner,
        epoch,
        key: encode(`${tenant} ${owner}`),
      });
      const found = await readOld(database);
      expect(found).toEqual(
        expect.arrayContaining([
          layer('tenant', 'example', '1', 1),
          layer('tenant', 'neighbour', '1', 1),
          layer('subject', 'example', ADA, 2),
          layer('subject', 'neighbour', BOB, 1),
        ]),
      );
      expect(found).toHaveLength(4);
      expect(await readOld(database, 3)).toHaveLength(3);
      expect((await readOld(database, 1)).map(({ kind }) => kind)).toEqual(['tenant']);
    },
  },
  {
    promise: 'a long key is in base64 without line breaks, and a key of a destroyed epoch is not found',
    of: ['read_old_layers'],
    run: async (database) => {
      await addLayers(database);
      await database.query('update bulwark.subjects set wrapped_key = $1 where epoch = 2', [EVERY_BYTE]);
      await database.query('update bulwark.epochs set wrapped_key = null, destroyed_at = now() where epoch = 1');
      expect((await readOld(database)).map(({ owner, key }) => [owner, key])).toEqual([
        [ADA, EVERY_BYTE.toString('base64')],
      ]);
    },
  },
  {
    promise: 'layers are replaced by those of the open epoch, each of the key that is named',
    of: ['replace_layers'],
    run: async (database) => {
      await addLayers(database);
      const layers = [
        buildLayer('tenant', 'example', '1', 'example 1'),
        buildLayer('subject', 'neighbour', BOB, `neighbour ${BOB}`),
      ];
      expect(await replace(database, 3, layers)).toBe(2);
      expect(await readLayers(database)).toEqual(
        [
          `example ${ADA}: 2`,
          `neighbour 1: 1`,
          `neighbour ${ADA}: 3`,
          `new example 1: 3`,
          `new neighbour ${BOB}: 3`,
        ].sort(),
      );
    },
  },
  {
    promise: 'a key that has changed since it was read, or is named wrongly, stays as it is',
    of: ['replace_layers'],
    run: async (database) => {
      await addLayers(database);
      const before = await readLayers(database);
      const layers = [
        buildLayer('tenant', 'example', '1', 'older'),
        buildLayer('tenant', 'example', '3', 'example 1'),
        buildLayer('tenant', 'nobody', '1', 'example 1'),
        buildLayer('subject', 'neighbour', BOB, 'older'),
        buildLayer('subject', 'example', BOB, `neighbour ${BOB}`),
        buildLayer('subject', 'neighbour', ADA, `neighbour ${BOB}`),
      ];
      expect(await replace(database, 3, layers)).toBe(0);
      expect(await readLayers(database)).toEqual(before);
    },
  },
  {
    promise: 'no layer of an epoch that is not open is stored',
    of: ['replace_layers'],
    run: async (database) => {
      await addLayers(database);
      await database.addEpoch(4, 'prepared');
      const before = await readLayers(database);
      const layers = [buildLayer('subject', 'neighbour', BOB, `neighbour ${BOB}`)];
      for (const epoch of [1, 2, 4, 9]) expect(await replace(database, epoch, layers)).toBe(0);
      expect(await readLayers(database)).toEqual(before);
    },
  },
];
