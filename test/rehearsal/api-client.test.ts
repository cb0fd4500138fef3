import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { type ListeningServer, listen } from '../../local/listen';
import { sendRequest } from '../../rehearsal/smoke/api-client';

let answers: { readonly status: number; readonly retryAfter?: string }[] = [];
let received: IncomingMessage[] = [];
const server = createServer((request, response) => {
  received.push(request);
  const [{ status, retryAfter } = { status: 200 }] = answers.splice(0, 1);
  response.writeHead(status, retryAfter === undefined ? {} : { 'Retry-After': retryAfter }).end(`answer ${status}`);
});
let listening: ListeningServer;

const create = async () => {
  listening ??= await listen(server);
  const target = { url: listening.url, token: 'a.b.c', apiKey: 'key' };
  return sendRequest(target, { method: 'POST', path: '/records', body: {} });
};

beforeEach(() => {
  received = [];
});
afterAll(() => listening.stop());

test('an answer is returned as it is', async () => {
  answers = [{ status: 404 }];
  expect(await create()).toEqual({ status: 404, text: 'answer 404' });
});

test('a service that is unavailable is asked again, with the same idempotency key', async () => {
  answers = [{ status: 503, retryAfter: '0.01' }, { status: 502, retryAfter: '0.01' }, { status: 201 }];
  expect(await create()).toEqual({ status: 201, text: 'answer 201' });
  expect(received).toHaveLength(3);
  expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
});

test('a failure without Retry-After is told at once, and one with it after four requests', async () => {
  answers = [{ status: 500 }];
  expect((await create()).status).toBe(500);
  answers = Array.from({ length: 9 }, () => ({ status: 503, retryAfter: '0.01' }));
  expect((await create()).status).toBe(503);
  expect(received).toHaveLength(5);
});
