import { describe, expect, test } from '@jest/globals';
import { createAccessLog } from '../../../local/gateway/access-log';
import { compileBodyCheck } from '../../../local/gateway/body-check';
import { createRouteMatcher } from '../../../local/gateway/route-match';
import { TokenBucket } from '../../../local/gateway/token-bucket';
import { createUsageCounter } from '../../../local/gateway/usage';

describe('a throttle', () => {
  test('allows a burst, then the rate', () => {
    const bucket = new TokenBucket({ rate: 10, burst: 3 }, 0);
    expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false]);
    expect(bucket.take(99)).toBe(false);
    expect(bucket.take(201)).toBe(true);
    expect([60_000, 60_000, 60_000, 60_000].map((now) => bucket.take(now))).toEqual([true, true, true, false]);
  });
});

describe('an API key', () => {
  let now = new Date('2026-11-23T23:59:00Z');
  const plans = [
    { limit: { rate: 1_000, burst: 1_000 }, quota: 2, keys: ['machine'] },
    { limit: { rate: 1, burst: 1 }, quota: undefined, keys: ['people'] },
  ];
  const use = createUsageCounter({ plans, getApiKey: (name) => `secret of ${name}`, now: () => now });

  test('is limited by the quota, which is reset at midnight UTC', () => {
    const machine = () => use('secret of machine');
    expect([machine(), machine(), machine()].map((each) => each.ok || each.type)).toEqual([
      true,
      true,
      'QUOTA_EXCEEDED',
    ]);
    now = new Date('2026-11-24T00:00:00Z');
    expect(machine()).toEqual({ ok: true, key: 'machine' });
  });

  test('is throttled by the usage plan of the key', () => {
    expect([use('secret of people'), use('secret of people')].map((each) => each.ok || each.type)).toEqual([
      true,
      'THROTTLED',
    ]);
  });

  test.each([[undefined], [''], ['machine'], ['secret of nobody']])('with the value %p is refused', (value) => {
    expect(use(value)).toEqual({ ok: false, type: 'INVALID_API_KEY' });
  });
});

describe('a path', () => {
  const match = createRouteMatcher([
    { method: 'GET', path: '/records/{id}' },
    { method: 'GET', path: '/records/search' },
    { method: 'GET', path: '/records' },
  ]);

  test.each([
    ['/records/search', '/records/search', {}],
    ['/records/x', '/records/{id}', { id: 'x' }],
    ['/records/a%2Fb', '/records/{id}', { id: 'a/b' }],
    ['/records', '/records', {}],
  ])('%s leads to %s', (path, route, pathParameters) => {
    expect(match('GET', path)).toMatchObject({ route: { path: route }, pathParameters });
  });

  test.each([['/records/'], ['/records/x/y'], ['/Records'], ['records'], ['/records/%ff'], ['']])(
    '%s leads nowhere',
    (path) => {
      expect(match('GET', path)).toBeUndefined();
      expect(match('POST', '/records')).toBeUndefined();
    },
  );
});

describe('the access log', () => {
  const lines: string[] = [];
  const log = createAccessLog(
    '{"id":"$context.requestId","trace":"$context.xrayTraceId","status":"$context.status"}',
    new Set(['requestId', 'status']),
    (line) => lines.push(line),
  );

  test('has one line per request, which is valid JSON with any value', () => {
    log({ requestId: '"}\n{"forged":"', status: 200 });
    expect(lines[0]?.endsWith('\n')).toBe(true);
    expect(JSON.parse(lines[0] ?? '')).toEqual({ id: '"}\n{"forged":"', trace: '-', status: '200' });
  });

  test('refuses an unknown variable', () => {
    expect(() => createAccessLog('$context.identity.sourceIp', new Set(), () => {})).toThrow(
      'the local run does not support $context.identity.sourceIp of the access log',
    );
  });
});

test('a body is checked against the model; an unknown keyword of the model is an error', () => {
  const matches = compileBodyCheck({
    model: { type: 'object', properties: { a: { type: 'string', maxLength: 1 } }, additionalProperties: false },
  });
  expect(['{"a":"x"}', '{}', '{"a":"xy"}', '{"b":1}', '{', ''].map(matches)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(compileBodyCheck({ model: undefined })('anything')).toBe(true);
  expect(() => compileBodyCheck({ model: { type: 'object', discriminator: 'x' } })).toThrow('discriminator');
});
