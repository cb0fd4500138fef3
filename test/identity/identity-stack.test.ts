import { describe, expect, test } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { DeadLetterQueue } from '../../lib/audit/dead-letter-queue';
import { EncryptionStack } from '../../lib/encryption/encryption-stack';
import { IdentityStack } from '../../lib/identity/identity-stack';
import { NetworkStack } from '../../lib/network/network-stack';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { productionDraft, sandboxDraft, settingsOf, testApp } from '../scaffold';

const SCOPES = [
  { resource: 'records', name: 'read', description: 'Read records' },
  { resource: 'records', name: 'write', description: 'Write records' },
  { resource: 'subjects', name: 'erase', description: 'Erase a person' },
];

function synth(draft: EnvironmentDraft): Template {
  const settings = settingsOf(draft);
  const app = testApp();
  const common = { prefix: settings.name, settings, env: { account: settings.account, region: settings.region } };
  const { keys } = new EncryptionStack(app, 'Encryption', common);
  const deadLetters = new DeadLetterQueue(new Stack(app, 'Letters', common), 'DeadLetters', { key: keys.messaging });
  const { network } = new NetworkStack(app, 'Network', { ...common, keys, deadLetters });
  return Template.fromStack(
    new IdentityStack(app, 'Identity', { ...common, keys, deadLetters, network, scopes: SCOPES }),
  );
}

function identityWith(changes: object): EnvironmentDraft {
  const draft = sandboxDraft();
  return { ...draft, identity: { ...Object(draft['identity']), ...changes } };
}

const template = synth(productionDraft());
const PEOPLE = { GenerateSecret: false };
const MACHINE = { GenerateSecret: true };

describe('a user', () => {
  test('signs in with two factors: a one-time code or a passkey that verifies them, never a text message', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      SmsConfiguration: Match.absent(),
      WebAuthnUserVerification: 'required',
      WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
      WebAuthnRelyingPartyID: 'bulwark-test-example.auth.eu-central-1.amazoncognito.com',
      Policies: Match.objectLike({ SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } }),
    });
  });

  test('has a password of 14 characters of every kind that was not used before', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      Policies: Match.objectLike({
        PasswordPolicy: {
          MinimumLength: 14,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          PasswordHistorySize: 24,
          TemporaryPasswordValidityDays: 1,
        },
      }),
    });
  });

  test('is invited, recovers by verified email alone, and keeps the old address until the new one is verified', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
      AutoVerifiedAttributes: ['email'],
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
  });

  test('is protected from takeover: risky sign-ins are challenged or blocked, known passwords refused', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      UserPoolTier: 'PLUS',
      UserPoolAddOns: {
        AdvancedSecurityMode: 'ENFORCED',
        AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'ENFORCED' },
      },
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolRiskConfigurationAttachment', {
      ClientId: 'ALL',
      CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
      AccountTakeoverRiskConfiguration: {
        Actions: {
          LowAction: { EventAction: 'MFA_REQUIRED', Notify: false },
          MediumAction: { EventAction: 'MFA_REQUIRED', Notify: false },
          HighAction: { EventAction: 'BLOCK', Notify: false },
        },
      },
    });
  });

  test('cannot change the tenant: no client may write the attribute', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      Schema: [Match.objectLike({ Name: 'tenant', AttributeDataType: 'String' })],
    });
    for (const client of Object.values(template.findResources('AWS::Cognito::UserPoolClient'))) {
      const { WriteAttributes, GenerateSecret } = client['Properties'];
      expect(GenerateSecret ? [] : WriteAttributes).not.toContain('custom:tenant');
      expect(GenerateSecret || WriteAttributes !== undefined).toBe(true);
    }
  });
});

describe('the user pool', () => {
  test('cannot be deleted in production and outlives its stack', () => {
    template.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      Properties: { DeletionProtection: 'ACTIVE' },
    });
  });

  test('can be deleted in a sandbox, by a setting that gives a reason', () => {
    synth(sandboxDraft()).hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Delete',
      Properties: { DeletionProtection: 'INACTIVE' },
    });
  });

  test('logs every sign-in and every message that failed', () => {
    const log = { CloudWatchLogsConfiguration: { LogGroupArn: Match.anyValue() } };
    template.hasResourceProperties('AWS::Cognito::LogDeliveryConfiguration', {
      LogConfigurations: [
        { EventSource: 'userAuthEvents', LogLevel: 'INFO', ...log },
        { EventSource: 'userNotification', LogLevel: 'ERROR', ...log },
      ],
    });
    template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: Match.anyValue(), RetentionInDays: 400 });
  });

  test('stands behind a web ACL of its own', () => {
    template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      ResourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Users'), 'Arn'] },
    });
    template.hasResourceProperties('AWS::WAFv2::WebACL', {
      Rules: [
        Match.objectLike({ Name: 'RateByAddress', Priority: 0 }),
        Match.objectLike({ Name: 'AWSManagedRulesAmazonIpReputationList', Priority: 1 }),
        Match.objectLike({ Name: 'AWSManagedRulesAnonymousIpList', Priority: 2 }),
        Match.objectLike({ Name: 'AWSManagedRulesKnownBadInputsRuleSet', Priority: 3 }),
      ],
    });
  });
});

describe('the client for people', () => {
  test('uses the authorization code flow without a secret, and no implicit grant', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ...PEOPLE,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'records/read', 'records/write', 'subjects/erase'],
      ExplicitAuthFlows: ['ALLOW_USER_AUTH'],
      CallbackURLs: ['https://www.example.com/signed-in'],
      LogoutURLs: ['https://www.example.com/signed-out'],
    });
  });

  test('has 15 minute tokens, refresh tokens that work once, revocation, and hides who exists', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ...PEOPLE,
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      RefreshTokenValidity: 480,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  test('is served by a sign-in page that knows passkeys', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolDomain', {
      Domain: 'bulwark-test-example',
      ManagedLoginVersion: 2,
    });
    template.hasResourceProperties('AWS::Cognito::ManagedLoginBranding', { UseCognitoProvidedValues: true });
  });
});

describe('a machine client', () => {
  test('uses client credentials for one tenant, and cannot sign anyone in', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ...MACHINE,
      ClientName: 'reporting',
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: ['tenants/example', 'records/read', 'records/write', 'subjects/erase'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'tenants',
      Scopes: [{ ScopeName: 'example', ScopeDescription: 'Act for the tenant example' }],
    });
  });

  test('exists only where settings name it', () => {
    const none = synth(identityWith({ machineClients: [] }));
    none.resourceCountIs('AWS::Cognito::UserPoolClient', 1);
    none.resourceCountIs('AWS::Cognito::UserPoolResourceServer', 2);
  });
});

test('the scopes are those of the route table, each with its resource server', () => {
  template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
    Identifier: 'records',
    Scopes: [
      { ScopeName: 'read', ScopeDescription: 'Read records' },
      { ScopeName: 'write', ScopeDescription: 'Write records' },
    ],
  });
  template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
    Identifier: 'subjects',
    Scopes: [{ ScopeName: 'erase', ScopeDescription: 'Erase a person' }],
  });
});

describe('the tenant', () => {
  test('is put into tokens of people and machines by a function that Cognito alone may call', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: 'V3_0', LambdaArn: Match.anyValue() } },
    });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Users'), 'Arn'] },
    });
  });

  test('function answers within the five seconds that Cognito waits', () => {
    template.hasResourceProperties('AWS::Lambda::Function', { Timeout: 5 });
  });
});

describe('federation', () => {
  const federated = synth(
    identityWith({
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

  test('signs users of other providers in, and never takes a tenant from them', () => {
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
      ...PEOPLE,
      SupportedIdentityProviders: ['COGNITO', 'Workforce', 'Partner'],
    });
  });

  test('keeps the secret of a provider out of the template', () => {
    federated.hasResourceProperties('AWS::Cognito::UserPoolIdentityProvider', {
      ProviderDetails: Match.objectLike({
        client_secret: '{{resolve:secretsmanager:login/bulwark:SecretString:::}}',
      }),
    });
  });
});
