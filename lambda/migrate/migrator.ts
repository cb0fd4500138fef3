import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Migration } from './migration';

/** Advisory lock, so that two migrators never run at once: the bytes of "bulwark" as a number. */
const LOCK = '27711062577148523';
const LOCK_WAIT_MS = 60_000;

/**
 * Applies the missing migrations. Each runs in one transaction that also records it, so that it is applied completely
 * or not at all, and the next run completes an interrupted one.
 *
 * @returns the names of the migrations that this run applied
 * @throws Error when an applied migration has changed, is unknown, or is out of order, and when a migration fails;
 *   later ones are not applied. Applied migrations that are newer than all known ones are accepted: a rollback of a
 *   deployment runs an older version on the newer schema.
 */
export async function migrate(client: ClientBase, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(`set lock_timeout = ${LOCK_WAIT_MS}`);
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query(`
      create schema if not exists migrations;
      create table if not exists migrations.applied (
        name text primary key,
        sha256 text not null,
        applied_at timestamptz not null default now()
      );
    `);
    const applied = await readAppliedMigrations(client);
    assertNoDrift(applied, migrations);
    const missing = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of missing) await applyMigration(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

async function readAppliedMigrations(client: ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migrations.applied');
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

function assertNoDrift(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const newest = migrations.at(-1)?.name ?? '';
  for (const [name, sha256] of applied) {
    const migration = known.get(name);
    if (migration === undefined) {
      if (name > newest) continue;
      throw new Error(`${name} was applied and is unknown, but older than ${newest}; deploy the version that has it`);
    }
    if (hashMigration(migration) !== sha256) {
      throw new Error(`${name} has changed since it was applied; restore it and add a new migration`);
    }
  }
  const open = migrations.findIndex(({ name }) => !applied.has(name));
  const late = open < 0 ? undefined : migrations.slice(open).find(({ name }) => applied.has(name));
  if (late !== undefined) {
    throw new Error(
      `${migrations[open]?.name} is before ${late.name}, which was applied; add new migrations at the end`,
    );
  }
}

async function applyMigration(client: ClientBase, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into migrations.applied (name, sha256) values ($1, $2)', [
      migration.name,
      hashMigration(migration),
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${migration.name} failed and was rolled back: ${reason}`, { cause: error });
  }
}

function hashMigration({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex');
}
