import { coversAction, readStatements } from '../../templates/policy-statement';
import type { TemplateResource, Value } from '../../templates/template-resource';
import { isDisposable } from '../disposable-environment';
import { readAccountId, stripPseudoParameters } from '../iam/granted-statements';
import { isCustomerManagedKey } from '../kms/customer-managed-key';
import { isRetained } from '../retention';
import { awsDocs, checkov, nist, type Rule } from '../rule';

const TYPES = ['AWS::Backup::BackupVault'];
const GUIDE = 'aws-backup/latest/devguide';
const ACCESS = awsDocs(`${GUIDE}/create-a-vault-access-policy.html`);
/** Days. */
const WEEK = 7;
/** The fewest days that AWS Backup accepts until a lock is final. */
const SHORTEST_GRACE = 3;
const DELETING = ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'];
const EVENTS = ['BACKUP_JOB_FAILED', 'COPY_JOB_FAILED', 'RESTORE_JOB_COMPLETED', 'RECOVERY_POINT_MODIFIED'];

/** Rules for backup vaults. */
export const backupVaultRules: readonly Rule[] = [
  {
    id: 'BackupVaultCustomerManagedKey',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'Backup vault is encrypted with a customer managed key',
    why: 'Access to the AWS managed key cannot be restricted or withdrawn when a backup is stolen.',
    fix: 'Set EncryptionKeyArn to a customer managed key.',
    property: 'Properties.EncryptionKeyArn',
    references: [checkov('CKV_AWS_166'), awsDocs(`${GUIDE}/encryption.html`), nist('SC-28')],
    check: (vault) => isCustomerManagedKey(vault.at('EncryptionKeyArn')),
  },
  {
    id: 'BackupVaultLocked',
    level: 'hardening',
    keepsData: true,
    group: 'backups',
    types: TYPES,
    what: 'Backup vault is locked for at least 7 days',
    why: 'Ransomware deletes the backups first. A lock keeps them, whoever asks for the deletion.',
    fix: 'Set LockConfiguration.MinRetentionDays to 7 or more.',
    property: 'Properties.LockConfiguration',
    references: [awsDocs(`${GUIDE}/vault-lock.html`), nist('CP-9')],
    check: (vault) => (vault.at('LockConfiguration.MinRetentionDays').number() ?? 0) >= WEEK,
  },
  {
    id: 'BackupVaultLockCompliance',
    level: 'hardening',
    group: 'backups',
    types: TYPES,
    what: 'Backup vault lock is in compliance mode',
    why: 'In governance mode an administrator, or whoever stole that role, removes the lock and then the backups.',
    fix: 'Set LockConfiguration.ChangeableForDays to 3 or more. The lock is final after these days.',
    property: 'Properties.LockConfiguration',
    references: [awsDocs(`${GUIDE}/vault-lock.html`), nist('CP-9')],
    check: (vault, templates) =>
      isDisposable(vault, templates)
        ? 'not applicable'
        : (vault.at('LockConfiguration.ChangeableForDays').number() ?? 0) >= SHORTEST_GRACE,
  },
  {
    id: 'BackupVaultDeniesDeletion',
    level: 'hardening',
    keepsData: true,
    group: 'backups',
    types: TYPES,
    what: 'Backup vault policy denies every principal to delete recovery points or to shorten their retention',
    why: 'An attacker with the rights of an administrator deletes the backups before the data.',
    fix: `Deny ${DELETING.join(' and ')} to Principal * in AccessPolicy.`,
    property: 'Properties.AccessPolicy',
    references: [ACCESS, nist('CP-9(8)')],
    check: (vault) => {
      const denials = readStatements(vault.at('AccessPolicy')).filter(
        ({ value, principals, conditions, resources, hasNotAction }) =>
          value.at('Effect').text() === 'Deny' &&
          !hasNotAction &&
          principals.some(({ kind }) => kind === 'any') &&
          conditions.length === 0 &&
          resources.some((resource) => resource.raw === '*'),
      );
      return DELETING.every((action) => denials.some((denial) => coversAction(denial, action)));
    },
  },
  {
    id: 'BackupVaultNoForeignAccess',
    level: 'hardening',
    group: 'noPublicAccess',
    types: TYPES,
    what: 'Backup vault policy allows access to its own account only',
    why: 'A principal of another account that can copy from the vault can take the whole database.',
    fix: 'Remove other accounts and * from Principal of each Allow statement in AccessPolicy.',
    property: 'Properties.AccessPolicy',
    references: [ACCESS, nist('AC-3')],
    check: (vault) =>
      readStatements(vault.at('AccessPolicy'))
        .filter(({ allows }) => allows)
        .every(
          ({ principals, hasNotPrincipal }) =>
            !hasNotPrincipal && principals.every(({ kind, value }) => kind === 'AWS' && isOwnPrincipal(value, vault)),
        ),
  },
  {
    id: 'BackupVaultNotifications',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'Backup vault notifies about failed jobs, restores and modified recovery points',
    why: 'A backup that fails without a message is found missing on the day it is needed.',
    fix: `Set Notifications with SNSTopicArn, and BackupVaultEvents with ${EVENTS.join(', ')}.`,
    property: 'Properties.Notifications',
    references: [awsDocs(`${GUIDE}/backup-notifications.html`), nist('CP-9')],
    check: (vault) => {
      const events = vault
        .at('Notifications.BackupVaultEvents')
        .items()
        .map((event) => event.text());
      return [
        ...(vault.at('Notifications.SNSTopicArn').present ? [] : ['no SNSTopicArn']),
        ...EVENTS.filter((event) => !events.includes(event)),
      ];
    },
  },
  {
    id: 'BackupVaultRetained',
    level: 'hardening',
    keepsData: true,
    group: 'backups',
    types: TYPES,
    what: 'Backup vault is retained when its stack is deleted',
    why: 'A deleted stack is one of the accidents that backups protect from.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
    property: 'DeletionPolicy',
    references: [awsDocs('AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html'), nist('CP-9')],
    check: isRetained,
  },
];

/** Whether a principal is an account, a role or a user of the account that holds the vault. @throws Undecidable */
function isOwnPrincipal(principal: Value, vault: TemplateResource): boolean {
  if (principal.target()?.type.startsWith('AWS::IAM::')) return true;
  const account = readAccountId(vault);
  const shown = stripPseudoParameters(principal.display());
  // The fifth part of an ARN is its account.
  if (shown === account || shown.split(':')[4] === account) return true;
  principal.text();
  return false;
}
