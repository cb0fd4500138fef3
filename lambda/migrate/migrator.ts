import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { readErrorFacts } from '../records/error-facts';
import type { Migration } from './migration';
import { resetRoleSettings } from './role-settings';

const LOCK_WAIT_MS = 60_000;
/** Two migrators may create the schema at the same time; one of them then fails with one of these. */
const ALREADY_EXISTS: ReadonlySet<string> = new Set(['23505', '42P06', '42P07']);

/**
 * Applies the missing migrations. Each runs in one transaction that also records it, so that it is applied completely
 * or not at all, and the next run completes an interrupted one. Two migrators never run at once: each transaction locks
 * a table that no user of a function may touch. Every user could take an advisory lock, and so keep out the deployment
 * that would remove it. At the end the settings of the users are set back to those of the migrations.
 *
 * @returns the names of the migrations that this run applied
 * @throws Error when an applied migration has changed, is unknown, or is out of order, and when a migration fails;
 *   later ones are not applied. Applied migrations that are newer than all known ones are accepted: a rollback of a
 *   deployment runs an older version on the newer schema.
 */
export async function migrate(client: ClientBase, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(`set lock_timeout = ${LOCK_WAIT_MS}`);
  await createList(client).catch((error) => {
    if (!ALREADY_EXISTS.has(readErrorFacts(error).code)) throw error;
    return createList(client);
  });
  const applied: string[] = [];
  for (;;) {
    const name = await applyNext(client, migrations);
    if (name === undefined) break;
    applied.push(name);
  }
  await resetRoleSettings(client);
  return applied;
}

async function createList(client: ClientBase): Promise<void> {
  await client.query(`
    create schema if not exists migrations;
    create table if not exists migrations.applied (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    );
  `);
}

/** Applies the first missing migration, and returns its name; undefined when none is missing. */
async function applyNext(client: ClientBase, migrations: readonly Migration[]): Promise<string | undefined> {
  await client.query('begin');
  try {
    await client.query('lock table migrations.applied in access exclusive mode');
    const applied = await readAppliedMigrations(client);
    assertNoDrift(applied, migrations);
    const missing = migrations.find(({ name }) => !applied.has(name));
    if (missing !== undefined) await applyMigration(client, missing);
    await client.query('commit');
    return missing?.name;
  } catch (error) {
    await client.query('rollback');
    throw error;
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
  try {
    await client.query(migration.sql);
    await client.query('insert into migrations.applied (name, sha256) values ($1, $2)', [
      migration.name,
      hashMigration(migration),
    ]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${migration.name} failed and was rolled back: ${reason}`, { cause: error });
  }
}

function hashMigration({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex');
}
