import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPool,
  CfnUserPoolRiskConfigurationAttachment,
  CustomThreatProtectionMode,
  FeaturePlan,
  Mfa,
  PasskeyUserVerification,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Safeguard } from '../settings/safeguard';

export interface UserDirectoryProps {
  /** Host of the sign-in page; passkeys are bound to it. */
  readonly signInHost: string;
  readonly deletionProtection: Safeguard;
}

/**
 * The users. Everyone signs in with two factors: a password and a one-time code, or a passkey that verifies its user; never a
 * text message. Nobody signs up on their own, and recovery goes to a verified mailbox alone.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
 */
export class UserDirectory extends Construct {
  readonly userPool: UserPool;
  /** Why the pool can be deleted, where it can. */
  readonly deletionProtection: Safeguard;

  constructor(scope: Construct, id: string, props: UserDirectoryProps) {
    super(scope, id);
    this.deletionProtection = props.deletionProtection;
    this.userPool = new UserPool(this, 'Resource', {
      featurePlan: FeaturePlan.PLUS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
      passkeyRelyingPartyId: props.signInHost,
      passkeyUserVerification: PasskeyUserVerification.REQUIRED,
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
        passwordHistorySize: 24,
        tempPasswordValidity: Duration.days(1),
      },
      // With a challenge a remembered device would take the place of the second factor:
      // https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html
      deviceTracking: { challengeRequiredOnNewDevice: false, deviceOnlyRememberedOnUserPrompt: true },
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      customThreatProtectionMode: CustomThreatProtectionMode.FULL_FUNCTION,
      // Set by administrators; no client is allowed to write it. Not immutable, since a federated user appears without it.
      customAttributes: { tenant: new StringAttribute({ minLen: 2, maxLen: 63, mutable: true }) },
      deletionProtection: props.deletionProtection.enabled,
      removalPolicy: props.deletionProtection.enabled ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.#countPasskeysAsTwoFactors();
    this.#answerRisk();
  }

  /** The library has no word for it yet: a passkey that verifies its user is possession and knowledge (or body) in one. */
  #countPasskeysAsTwoFactors(): void {
    const resource = this.userPool.node.defaultChild;
    if (!CfnUserPool.isCfnUserPool(resource)) throw new Error(`${this.node.path} holds no user pool`);
    resource.webAuthnFactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION';
  }

  /** Passwords known from breaches are refused; a sign-in that looks like a takeover is challenged, or refused. */
  #answerRisk(): void {
    new CfnUserPoolRiskConfigurationAttachment(this, 'Risk', {
      userPoolId: this.userPool.userPoolId,
      clientId: 'ALL',
      compromisedCredentialsRiskConfiguration: {
        actions: { eventAction: 'BLOCK' },
        eventFilter: ['SIGN_IN', 'PASSWORD_CHANGE'],
      },
      accountTakeoverRiskConfiguration: {
        actions: {
          lowAction: { eventAction: 'MFA_REQUIRED', notify: false },
          mediumAction: { eventAction: 'MFA_REQUIRED', notify: false },
          highAction: { eventAction: 'BLOCK', notify: false },
        },
      },
    });
  }
}
