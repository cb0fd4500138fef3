import { userPoolRules } from '../../../lib/compliance/rules/user-pool-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const TYPE = 'AWS::Cognito::UserPool';
const first = (AllowedFirstAuthFactors: unknown) => ({ Policies: { SignInPolicy: { AllowedFirstAuthFactors } } });
const passkeys = (more: object) => ({ ...first(['PASSWORD', 'WEB_AUTHN']), ...more });
const password = (PasswordPolicy: object) => ({ Policies: { PasswordPolicy } });
const STRONG = {
  MinimumLength: 12,
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
};
const PASSKEY = {
  WebAuthnRelyingPartyID: 'login.example.com',
  WebAuthnUserVerification: 'required',
  WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
  MfaConfiguration: 'ON',
};
const recovery = (...names: unknown[]) => ({
  AccountRecoverySetting: { RecoveryMechanisms: names.map((Name) => ({ Name, Priority: 1 })) },
});
const verified = (AutoVerifiedAttributes: unknown, AttributesRequireVerificationBeforeUpdate: unknown) => ({
  AutoVerifiedAttributes,
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate },
});
const attribute = (MinLength: unknown, MaxLength: unknown) => ({
  Schema: [{ Name: 'tenant', AttributeDataType: 'String', StringAttributeConstraints: { MinLength, MaxLength } }],
});
const kept = (DeletionProtection: unknown, DeletionPolicy: unknown, UpdateReplacePolicy: unknown) => ({
  resources: { Users: { Type: TYPE, Properties: { DeletionProtection }, DeletionPolicy, UpdateReplacePolicy } },
});
const beside = (DeletionProtection: unknown) => ({
  resources: {
    ...kept('INACTIVE', 'Delete', 'Delete').resources,
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { DeletionProtection } },
  },
});

rulesDecide('user pool rules', userPoolRules, {
  CognitoMfaRequired: {
    holds: [{ MfaConfiguration: 'ON' }],
    broken: [{}, { MfaConfiguration: 'OFF' }, { MfaConfiguration: 'OPTIONAL' }],
    undecided: [{ MfaConfiguration: UNKNOWN }],
  },
  CognitoMfaByApp: {
    holds: [
      { MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] },
      { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    ],
    broken: [{ MfaConfiguration: 'ON' }, { MfaConfiguration: 'ON', EnabledMfas: ['SMS_MFA', 'EMAIL_OTP'] }],
    undecided: [{ MfaConfiguration: 'ON', EnabledMfas: [UNKNOWN] }],
    notApplicable: [{}, { MfaConfiguration: 'OFF' }],
  },
  CognitoPasskeys: {
    holds: [first(['PASSWORD', 'WEB_AUTHN'])],
    broken: [{}, first(['PASSWORD'])],
    undecided: [first(UNKNOWN)],
  },
  CognitoPasskeyVerifiesUser: {
    holds: [
      passkeys(PASSKEY),
      passkeys({ ...PASSKEY, WebAuthnFactorConfiguration: 'SINGLE_FACTOR', MfaConfiguration: 'OPTIONAL' }),
    ],
    broken: [
      passkeys({}),
      passkeys({ ...PASSKEY, WebAuthnFactorConfiguration: 'SINGLE_FACTOR' }),
      passkeys({ ...PASSKEY, WebAuthnFactorConfiguration: undefined }),
      passkeys({ ...PASSKEY, WebAuthnUserVerification: 'preferred' }),
      passkeys({ ...PASSKEY, WebAuthnUserVerification: undefined }),
      passkeys({ ...PASSKEY, WebAuthnRelyingPartyID: undefined }),
    ],
    undecided: [passkeys({ ...PASSKEY, WebAuthnUserVerification: UNKNOWN })],
    notApplicable: [{}, first(['PASSWORD'])],
  },
  CognitoNoSignInByMessage: {
    holds: [{}, first(['PASSWORD', 'WEB_AUTHN'])],
    broken: [first(['PASSWORD', 'EMAIL_OTP']), first(['SMS_OTP'])],
    undecided: [first([UNKNOWN])],
  },
  CognitoPasswordStrength: {
    holds: [password(STRONG), password({ ...STRONG, MinimumLength: '16' })],
    broken: [
      {},
      password({ ...STRONG, MinimumLength: 8 }),
      ...['RequireLowercase', 'RequireUppercase', 'RequireNumbers', 'RequireSymbols'].flatMap((name) => [
        password({ ...STRONG, [name]: false }),
        password({ ...STRONG, [name]: undefined }),
      ]),
    ],
    undecided: [password({ ...STRONG, RequireSymbols: UNKNOWN })],
  },
  CognitoPasswordHistory: {
    holds: [password({ PasswordHistorySize: 4 }), password({ PasswordHistorySize: 24 })],
    broken: [{}, password({ PasswordHistorySize: 3 })],
    undecided: [password({ PasswordHistorySize: UNKNOWN })],
  },
  CognitoTemporaryPassword: {
    holds: [
      password({ TemporaryPasswordValidityDays: 1 }),
      password({ TemporaryPasswordValidityDays: 3 }),
      { AdminCreateUserConfig: { UnusedAccountValidityDays: 2 } },
    ],
    broken: [
      {},
      password({ TemporaryPasswordValidityDays: 0 }),
      password({ TemporaryPasswordValidityDays: 7 }),
      { AdminCreateUserConfig: { UnusedAccountValidityDays: 90 } },
    ],
    undecided: [password({ TemporaryPasswordValidityDays: UNKNOWN })],
  },
  CognitoPoolKept: {
    holds: [kept('ACTIVE', 'Retain', 'Retain'), kept('ACTIVE', 'RetainExceptOnCreate', 'Retain')],
    broken: [
      {},
      kept('INACTIVE', 'Retain', 'Retain'),
      kept('ACTIVE', 'Delete', 'Retain'),
      kept('ACTIVE', 'Retain', 'Delete'),
      kept('ACTIVE', undefined, 'Retain'),
      kept('ACTIVE', 'Retain', undefined),
      beside(true),
    ],
    undecided: [kept(UNKNOWN, 'Retain', 'Retain'), beside(UNKNOWN)],
    notApplicable: [beside(false)],
  },
  CognitoAdministratorsAddUsers: {
    holds: [{ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }],
    broken: [{}, { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } }],
    undecided: [{ AdminCreateUserConfig: { AllowAdminCreateUserOnly: UNKNOWN } }],
  },
  CognitoRecovery: {
    holds: [recovery('verified_email'), recovery('admin_only')],
    broken: [{}, recovery(), recovery('verified_phone_number'), recovery('verified_email', 'verified_phone_number')],
    undecided: [recovery(UNKNOWN)],
  },
  CognitoAddressesVerified: {
    holds: [
      { UsernameAttributes: ['email'], ...verified(['email'], ['email']) },
      { ...recovery('verified_email'), ...verified(['email', 'phone_number'], ['email']) },
      { AliasAttributes: ['phone_number', 'preferred_username'], ...verified(['phone_number'], ['phone_number']) },
    ],
    broken: [
      { UsernameAttributes: ['email'] },
      { UsernameAttributes: ['email'], ...verified(['email'], []) },
      { UsernameAttributes: ['email'], ...verified([], ['email']) },
      { ...recovery('verified_phone_number'), ...verified(['email'], ['email']) },
      { AliasAttributes: ['email', 'phone_number'], ...verified(['email'], ['email']) },
    ],
    undecided: [{ UsernameAttributes: ['email'], ...verified(UNKNOWN, ['email']) }, { UsernameAttributes: [UNKNOWN] }],
    notApplicable: [{}, { AliasAttributes: ['preferred_username'], ...recovery('admin_only') }],
  },
  CognitoNamesIgnoreCase: {
    holds: [{ UsernameConfiguration: { CaseSensitive: false } }],
    broken: [{}, { UsernameConfiguration: { CaseSensitive: true } }],
    undecided: [{ UsernameConfiguration: { CaseSensitive: UNKNOWN } }],
  },
  CognitoAttributesBounded: {
    holds: [
      {},
      attribute('1', '63'),
      attribute(5, 5),
      { Schema: [{ Name: 'email', Required: true }, { Name: 'name' }, { Name: 'family_name' }] },
      { Schema: [{ Name: 'since', AttributeDataType: 'DateTime' }] },
    ],
    broken: [
      attribute('0', '63'),
      attribute(undefined, '63'),
      attribute('2', undefined),
      attribute('2', '2049'),
      attribute('64', '63'),
      { Schema: [{ Name: 'tenant', AttributeDataType: 'String' }] },
      { Schema: [{ Name: 'tenant', StringAttributeConstraints: { MinLength: '1', MaxLength: '63' } }] },
    ],
    undecided: [attribute('1', UNKNOWN), { Schema: UNKNOWN }],
  },
  CognitoDevicesAreNoFactor: {
    holds: [
      { DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true } },
      { DeviceConfiguration: { ChallengeRequiredOnNewDevice: false, DeviceOnlyRememberedOnUserPrompt: true } },
    ],
    broken: [
      { DeviceConfiguration: {} },
      { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true } },
      { DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: false } },
    ],
    undecided: [{ DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: UNKNOWN } }],
    notApplicable: [{}],
  },
});
