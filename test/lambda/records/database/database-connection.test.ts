import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Client, type Pool } from 'pg';
import { migrations } from '../../../../lambda/migrate/migrations';
import { migrate } from '../../../../lambda/migrate/migrator';
import { createDatabaseCall } from '../../../../lambda/records/database/database-call';
import { connectDatabase } from '../../../../lambda/records/database/database-connection';
import { createReadService } from '../../../../lambda/records/read/read-service';
import { findFreePort } from '../../../../local/free-port';
import { type LocalPostgres, startPostgres } from '../../../../local/postgres';
import { createServerCertificate } from '../../../../local/server-certificate';
import { buildApiEvent, context } from '../api-event';

const PASSWORD = 'what the token is in AWS';
const folder = mkdtempSync(join(tmpdir(), 'bulwark-health-'));
const pools: Pool[] = [];
let server: LocalPostgres;

/** The service as handler.ts composes it, except for the token and the authority. */
function createHealthCheck(
  over: {
    readonly port?: number;
    readonly authority?: string;
    readonly password?: string;
    readonly connectMs?: number;
  } = {},
) {
  const { host, port, authority } = server;
  const { connectMs = 2_000 } = over;
  const pool = connectDatabase(
    { host, port: over.port ?? port, name: 'postgres', user: 'bulwark_read', region: 'eu-central-1', connectMs },
    { password: async () => over.password ?? PASSWORD, authority: over.authority ?? authority },
  );
  pools.push(pool);
  const handle = createReadService({
    call: createDatabaseCall(pool),
    // The health check needs none.
    keys: {
      find: async () => undefined,
      findOrCreate: () => Promise.reject(new Error('not asked for')),
      forget: () => undefined,
    },
    clientKeys: new Map(),
    logger: new Logger({ serviceName: 'records-read' }),
  });
  return async () => {
    const { statusCode, body } = await handle(buildApiEvent('GET', '/health'), context);
    return { statusCode, body: JSON.parse(body) };
  };
}

async function runAsMaster(...statements: readonly string[]): Promise<void> {
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

/** What the template gives a function. The service itself gives up a statement after 1 s and a connection after 2 s. */
const FUNCTION_TIMEOUT_MS = 10_000;
const OK = { statusCode: 200, body: { status: 'ok' } };
const ILL = {
  statusCode: 503,
  body: { type: 'about:blank', title: 'Service unavailable; try again later', status: 503 },
};

beforeAll(async () => {
  server = await startPostgres({ folder });
  await runAsMaster(`alter role bulwark_read password '${PASSWORD}'`);
});
beforeEach(() => {
  for (const stream of [process.stdout, process.stderr]) jest.spyOn(stream, 'write').mockReturnValue(true);
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('GET /health with a real database', () => {
  test('answers ok, on one connection', async () => {
    const health = createHealthCheck();
    for (let request = 0; request < 5; request += 1) expect(await health()).toEqual(OK);
    expect(pools.at(-1)?.totalCount).toBe(1);
  });

  test('uses the role that reads, which has no other rights', async () => {
    await createHealthCheck()();
    await expect(pools.at(-1)?.query('select * from migrations.applied')).rejects.toThrow('permission denied');
  });

  test('answers 503 without a reason while the database is stopped, and ok afterwards', async () => {
    const health = createHealthCheck();
    expect(await health()).toEqual(OK);
    await server.stop();
    expect(await health()).toEqual(ILL);
    expect(await health()).toEqual(ILL);
    server = await startPostgres({ folder, port: server.port });
    expect(await health()).toEqual(OK);
  });

  test('answers ok at once after a restart of the database closed the connection', async () => {
    const health = createHealthCheck();
    expect(await health()).toEqual(OK);
    await server.crash();
    server = await startPostgres({ folder, port: server.port });
    expect(await health()).toEqual(OK);
  });

  test('refuses a database with a certificate of another authority, which is no outage but may be an attack', async () => {
    const { certificate } = await createServerCertificate(new Date());
    expect(await createHealthCheck({ authority: certificate })()).toMatchObject({ statusCode: 500 });
  });

  test('answers 503 when the database refuses the password', async () => {
    expect(await createHealthCheck({ password: 'another' })()).toEqual(ILL);
  });
});

describe('the statement of a function', () => {
  const replaceHealth = (type: string, value: string) =>
    runAsMaster(
      'drop function bulwark.health()',
      `create function bulwark.health() returns ${type} language sql set search_path = '' as 'select ${value}'`,
      'grant execute on function bulwark.health() to bulwark_read',
    );
  const listPrepared = async () => {
    const found = await pools.at(-1)?.query('select name, statement from pg_prepared_statements');
    return found?.rows;
  };

  test('is prepared once for a connection', async () => {
    const health = createHealthCheck();
    for (let request = 0; request < 3; request += 1) expect(await health()).toEqual(OK);
    expect(await listPrepared()).toEqual([
      { name: expect.stringMatching(/^health_/), statement: 'select bulwark.health() as answer' },
    ]);
  });

  test('is prepared again when a migration replaces the function, also by one with another result', async () => {
    const health = createHealthCheck();
    // PostgreSQL keeps a plan from the sixth call on.
    for (let request = 0; request < 8; request += 1) expect(await health()).toEqual(OK);
    await replaceHealth('boolean', 'true');
    expect(await health()).toEqual(OK);
    await replaceHealth('text', '1::text');
    for (let request = 0; request < 3; request += 1) expect(await health()).toEqual(OK);
    await replaceHealth('boolean', 'true');
    expect(await health()).toEqual(OK);
  });

  test('is sent again when the connection does not have it', async () => {
    const health = createHealthCheck();
    expect(await health()).toEqual(OK);
    await pools.at(-1)?.query('deallocate all');
    expect(await health()).toEqual(OK);
  });
});

describe('a database that pauses', () => {
  /** A port that passes connections on to the database only after some time, as Aurora does while it resumes. */
  async function startResuming(resumeMs: number): Promise<{ readonly port: number; readonly close: () => void }> {
    const front = createServer((socket) => {
      socket.on('error', () => {}).pause();
      setTimeout(() => {
        if (socket.destroyed) return;
        const behind = createConnection(server.port, server.host).on('error', () => socket.destroy());
        socket.pipe(behind).pipe(socket);
      }, resumeMs);
    });
    const port = await findFreePort();
    await new Promise<void>((resolve) => front.listen(port, '127.0.0.1', resolve));
    return { port, close: () => void front.close() };
  }

  test('is awaited by the first request within the time of its settings', async () => {
    const { port, close } = await startResuming(3_000);
    expect(await createHealthCheck({ port, connectMs: 20_000 })()).toEqual(OK);
    close();
  });

  test('that resumes too slowly is an honest 503 within the limit of the API', async () => {
    const { port, close } = await startResuming(8_000);
    const started = performance.now();
    expect(await createHealthCheck({ port, connectMs: 2_000 })()).toEqual(ILL);
    expect(performance.now() - started).toBeLessThan(FUNCTION_TIMEOUT_MS);
    close();
  });

  test('ends idle sessions, and the next request connects again whether or not it has read the end', async () => {
    const health = createHealthCheck();
    await runAsMaster('alter role bulwark_read set idle_session_timeout = 300');
    expect(await health()).toEqual(OK);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await health()).toEqual(OK);
    // Lambda freezes a function between requests: nothing is read until the next request.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
    expect(await health()).toEqual(OK);
    await runAsMaster('alter role bulwark_read reset idle_session_timeout');
  });
});

describe('GET /health does not wait', () => {
  test('for a database that is busy', async () => {
    const [slow, quick] = ['pg_catalog.pg_sleep(20)', 'null'].map(
      (work) => `create or replace function bulwark.health() returns boolean language plpgsql
        set search_path = '' as $$ begin perform ${work}; return true; end $$`,
    );
    await runAsMaster(String(slow));
    const started = performance.now();
    expect(await createHealthCheck()()).toEqual(ILL);
    expect(performance.now() - started).toBeLessThan(FUNCTION_TIMEOUT_MS);
    await runAsMaster(String(quick));
    expect(await createHealthCheck()()).toEqual(OK);
  });

  test('for a proxy that accepts the connection and does not respond', async () => {
    const silent: Server = createServer((socket) => socket.on('error', () => {}));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const started = performance.now();
    expect(await createHealthCheck({ port: typeof address === 'object' ? (address?.port ?? 0) : 0 })()).toEqual(ILL);
    expect(performance.now() - started).toBeLessThan(FUNCTION_TIMEOUT_MS);
    silent.close();
  });
});
