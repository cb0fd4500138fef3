import { describe, expect, test } from '@jest/globals';
import { handler, type TokenEvent } from '../../../lambda/token-claims/handler';

/** Events as Cognito sends them, including fields that the handler does not read. */
function buildPersonEvent(userAttributes: Record<string, string>, scopes: string[] = ['records/read']) {
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

test('the response contains the tenant only', async () => {
  const event = await handler(buildPersonEvent({ 'custom:tenant': 'acme' }));
  expect(event.response).toEqual({
    claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: { tenant: 'acme' } } },
  });
});
