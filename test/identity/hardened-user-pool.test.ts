import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { createProductionDraft, createSandboxDraft } from '../scaffold';
import { synthIdentity } from './identity-template';

const template = synthIdentity(createProductionDraft());

describe('a user', () => {
  test('signs in with two factors: a one-time code or a passkey with user verification, never a text message', () => {
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

  test('has a password of 14 characters with every character class that was not used before', () => {
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

  test('cannot sign up, recovers by verified email only, and keeps the old address until the new one is verified', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
      AutoVerifiedAttributes: ['email'],
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
  });

  test('is protected from account takeover: risky sign-ins need MFA or are blocked, breached passwords are blocked', () => {
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
  test('has deletion protection in production and is retained when its stack is deleted', () => {
    template.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      Properties: { DeletionProtection: 'ACTIVE' },
    });
  });

  test('can be deleted in a sandbox, by a setting with a reason', () => {
    synthIdentity(createSandboxDraft()).hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Delete',
      Properties: { DeletionProtection: 'INACTIVE' },
    });
  });
});
