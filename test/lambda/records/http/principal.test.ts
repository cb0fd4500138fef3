import { describe, expect, test } from '@jest/globals';
import { authorize } from '../../../../lambda/records/http/principal';
import { apiEvent } from '../api-event';

const CLAIMS = { token_use: 'access', scope: 'tenants/example records/read', tenant: 'example', sub: 'client-1' };

function withClaims(claims: unknown) {
  const event = apiEvent('GET', '/records');
  return { ...event, requestContext: { ...event.requestContext, authorizer: { claims } } };
}

const given = (change: object) => authorize('records/read', withClaims({ ...CLAIMS, ...change }));

test('a token says for whom a request is answered', () => {
  expect(given({})).toEqual({ allowed: true, principal: { tenant: 'example', actor: 'client-1' } });
});

describe('refused as if there were no token', () => {
  test.each([
    ['no authorizer', apiEvent('GET', '/records')],
    ['no claims', withClaims(undefined)],
    ['claims that are text', withClaims('token_use=access')],
    ['an identity token', withClaims({ ...CLAIMS, token_use: 'id' })],
    ['a token without its use', withClaims({ ...CLAIMS, token_use: undefined })],
  ])('%s', (_what, event) => {
    expect(authorize('records/read', event)).toEqual({ allowed: false, status: 401, because: 'TokenMissing' });
  });
});

describe('refused for want of the scope', () => {
  test.each([
    [''],
    ['records/write'],
    ['records/readx'],
    ['xrecords/read'],
    ['RECORDS/READ'],
    ['records/read,records/write'],
    ['records'],
  ])('"%s"', (scope) => {
    expect(given({ scope })).toEqual({ allowed: false, status: 403, because: 'ScopeDenied' });
  });

  test('a list that is no text', () => {
    expect(given({ scope: ['records/read'] })).toMatchObject({ because: 'ScopeDenied' });
  });
});

describe('refused for want of a tenant that can be', () => {
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
    expect(given({ tenant })).toEqual({ allowed: false, status: 403, because: 'TenantDenied' });
  });

  test.each([[undefined], [''], ['with space'], ['x'.repeat(129)], [7]])('or with the subject %p', (sub) => {
    expect(given({ sub })).toEqual({ allowed: false, status: 403, because: 'TenantDenied' });
  });
});
