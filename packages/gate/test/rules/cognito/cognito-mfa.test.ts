import { cognitoMfaRules } from '../../../src/rules/cognito/cognito-mfa';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('Cognito MFA rules', cognitoMfaRules, {
  CognitoMfaRequired: {
    holds: [{ MfaConfiguration: 'ON' }],
    broken: [{}, { MfaConfiguration: 'OFF' }, { MfaConfiguration: 'OPTIONAL' }],
    undecided: [{ MfaConfiguration: UNKNOWN }],
  },
  CognitoMfaAuthenticatorApp: {
    holds: [
      { MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] },
      { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    ],
    broken: [{ MfaConfiguration: 'ON' }, { MfaConfiguration: 'ON', EnabledMfas: ['SMS_MFA', 'EMAIL_OTP'] }],
    undecided: [{ MfaConfiguration: 'ON', EnabledMfas: [UNKNOWN] }],
    notApplicable: [{}, { MfaConfiguration: 'OFF' }],
  },
  CognitoMfaNotReplacedByDevice: {
    holds: [
      { DeviceConfiguration: {} },
      { DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true } },
      { DeviceConfiguration: { ChallengeRequiredOnNewDevice: false, DeviceOnlyRememberedOnUserPrompt: true } },
    ],
    broken: [
      { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true } },
      { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true } },
    ],
    undecided: [{ DeviceConfiguration: { ChallengeRequiredOnNewDevice: UNKNOWN } }],
    notApplicable: [{}],
  },
});
