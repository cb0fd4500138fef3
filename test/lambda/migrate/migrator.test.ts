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

async function connect<T>(
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

const readValues = async (client: Client, sql: string): Promise<unknown[]> => {
  const { rows } = await client.query<Record<string, unknown>>(sql);
  return rows.map((row) => Object.values(row)[0]);
};

const buildMigration = (name: string, sql: string): Migration => ({ name, sql });
/** Roles belong to the cluster, not to the database in which they were created. */
const ROLES = ['bulwark_owner', 'bulwark_overseer', ...Object.values(DatabaseRole)].join(', ');

const A = buildMigration('0001-a', 'create table a (n int); insert into a values (1)');
const B = buildMigration('0002-b', 'create table b (n int)');

beforeAll(async () => {
  server = await startPostgres({ folder });
});

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() =>
  connect(
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
  test('applies missing migrations in order, and none twice', async () => {
    expect(await connect((client) => migrate(client, [A]))).toEqual(['0001-a']);
    expect(await connect((client) => migrate(client, [A, B]))).toEqual(['0002-b']);
    expect(await connect((client) => migrate(client, [A, B]))).toEqual([]);
  });

  test('waits for a concurrent run, so that each migration is applied once', async () => {
    const runs = await Promise.all(
      [1, 2, 3].map(() =>
        connect((client) => migrate(client, [buildMigration('0001-a', `select pg_sleep(0.3);${A.sql}`), B])),
      ),
    );
    expect(runs.flat().sort()).toEqual(['0001-a', '0002-b']);
    expect(await connect((client) => readValues(client, 'select n from a'))).toEqual([1]);
  });

  test('refuses a migration that has changed since it was applied', async () => {
    await connect((client) => migrate(client, [A]));
    const changed = buildMigration('0001-a', 'create table other (n int)');
    await expect(connect((client) => migrate(client, [changed]))).rejects.toThrow(
      '0001-a has changed since it was applied; restore it and add a new migration',
    );
  });

  test('accepts a newer schema, so that a deployment can be rolled back', async () => {
    await connect((client) => migrate(client, [A, B]));
    expect(await connect((client) => migrate(client, [A]))).toEqual([]);
    expect(await connect((client) => readValues(client, 'select name from migrations.applied order by 1'))).toEqual([
      '0001-a',
      '0002-b',
    ]);
  });

  test('refuses a version without one of the older applied migrations', async () => {
    await connect((client) => migrate(client, [A, B]));
    await expect(connect((client) => migrate(client, [B]))).rejects.toThrow(
      '0001-a was applied and is unknown, but older than 0002-b; deploy the version that has it',
    );
  });

  test('refuses a new migration whose name is before an applied one', async () => {
    await connect((client) => migrate(client, [B]));
    await expect(connect((client) => migrate(client, [A, B]))).rejects.toThrow(
      '0001-a is before 0002-b, which was applied; add new migrations at the end',
    );
  });

  test('rolls back a failed migration, keeps those before it and reports the reason', async () => {
    const broken = buildMigration('0002-broken', 'create table half (n int); insert into half values (1); select 1/0');
    await expect(connect((client) => migrate(client, [A, broken, B]))).rejects.toThrow(
      '0002-broken failed and was rolled back: division by zero',
    );
    expect(await connect((client) => readValues(client, 'select name from migrations.applied'))).toEqual(['0001-a']);
    expect(await connect((client) => readValues(client, "select to_regclass('half')"))).toEqual([null]);
    expect(await connect((client) => migrate(client, [A, B]))).toEqual(['0002-b']);
  });

  test('that is killed is completed by the next run', async () => {
    const slow = buildMigration('0001-a', `${A.sql}; select pg_sleep(30)`);
    const killed = connect((client) => migrate(client, [slow])).catch((error: Error) => error.message);
    await connect(async (client) => {
      const sleeping = "from pg_stat_activity where wait_event = 'PgSleep'";
      while ((await readValues(client, `select pid ${sleeping}`)).length === 0)
        await readValues(client, 'select pg_sleep(0.05)');
      await client.query(`select pg_terminate_backend(pid) ${sleeping}`);
    });
    expect(await killed).toMatch(/terminat|connection/i);
    expect(await connect((client) => migrate(client, [A]))).toEqual(['0001-a']);
    expect(await connect((client) => readValues(client, 'select n from a'))).toEqual([1]);
  });
});

describe('the migrations of the service', () => {
  beforeEach(() => connect((client) => migrate(client, migrations)));

  const runAsReader = <T>(use: (client: Client) => Promise<T>) =>
    connect((client) => client.query(`alter role ${DatabaseRole.READ} password '${PASSWORD}'`)).then(() =>
      connect(use, { user: DatabaseRole.READ, password: PASSWORD }),
    );

  test('have names in the order they are applied', () => {
    const names = migrations.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^\d{4}-[a-z0-9-]+$/);
  });

  test('create every database role of the functions, without the right to bypass row-level security', async () => {
    const roles = await connect(async (client) => {
      const { rows } = await client.query<Record<string, unknown>>(
        "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin from pg_roles where rolname like 'bulwark%' and rolname <> current_user order by 1",
      );
      return rows;
    });
    const weak = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
    expect(roles).toEqual([
      { rolname: 'bulwark_erase', ...weak, rolcanlogin: true },
      { rolname: 'bulwark_keeper', ...weak, rolcanlogin: true },
      { rolname: 'bulwark_overseer', ...weak, rolcanlogin: false },
      { rolname: 'bulwark_owner', ...weak, rolcanlogin: false },
      { rolname: 'bulwark_read', ...weak, rolcanlogin: true },
      { rolname: 'bulwark_tenants', ...weak, rolcanlogin: true },
      { rolname: 'bulwark_write', ...weak, rolcanlogin: true },
    ]);
  });

  test('let the read role call the health function', async () => {
    expect(await runAsReader((client) => readValues(client, 'select bulwark.health()'))).toEqual([true]);
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
    await expect(runAsReader((client) => client.query(sql))).rejects.toThrow(
      /permission denied|must be (owner|member)/,
    );
  });

  test('are not kept out by a user of a function that holds an advisory lock', async () => {
    await runAsReader(async (reader) => {
      await reader.query('select pg_advisory_lock(27711062577148523)');
      await reader.query('begin; select bulwark.health()');
      const next = buildMigration('9999-next', 'create table next (n int)');
      expect(await connect((client) => migrate(client, [...migrations, next]))).toEqual(['9999-next']);
    });
  });

  test('set the settings of every user back, which the user can change', async () => {
    const readSettings = () =>
      connect((client) =>
        readValues(client, "select setconfig::text from pg_db_role_setting where setrole = 'bulwark_read'::regrole"),
      );
    await runAsReader(async (reader) => {
      await reader.query('alter role current_user set default_transaction_read_only = on');
      await reader.query('alter role current_user set statement_timeout = 0');
      await reader.query(`alter role current_user in database ${DATABASE_NAME} set search_path = 'pg_temp'`);
    });
    expect(await readSettings()).not.toEqual(['{statement_timeout=900ms}']);
    await connect((client) => migrate(client, migrations));
    expect(await readSettings()).toEqual(['{statement_timeout=900ms}']);
  });

  test('refuse the data of a version before 0006 instead of leaving it unsealed', async () => {
    await connect(async (client) => {
      await client.query(`drop database if exists old with (force)`);
      await client.query('create database old');
    });
    const old = { database: 'old' };
    await connect((client) => migrate(client, migrations.slice(0, 5)), old);
    await connect(
      (client) => client.query("insert into bulwark.tenant_keys (tenant, wrapped_key) values ('example', '\\x00')"),
      old,
    );
    await expect(connect((client) => migrate(client, migrations), old)).rejects.toThrow('start with an empty database');
    await connect((client) => client.query('drop database old with (force)'));
  });

  test('need no superuser, which Aurora does not offer', async () => {
    const plain = { user: 'plain_master', password: PASSWORD, database: 'plain' };
    await connect(
      async (client) => {
        await client.query(`drop database ${DATABASE_NAME} with (force)`);
        await client.query(`drop role ${ROLES}`);
        await client.query(`create role plain_master login createrole createdb password '${PASSWORD}'`);
      },
      { database: 'postgres' },
    );
    await connect((client) => client.query('create database plain'), { ...plain, database: 'postgres' });
    expect(await connect((client) => migrate(client, migrations), plain)).toEqual(migrations.map(({ name }) => name));
    await connect(
      async (client) => {
        await client.query('drop database plain with (force)');
        await client.query(`drop role ${ROLES}, plain_master`);
      },
      { database: 'postgres' },
    );
  });

  test('can be applied to a second database of the same cluster', async () => {
    await connect((client) => client.query('create database second'), { database: 'postgres' });
    expect(await connect((client) => migrate(client, migrations), { database: 'second' })).toEqual(
      migrations.map(({ name }) => name),
    );
    await connect((client) => client.query('drop database second'), { database: 'postgres' });
  });
});
