import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Pool } from 'pg';
import { compactKeys } from '../../../lambda/keeper/compact-keys';
import { migrations } from '../../../lambda/migrate/migrations';
import { migrate } from '../../../lambda/migrate/migrator';
import { type LocalPostgres, startPostgres } from '../../../local/postgres';

const folder = mkdtempSync(join(tmpdir(), 'bulwark-compact-'));
let server: LocalPostgres;
let master: Pool;
/** The connection of the scheduled function. */
let pool: Pool;

const openPool = (options: string) => {
  const { host, port, user, password, authority } = server;
  const made = new Pool({ host, port, user, password, database: 'postgres', ssl: { ca: authority }, max: 1, options });
  // The server may stop before a connection that a failed test kept.
  made.on('error', () => undefined);
  return made;
};

beforeAll(async () => {
  server = await startPostgres({ folder });
  master = openPool('-c session_replication_role=replica');
  pool = openPool('-c role=bulwark_keeper');
  const client = await master.connect();
  await migrate(client, migrations);
  client.release();
  // What is stored as it is has the size of its bytes.
  await master.query('alter table bulwark.subjects alter column wrapped_key set storage external');
});
beforeEach(async () => {
  await master.query('truncate bulwark.subjects cascade');
});
afterAll(async () => {
  await Promise.all([master?.end(), pool?.end()]);
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Adds persons whose keys have this many bytes. Foreign keys are not checked here. */
const addPersons = (count: number, bytes: number) =>
  master.query(
    `insert into bulwark.subjects (tenant, subject, generation, epoch, wrapped_key)
      select 'example', gen_random_uuid(), 1, 1, decode(repeat('ab', $2), 'hex') from generate_series(1, $1)`,
    [count, bytes],
  );
const measure = async () => {
  const { rows } = await master.query(
    "select pg_relation_filenode('bulwark.subjects') as file, pg_total_relation_size('bulwark.subjects')::int as bytes, (select count(*)::int from bulwark.subjects) as persons",
  );
  return rows[0];
};

test('the table of keys moves to a file without the deleted keys, and the connection can be used again', async () => {
  await addPersons(2_000, 200);
  await master.query('delete from bulwark.subjects where ctid not in (select ctid from bulwark.subjects limit 10)');
  const before = await measure();
  for (let run = 0; run < 2; run += 1) expect(await compactKeys(pool)).toBe(true);
  const after = await measure();
  expect(after.file).not.toBe(before.file);
  expect(after.persons).toBe(10);
  expect(after.bytes).toBeLessThan(before.bytes / 2);
});

test('a table of more than 64 MiB stays in its file, since its rewriting would keep requests waiting', async () => {
  await addPersons(58, 1024 * 1024);
  expect(await compactKeys(pool)).toBe(true);
  await addPersons(8, 1024 * 1024);
  const before = await measure();
  expect(before.bytes).toBeGreaterThan(64 * 1024 * 1024);
  expect(await compactKeys(pool)).toBe(false);
  expect(await measure()).toEqual(before);
});

test('a table that is in use is left to the next run, after half a second', async () => {
  await addPersons(1, 200);
  const other = await master.connect();
  try {
    await other.query('begin; lock table bulwark.subjects in access share mode');
    const started = performance.now();
    expect(await Promise.race([compactKeys(pool), wait(20_000, 'still waiting', { ref: false })])).toBe(false);
    expect(performance.now() - started).toBeGreaterThan(450);
  } finally {
    await other.query('rollback');
    other.release();
  }
  expect(await compactKeys(pool)).toBe(true);
});

test('every other failure stops the run', async () => {
  await master.query('alter table bulwark.subjects rename to hidden');
  try {
    await expect(compactKeys(pool)).rejects.toMatchObject({ code: '42P01' });
  } finally {
    await master.query('alter table bulwark.hidden rename to subjects');
  }
  expect(await compactKeys(pool)).toBe(true);
});
