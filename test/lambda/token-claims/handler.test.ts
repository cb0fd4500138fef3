import { describe, expect, test } from '@jest/globals';
import { handler, type TokenEvent } from '../../../lambda/token-claims/handler';

/** Events as Cognito sends them, with the fields that nobody reads left in. */
function personEvent(userAttributes: Record<string, string>, scopes: string[] = ['records/read']) {
  return {
    version: '3',
    triggerSource: 'TokenGeneration_HostedAuth',
    region: 'eu-central-1',
    userPoolId: 'eu-central-1_EXAMPLE',
    userName: 'a1b2c3d4',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: '1example23456789' },
    request: {
      userAttributes: { sub: 'a1b2c3d4', email: 'person@example.com', ...userAttributes },
      groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [] },
      scopes,
    },
    response: { claimsAndScopeOverrideDetails: null },
  };
}

function machineEvent(scopes: string[]) {
  const { request, ...rest } = personEvent({}, scopes);
  return { ...rest, triggerSource: 'TokenGeneration_ClientCredentials', request: { scopes: request.scopes } };
}

const tenantOf = async (event: TokenEvent) =>
  (await handler(event)).response.claimsAndScopeOverrideDetails?.accessTokenGeneration.claimsToAddOrOverride.tenant;

describe('the access token of a person', () => {
  test('carries the tenant that an administrator set', async () => {
    expect(await tenantOf(personEvent({ 'custom:tenant': 'acme' }))).toBe('acme');
  });

  test('is not issued without a tenant', async () => {
    await expect(handler(personEvent({}))).rejects.toThrow('The user belongs to no tenant');
  });

  test.each(['', 'A', 'acme corp', "acme'; drop", '../acme', 'a'.repeat(64)])(
    'is not issued for "%s", which is no tenant id',
    async (tenant) => {
      await expect(handler(personEvent({ 'custom:tenant': tenant }))).rejects.toThrow('The user belongs to no tenant');
    },
  );

  test('never takes the tenant from a scope', async () => {
    expect(await tenantOf(personEvent({ 'custom:tenant': 'acme' }, ['tenants/other']))).toBe('acme');
    await expect(handler(personEvent({}, ['tenants/other']))).rejects.toThrow('The user belongs to no tenant');
  });
});

describe('the access token of a machine', () => {
  test('carries the one tenant its client is allowed and asked for', async () => {
    expect(await tenantOf(machineEvent(['records/read', 'tenants/acme']))).toBe('acme');
  });

  test('is not issued when the scope of a tenant is not asked for', async () => {
    await expect(handler(machineEvent(['records/read']))).rejects.toThrow('Ask for the scope tenants/<tenant>');
  });

  test('is not issued for two tenants at once', async () => {
    await expect(handler(machineEvent(['tenants/acme', 'tenants/other']))).rejects.toThrow('A token is for one tenant');
  });

  test('is not issued for a scope that names no possible tenant', async () => {
    await expect(handler(machineEvent(['tenants/Not A Tenant']))).rejects.toThrow('Ask for the scope');
    await expect(handler(machineEvent(['xtenants/acme']))).rejects.toThrow('Ask for the scope');
  });

  test('is not issued to a client that asked for nothing', async () => {
    await expect(handler({ ...machineEvent([]), request: {} })).rejects.toThrow('Ask for the scope');
  });

  test('never takes the tenant from an attribute', async () => {
    const event = { ...machineEvent([]), request: { scopes: [], userAttributes: { 'custom:tenant': 'acme' } } };
    await expect(handler(event)).rejects.toThrow('Ask for the scope');
  });
});

test('nothing but the tenant is answered', async () => {
  const event = await handler(personEvent({ 'custom:tenant': 'acme' }));
  expect(event.response).toEqual({
    claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: { tenant: 'acme' } } },
  });
});
