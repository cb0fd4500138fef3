import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { TamperedData } from '../../../../lambda/records/encryption/tampered-data';
import { TenantGone } from '../../../../lambda/records/encryption/tenant-gone';
import { createRequestHandler, type RecordsRequest, type Reply } from '../../../../lambda/records/http/request-handler';
import type { ResponseOf } from '../../../../lambda/records/routes';
import { Unavailable } from '../../../../lambda/records/unavailable';
import { buildApiEvent, context } from '../api-event';
import { buildAuthorizedEvent, CALLER, CLIENT_KEYS, createKeepingLogger } from '../service-requests';

type Erasure = ResponseOf<'DELETE /subjects/{id}'>;
const ID = randomUUID();
const ERASURE: Erasure = { subject: ID, erasedAt: '2026-11-27T10:00:00.000Z', erasedRecords: 1, complete: true };
const ERASE = { method: 'DELETE', path: '/subjects/{id}', scope: 'subjects/erase', id: ID };

/** Sends an event to a function with two routes, whose handler of the second one works as given. */
async function send(
  event: APIGatewayProxyEvent,
  erase: () => Promise<Reply<Erasure>> = async () => ({ body: ERASURE, event: 'SubjectErased' }),
) {
  const { logger, lines } = createKeepingLogger();
  const handled: unknown[] = [];
  const handle = createRequestHandler<'GET /health' | 'DELETE /subjects/{id}'>({
    logger,
    clientKeys: CLIENT_KEYS,
    handlers: {
      'GET /health': async (request) => {
        handled.push(request);
        return { body: { status: 'ok' } };
      },
      'DELETE /subjects/{id}': (request: RecordsRequest<'DELETE /subjects/{id}'>) => {
        handled.push(request);
        return erase();
      },
    },
  });
  const { statusCode: status, headers, body } = await handle(event, { ...context, functionVersion: '8' });
  expect(lines).toHaveLength(1);
  return { status, headers, body: body === '' ? undefined : JSON.parse(body), handled, line: lines[0] };
}
const fail = (error: unknown) => () => Promise.reject(error);
const FACTS = { route: 'DELETE /subjects/{id}', request: CALLER.request, version: '8' };

describe('a request', () => {
  test('reaches its handler with the caller of its token, its checked parts and its id', async () => {
    const { status, body, headers, handled, line } = await send(buildAuthorizedEvent(ERASE));
    expect({ status, body }).toEqual({ status: 200, body: ERASURE });
    expect(headers).toMatchObject({ 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    expect(handled).toEqual([
      {
        principal: { tenant: 'example', actor: 'ada' },
        parameters: { id: ID },
        body: undefined,
        requestId: CALLER.request,
      },
    ]);
    expect(line).toEqual({
      ...FACTS,
      level: 'info',
      message: 'answered',
      tenant: 'example',
      event: 'SubjectErased',
      status: 200,
      serverError: 0,
    });
  });

  test('of a public route needs no token, and has no caller', async () => {
    const { status, body, handled, line } = await send(buildApiEvent('GET', '/health'));
    expect({ status, body }).toEqual({ status: 200, body: { status: 'ok' } });
    expect(handled).toMatchObject([{ principal: { tenant: '', actor: '' } }]);
    expect(line).toMatchObject({ route: 'GET /health', tenant: '' });
  });

  test('may be answered with another status and headers, or refused', async () => {
    const headers = { ETag: '"1"' };
    const accepted = await send(buildAuthorizedEvent(ERASE), async () => ({ body: ERASURE, status: 202, headers }));
    expect(accepted).toMatchObject({ status: 202, headers });
    const refused = await send(buildAuthorizedEvent(ERASE), async () => ({ refused: 404 }));
    expect(refused).toMatchObject({ status: 404, body: { title: 'Not found' }, line: { tenant: 'example' } });
    expect(refused.line?.['event']).toBeUndefined();
  });

  test.each([
    ['of a route that does not exist', buildAuthorizedEvent({ ...ERASE, path: '/subjects' })],
    ['of a route of another function', buildAuthorizedEvent({ ...ERASE, path: '/records/{id}' })],
  ])('%s is not found', async (_what, event) => {
    expect(await send(event)).toMatchObject({ status: 404, handled: [], line: { status: 404 } });
  });
});

test('a handler without a route is never called: no scope is required of its callers', async () => {
  const { logger } = createKeepingLogger();
  const handlers = Object({ 'GET /records/{id}/secret': () => Promise.reject(new Error('called')) });
  const handle = createRequestHandler({ logger, clientKeys: CLIENT_KEYS, handlers });
  expect(await handle(buildApiEvent('GET', '/records/{id}/secret'), context)).toMatchObject({ statusCode: 404 });
});

describe('a request reaches no handler', () => {
  const { requestContext, ...others } = buildAuthorizedEvent(ERASE);
  const withoutKey = { ...requestContext, identity: { ...requestContext.identity, apiKeyId: 'other' } };
  test.each<[string, APIGatewayProxyEvent, number, string]>([
    ['without a token', { ...others, requestContext: { ...requestContext, authorizer: null } }, 401, 'TokenMissing'],
    ['without the scope', buildAuthorizedEvent({ ...ERASE, scope: 'subjects/export' }), 403, 'ScopeDenied'],
    ['with the key of another client', { ...others, requestContext: withoutKey }, 403, 'ClientDenied'],
  ])('%s', async (_what, event, status, because) => {
    const { handled, line, ...response } = await send(event);
    expect(response).toMatchObject({ status, body: { status } });
    expect(handled).toEqual([]);
    expect(line).toEqual({ ...FACTS, level: 'info', message: 'answered', event: because, status, serverError: 0 });
  });

  test('with a part that is not allowed, which is named in the response and not in the log', async () => {
    const { status, body, handled, line } = await send(buildAuthorizedEvent({ ...ERASE, id: 'secret' }));
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ at: 'path/id', rule: 'invalid_format' }]);
    expect(handled).toEqual([]);
    expect(line).toMatchObject({ event: 'ValidationFailed', tenant: 'example', status: 400 });
    expect(JSON.stringify(line)).not.toContain('secret');
  });
});

describe('a failure', () => {
  const refused = Object.assign(new Error('value "secret"'), { code: '22P02' });
  test.each<[string, unknown, string, object, number]>([
    [
      'of the keys',
      new Unavailable('keys', 'Throttling'),
      'warn',
      { event: 'KeysUnavailable', failure: 'Throttling' },
      503,
    ],
    [
      'of the database',
      new Unavailable('database', '57P01'),
      'warn',
      { event: 'DatabaseUnavailable', failure: '57P01' },
      503,
    ],
    ['of an erased tenant', new TenantGone(), 'warn', { event: 'TenantDenied' }, 403],
    [
      'of a value that PostgreSQL refuses',
      refused,
      'warn',
      { event: 'ValidationFailed', failure: { name: 'Error', code: '22P02' } },
      400,
    ],
    ['of a changed ciphertext', new TamperedData(), 'error', { event: 'DecryptFailed' }, 500],
    [
      'that nobody expects',
      new Error('value "secret"'),
      'error',
      { event: 'UnexpectedError', failure: { name: 'Error', code: 'UNKNOWN' } },
      500,
    ],
  ])('%s is answered without a word about it', async (_what, error, level, facts, status) => {
    const { body, line, ...response } = await send(buildAuthorizedEvent(ERASE), fail(error));
    expect(response.status).toBe(status);
    expect(Object.keys(body).sort()).toEqual(['status', 'title', 'type']);
    expect(line).toMatchObject({
      ...FACTS,
      ...facts,
      level,
      message: 'failed',
      status,
      serverError: status >= 500 ? 1 : 0,
    });
    expect(JSON.stringify(line)).not.toContain('secret');
  });
});
