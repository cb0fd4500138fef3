import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { readTexts } from './user-pool-lookup';

const TYPES = ['AWS::Cognito::UserPool'];
const GUIDE = 'cognito/latest/developerguide';
const MFA = awsDocs(`${GUIDE}/user-pool-settings-mfa.html`);

/** The second factor of a sign-in. */
export const cognitoMfaRules: readonly Rule[] = [
  {
    id: 'CognitoMfaRequired',
    level: 'required',
    group: 'secondFactor',
    types: TYPES,
    what: 'Cognito user pool requires multi-factor authentication',
    why: 'Without a second factor, a password that was phished, guessed or reused is all that an attacker needs.',
    fix: 'Set MfaConfiguration to ON.',
    property: 'Properties.MfaConfiguration',
    references: [securityHub('Cognito.5'), nist('IA-2(1)'), MFA],
    check: (pool) => pool.at('MfaConfiguration').text() === 'ON',
  },
  {
    id: 'CognitoMfaAuthenticatorApp',
    level: 'hardening',
    group: 'secondFactor',
    types: TYPES,
    what: 'Cognito user pool offers an authenticator app as second factor',
    why: 'An attacker who takes over a telephone number or a mailbox reads the codes that are sent to it.',
    fix: 'Add SOFTWARE_TOKEN_MFA to EnabledMfas.',
    property: 'Properties.EnabledMfas',
    references: [nist('IA-2(1)'), MFA],
    check: (pool) => {
      if ((pool.at('MfaConfiguration').text() ?? 'OFF') === 'OFF') return 'not applicable';
      return readTexts(pool.at('EnabledMfas')).includes('SOFTWARE_TOKEN_MFA');
    },
  },
  {
    id: 'CognitoMfaNotReplacedByDevice',
    level: 'hardening',
    group: 'secondFactor',
    types: TYPES,
    what: 'Cognito user pool does not accept a remembered device in place of the second factor',
    why: 'A device that was lent, sold or compromised would open the account with only the password.',
    fix: 'Set DeviceConfiguration.ChallengeRequiredOnNewDevice to false, or remove DeviceConfiguration.',
    property: 'Properties.DeviceConfiguration.ChallengeRequiredOnNewDevice',
    references: [nist('IA-2(1)'), awsDocs(`${GUIDE}/amazon-cognito-user-pools-device-tracking.html`)],
    check: (pool) => {
      const devices = pool.at('DeviceConfiguration');
      return devices.present ? devices.at('ChallengeRequiredOnNewDevice').flag() !== true : 'not applicable';
    },
  },
];
