import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { Client } from 'pg';
import type { EnvironmentDraft } from '../lib/settings/presets';
import { DATABASE, type LocalBackend, startBackend } from '../local/backend';
import { runAsMaster } from '../local/database';
import { startPostgres } from '../local/postgres';
import { createRoomyDraft } from './roomy-settings';
import { parseDraft } from './scaffold';

export interface TestRequest {
  readonly method?: string;
  /** Path after the stage, or after the root with `root`. */
  readonly path: string;
  readonly root?: boolean;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Sent as JSON unless it is text or bytes. */
  readonly body?: unknown;
}

export interface TestResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body; empty when it is not JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface TestBackend extends LocalBackend {
  readonly folder: string;
  /** Headers of a client that has every right within its tenant. */
  readonly getHeaders: (client: string) => Readonly<Record<string, string>>;
  /** Starts the database again, on its data and port, after it was stopped or crashed. */
  readonly restartDatabase: () => Promise<void>;
  readonly request: (sent: TestRequest) => Promise<TestResponse>;
  /** Queries the database as its first user, who bypasses row-level security. */
  readonly runAsMaster: <T>(work: (client: Client) => Promise<T>) => Promise<T>;
  /** Everything that the functions and the gateway have logged so far. */
  readonly readLogs: () => Promise<string>;
  /** The lines that the functions have logged for one request. */
  readonly readFunctionLog: (response: TestResponse) => Promise<readonly Readonly<Record<string, unknown>>[]>;
}

export interface TestBackendProps {
  /** @default - a sandbox with wide throttles */
  readonly draft?: EnvironmentDraft;
  /** The clock of throttles and quotas. @default - the clock of this machine */
  readonly now?: () => Date;
}

const backends: Promise<TestBackend>[] = [];

// Also stops a backend that was still starting when its `beforeAll` failed.
afterAll(async () => {
  await Promise.allSettled(backends.map(async (backend) => (await backend).stop()));
});

/** Starts the whole backend in this process, in its own folder. It stops after the last test of the file. */
export function startTestBackend(props: TestBackendProps = {}): Promise<TestBackend> {
  const backend = startBackendInFolder(props);
  backends.push(backend);
  return backend;
}

async function startBackendInFolder({ draft = createRoomyDraft(), now }: TestBackendProps): Promise<TestBackend> {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-backend-'));
  const settings = parseDraft(draft);
  const backend = await startBackend({ settings, folder, ...(now === undefined ? {} : { now }) });
  let postgres = backend.postgres;
  const restartDatabase = async () => {
    postgres = await startPostgres({ folder: dirname(postgres.data), port: postgres.port });
  };
  const stop = async () => {
    await backend.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { ...backend, ...(await createTestAccess(backend)), folder, restartDatabase, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function createTestAccess(
  backend: LocalBackend,
): Promise<Pick<TestBackend, 'getHeaders' | 'request' | 'runAsMaster' | 'readLogs' | 'readFunctionLog'>> {
  const headers = new Map<string, Record<string, string>>();
  for (const client of backend.clients) {
    const token = await backend.requestToken(client, client.scopes);
    headers.set(client.name, { Authorization: `Bearer ${token}`, 'x-api-key': backend.getApiKey(client) });
  }
  return {
    getHeaders: (client) => headers.get(client) ?? {},
    request: (sent) => sendRequest(backend.url, sent),
    runAsMaster: (work) => runAsMaster(backend.postgres, DATABASE, work),
    readLogs: async () => {
      await backend.flushLogs();
      return Object.values(backend.logs)
        .map((file) => readFileSync(file, 'utf8'))
        .join('');
    },
    readFunctionLog: async (response) => {
      await backend.flushLogs();
      const lines = readFileSync(backend.logs.functions, 'utf8').split('\n').map(parseJson);
      return lines.filter(({ request }) => request === response.headers['x-amzn-requestid']);
    },
  };
}

/** Sends a request exactly as given. An HTTP client would correct what an attacker sends wrong on purpose. */
export function sendRequest(
  base: string,
  { method = 'GET', path, root = false, headers = {}, body }: TestRequest,
): Promise<TestResponse> {
  const { hostname, port, pathname } = new URL(base);
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  const content = body === undefined ? undefined : raw ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = send(
      {
        hostname,
        port,
        method,
        path: root ? path : `${pathname}${path}`,
        headers: {
          ...(content === undefined
            ? {}
            : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(content) }),
          ...Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
          ),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
            text,
            body: parseJson(text),
          });
        });
      },
    );
    request.on('error', reject);
    request.end(content);
  });
}

function parseJson(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

export function generateKey(): string {
  return randomBytes(12).toString('hex');
}
