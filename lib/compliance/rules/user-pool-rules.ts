import type { Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { isDisposable } from './disposable-environment';
import { isRetained } from './retention';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const TYPES = ['AWS::Cognito::UserPool'];
const GUIDE = 'cognito/latest/developerguide';
const MFA = awsDocs(`${GUIDE}/user-pool-settings-mfa.html`);
const FLOWS = awsDocs(`${GUIDE}/amazon-cognito-user-pools-authentication-flow-methods.html`);
const PASSWORDS = awsDocs(`${GUIDE}/managing-users-passwords.html`);
const ATTRIBUTES = awsDocs(`${GUIDE}/user-pool-settings-attributes.html`);
const [LENGTH, HISTORY, TEMPORARY_DAYS, LONGEST] = [12, 4, 3, 2048];
const CLASSES = ['RequireLowercase', 'RequireUppercase', 'RequireNumbers', 'RequireSymbols'];
/** What Cognito itself takes for a temporary password when nothing is said. */
const DEFAULT_DAYS = 7;
/** Attributes that every pool has. A template lists one to require it; Cognito knows its type and bounds. */
const STANDARD =
  /^(address|birthdate|email|(family|given|middle|nick|preferred_user)?_?name|gender|locale|phone_number|picture|profile|updated_at|website|zoneinfo|\w+_verified)$/;

/** Rules for how people prove who they are, and for how long a user pool keeps them. */
export const userPoolRules: readonly Rule[] = [
  {
    id: 'CognitoMfaRequired',
    types: TYPES,
    what: 'Nobody signs in with one factor.',
    why: 'A password that was phished, guessed or used elsewhere is then all that an attacker needs.',
    fix: 'Set MfaConfiguration to ON.',
    property: 'Properties.MfaConfiguration',
    references: [securityHub('Cognito.5'), nist('IA-2(1)'), MFA],
    check: (pool) => pool.at('MfaConfiguration').text() === 'ON',
  },
  {
    id: 'CognitoMfaByApp',
    types: TYPES,
    what: 'The second factor can be a code of an authenticator app, not a text message alone.',
    why: 'Messages are read by whoever takes over a telephone number or a mailbox.',
    fix: 'Add SOFTWARE_TOKEN_MFA to EnabledMfas.',
    property: 'Properties.EnabledMfas',
    references: [nist('IA-2(1)'), MFA],
    check: (pool) => {
      if ((pool.at('MfaConfiguration').text() ?? 'OFF') === 'OFF') return 'not applicable';
      return texts(pool.at('EnabledMfas')).includes('SOFTWARE_TOKEN_MFA');
    },
  },
  {
    id: 'CognitoPasskeys',
    types: TYPES,
    what: 'People can sign in with a passkey.',
    why: 'A passkey works at the real page only. Passwords and codes are typed into a copy of it.',
    fix: 'List WEB_AUTHN in Policies.SignInPolicy.AllowedFirstAuthFactors.',
    property: 'Properties.Policies.SignInPolicy.AllowedFirstAuthFactors',
    references: [nist('IA-2(8)'), FLOWS],
    check: takesPasskeys,
  },
  {
    id: 'CognitoPasskeyVerifiesUser',
    types: TYPES,
    what: 'A passkey belongs to a named domain, asks who holds it, and counts as two factors where two are required.',
    why: 'Otherwise a stolen device signs in by itself, or passkeys stop working and people go back to passwords.',
    fix: 'Set WebAuthnUserVerification to required, WebAuthnRelyingPartyID; with MFA, WebAuthnFactorConfiguration to MULTI_FACTOR_WITH_USER_VERIFICATION.',
    property: 'Properties.WebAuthnUserVerification',
    references: [nist('IA-2(1)'), FLOWS],
    check: (pool) => {
      if (!takesPasskeys(pool)) return 'not applicable';
      const isOneOfTwo = pool.at('WebAuthnFactorConfiguration').text() !== 'MULTI_FACTOR_WITH_USER_VERIFICATION';
      if (isOneOfTwo && pool.at('MfaConfiguration').text() === 'ON') return false;
      return pool.at('WebAuthnRelyingPartyID').present && pool.at('WebAuthnUserVerification').text() === 'required';
    },
  },
  {
    id: 'CognitoNoSignInByMessage',
    types: TYPES,
    what: 'A code in a message is not enough to begin a sign-in.',
    why: 'Who reads the mailbox or has the number of somebody would be that person.',
    fix: 'Leave EMAIL_OTP and SMS_OTP out of Policies.SignInPolicy.AllowedFirstAuthFactors.',
    property: 'Properties.Policies.SignInPolicy.AllowedFirstAuthFactors',
    references: [nist('IA-2'), FLOWS],
    check: (pool) => firstFactors(pool).filter((factor) => factor.endsWith('_OTP')),
  },
  {
    id: 'CognitoPasswordStrength',
    types: TYPES,
    what: `Passwords have ${LENGTH} characters and more, of every kind.`,
    why: 'Short passwords are guessed, and found in the lists that come with every break-in elsewhere.',
    fix: `Set PasswordPolicy.MinimumLength to ${LENGTH} or more, and ${CLASSES.join(', ')} to true.`,
    property: 'Properties.Policies.PasswordPolicy',
    references: [securityHub('Cognito.3'), nist('IA-5(1)'), PASSWORDS],
    check: (pool) => {
      const policy = pool.at('Policies.PasswordPolicy');
      return (
        (policy.at('MinimumLength').number() ?? 0) >= LENGTH && CLASSES.every((name) => policy.at(name).flag() === true)
      );
    },
  },
  {
    id: 'CognitoPasswordHistory',
    types: TYPES,
    what: `None of the last ${HISTORY} passwords is taken again.`,
    why: 'A password that was changed because it leaked would be back the next day.',
    fix: `Set PasswordPolicy.PasswordHistorySize to ${HISTORY} or more (24 at most).`,
    property: 'Properties.Policies.PasswordPolicy.PasswordHistorySize',
    references: [nist('IA-5(1)'), PASSWORDS],
    check: (pool) => (pool.at('Policies.PasswordPolicy.PasswordHistorySize').number() ?? 0) >= HISTORY,
  },
  {
    id: 'CognitoTemporaryPassword',
    types: TYPES,
    what: `A temporary password ends within ${TEMPORARY_DAYS} days.`,
    why: 'It lies in a mailbox, and whoever uses it first chooses the second factor.',
    fix: `Set PasswordPolicy.TemporaryPasswordValidityDays to ${TEMPORARY_DAYS} or less.`,
    property: 'Properties.Policies.PasswordPolicy.TemporaryPasswordValidityDays',
    references: [securityHub('Cognito.3'), nist('IA-5(1)')],
    check: (pool) => {
      const days =
        pool.at('Policies.PasswordPolicy.TemporaryPasswordValidityDays').number() ??
        pool.at('AdminCreateUserConfig.UnusedAccountValidityDays').number();
      return (days || DEFAULT_DAYS) <= TEMPORARY_DAYS;
    },
  },
  {
    id: 'CognitoPoolKept',
    types: TYPES,
    what: 'The user pool is protected from deletion, and stays when its stack goes or a change would replace it.',
    why: 'Users, their factors and their passwords cannot be brought back. There is no backup of a user pool.',
    fix: 'Set DeletionProtection to ACTIVE, DeletionPolicy and UpdateReplacePolicy to Retain.',
    property: 'Properties.DeletionProtection',
    references: [securityHub('Cognito.6'), nist('CP-9')],
    check: (pool, deployment) => {
      if (isDisposable(pool, deployment)) return 'not applicable';
      return isRetained(pool) && pool.at('DeletionProtection').text() === 'ACTIVE';
    },
  },
  {
    id: 'CognitoAdministratorsAddUsers',
    types: TYPES,
    what: 'Only administrators add users.',
    why: 'Otherwise anybody on the internet is a user with a valid token a minute later, and a bill for messages comes too.',
    fix: 'Set AdminCreateUserConfig.AllowAdminCreateUserOnly to true.',
    property: 'Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly',
    references: [nist('AC-2'), awsDocs(`${GUIDE}/how-to-create-user-accounts.html`)],
    check: (pool) => pool.at('AdminCreateUserConfig.AllowAdminCreateUserOnly').flag() === true,
  },
  {
    id: 'CognitoRecovery',
    types: TYPES,
    what: 'A forgotten password is replaced through the verified mailbox or an administrator, not a telephone number.',
    why: 'Numbers are taken over by talking to the provider. Without the setting Cognito prefers them.',
    fix: 'List verified_email or admin_only in AccountRecoverySetting.RecoveryMechanisms.',
    property: 'Properties.AccountRecoverySetting',
    references: [nist('IA-5'), awsDocs(`${GUIDE}/managing-users-passwords.html`)],
    check: (pool) => {
      const ways = recovery(pool);
      return ways.length > 0 && ways.every((name) => name === 'verified_email' || name === 'admin_only');
    },
  },
  {
    id: 'CognitoAddressesVerified',
    types: TYPES,
    what: 'An address that signs in or recovers a password is verified, and so is every change of it.',
    why: 'Who holds a session for a minute would change the address, and own the account by the next recovery.',
    fix: 'List email (phone_number, if used) in AutoVerifiedAttributes and UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate.',
    property: 'Properties.UserAttributeUpdateSettings',
    references: [nist('IA-5'), awsDocs(`${GUIDE}/user-pool-settings-email-phone-verification.html`)],
    check: (pool) => {
      const used = addresses(pool);
      const first = texts(pool.at('AutoVerifiedAttributes'));
      const later = texts(pool.at('UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate'));
      if (used.length === 0) return 'not applicable';
      return used.every((address) => first.includes(address) && later.includes(address));
    },
  },
  {
    id: 'CognitoNamesIgnoreCase',
    types: TYPES,
    what: 'Anna and anna are the same user.',
    why: 'A second user with the name of the first in other letters passes for the first.',
    fix: 'Set UsernameConfiguration.CaseSensitive to false. It cannot be changed later.',
    property: 'Properties.UsernameConfiguration.CaseSensitive',
    references: [nist('IA-4'), ATTRIBUTES],
    check: (pool) => pool.at('UsernameConfiguration.CaseSensitive').flag() === false,
  },
  {
    id: 'CognitoAttributesBounded',
    types: TYPES,
    what: 'Text in a custom attribute is neither empty nor endless.',
    why: 'It ends up in tokens, headers and logs; what is empty passes for what was never set.',
    fix: `Set AttributeDataType, and for String StringAttributeConstraints.MinLength (1 or more) and MaxLength (${LONGEST} or less).`,
    property: 'Properties.Schema',
    references: [nist('SI-10'), ATTRIBUTES],
    check: (pool) =>
      pool
        .at('Schema')
        .items()
        .filter((attribute) => !isStandard(attribute) && !isBounded(attribute))
        .map(({ property }) => property),
  },
  {
    id: 'CognitoDevicesAreNoFactor',
    types: TYPES,
    what: 'A remembered device does not stand for the second factor, and is remembered when its user says so.',
    why: 'A device that was lent, sold or taken over would open the account with the password alone.',
    fix: 'Set ChallengeRequiredOnNewDevice to false and DeviceOnlyRememberedOnUserPrompt to true, or leave DeviceConfiguration out.',
    property: 'Properties.DeviceConfiguration',
    references: [nist('IA-2(1)'), awsDocs(`${GUIDE}/amazon-cognito-user-pools-device-tracking.html`)],
    check: (pool) => {
      const devices = pool.at('DeviceConfiguration');
      const isFactor = devices.at('ChallengeRequiredOnNewDevice').flag() === true;
      const asks = devices.at('DeviceOnlyRememberedOnUserPrompt').flag() === true;
      return devices.present ? !isFactor && asks : 'not applicable';
    },
  },
];

function texts(list: Value): readonly string[] {
  return list.items().flatMap((item) => item.text() ?? []);
}

function firstFactors(pool: Resource): readonly string[] {
  return texts(pool.at('Policies.SignInPolicy.AllowedFirstAuthFactors'));
}

function takesPasskeys(pool: Resource): boolean {
  return firstFactors(pool).includes('WEB_AUTHN');
}

function recovery(pool: Resource): readonly string[] {
  const mechanisms = pool.at('AccountRecoverySetting.RecoveryMechanisms').items();
  return mechanisms.map((mechanism) => mechanism.at('Name').text() ?? '');
}

/** Addresses that open an account: people sign in with them, or recover a password through them. */
function addresses(pool: Resource): readonly string[] {
  const names = [...texts(pool.at('UsernameAttributes')), ...texts(pool.at('AliasAttributes'))];
  const used = [...names, ...recovery(pool).map((name) => name.replace(/^verified_/, ''))];
  return ['email', 'phone_number'].filter((address) => used.includes(address));
}

function isStandard(attribute: Value): boolean {
  return STANDARD.test(attribute.at('Name').text() ?? '');
}

function isBounded(attribute: Value): boolean {
  const type = attribute.at('AttributeDataType').text();
  if (type !== 'String') return type !== undefined;
  const least = attribute.at('StringAttributeConstraints.MinLength').number() ?? 0;
  const most = attribute.at('StringAttributeConstraints.MaxLength').number() ?? Number.POSITIVE_INFINITY;
  return least >= 1 && least <= most && most <= LONGEST;
}
