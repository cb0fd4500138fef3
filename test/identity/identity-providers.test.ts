import { describe, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { createIdentityDraft, synthIdentity } from './identity-template';

describe('federation', () => {
  const federated = synthIdentity(
    createIdentityDraft({
      federation: [
        {
          type: 'oidc',
          name: 'Workforce',
          issuer: 'https://login.example.com',
          clientId: 'bulwark',
          clientSecretName: 'login/bulwark',
        },
        { type: 'saml', name: 'Partner', metadataUrl: 'https://partner.example.com/metadata' },
      ],
    }),
  );

  test('lets users of other providers sign in, and never maps a tenant from them', () => {
    federated.hasResourceProperties('AWS::Cognito::UserPoolIdentityProvider', {
      ProviderName: 'Workforce',
      ProviderType: 'OIDC',
      AttributeMapping: { email: 'email', email_verified: 'email_verified' },
      ProviderDetails: Match.objectLike({ oidc_issuer: 'https://login.example.com' }),
    });
    federated.hasResourceProperties('AWS::Cognito::UserPoolIdentityProvider', {
      ProviderName: 'Partner',
      ProviderType: 'SAML',
      ProviderDetails: Match.objectLike({ MetadataURL: 'https://partner.example.com/metadata' }),
    });
    federated.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      SupportedIdentityProviders: ['COGNITO', 'Workforce', 'Partner'],
    });
  });

  test('keeps the client secret of a provider out of the template', () => {
    federated.hasResourceProperties('AWS::Cognito::UserPoolIdentityProvider', {
      ProviderDetails: Match.objectLike({
        client_secret: '{{resolve:secretsmanager:login/bulwark:SecretString:::}}',
      }),
    });
  });
});
