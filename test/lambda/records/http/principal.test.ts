import { describe, expect, test } from '@jest/globals';
import { authorize } from '../../../../lambda/records/http/principal';
import { buildApiEvent } from '../api-event';

const CLAIMS = {
  token_use: 'access',
  scope: 'tenants/example records/read',
  tenant: 'example',
  sub: 'client-1',
  client_id: 'client-1',
};
const CLIENT_KEYS = new Map([
  ['client-1', 'key-1'],
  ['client-2', 'key-2'],
]);

function buildEventWithClaims(claims: unknown, apiKeyId: string | null = 'key-1') {
  const event = buildApiEvent('GET', '/records');
  const identity = { ...event.requestContext.identity, apiKeyId };
  return { ...event, requestContext: { ...event.requestContext, identity, authorizer: { claims } } };
}

const authorizeWith = (change: object, apiKeyId?: string | null) =>
  authorize('records/read', buildEventWithClaims({ ...CLAIMS, ...change }, apiKeyId), CLIENT_KEYS);

test('the tenant and the actor of a request come from its token', () => {
  expect(authorizeWith({})).toEqual({ allowed: true, principal: { tenant: 'example', actor: 'client-1' } });
});

describe('refused like a request without a token', () => {
  test.each([
    ['no authorizer', buildApiEvent('GET', '/records')],
    ['no claims', buildEventWithClaims(undefined)],
    ['claims that are text', buildEventWithClaims('token_use=access')],
    ['an identity token', buildEventWithClaims({ ...CLAIMS, token_use: 'id' })],
    ['a token without its use', buildEventWithClaims({ ...CLAIMS, token_use: undefined })],
  ])('%s', (_what, event) => {
    expect(authorize('records/read', event, CLIENT_KEYS)).toEqual({
      allowed: false,
      status: 401,
      because: 'TokenMissing',
    });
  });
});

describe('a token with an audience', () => {
  test('is accepted for its issuer, and without one', () => {
    for (const change of [{ iss: 'https://issuer.example.com', aud: 'https://issuer.example.com' }, { iss: 'x' }, {}])
      expect(authorizeWith(change)).toMatchObject({ allowed: true });
  });

  test.each([['https://other-api.example.com'], [''], [null], [['https://issuer.example.com']]])(
    'is refused for another API: %j',
    (aud) => {
      const change = { iss: 'https://issuer.example.com', aud };
      expect(authorizeWith(change)).toEqual({ allowed: false, status: 403, because: 'ClientDenied' });
    },
  );
});

describe('refused without the scope of the route', () => {
  test.each([
    [''],
    ['records/write'],
    ['records/readx'],
    ['xrecords/read'],
    ['RECORDS/READ'],
    ['records/read,records/write'],
    ['records'],
  ])('"%s"', (scope) => {
    expect(authorizeWith({ scope })).toEqual({ allowed: false, status: 403, because: 'ScopeDenied' });
  });

  test('a list instead of a text', () => {
    expect(authorizeWith({ scope: ['records/read'] })).toMatchObject({ because: 'ScopeDenied' });
  });
});

describe('refused without a valid tenant', () => {
  test.each([
    [undefined],
    [''],
    ['*'],
    ['a'],
    ['Example'],
    ['-example'],
    ['example\n'],
    ["example' or '1'='1"],
    ['x'.repeat(64)],
    [['example']],
  ])('%p', (tenant) => {
    expect(authorizeWith({ tenant })).toEqual({ allowed: false, status: 403, because: 'TenantDenied' });
  });

  test.each([[undefined], [''], ['with space'], ['x'.repeat(129)], [7]])('or with the subject %p', (sub) => {
    expect(authorizeWith({ sub })).toEqual({ allowed: false, status: 403, because: 'TenantDenied' });
  });
});

describe('refused with the API key of another client', () => {
  test.each<[string, object, string | null]>([
    ['a key of another client', {}, 'key-2'],
    ['a key of no client', {}, 'key-3'],
    ['no key', {}, null],
    ['a token of another client', { client_id: 'client-2' }, 'key-1'],
    ['a token of an unknown client, without a key', { client_id: 'client-3' }, null],
    ['a token without a client', { client_id: undefined }, 'key-1'],
    ['a client that is no text', { client_id: ['client-1'] }, 'key-1'],
  ])('%s', (_what, claims, apiKeyId) => {
    expect(authorizeWith(claims, apiKeyId)).toEqual({ allowed: false, status: 403, because: 'ClientDenied' });
  });

  test('an unknown client, when API Gateway passes on no id of a key', () => {
    const event = buildEventWithClaims({ ...CLAIMS, client_id: 'client-3' });
    Reflect.deleteProperty(event.requestContext.identity, 'apiKeyId');
    expect(authorize('records/read', event, CLIENT_KEYS)).toMatchObject({ because: 'ClientDenied' });
  });

  test('a client with its own key is not', () => {
    expect(authorizeWith({ client_id: 'client-2' }, 'key-2')).toMatchObject({ allowed: true });
  });
});

test('claims that an object inherits are no claims', () => {
  const inherited = Object.create({ tenant: 'neighbour' });
  const { tenant: _, ...others } = CLAIMS;
  expect(authorize('records/read', buildEventWithClaims(Object.assign(inherited, others)), CLIENT_KEYS)).toMatchObject({
    because: 'TenantDenied',
  });
});
