import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { ApiTarget } from './api-target';

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** What the client sends to identify itself. @default 'all' */
  readonly identity?: 'all' | 'nothing' | 'forged token' | 'token without key';
  readonly body?: unknown;
}

export interface ApiAnswer {
  readonly status: number;
  readonly text: string;
}

/** Functions may hold keys of an earlier database for so long, and answer 503 until then. */
const LONGEST_RETRY_MS = 330_000;
const PAUSE_MS = 2000;

/**
 * Sends a request through the emulated gateway, authorizer and functions. It is sent again after a 503, as the answer
 * asks a client to do.
 */
export async function sendRequest(target: ApiTarget, request: ApiRequest): Promise<ApiAnswer> {
  const { method = 'GET', path, identity = 'all', body } = request;
  const headers = {
    ...buildIdentity(target, identity),
    'user-agent': 'rehearsal',
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
  };
  const end = Date.now() + LONGEST_RETRY_MS;
  for (;;) {
    const response = await fetch(`${target.url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = (await response.text()).slice(0, 1000);
    if (response.status !== 503 || Date.now() > end) return { status: response.status, text };
    await setTimeout(PAUSE_MS);
  }
}

function buildIdentity(target: ApiTarget, identity: ApiRequest['identity']): Record<string, string> {
  switch (identity) {
    case 'nothing':
      return {};
    case 'forged token':
      return { authorization: 'Bearer x.y.z', 'x-api-key': target.apiKey };
    case 'token without key':
      return { authorization: `Bearer ${target.token}` };
    default:
      return { authorization: `Bearer ${target.token}`, 'x-api-key': target.apiKey };
  }
}
