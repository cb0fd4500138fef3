import { describe, test } from '@jest/globals';
import { ALL_SCOPES, createProductionDraft } from '../scaffold';
import { createIdentityDraft, synthIdentity } from './identity-template';

const template = synthIdentity(createProductionDraft());

describe('a machine-to-machine client', () => {
  test('uses the client credentials grant for one tenant, and cannot sign users in', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: true,
      ClientName: 'reporting',
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: ['tenants/example', ...ALL_SCOPES],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'tenants',
      Scopes: [{ ScopeName: 'example', ScopeDescription: 'Act for the tenant example' }],
    });
  });

  test.each([
    [undefined, ['tenants/example']],
    [[], ['tenants/example']],
    [['records/read'], ['tenants/example', 'records/read']],
  ])('with the scopes %j in the settings may request %j only', (scopes, allowed) => {
    const machineClients = [{ name: 'reporting', tenant: 'example', scopes }];
    synthIdentity(createIdentityDraft({ machineClients })).hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ClientName: 'reporting',
      AllowedOAuthScopes: allowed,
    });
  });

  test('exists only if the settings name it', () => {
    const none = synthIdentity(createIdentityDraft({ machineClients: [] }));
    none.resourceCountIs('AWS::Cognito::UserPoolClient', 1);
    none.resourceCountIs('AWS::Cognito::UserPoolResourceServer', 2);
  });
});
