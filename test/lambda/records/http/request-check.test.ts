import { describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { checkRequest } from '../../../../lambda/records/http/request-check';
import type { Route } from '../../../../lambda/records/route';
import { routes } from '../../../../lambda/records/routes';
import { buildApiEvent } from '../api-event';

const ID = '11111111-2222-4333-8444-555555555555';

function findRoute(method: string, path: string): Route {
  const found = routes.find((route) => route.method === method && route.path === path);
  if (found === undefined) throw new Error(`no route ${method} ${path}`);
  return found;
}

function check(method: string, path: string, change: Partial<APIGatewayProxyEvent>) {
  const event = buildApiEvent(method, path);
  return checkRequest(findRoute(method, path), {
    ...event,
    pathParameters: { id: ID },
    ...change,
    headers: { 'content-type': 'application/json', ...change.headers },
  });
}

const KEY = { 'idempotency-key': 'abcdefghijklmnop' };
const BODY = { subject: ID, fields: { name: 'Ada', email: 'ada@example.com', phone: '+15550100123', note: 'a\tb\nc' } };
const checkCreation = (body: unknown, headers: Record<string, string> = KEY) =>
  check('POST', '/records', { headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
const listRefusals = (checked: ReturnType<typeof checkRequest>) =>
  checked.ok ? 'accepted' : checked.errors.map(({ at, rule }) => `${at} ${rule}`);

test('a valid request is accepted, with header names in any case', () => {
  expect(checkCreation(BODY)).toEqual({
    ok: true,
    parameters: { 'Idempotency-Key': KEY['idempotency-key'] },
    body: BODY,
  });
  expect(check('GET', '/records/{id}', {})).toEqual({ ok: true, parameters: { id: ID }, body: undefined });
});

test('optional parameters may be left out', () => {
  expect(check('GET', '/records', {})).toEqual({ ok: true, parameters: {}, body: undefined });
});

describe('a refusal names the place and the rule, never the value', () => {
  test.each<[string, unknown, string[]]>([
    ['nothing', '', ['body invalid_json']],
    ['half a body', '{"subject":', ['body invalid_json']],
    ['null', null, ['body invalid_type']],
    ['a list', [BODY], ['body invalid_type']],
    ['an empty object', {}, ['body/subject invalid_type', 'body/fields invalid_type']],
    ['a field more', { ...BODY, tenant: 'neighbour' }, ['body unrecognized_keys']],
    ['a field more inside', { ...BODY, fields: { ...BODY.fields, role: 'admin' } }, ['body/fields unrecognized_keys']],
    [
      'a prototype',
      '{"__proto__":{"admin":true},"subject":"x"}',
      ['body/subject invalid_format', 'body/fields invalid_type', 'body unrecognized_keys'],
    ],
    ['an id in capitals', { ...BODY, subject: ID.replace('4333', 'ABCD') }, ['body/subject invalid_format']],
    ['an empty name', { ...BODY, fields: { name: '' } }, ['body/fields/name too_small']],
    ['a long name', { ...BODY, fields: { name: 'x'.repeat(201) } }, ['body/fields/name too_big']],
    ['half a character', { ...BODY, fields: { name: 'x\ud800' } }, ['body/fields/name custom']],
    ['a line break in a name', { ...BODY, fields: { name: 'a\nb' } }, ['body/fields/name invalid_format']],
    ['a NUL in a note', { ...BODY, fields: { name: 'a', note: 'a\u0000b' } }, ['body/fields/note invalid_format']],
    ['a number for a name', { ...BODY, fields: { name: 7 } }, ['body/fields/name invalid_type']],
    ['no e-mail address', { ...BODY, fields: { name: 'a', email: 'nobody' } }, ['body/fields/email invalid_format']],
    ['no telephone number', { ...BODY, fields: { name: 'a', phone: '0049' } }, ['body/fields/phone invalid_format']],
  ])('%s', (_what, body, places) => {
    const checked = checkCreation(body);
    expect(checked).toMatchObject({ ok: false, status: 400 });
    expect(listRefusals(checked)).toEqual(places);
  });

  test('every invalid part of a request is refused in one response', () => {
    expect(listRefusals(checkCreation({}, { 'idempotency-key': 'short' }))).toEqual([
      'header/Idempotency-Key too_small',
      'body/subject invalid_type',
      'body/fields invalid_type',
    ]);
  });

  test('a missing required part', () => {
    expect(listRefusals(checkCreation(BODY, {}))).toEqual(['header/Idempotency-Key invalid_type']);
    expect(listRefusals(check('GET', '/records/{id}', { pathParameters: null }))).toEqual(['path/id invalid_type']);
  });

  test.each([
    [{ limit: ['0'] }, ['query/limit invalid_format']],
    [{ limit: ['51'] }, ['query/limit invalid_format']],
    [{ limit: ['1e1'] }, ['query/limit too_big', 'query/limit invalid_format']],
    [{ limit: ['7', '8'] }, ['query/limit repeated']],
    [{ tenant: ['neighbour'] }, ['query unrecognized_keys']],
    [{ cursor: ["' or 1=1 --"] }, ['query/cursor invalid_format']],
    [{ limit: undefined }, 'accepted'],
  ])('the query %j', (sent, places) => {
    const query = Object.fromEntries(Object.entries(sent).map(([name, values]) => [name, values?.at(-1)]));
    const checked = check('GET', '/records', { multiValueQueryStringParameters: sent, queryStringParameters: query });
    expect(listRefusals(checked)).toEqual(places);
  });

  test('a query parameter that the route has in its path only', () => {
    const sent = { id: [ID] };
    expect(listRefusals(check('GET', '/records/{id}', { multiValueQueryStringParameters: sent }))).toEqual([
      'query unrecognized_keys',
    ]);
  });

  test('a change without a field', () => {
    const headers = { 'If-Match': '"1"' };
    expect(listRefusals(check('PATCH', '/records/{id}', { headers, body: '{"fields":{}}' }))).toEqual([
      'body/fields custom',
    ]);
    expect(check('PATCH', '/records/{id}', { headers, body: '{"fields":{"note":null}}' })).toMatchObject({ ok: true });
  });

  test('a body on a route without one', () => {
    expect(listRefusals(check('GET', '/records/{id}', { body: '{}' }))).toEqual(['body unrecognized']);
  });
});

describe('a body of another type', () => {
  test.each([['text/plain'], ['application/jsonp'], ['text/application/json'], ['multipart/form-data'], ['']])(
    '"%s" is refused',
    (type) => {
      expect(checkCreation(BODY, { ...KEY, 'content-type': type })).toEqual({ ok: false, status: 415, errors: [] });
    },
  );

  test.each([['application/json; charset=utf-8'], ['APPLICATION/JSON']])('"%s" is taken', (type) => {
    expect(checkCreation(BODY, { ...KEY, 'content-type': type })).toMatchObject({ ok: true });
  });

  test('in base64 is refused, and one without a type', () => {
    const event = { ...buildApiEvent('POST', '/records'), body: JSON.stringify(BODY) };
    const route = findRoute('POST', '/records');
    expect(
      checkRequest(route, { ...event, headers: { 'content-type': 'application/json' }, isBase64Encoded: true }),
    ).toMatchObject({ status: 415 });
    expect(checkRequest(route, { ...event, headers: {} })).toMatchObject({ status: 415 });
  });

  test('is refused without a word about the other parts', () => {
    expect(checkCreation(BODY, { 'idempotency-key': 'short', 'content-type': 'text/plain' })).toEqual({
      ok: false,
      status: 415,
      errors: [],
    });
  });

  test('that is too long is refused before it is parsed', () => {
    expect(checkCreation(`${'['.repeat(16_385)}`)).toEqual({ ok: false, status: 413, errors: [] });
    expect(checkCreation('['.repeat(16_384))).toMatchObject({ status: 400 });
  });
});

describe('a header that is sent twice', () => {
  test.each([
    ['PATCH', '/records/{id}', 'If-Match', ['"1"', '"2"']],
    ['POST', '/records', 'Idempotency-Key', ['abcdefghijklmnop', 'bcdefghijklmnopq']],
    ['POST', '/records', 'content-type', ['application/json', 'text/plain']],
    ['GET', '/records/{id}', 'AUTHORIZATION', ['Bearer a', 'Bearer b']],
    ['GET', '/records/{id}', 'X-Api-Key', ['a', 'a']],
  ])('%s %s with two %s is refused', (method, path, name, values) => {
    const headers = { ...KEY, 'if-match': '"1"' };
    const checked = check(method, path, { headers, multiValueHeaders: { [name]: values }, body: null });
    expect(checked).toMatchObject({ ok: false, status: 400 });
    const refused = listRefusals(checked);
    expect(refused).toContainEqual(expect.stringMatching(new RegExp(`^header/${name} repeated$`, 'i')));
  });

  test('in two spellings is refused as well', () => {
    const multiValueHeaders = { 'If-Match': ['"1"'], 'if-match': ['"2"'] };
    const checked = check('PATCH', '/records/{id}', { headers: { 'If-Match': '"1"' }, multiValueHeaders });
    expect(listRefusals(checked)).toContain('header/If-Match repeated');
  });

  test('is accepted once each', () => {
    const headers = { 'If-Match': '"1"' };
    const names = ['If-Match', 'Content-Type', 'Authorization', 'x-api-key'];
    const multiValueHeaders = Object.fromEntries(names.map((name) => [name, ['one']]));
    const body = '{"fields":{"note":null}}';
    expect(check('PATCH', '/records/{id}', { headers, multiValueHeaders, body })).toMatchObject({ ok: true });
  });

  test('is accepted when it has the name of another part of the request', () => {
    const multiValueHeaders = { id: ['a', 'b'] };
    expect(check('GET', '/records/{id}', { multiValueHeaders })).toMatchObject({ ok: true });
  });

  test('is accepted when one of two spellings has no value', () => {
    const multiValueHeaders = { 'X-Api-Key': ['a'], 'x-api-key': undefined };
    expect(check('GET', '/records/{id}', { multiValueHeaders })).toMatchObject({ ok: true });
  });

  test('is accepted when no route reads it', () => {
    expect(
      check('GET', '/records/{id}', { multiValueHeaders: { Accept: ['a', 'b'], 'If-Match': ['"1"'] } }),
    ).toMatchObject({ ok: true });
  });
});
