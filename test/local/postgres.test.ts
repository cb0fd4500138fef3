import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, type ClientConfig } from 'pg';
import { type LocalPostgres, startPostgres } from '../../local/postgres';

const folder = mkdtempSync(join(tmpdir(), 'bulwark-postgres-'));
let server: LocalPostgres;

function connection(changes: ClientConfig = {}): ClientConfig {
  const { host, port, user, password, authority } = server;
  return { host, port, user, password, database: 'postgres', ssl: { ca: authority }, ...changes };
}

async function ask(sql: string, changes: ClientConfig = {}): Promise<unknown[]> {
  const client = new Client(connection(changes));
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
}, 60_000);

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the local database', () => {
  test('is the real server, of the major version that Aurora runs', async () => {
    expect(String(await ask('show server_version'))).toMatch(/^17\./);
  });

  test('speaks TLS 1.2 at least', async () => {
    expect(await ask('select version from pg_stat_ssl where pid = pg_backend_pid()')).toEqual(['TLSv1.3']);
  });

  test('refuses connections without TLS', async () => {
    await expect(ask('select 1', { ssl: false })).rejects.toThrow(/no pg_hba.conf entry .* no encryption/);
  });

  test('refuses a wrong password', async () => {
    await expect(ask('select 1', { password: 'wrong' })).rejects.toThrow(/password authentication failed/);
  });

  test('is not trusted by a client that does not know its authority', async () => {
    await expect(ask('select 1', { ssl: true })).rejects.toThrow(/self-signed|unable to verify/);
  });

  test('listens on the loopback address alone', async () => {
    expect(await ask('show listen_addresses')).toEqual(['127.0.0.1']);
  });

  test('keeps its data over a stop and a crash', async () => {
    await ask('create table kept (n int)');
    await ask('insert into kept values (1)');
    await server.stop();
    server = await startPostgres({ folder });
    await ask('insert into kept values (2)');
    await server.crash();
    server = await startPostgres({ folder });
    expect(await ask('select n from kept order by n')).toEqual([1, 2]);
  }, 60_000);

  test('stops with the process that started it', async () => {
    const other = mkdtempSync(join(tmpdir(), 'bulwark-postgres-'));
    const script = `
      require('./local/postgres').startPostgres({ folder: ${JSON.stringify(other)} })
        .then(({ port }) => { console.log(port); process.exit(0); });`;
    const root = join(__dirname, '..', '..');
    const port = Number(
      execFileSync(process.execPath, ['--import', 'tsx', '-e', script], { cwd: root, encoding: 'utf8' }),
    );
    expect(port).toBeGreaterThan(0);
    await expect(
      (async () => {
        for (let attempt = 0; attempt < 50; attempt += 1) {
          await ask('select 1', { port, password: 'x' }).catch((error: Error) => {
            if (/ECONNREFUSED/.test(String(error))) throw error;
          });
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      })(),
    ).rejects.toThrow(/ECONNREFUSED/);
    rmSync(other, { recursive: true, force: true });
  }, 60_000);
});
