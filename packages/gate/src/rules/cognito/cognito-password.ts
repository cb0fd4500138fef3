import { awsDocs, nist, pciDss, type Rule, securityHub } from '../rule';
import { readRecoveryMechanisms } from './user-pool-lookup';

const TYPES = ['AWS::Cognito::UserPool'];
const POLICY = 'Policies.PasswordPolicy';
const PASSWORDS = awsDocs('cognito/latest/developerguide/managing-users-passwords.html');
/** Parameters of Security Hub Cognito.3. */
const SECURITY_HUB = { length: 8, temporaryDays: 7 };
/** PCI DSS 4.0.1: 12 characters (8.3.6), not one of the last four passwords (8.3.7). */
const PCI_DSS = { length: 12, history: 4 };
const CHARACTER_CLASSES = ['RequireLowercase', 'RequireUppercase', 'RequireNumbers', 'RequireSymbols'];

/** Passwords: what they contain, how long they are valid, how they are reset. */
export const cognitoPasswordRules: readonly Rule[] = [
  {
    id: 'CognitoPasswordComplexity',
    level: 'required',
    group: 'passwords',
    types: TYPES,
    what: `Cognito user pool requires passwords of ${SECURITY_HUB.length} characters with all four character classes`,
    why: 'Short and simple passwords are guessed within hours, and are found in lists of leaked passwords.',
    fix: `Set PasswordPolicy.MinimumLength to ${SECURITY_HUB.length} or more, and ${CHARACTER_CLASSES.join(', ')} to true.`,
    property: `Properties.${POLICY}`,
    references: [securityHub('Cognito.3'), nist('IA-5(1)'), PASSWORDS],
    check: (pool) => {
      const policy = pool.at(POLICY);
      // Cognito's default policy is 8 characters with all four classes; see the output of `aws cognito-idp create-user-pool`.
      if (!policy.present) return true;
      const isLong = (policy.at('MinimumLength').number() ?? 0) >= SECURITY_HUB.length;
      return isLong && CHARACTER_CLASSES.every((name) => policy.at(name).flag() === true);
    },
  },
  {
    id: 'CognitoPasswordLength',
    level: 'hardening',
    group: 'passwords',
    types: TYPES,
    what: `Cognito user pool requires passwords of at least ${PCI_DSS.length} characters`,
    why: 'Each further character multiplies the guesses that an attacker needs.',
    fix: `Set PasswordPolicy.MinimumLength to ${PCI_DSS.length} or more.`,
    property: `Properties.${POLICY}.MinimumLength`,
    references: [nist('IA-5(1)'), pciDss('8.3.6'), PASSWORDS],
    check: (pool) => (pool.at(`${POLICY}.MinimumLength`).number() ?? 0) >= PCI_DSS.length,
  },
  {
    id: 'CognitoPasswordHistory',
    level: 'hardening',
    group: 'passwords',
    types: TYPES,
    what: `Cognito user pool refuses the last ${PCI_DSS.history} passwords of a user`,
    why: 'A password that was changed because it leaked could otherwise be set again the next day.',
    fix: `Set PasswordPolicy.PasswordHistorySize to ${PCI_DSS.history} or more, at most 24.`,
    property: `Properties.${POLICY}.PasswordHistorySize`,
    references: [nist('IA-5(1)'), pciDss('8.3.7'), PASSWORDS],
    check: (pool) => (pool.at(`${POLICY}.PasswordHistorySize`).number() ?? 0) >= PCI_DSS.history,
  },
  {
    id: 'CognitoPasswordTemporaryValidity',
    level: 'required',
    group: 'passwords',
    types: TYPES,
    what: `Cognito user pool limits temporary passwords to ${SECURITY_HUB.temporaryDays} days`,
    why: 'A temporary password stays in a mailbox, and whoever uses it first sets up the second factor.',
    fix: `Set PasswordPolicy.TemporaryPasswordValidityDays to ${SECURITY_HUB.temporaryDays} or less.`,
    property: `Properties.${POLICY}.TemporaryPasswordValidityDays`,
    references: [securityHub('Cognito.3'), nist('IA-5(1)')],
    check: (pool) => {
      const days =
        pool.at(`${POLICY}.TemporaryPasswordValidityDays`).number() ??
        pool.at('AdminCreateUserConfig.UnusedAccountValidityDays').number();
      // Without a value, or with 0, Cognito uses 7 days.
      return (days || SECURITY_HUB.temporaryDays) <= SECURITY_HUB.temporaryDays;
    },
  },
  {
    id: 'CognitoPasswordResetNotByPhone',
    level: 'hardening',
    group: 'takeoverProtection',
    types: TYPES,
    what: 'Cognito user pool resets forgotten passwords only through verified email or an administrator',
    why: 'Attackers talk a mobile provider into moving a telephone number. Without this setting Cognito prefers it.',
    fix: 'List verified_email or admin_only in AccountRecoverySetting.RecoveryMechanisms.',
    property: 'Properties.AccountRecoverySetting',
    references: [nist('IA-5'), PASSWORDS],
    check: (pool) => {
      const mechanisms = readRecoveryMechanisms(pool);
      return mechanisms.length > 0 && mechanisms.every((name) => name === 'verified_email' || name === 'admin_only');
    },
  },
];
