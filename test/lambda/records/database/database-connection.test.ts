import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Client, type Pool } from 'pg';
import { migrations } from '../../../../lambda/migrate/migrations';
import { migrate } from '../../../../lambda/migrate/migrator';
import { databaseCall } from '../../../../lambda/records/database/database-call';
import { connectDatabase } from '../../../../lambda/records/database/database-connection';
import { readService } from '../../../../lambda/records/read/read-service';
import { type LocalPostgres, startPostgres } from '../../../../local/postgres';
import { serverCertificate } from '../../../../local/server-certificate';
import { apiEvent, context } from '../api-event';

jest.setTimeout(30_000);

const PASSWORD = 'what the token is in AWS';
const folder = mkdtempSync(join(tmpdir(), 'bulwark-health-'));
const pools: Pool[] = [];
let server: LocalPostgres;

/** The service as handler.ts composes it, but for the token and the authority. */
function service(over: { readonly port?: number; readonly authority?: string; readonly password?: string } = {}) {
  const { host, port, authority } = server;
  const pool = connectDatabase(
    { host, port: over.port ?? port, name: 'postgres', user: 'bulwark_read', region: 'eu-central-1' },
    { password: async () => over.password ?? PASSWORD, authority: over.authority ?? authority },
  );
  pools.push(pool);
  const handle = readService({
    call: databaseCall(pool),
    // Health asks for none.
    keys: { find: async () => undefined, findOrMake: () => Promise.reject(new Error('not asked for')) },
    logger: new Logger({ serviceName: 'records-read' }),
  });
  return async () => {
    const { statusCode, body } = await handle(apiEvent('GET', '/health'), context);
    return { statusCode, body: JSON.parse(body) };
  };
}

async function asMaster(...statements: readonly string[]): Promise<void> {
  const { host, port, user, password, authority } = server;
  const client = new Client({ host, port, user, password, database: 'postgres', ssl: { ca: authority } });
  await client.connect();
  try {
    await migrate(client, migrations);
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const OK = { statusCode: 200, body: { status: 'ok' } };
const ILL = {
  statusCode: 503,
  body: { type: 'about:blank', title: 'The service could not answer; try again later', status: 503 },
};

beforeAll(async () => {
  server = await startPostgres({ folder });
  await asMaster(`alter role bulwark_read password '${PASSWORD}'`);
});
beforeEach(() => {
  for (const stream of [process.stdout, process.stderr]) jest.spyOn(stream, 'write').mockReturnValue(true);
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('GET /health asks a real database', () => {
  test('and says ok while it answers, on one connection', async () => {
    const health = service();
    for (let request = 0; request < 5; request += 1) expect(await health()).toEqual(OK);
    expect(pools.at(-1)?.totalCount).toBe(1);
  });

  test('with only the role that reads, which sees nothing else', async () => {
    await service()();
    await expect(pools.at(-1)?.query('select * from migrations.applied')).rejects.toThrow('permission denied');
  });

  test('and says unavailable without the reason when it is stopped, and ok when it is back', async () => {
    const health = service();
    expect(await health()).toEqual(OK);
    await server.stop();
    expect(await health()).toEqual(ILL);
    expect(await health()).toEqual(ILL);
    server = await startPostgres({ folder, port: server.port });
    expect(await health()).toEqual(OK);
  });

  test('and is well at once after a restart that closed its connection', async () => {
    const health = service();
    expect(await health()).toEqual(OK);
    await server.crash();
    server = await startPostgres({ folder, port: server.port });
    expect(await health()).toEqual(OK);
  });

  test('and does not trust a server that another authority vouches for', async () => {
    const { certificate } = await serverCertificate(new Date());
    expect(await service({ authority: certificate })()).toEqual(ILL);
  });

  test('and says unavailable when its password is refused', async () => {
    expect(await service({ password: 'another' })()).toEqual(ILL);
  });
});

describe('GET /health does not wait', () => {
  test('for a database that is busy', async () => {
    const [slow, quick] = ['pg_catalog.pg_sleep(20)', 'null'].map(
      (work) => `create or replace function bulwark.health() returns boolean language plpgsql
        set search_path = '' as $$ begin perform ${work}; return true; end $$`,
    );
    await asMaster(String(slow));
    const started = performance.now();
    expect(await service()()).toEqual(ILL);
    expect(performance.now() - started).toBeLessThan(3_000);
    await asMaster(String(quick));
    expect(await service()()).toEqual(OK);
  });

  test('for a proxy that takes the connection and says nothing', async () => {
    const silent: Server = createServer((socket) => socket.on('error', () => {}));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const started = performance.now();
    expect(await service({ port: typeof address === 'object' ? (address?.port ?? 0) : 0 })()).toEqual(ILL);
    expect(performance.now() - started).toBeLessThan(4_000);
    silent.close();
  });
});
