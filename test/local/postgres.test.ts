import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, type ClientConfig } from 'pg';
import { type LocalPostgres, startPostgres } from '../../local/postgres';

const ROOT = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'bulwark-postgres-'));
let server: LocalPostgres;

function buildConnection(changes: ClientConfig = {}): ClientConfig {
  const { host, port, user, password, authority } = server;
  return { host, port, user, password, database: 'postgres', ssl: { ca: authority }, ...changes };
}

async function query(sql: string, changes: ClientConfig = {}): Promise<unknown[]> {
  const client = new Client(buildConnection(changes));
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  server = await startPostgres({ folder });
});

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the local database', () => {
  test('is a real PostgreSQL, of the major version that Aurora runs', async () => {
    expect(String(await query('show server_version'))).toMatch(/^17\./);
  });

  test('requires TLS 1.2 or later', async () => {
    expect(await query('select version from pg_stat_ssl where pid = pg_backend_pid()')).toEqual(['TLSv1.3']);
  });

  test('refuses connections without TLS', async () => {
    await expect(query('select 1', { ssl: false })).rejects.toThrow(/no pg_hba.conf entry .* no encryption/);
  });

  test('refuses a wrong password', async () => {
    await expect(query('select 1', { password: 'wrong' })).rejects.toThrow(/password authentication failed/);
  });

  test('is refused by a client that does not trust its certificate authority', async () => {
    await expect(query('select 1', { ssl: true })).rejects.toThrow(/self-signed|unable to verify/);
  });

  test('listens on the loopback address only', async () => {
    expect(await query('show listen_addresses')).toEqual(['127.0.0.1']);
  });

  test('keeps its data after a stop and after a crash', async () => {
    await query('create table kept (n int)');
    await query('insert into kept values (1)');
    await server.stop();
    server = await startPostgres({ folder });
    await query('insert into kept values (2)');
    await server.crash();
    server = await startPostgres({ folder });
    expect(await query('select n from kept order by n')).toEqual([1, 2]);
  });

  test.each([
    ['exits', 'process.exit(0)'],
    ['is killed', "process.kill(process.pid, 'SIGKILL')"],
  ])('stops when the process that started it %s', async (_end, code) => {
    const other = mkdtempSync(join(tmpdir(), 'bulwark-postgres-'));
    const script = `
      require('./local/postgres').startPostgres({ folder: ${JSON.stringify(other)} })
        .then(({ port }) => { console.log(port); ${code}; });`;
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], { cwd: ROOT, encoding: 'utf8' });
    const port = Number(stdout);
    expect(port).toBeGreaterThan(0);
    while (!(await isRefused(port))) await wait(100);
    rmSync(other, { recursive: true, force: true });
  });
});

/** Whether nothing listens on a port any more. */
async function isRefused(port: number): Promise<boolean> {
  const answer = await query('select 1', { port, password: 'x' }).catch((error: Error) => error);
  return /ECONNREFUSED/.test(String(answer));
}
