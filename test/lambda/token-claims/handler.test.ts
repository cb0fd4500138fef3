import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { TokenEvent } from '../../../lambda/token-claims/token-event';

let handler: (event: TokenEvent) => Promise<TokenEvent>;
beforeAll(async () => {
  process.env['SCOPE_GROUPS'] = JSON.stringify({
    'records/read': ['readers', 'writers'],
    'records/write': ['writers'],
    'subjects/erase': ['officers'],
    'subjects/import': [],
  });
  // A path that is not a literal, so that the module reads the variable above.
  ({ handler } = await import(join(__dirname, '../../../lambda/token-claims/handler')));
});

/** Events as Cognito sends them, including fields that the handler does not read. */
function buildPersonEvent(
  userAttributes: Record<string, string>,
  scopes: readonly string[] = ['records/read'],
  groups: readonly string[] = [],
) {
  return {
    version: '3',
    triggerSource: 'TokenGeneration_HostedAuth',
    region: 'eu-central-1',
    userPoolId: 'eu-central-1_EXAMPLE',
    userName: 'a1b2c3d4',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: '1example23456789' },
    request: {
      userAttributes: { sub: 'a1b2c3d4', email: 'person@example.com', ...userAttributes },
      groupConfiguration: { groupsToOverride: groups, iamRolesToOverride: [] },
      scopes,
    },
    response: { claimsAndScopeOverrideDetails: null },
  };
}

function buildMachineEvent(scopes: string[]) {
  const { request, ...rest } = buildPersonEvent({}, scopes);
  return { ...rest, triggerSource: 'TokenGeneration_ClientCredentials', request: { scopes: request.scopes } };
}

const readTenantClaim = async (event: TokenEvent) =>
  (await handler(event)).response.claimsAndScopeOverrideDetails?.accessTokenGeneration.claimsToAddOrOverride.tenant;

describe('the access token of a person', () => {
  test('has the tenant that an administrator set', async () => {
    expect(await readTenantClaim(buildPersonEvent({ 'custom:tenant': 'acme' }))).toBe('acme');
  });

  test('is not issued without a tenant', async () => {
    await expect(handler(buildPersonEvent({}))).rejects.toThrow('The user has no tenant');
  });

  test.each(['', 'A', 'acme corp', "acme'; drop", '../acme', 'a'.repeat(64)])(
    'is not issued for "%s", which is no tenant id',
    async (tenant) => {
      await expect(handler(buildPersonEvent({ 'custom:tenant': tenant }))).rejects.toThrow('The user has no tenant');
    },
  );

  test('never takes the tenant from a scope', async () => {
    expect(await readTenantClaim(buildPersonEvent({ 'custom:tenant': 'acme' }, ['tenants/other']))).toBe('acme');
    await expect(handler(buildPersonEvent({}, ['tenants/other']))).rejects.toThrow('The user has no tenant');
  });
});

describe('the access token of a machine', () => {
  test('has the tenant that its client requested and may use', async () => {
    expect(await readTenantClaim(buildMachineEvent(['records/read', 'tenants/acme']))).toBe('acme');
  });

  test('is not issued without the scope of a tenant', async () => {
    await expect(handler(buildMachineEvent(['records/read']))).rejects.toThrow('Request the scope tenants/<tenant>');
  });

  test('is not issued for two tenants', async () => {
    await expect(handler(buildMachineEvent(['tenants/acme', 'tenants/other']))).rejects.toThrow(
      'Request one tenant scope only',
    );
  });

  test('is not issued for a scope with an invalid tenant', async () => {
    await expect(handler(buildMachineEvent(['tenants/Not A Tenant']))).rejects.toThrow('Request the scope');
    await expect(handler(buildMachineEvent(['xtenants/acme']))).rejects.toThrow('Request the scope');
  });

  test('is not issued without a scope', async () => {
    await expect(handler({ ...buildMachineEvent([]), request: {} })).rejects.toThrow('Request the scope');
  });

  test('never takes the tenant from an attribute', async () => {
    const event = { ...buildMachineEvent([]), request: { scopes: [], userAttributes: { 'custom:tenant': 'acme' } } };
    await expect(handler(event)).rejects.toThrow('Request the scope');
  });
});

describe('the scopes of a person', () => {
  const REQUESTED = ['openid', 'email', 'records/read', 'records/write', 'subjects/erase', 'subjects/import'];
  const listRemaining = async (groups: readonly string[], requested: readonly string[] = REQUESTED) => {
    const event = await handler(buildPersonEvent({ 'custom:tenant': 'acme' }, requested, groups));
    const suppressed = event.response.claimsAndScopeOverrideDetails?.accessTokenGeneration.scopesToSuppress ?? [];
    return requested.filter((scope) => !suppressed.includes(scope));
  };

  test.each([
    [[], []],
    [['readers'], ['records/read']],
    [['writers'], ['records/read', 'records/write']],
    [['officers'], ['subjects/erase']],
    [
      ['readers', 'officers'],
      ['records/read', 'subjects/erase'],
    ],
    // Groups that Cognito creates for an identity provider, and names that only resemble a group.
    [['eu-central-1_EXAMPLE_Okta', 'reader', 'Readers', '__proto__', ''], []],
  ])('with the groups %j are those of the groups: %j', async (groups, given) => {
    expect(await listRemaining(groups)).toEqual(['openid', 'email', ...given]);
  });

  test('always include those of OpenID Connect, which give no right at the API', async () => {
    const requested = ['openid', 'email', 'phone', 'profile'];
    expect(await listRemaining([], requested)).toEqual(requested);
  });

  test('never include one that was not requested', async () => {
    expect(await listRemaining(['writers'], ['openid', 'records/read'])).toEqual(['openid', 'records/read']);
  });

  test('never include a scope of Cognito with which a token changes its user, or one that nobody defines', async () => {
    const requested = ['aws.cognito.signin.user.admin', 'tenants/acme', 'records/everything', 'records/read'];
    expect(await listRemaining(['readers'], requested)).toEqual(['records/read']);
  });

  test('are none when the event has no groups or no scopes', async () => {
    const event = buildPersonEvent({ 'custom:tenant': 'acme' });
    const { userAttributes } = event.request;
    const changed = await handler({ ...event, request: { userAttributes } });
    expect(changed.response.claimsAndScopeOverrideDetails?.accessTokenGeneration.scopesToSuppress).toEqual([
      'records/read',
      'records/write',
      'subjects/erase',
      'subjects/import',
    ]);
  });
});

test('the response for a machine contains the tenant only: its client decides on its scopes', async () => {
  const event = await handler(buildMachineEvent(['tenants/acme', 'subjects/erase']));
  expect(event.response).toEqual({
    claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: { tenant: 'acme' } } },
  });
});
