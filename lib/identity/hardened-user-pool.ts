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
import { isProtected } from '../settings/protections';
import type { ProtectionSettings } from '../settings/settings';

export interface HardenedUserPoolProps {
  /** Host of the managed login page; passkeys are bound to it. */
  readonly signInHost: string;
  /** Decides on deletion protection. */
  readonly protection: ProtectionSettings;
  /** Whether the users may be deleted with the stack. */
  readonly disposable: boolean;
}

/**
 * The user pool. Every user signs in with two factors: a password and a one-time code, or, once enabled for the user, a
 * passkey with user verification, never a text message. Self sign-up is off. Account recovery uses a verified email
 * address only.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
 */
export class HardenedUserPool extends Construct {
  readonly userPool: UserPool;
  readonly protection: ProtectionSettings;

  constructor(scope: Construct, id: string, props: HardenedUserPoolProps) {
    super(scope, id);
    this.protection = props.protection;
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
      // With a challenge a remembered device would replace the second factor:
      // https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html
      deviceTracking: { challengeRequiredOnNewDevice: false, deviceOnlyRememberedOnUserPrompt: true },
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      customThreatProtectionMode: CustomThreatProtectionMode.FULL_FUNCTION,
      // Administrators set it; no client may write it. It is mutable, since a federated user is created without it.
      customAttributes: { tenant: new StringAttribute({ minLen: 2, maxLen: 63, mutable: true }) },
      deletionProtection: isProtected(props.protection.protections),
      removalPolicy: props.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    this.#acceptPasskeyAsMfa();
    this.#addRiskConfiguration();
  }

  /**
   * A passkey with user verification counts as two factors: possession, and knowledge or biometrics. The pool only
   * permits it; an administrator enables it for each user who also has a one-time code, with
   * `admin-set-user-mfa-preference --web-authn-mfa-settings Enabled=true`. No token has the scope with which users
   * could do so themselves: no app client allows it, and TokenClaims removes it. The UserPool construct of aws-cdk-lib
   * 2.276 has no property for it.
   *
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnMfaSettingsType.html
   */
  #acceptPasskeyAsMfa(): void {
    const resource = this.userPool.node.defaultChild;
    if (!CfnUserPool.isCfnUserPool(resource))
      throw new Error(`${this.node.path}: expected defaultChild to be a CfnUserPool`);
    resource.webAuthnFactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION';
  }

  /**
   * Blocks passwords known from breaches. Requires MFA for, or blocks, a sign-in that looks like an account takeover.
   */
  #addRiskConfiguration(): void {
    new CfnUserPoolRiskConfigurationAttachment(this, 'RiskConfiguration', {
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
