import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
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

/** A request that is sent again has the same idempotency key, so a creation happens once. */
const TRIES = 4;

/**
 * Sends a request through the emulated gateway, authorizer and functions, as a client does: it waits for as long as a
 * 5xx answer says in Retry-After, and sends it again. A first request on a busy machine waits longer for its keys or
 * its connection than the function does.
 */
export async function sendRequest(target: ApiTarget, request: ApiRequest): Promise<ApiAnswer> {
  const idempotencyKey = randomUUID();
  for (let tried = 1; ; tried += 1) {
    const response = await send(target, request, idempotencyKey);
    const text = (await response.text()).slice(0, 1000);
    const pause = Number(response.headers.get('retry-after'));
    if (response.status < 500 || pause === 0 || tried === TRIES) return { status: response.status, text };
    await wait(pause * 1000);
  }
}

function send(target: ApiTarget, request: ApiRequest, idempotencyKey: string): Promise<Response> {
  const { method = 'GET', path, identity = 'all', body } = request;
  return fetch(`${target.url}${path}`, {
    method,
    headers: {
      ...buildIdentity(target, identity),
      'user-agent': 'rehearsal',
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': idempotencyKey }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
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
