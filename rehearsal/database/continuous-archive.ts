import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runAsMaster } from '../../local/database';
import type { LocalPostgres } from '../../local/postgres';

/**
 * Continuous archiving: a base backup and every WAL file written since. With both, PostgreSQL itself restores any moment
 * in between, which is what Aurora offers as point-in-time recovery.
 *
 * @see https://www.postgresql.org/docs/17/continuous-archiving.html
 */
export interface ContinuousArchive {
  readonly base: string;
  readonly wal: string;
}

/** The folders of an archive, below the folder of a server, whose user may write there. */
export function createArchive(folder: string): ContinuousArchive {
  const archive = { base: join(folder, 'base'), wal: join(folder, 'wal') };
  mkdirSync(archive.wal, { recursive: true });
  return archive;
}

/** A file is complete as soon as it has its name. */
export function buildArchiveSettings({ wal }: ContinuousArchive): Readonly<Record<string, string>> {
  return {
    fsync: 'off',
    archive_mode: 'on',
    archive_command: `cp "%p" "${wal}/%f.part" && mv "${wal}/%f.part" "${wal}/%f"`,
  };
}

/** Starts recovery at the base backup, and ends it at the last transaction that was committed before the moment. */
export function buildRecoverySettings({ wal }: ContinuousArchive, moment: string): Readonly<Record<string, string>> {
  return {
    restore_command: `cp "${wal}/%f" "%p"`,
    // The server reads its settings before it knows the names of time zones, such as Z.
    recovery_target_time: moment.replace(/Z$/, '+00'),
    recovery_target_action: 'promote',
  };
}

/** Files of a running server that a base backup must not have, and folders whose content it does without. */
const RUNNING = ['postmaster.pid', 'postmaster.opts'];
const EMPTIED = ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp'];

/** @see https://www.postgresql.org/docs/17/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP */
export async function takeBaseBackup(server: LocalPostgres, { base }: ContinuousArchive): Promise<void> {
  await runAsMaster(server, 'postgres', async (client) => {
    await client.query("select pg_backup_start('rehearsal', true)");
    cpSync(server.data, base, { recursive: true, filter: (path) => !RUNNING.some((name) => path.endsWith(name)) });
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()');
    writeFileSync(join(base, 'backup_label'), rows[0]?.labelfile ?? '');
  });
  for (const name of EMPTIED) {
    for (const entry of readdirSync(join(base, name))) rmSync(join(base, name, entry), { recursive: true });
  }
}

const ARCHIVED_MS = 30_000;

/**
 * Completes the archive up to now. PostgreSQL stops at a moment only when it sees a later transaction, so one is
 * committed first.
 */
export async function archiveUntilNow(server: LocalPostgres, { wal }: ContinuousArchive): Promise<void> {
  const file = await runAsMaster(server, 'postgres', async (client) => {
    await client.query('select pg_current_xact_id()');
    const { rows } = await client.query<{ file: string }>('select pg_walfile_name(pg_switch_wal()) as file');
    return join(wal, rows[0]?.file ?? '');
  });
  for (const end = Date.now() + ARCHIVED_MS; !existsSync(file); await wait(50)) {
    if (Date.now() > end) throw new Error(`PostgreSQL did not archive ${file} within ${ARCHIVED_MS / 1000} s`);
  }
}
