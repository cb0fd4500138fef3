import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { EnvironmentDraft } from '../lib/settings/presets';
import { DATABASE, type LocalBackend, startBackend } from '../local/backend';
import { asMaster } from '../local/database';
import { roomyDraft } from './roomy-settings';
import { settingsOf } from './scaffold';

export interface Sent {
  readonly method?: string;
  /** After the stage; or from the root, with `root`. */
  readonly path: string;
  readonly root?: boolean;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Sent as JSON, unless it is text or bytes. */
  readonly body?: unknown;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as JSON; undefined when there is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface RunningBackend extends LocalBackend {
  readonly folder: string;
  /** Headers of a client that may do everything for its tenant. */
  readonly as: (client: string) => Readonly<Record<string, string>>;
  readonly request: (sent: Sent) => Promise<Received>;
  /** Asks the database as its first user, past every rule of rows. */
  readonly asMaster: <T>(work: (client: Client) => Promise<T>) => Promise<T>;
  /** Everything the functions and the gateway have logged so far. */
  readonly logged: () => string;
}

/** The whole backend in this process, with wide throttles, in a folder that is gone when it stops. */
export async function runningBackend(draft: EnvironmentDraft = roomyDraft()): Promise<RunningBackend> {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-backend-'));
  const backend = await startBackend({ settings: settingsOf(draft), folder });
  const headers = new Map<string, Record<string, string>>();
  for (const client of backend.clients) {
    const token = await backend.token(client, client.scopes);
    headers.set(client.name, { Authorization: `Bearer ${token}`, 'x-api-key': backend.apiKeyOf(client) });
  }
  return {
    ...backend,
    folder,
    as: (client) => headers.get(client) ?? {},
    request: (sent) => exchange(backend.url, sent),
    asMaster: (work) => asMaster(backend.postgres, DATABASE, work),
    logged: () =>
      Object.values(backend.logs)
        .map((file) => readFileSync(file, 'utf8'))
        .join(''),
    stop: async () => {
      await backend.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Sends what it is given as it is: no client that puts right what an attacker would send wrong. */
export function exchange(
  base: string,
  { method = 'GET', path, root = false, headers = {}, body }: Sent,
): Promise<Received> {
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
            body: parsed(text),
          });
        });
      },
    );
    request.on('error', reject);
    request.end(content);
  });
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

export function newKey(): string {
  return randomBytes(12).toString('hex');
}
