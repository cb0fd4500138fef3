import { randomUUID } from 'node:crypto';
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

/** Sends a request through the emulated gateway, authorizer and functions. */
export async function sendRequest(target: ApiTarget, request: ApiRequest): Promise<ApiAnswer> {
  const { method = 'GET', path, identity = 'all', body } = request;
  const response = await fetch(`${target.url}${path}`, {
    method,
    headers: {
      ...buildIdentity(target, identity),
      'user-agent': 'rehearsal',
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: (await response.text()).slice(0, 1000) };
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
