import { awsDocs, nist, type Rule } from '../rule';
import { readFirstFactors } from './user-pool-lookup';

const TYPES = ['AWS::Cognito::UserPool'];
const GUIDE = 'cognito/latest/developerguide';
const FLOWS = awsDocs(`${GUIDE}/amazon-cognito-user-pools-authentication-flow-methods.html`);
const CASE_SENSITIVITY = awsDocs(
  'AWSCloudFormation/latest/UserGuide/aws-properties-cognito-userpool-usernameconfiguration.html',
);

/** The start of a sign-in: user name and first factor. */
export const cognitoSignInRules: readonly Rule[] = [
  {
    id: 'CognitoSignInFirstFactorNotMessage',
    level: 'hardening',
    group: 'secondFactor',
    types: TYPES,
    what: 'Cognito user pool does not accept a code from an email or text message as first factor',
    why: 'An attacker who reads the mailbox or takes over the telephone number signs in without a password.',
    fix: 'Remove EMAIL_OTP and SMS_OTP from Policies.SignInPolicy.AllowedFirstAuthFactors.',
    property: 'Properties.Policies.SignInPolicy.AllowedFirstAuthFactors',
    references: [nist('IA-2'), FLOWS],
    check: (pool) => readFirstFactors(pool).filter((factor) => factor.endsWith('_OTP')),
  },
  {
    id: 'CognitoSignInPasskeyUserVerification',
    level: 'hardening',
    group: 'secondFactor',
    types: TYPES,
    what: 'Cognito user pool requires user verification for passkeys',
    why: 'Without a PIN or biometric check, a stolen security key signs its thief in.',
    fix: 'Set WebAuthnUserVerification to required.',
    property: 'Properties.WebAuthnUserVerification',
    references: [nist('IA-2(1)'), FLOWS],
    check: (pool) => {
      if (!readFirstFactors(pool).includes('WEB_AUTHN')) return 'not applicable';
      return pool.at('WebAuthnUserVerification').text() === 'required';
    },
  },
  {
    id: 'CognitoSignInCaseInsensitive',
    level: 'hardening',
    group: 'takeoverProtection',
    types: TYPES,
    what: 'Cognito user pool ignores the case of user names',
    why: 'An attacker who registers Anna beside anna passes for the existing user.',
    fix: 'Set UsernameConfiguration.CaseSensitive to false. Cognito accepts no later change.',
    property: 'Properties.UsernameConfiguration.CaseSensitive',
    references: [nist('IA-4'), CASE_SENSITIVITY],
    check: (pool) => pool.at('UsernameConfiguration.CaseSensitive').flag() === false,
  },
];
