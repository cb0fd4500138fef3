import { describe, test } from '@jest/globals';
import { createProductionDraft } from '../scaffold';
import { synthIdentity } from './identity-template';

const template = synthIdentity(createProductionDraft());

const WEB_APP = { GenerateSecret: false };

describe('the client of the web application', () => {
  test('uses the authorization code grant without a secret, and no implicit grant', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ...WEB_APP,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'records/read', 'records/write', 'subjects/erase'],
      ExplicitAuthFlows: ['ALLOW_USER_AUTH'],
      CallbackURLs: ['https://www.example.com/signed-in'],
      LogoutURLs: ['https://www.example.com/signed-out'],
    });
  });

  test('has tokens of 15 minutes, single-use refresh tokens and revocation, and does not reveal which users exist', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ...WEB_APP,
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      RefreshTokenValidity: 480,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
    });
  });
});
