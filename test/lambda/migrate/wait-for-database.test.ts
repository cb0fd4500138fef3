import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { migrate } from '../../../lambda/migrate/migrator';
import { waitForDatabase } from '../../../lambda/migrate/wait-for-database';
import { findFreePort } from '../../../local/free-port';
import { type LocalPostgres, startPostgres } from '../../../local/postgres';

const folder = mkdtempSync(join(tmpdir(), 'bulwark-wait-'));
const FIRST = { name: '0001-a', sql: 'create table a (n int)' };
const NEVER = new AbortController().signal;
let server: LocalPostgres;

beforeAll(async () => {
  server = await startPostgres({ folder });
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Target {
  readonly host?: string;
  readonly port?: number;
  readonly password?: string;
  readonly authority?: string;
  readonly database?: string;
}

async function connect(target: Target = {}): Promise<Client> {
  const { host = server.host, port = server.port, password = server.password, authority = server.authority } = target;
  const { user } = server;
  const { database = 'postgres' } = target;
  const client = new Client({ host, port, user, password, database, ssl: { ca: authority } });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Waits, and collects what is logged. */
function startWaiting(target: Target, waitMs: number, deadline = NEVER) {
  const logged: unknown[] = [];
  const logger = { info: (_message: unknown, ...facts: unknown[]) => void logged.push(...facts) };
  return { logged, client: waitForDatabase(() => connect(target), { deadline, logger, waitMs }) };
}

describe('a migration waits', () => {
  test('for a database that starts late, logs what it waits for, and then migrates', async () => {
    const { port } = server;
    await server.stop();
    const waiting = startWaiting({}, 60_000);
    await wait(1_200);
    server = await startPostgres({ folder, port });
    const client = await waiting.client;
    expect(await migrate(client, [FIRST])).toEqual(['0001-a']);
    await client.end();
    expect(waiting.logged).toContainEqual({
      for: 'the database to accept connections',
      code: 'ECONNREFUSED',
      attempt: 1,
      pauseMs: 500,
    });
    const pauses = waiting.logged.map((facts) => Number(Reflect.get(Object(facts), 'pauseMs')));
    expect(pauses.length).toBeGreaterThan(1);
    expect(pauses.slice(0, 2)).toEqual([500, 1000]);
  });

  test.each<[string, Target, string]>([
    ['a name that DNS does not have yet', { host: 'cluster.invalid' }, 'the name of the database in DNS: '],
    ['a database that listens on no port yet', { port: 1 }, 'the database to accept connections: ECONNREFUSED'],
    ['IAM authentication that is not enabled yet', { password: 'no' }, 'IAM authentication of the database: 28P01'],
  ])('for %s, and gives up with this reason', async (_what, target, reason) => {
    await expect(startWaiting(target, 700).client).rejects.toThrow(`for ${reason}`);
  });

  test('for a database that closes the connection, or refuses TLS', async () => {
    for (const [answer, reason] of [
      ['', 'CONNECTION_LOST|ECONNRESET'],
      ['N', 'NO_TLS'],
    ] as const) {
      const closing = createServer(
        (socket) => void socket.on('error', () => {}).once('data', () => socket.end(answer)),
      );
      const port = await findFreePort();
      await new Promise<void>((resolve) => closing.listen(port, '127.0.0.1', resolve));
      await expect(startWaiting({ port }, 700).client).rejects.toThrow(
        new RegExp(`waited . s for the database to accept TLS: (${reason})`),
      );
      closing.close();
    }
  });

  test('until the deadline of the function, and then not a moment longer', async () => {
    const deadline = AbortSignal.timeout(300);
    const started = performance.now();
    await expect(startWaiting({ port: 1 }, 60_000, deadline).client).rejects.toThrow('ECONNREFUSED');
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('a migration does not wait', () => {
  test('for a server with a certificate of another authority', async () => {
    const waiting = startWaiting({ authority: '' }, 60_000);
    await expect(waiting.client).rejects.toThrow(/certificate/);
    expect(waiting.logged).toEqual([]);
  });

  test('for a database that does not exist', async () => {
    const waiting = startWaiting({ database: 'missing' }, 60_000);
    await expect(waiting.client).rejects.toThrow('database "missing" does not exist');
    expect(waiting.logged).toEqual([]);
  });

  test('and does not run again after a migration has failed', async () => {
    const { client, logged } = startWaiting({}, 60_000);
    const wrong = migrate(await client, [FIRST, { name: '0002-wrong', sql: 'select 1/0' }]);
    await expect(wrong).rejects.toThrow('0002-wrong failed and was rolled back: division by zero');
    expect(logged).toEqual([]);
    await (await client).end();
  });
});
