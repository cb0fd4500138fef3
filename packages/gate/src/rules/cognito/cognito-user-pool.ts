import type { TemplateResource } from '../../templates/template-resource';
import { isDisposable } from '../disposable-environment';
import { isRetained } from '../retention';
import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { readRecoveryMechanisms, readTexts } from './user-pool-lookup';

const TYPES = ['AWS::Cognito::UserPool'];
const GUIDE = 'cognito/latest/developerguide';

/** The user pool as a store of users: who adds them, which of their addresses count, what protects it from deletion. */
export const cognitoUserPoolRules: readonly Rule[] = [
  {
    id: 'CognitoUserPoolDeletionProtection',
    level: 'required',
    group: 'backups',
    types: TYPES,
    what: 'Cognito user pool has deletion protection',
    why: 'A deleted user pool cannot be restored: users, passwords and second factors are lost.',
    fix: 'Set DeletionProtection to ACTIVE.',
    property: 'Properties.DeletionProtection',
    references: [
      securityHub('Cognito.6'),
      nist('CP-9'),
      awsDocs(`${GUIDE}/user-pool-settings-deletion-protection.html`),
    ],
    check: (pool, templates) => {
      if (isDisposable(pool, templates)) return 'not applicable';
      return pool.at('DeletionProtection').text() === 'ACTIVE';
    },
  },
  {
    id: 'CognitoUserPoolRetained',
    level: 'hardening',
    group: 'backups',
    types: TYPES,
    what: 'Cognito user pool is retained when its stack is deleted or a change replaces it',
    why: 'A renamed construct or a deleted stack removes every user, and there is no backup of a user pool.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
    property: 'DeletionPolicy',
    references: [nist('CP-9'), awsDocs('AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html')],
    check: (pool, templates) => (isDisposable(pool, templates) ? 'not applicable' : isRetained(pool)),
  },
  {
    id: 'CognitoUserPoolSelfSignUpDisabled',
    level: 'hardening',
    group: 'takeoverProtection',
    types: TYPES,
    what: 'Cognito user pool lets only administrators create users',
    why: 'With self sign-up, anyone on the internet gets a valid token within a minute, and each message is billed.',
    fix: 'Set AdminCreateUserConfig.AllowAdminCreateUserOnly to true.',
    property: 'Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly',
    references: [nist('AC-2'), awsDocs(`${GUIDE}/how-to-create-user-accounts.html`)],
    check: (pool) => pool.at('AdminCreateUserConfig.AllowAdminCreateUserOnly').flag() === true,
  },
  {
    id: 'CognitoUserPoolAddressVerified',
    level: 'hardening',
    group: 'takeoverProtection',
    types: TYPES,
    what: 'Cognito user pool verifies addresses used to sign in or to reset a password, also when they change',
    why: 'With a stolen session an attacker changes the address, then resets the password and owns the account.',
    fix: 'Add each address to AutoVerifiedAttributes and UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate.',
    property: 'Properties.UserAttributeUpdateSettings',
    references: [nist('IA-5'), awsDocs(`${GUIDE}/user-pool-settings-email-phone-verification.html`)],
    check: (pool) => {
      const addresses = findUsedAddresses(pool);
      const atSignUp = readTexts(pool.at('AutoVerifiedAttributes'));
      const atUpdate = readTexts(pool.at('UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate'));
      if (addresses.length === 0) return 'not applicable';
      return addresses.every((address) => atSignUp.includes(address) && atUpdate.includes(address));
    },
  },
];

/** Addresses that open an account: users sign in with them, or reset a password through them. */
function findUsedAddresses(pool: TemplateResource): readonly string[] {
  const names = [...readTexts(pool.at('UsernameAttributes')), ...readTexts(pool.at('AliasAttributes'))];
  const used = [...names, ...readRecoveryMechanisms(pool).map((name) => name.replace(/^verified_/, ''))];
  return ['email', 'phone_number'].filter((address) => used.includes(address));
}
