import type { Equivalence } from './equivalence';

/** Mutants of Cognito that weaken nothing. */
export const cognitoEquivalences: readonly Equivalence[] = [
  {
    pattern:
      /^AWS::Cognito::ManagedLoginBranding Properties\.(ClientId removed|UseCognitoProvidedValues (false|removed))$/,
    reason: 'The branding is the appearance of the page. Cognito rejects a branding without a client or style.',
  },
  {
    pattern: /^AWS::Cognito::UserPool (Properties\.DeletionProtection|DeletionPolicy|UpdateReplacePolicy) removed$/,
    stack: /^sandbox\//,
    reason: 'The default is the same in a disposable environment.',
  },
  {
    pattern:
      /^AWS::Cognito::UserPool Properties\.AccountRecoverySetting\.RecoveryMechanisms\.\d+\.Priority (0|1000|removed)$/,
    reason: 'There is only one recovery mechanism, so its priority has no effect.',
  },
  {
    pattern:
      /^AWS::Cognito::UserPool Properties\.(EmailVerification(Message|Subject)|SmsVerificationMessage|VerificationMessageTemplate(\.\w+)?) removed$/,
    reason: 'Cognito sends its default text with the code.',
  },
  {
    pattern: /^AWS::Cognito::UserPool Properties\.Policies\.SignInPolicy\.AllowedFirstAuthFactors\.0 removed$/,
    reason: 'Without passwords only passkeys remain, which are stronger.',
  },
  {
    pattern: /^AWS::Cognito::UserPool Properties\.Schema\.\d+\.Mutable (false|removed)$/,
    reason: 'An attribute that cannot be changed is stricter. The default is the same or stricter.',
  },
  {
    pattern: /^AWS::Cognito::UserPool Properties\.UsernameAttributes(\.\d+)? removed$/,
    reason: 'Users then sign in with a name instead of the address. The address is still verified.',
  },
  {
    pattern:
      /^AWS::Cognito::UserPoolClient Properties\.(AccessTokenValidity|IdTokenValidity|EnableTokenRevocation|AuthSessionValidity) removed$/,
    reason: 'The defaults are within the limits of the rules: one hour, revocation enabled, 3 minutes.',
  },
  {
    pattern: /^AWS::Cognito::UserPoolClient Properties\.AuthSessionValidity 3000$/,
    reason: 'Cognito rejects more than 15 minutes.',
  },
  {
    pattern:
      /^AWS::Cognito::UserPoolClient Properties\.(AllowedOAuthScopes\.\d+|ReadAttributes\.\d+|SupportedIdentityProviders(\.\d+)?) removed$/,
    reason: 'The client then has one scope, attribute or provider fewer.',
  },
  {
    pattern: /^AWS::Cognito::UserPoolClient Properties\.GenerateSecret (true|removed)$/,
    reason:
      'A secret is stricter. Public clients have no secret by default, and CognitoClientOAuthFlow finds a machine client without a secret.',
  },
  {
    pattern: /^AWS::Cognito::UserPoolClient Properties\.RefreshTokenRotation\.RetryGracePeriodSeconds (0|removed)$/,
    reason: 'No grace period is stricter.',
  },
  {
    pattern:
      /^AWS::Cognito::UserPoolRiskConfigurationAttachment Properties\.AccountTakeoverRiskConfiguration\.Actions\.\w+\.Notify true$/,
    reason: 'A message to the user weakens nothing.',
  },
  {
    pattern:
      /^AWS::Cognito::UserPoolRiskConfigurationAttachment Properties\.CompromisedCredentialsRiskConfiguration\.EventFilter removed$/,
    reason: 'The default is the same: all events.',
  },
  {
    pattern: /^AWS::Cognito::UserPool Properties\.DeviceConfiguration(\.ChallengeRequiredOnNewDevice)? removed$/,
    reason: 'Without the configuration no device is remembered, so a device cannot replace a factor.',
  },
];
