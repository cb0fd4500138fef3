import { cognitoSignInRules } from '../../../src/rules/cognito/cognito-sign-in';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const first = (AllowedFirstAuthFactors: unknown) => ({ Policies: { SignInPolicy: { AllowedFirstAuthFactors } } });
const passkeys = (more: object) => ({ ...first(['PASSWORD', 'WEB_AUTHN']), ...more });

rulesDecide('Cognito sign-in rules', cognitoSignInRules, {
  CognitoSignInFirstFactorNotMessage: {
    holds: [{}, first(['PASSWORD', 'WEB_AUTHN'])],
    broken: [first(['PASSWORD', 'EMAIL_OTP']), first(['SMS_OTP'])],
    undecided: [first([UNKNOWN])],
  },
  CognitoSignInPasskeyUserVerification: {
    holds: [passkeys({ WebAuthnUserVerification: 'required' })],
    broken: [passkeys({}), passkeys({ WebAuthnUserVerification: 'preferred' })],
    undecided: [passkeys({ WebAuthnUserVerification: UNKNOWN })],
    notApplicable: [{}, first(['PASSWORD'])],
  },
  CognitoSignInCaseInsensitive: {
    holds: [{ UsernameConfiguration: { CaseSensitive: false } }],
    broken: [{}, { UsernameConfiguration: { CaseSensitive: true } }],
    undecided: [{ UsernameConfiguration: { CaseSensitive: UNKNOWN } }],
  },
});
