import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Answer, HealthStore } from '../../../lambda/records/health';
import { readService } from '../../../lambda/records/read/read-service';
import { SECURITY_HEADERS } from '../../../lambda/records/security-headers';
import { apiEvent, context } from './api-event';

const written: string[] = [];

beforeEach(() => {
  // Powertools writes past the console, as it must in Lambda.
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
  }
});
afterEach(() => {
  jest.restoreAllMocks();
  written.length = 0;
});

function serviceOf(store: HealthStore) {
  return readService({
    store,
    logger: new Logger({ serviceName: 'records-read' }),
    metrics: new Metrics({ namespace: 'Bulwark', serviceName: 'records-read' }),
  });
}

const saying = (...answers: readonly Answer[]): HealthStore => {
  const left = [...answers];
  return { ask: async () => left.shift() ?? { ok: false, code: 'ASKED_TOO_OFTEN' } };
};

const health = (store: HealthStore) => serviceOf(store)(apiEvent('GET', '/health'), context);

describe('GET /health', () => {
  test('says ok while the database answers', async () => {
    const response = await health(saying({ ok: true }));
    expect(response.statusCode).toBe(200);
    expect(JSON.parse(response.body)).toEqual({ status: 'ok' });
  });

  test('says unavailable when the database does not answer, and nothing of the reason', async () => {
    const response = await health(saying({ ok: false, code: 'ECONNREFUSED' }));
    expect(response.statusCode).toBe(503);
    expect(response.headers).toMatchObject({ 'Content-Type': 'application/problem+json', 'Retry-After': '5' });
    expect(JSON.parse(response.body)).toEqual({ type: 'about:blank', title: 'Service Unavailable', status: 503 });
  });

  test('is not ill because a sleeping connection was closed', async () => {
    expect((await health(saying({ ok: false, code: 'ECONNRESET' }, { ok: true }))).statusCode).toBe(200);
    expect(
      (await health(saying({ ok: false, code: 'ECONNRESET' }, { ok: false, code: 'ECONNREFUSED' }))).statusCode,
    ).toBe(503);
  });

  test('does not wait twice for a database that is slow', async () => {
    expect((await health(saying({ ok: false, code: 'TIMEOUT' }, { ok: true }))).statusCode).toBe(503);
  });

  test('counts health, and the reason goes to the log alone', async () => {
    await health(saying({ ok: false, code: '57P03' }));
    const log = written.join('');
    expect(log).toContain('"Healthy":0');
    expect(log).toContain('57P03');
    expect(log).toContain('"correlation_id":"11111111-2222-4333-8444-555555555555"');
  });
});

describe('every answer of a function', () => {
  test.each([
    ['a good one', saying({ ok: true }), '/health', 200],
    ['a failure', saying({ ok: false, code: 'X' }), '/health', 503],
    ['of a path it does not know', saying(), '/secrets', 404],
  ] as const)('carries security headers: %s', async (_which, store, path, status) => {
    const response = await serviceOf(store)(apiEvent('GET', path), context);
    expect(response.statusCode).toBe(status);
    expect(response.headers).toMatchObject(SECURITY_HEADERS);
  });

  test('to an error that nobody expected tells nothing, and the log tells the kind alone', async () => {
    const store: HealthStore = {
      ask: async () => {
        throw Object.assign(new Error('invalid input "jane@example.com"'), { code: '22P02' });
      },
    };
    const response = await health(store);
    expect(response.statusCode).toBe(500);
    expect(JSON.parse(response.body)).toEqual({ type: 'about:blank', title: 'Internal Server Error', status: 500 });
    const log = written.join('');
    expect(log).toContain('22P02');
    expect(log).toContain('"UnexpectedError":1');
    expect(log).not.toContain('jane@example.com');
  });
});

test('the log holds no address of a client', async () => {
  await health(saying({ ok: true }));
  expect(written.join('')).not.toContain('192.0.2.44');
});
