import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import type { Migration } from '../../../lambda/migrate/migration';
import { migrations } from '../../../lambda/migrate/migrations';
import { migrate } from '../../../lambda/migrate/migrator';
import { DATABASE_NAME, DatabaseRole } from '../../../lib/data/database-role';
import { type LocalPostgres, startPostgres } from '../../../local/postgres';

const folder = mkdtempSync(join(tmpdir(), 'bulwark-migrate-'));
const PASSWORD = 'only-here-where-no-iam-is';
let server: LocalPostgres;

async function connected<T>(
  use: (client: Client) => Promise<T>,
  { database = DATABASE_NAME, user = server.user, password = server.password } = {},
): Promise<T> {
  const { host, port, authority } = server;
  const client = new Client({ host, port, user, password, database, ssl: { ca: authority } });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const values = async (client: Client, sql: string): Promise<unknown[]> => {
  const { rows } = await client.query<Record<string, unknown>>(sql);
  return rows.map((row) => Object.values(row)[0]);
};

const step = (name: string, sql: string): Migration => ({ name, sql });
/** Roles belong to the cluster, not to the database that made them. */
const ROLES = ['bulwark_owner', ...Object.values(DatabaseRole)].join(', ');

const A = step('0001-a', 'create table a (n int); insert into a values (1)');
const B = step('0002-b', 'create table b (n int)');

beforeAll(async () => {
  server = await startPostgres({ folder });
}, 60_000);

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() =>
  connected(
    async (client) => {
      await client.query(`drop database if exists ${DATABASE_NAME} with (force)`);
      await client.query(`drop owned by ${ROLES}`).catch(() => undefined);
      await client.query(`drop role if exists ${ROLES}`);
      await client.query(`create database ${DATABASE_NAME}`);
    },
    { database: 'postgres' },
  ),
);

describe('a migration run', () => {
  test('applies what is missing, in order, and then nothing', async () => {
    expect(await connected((client) => migrate(client, [A]))).toEqual(['0001-a']);
    expect(await connected((client) => migrate(client, [A, B]))).toEqual(['0002-b']);
    expect(await connected((client) => migrate(client, [A, B]))).toEqual([]);
  });

  test('waits for another that is at work, so that each migration is applied once', async () => {
    const runs = await Promise.all(
      [1, 2, 3].map(() => connected((client) => migrate(client, [step('0001-a', `select pg_sleep(0.3);${A.sql}`), B]))),
    );
    expect(runs.flat().sort()).toEqual(['0001-a', '0002-b']);
    expect(await connected((client) => values(client, 'select n from a'))).toEqual([1]);
  });

  test('refuses a migration that has changed since it was applied', async () => {
    await connected((client) => migrate(client, [A]));
    const changed = step('0001-a', 'create table other (n int)');
    await expect(connected((client) => migrate(client, [changed]))).rejects.toThrow(
      '0001-a has changed since it was applied; restore it and put the change into a new migration',
    );
  });

  test('leaves a newer schema alone, so that a deployment can be taken back', async () => {
    await connected((client) => migrate(client, [A, B]));
    expect(await connected((client) => migrate(client, [A]))).toEqual([]);
    expect(await connected((client) => values(client, 'select name from migrations.applied order by 1'))).toEqual([
      '0001-a',
      '0002-b',
    ]);
  });

  test('refuses a version that lacks one of the older migrations', async () => {
    await connected((client) => migrate(client, [A, B]));
    await expect(connected((client) => migrate(client, [B]))).rejects.toThrow(
      '0001-a was applied and is unknown here, yet older than 0002-b; deploy the version that has it',
    );
  });

  test('refuses a new migration that stands before one that was applied', async () => {
    await connected((client) => migrate(client, [B]));
    await expect(connected((client) => migrate(client, [A, B]))).rejects.toThrow(
      '0001-a stands before 0002-b, which was applied already; a new migration goes to the end',
    );
  });

  test('takes a failing migration back wholly, keeps those before it and names the reason', async () => {
    const broken = step('0002-broken', 'create table half (n int); insert into half values (1); select 1/0');
    await expect(connected((client) => migrate(client, [A, broken, B]))).rejects.toThrow(
      '0002-broken failed and was rolled back: division by zero',
    );
    expect(await connected((client) => values(client, 'select name from migrations.applied'))).toEqual(['0001-a']);
    expect(await connected((client) => values(client, "select to_regclass('half')"))).toEqual([null]);
    expect(await connected((client) => migrate(client, [A, B]))).toEqual(['0002-b']);
  });

  test('that is killed half way is completed by the next', async () => {
    const slow = step('0001-a', `${A.sql}; select pg_sleep(30)`);
    const killed = connected((client) => migrate(client, [slow])).catch((error: Error) => error.message);
    await connected(async (client) => {
      const sleeping = "from pg_stat_activity where wait_event = 'PgSleep'";
      while ((await values(client, `select pid ${sleeping}`)).length === 0)
        await values(client, 'select pg_sleep(0.05)');
      await client.query(`select pg_terminate_backend(pid) ${sleeping}`);
    });
    expect(await killed).toMatch(/terminat|connection/i);
    expect(await connected((client) => migrate(client, [A]))).toEqual(['0001-a']);
    expect(await connected((client) => values(client, 'select n from a'))).toEqual([1]);
  });
});

describe('the migrations of the service', () => {
  beforeEach(() => connected((client) => migrate(client, migrations)));

  const asReader = <T>(use: (client: Client) => Promise<T>) =>
    connected((client) => client.query(`alter role ${DatabaseRole.READ} password '${PASSWORD}'`)).then(() =>
      connected(use, { user: DatabaseRole.READ, password: PASSWORD }),
    );

  test('have names in the order they are applied', () => {
    const names = migrations.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^\d{4}-[a-z0-9-]+$/);
  });

  test('make every database role that functions sign in as, without the right to bypass row-level security', async () => {
    const roles = await connected(async (client) => {
      const { rows } = await client.query<Record<string, unknown>>(
        "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin from pg_roles where rolname like 'bulwark%' and rolname <> current_user order by 1",
      );
      return rows;
    });
    const weak = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
    expect(roles).toEqual([
      { rolname: 'bulwark_erase', ...weak, rolcanlogin: true },
      { rolname: 'bulwark_owner', ...weak, rolcanlogin: false },
      { rolname: 'bulwark_read', ...weak, rolcanlogin: true },
      { rolname: 'bulwark_write', ...weak, rolcanlogin: true },
    ]);
  });

  test('let the read role ask for health', async () => {
    expect(await asReader((client) => values(client, 'select bulwark.health()'))).toEqual([true]);
  });

  test.each([
    ['make tables', 'create table bulwark.mine (n int)'],
    ['make tables in public', 'create table public.mine (n int)'],
    ['make temporary tables', 'create temporary table mine (n int)'],
    ['make schemas', 'create schema mine'],
    ['read what was migrated', 'select * from migrations.applied'],
    ['become the owner', 'set role bulwark_owner'],
    ['change the health function', 'create or replace function bulwark.health() returns boolean return false'],
  ])('do not let the read role %s', async (_what, sql) => {
    await expect(asReader((client) => client.query(sql))).rejects.toThrow(/permission denied|must be (owner|member)/);
  });

  test('need no superuser, which Aurora has none to give', async () => {
    const plain = { user: 'plain_master', password: PASSWORD, database: 'plain' };
    await connected(
      async (client) => {
        await client.query(`drop database ${DATABASE_NAME} with (force)`);
        await client.query(`drop role ${ROLES}`);
        await client.query(`create role plain_master login createrole createdb password '${PASSWORD}'`);
      },
      { database: 'postgres' },
    );
    await connected((client) => client.query('create database plain'), { ...plain, database: 'postgres' });
    expect(await connected((client) => migrate(client, migrations), plain)).toEqual(migrations.map(({ name }) => name));
    await connected(
      async (client) => {
        await client.query('drop database plain with (force)');
        await client.query(`drop role ${ROLES}, plain_master`);
      },
      { database: 'postgres' },
    );
  });

  test('can be applied to a second database of the same cluster', async () => {
    await connected((client) => client.query('create database second'), { database: 'postgres' });
    expect(await connected((client) => migrate(client, migrations), { database: 'second' })).toEqual(
      migrations.map(({ name }) => name),
    );
    await connected((client) => client.query('drop database second'), { database: 'postgres' });
  });
});
