import { describe, expect, test } from '@jest/globals';
import { authorize } from '../../../../lambda/records/http/principal';
import { buildApiEvent } from '../api-event';

const CLAIMS = { token_use: 'access', scope: 'tenants/example records/read', tenant: 'example', sub: 'client-1' };

function buildEventWithClaims(claims: unknown) {
  const event = buildApiEvent('GET', '/records');
  return { ...event, requestContext: { ...event.requestContext, authorizer: { claims } } };
}

const authorizeWith = (change: object) => authorize('records/read', buildEventWithClaims({ ...CLAIMS, ...change }));

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
    expect(authorize('records/read', event)).toEqual({ allowed: false, status: 401, because: 'TokenMissing' });
  });
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
