import { matchesPattern, statementsOf } from '../deployment/policy-statement';
import { isOwnKey } from './own-key';
import { isRetained } from './retention';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const VAULT = ['AWS::Backup::BackupVault'];
const LOCK = awsDocs('aws-backup/latest/devguide/vault-lock.html');
const TESTING = awsDocs('aws-backup/latest/devguide/restore-testing.html');
/** Shortest time that a copy is worth having: a week of quiet corruption. */
const DAYS = 7;
/** Longest time a vault may keep a copy of persons' data. */
const YEAR = 366;

/** Rules for copies of the data: kept, encrypted, locked, and restored on trial. */
export const backupRules: readonly Rule[] = [
  {
    id: 'BackupVaultOwnKey',
    types: VAULT,
    what: 'Copies are encrypted with a key of their owner.',
    why: 'The key of AWS Backup has a policy that nobody here can change, and cannot be withdrawn.',
    fix: 'Set EncryptionKeyArn to a customer managed key.',
    property: 'Properties.EncryptionKeyArn',
    references: [securityHub('Backup.1'), nist('SC-28')],
    check: (vault) => isOwnKey(vault.at('EncryptionKeyArn')),
  },
  {
    id: 'BackupVaultLocked',
    types: VAULT,
    what: 'The vault is locked: a copy is kept for at least a week and at most a year, whoever asks.',
    why: 'Ransom begins with deleting the backups. A copy that is kept for ever keeps persons who were erased.',
    fix: `Set LockConfiguration with MinRetentionDays of ${DAYS} or more and MaxRetentionDays of ${YEAR} or less.`,
    property: 'Properties.LockConfiguration',
    references: [nist('CP-9'), LOCK],
    check: (vault) => {
      const least = vault.at('LockConfiguration.MinRetentionDays').number() ?? 0;
      const most = vault.at('LockConfiguration.MaxRetentionDays').number();
      return least >= DAYS && most !== undefined && most >= least && most <= YEAR;
    },
  },
  {
    id: 'BackupVaultNobodyDeletes',
    types: VAULT,
    what: 'The policy of the vault denies everybody to delete a copy or to shorten its life.',
    why: 'An administrator who was taken over would delete the copies first.',
    fix: 'Deny backup:DeleteRecoveryPoint and backup:UpdateRecoveryPointLifecycle to every principal in AccessPolicy.',
    property: 'Properties.AccessPolicy',
    references: [nist('CP-9(8)'), awsDocs('aws-backup/latest/devguide/create-a-vault-access-policy.html')],
    check: (vault) => {
      const denied = statementsOf(vault.at('AccessPolicy')).filter(
        ({ value, principals, conditions, resources, hasNotAction }) =>
          value.at('Effect').text() === 'Deny' &&
          !hasNotAction &&
          principals.some(({ kind }) => kind === 'any') &&
          conditions.length === 0 &&
          resources.some((resource) => resource.raw === '*'),
      );
      return ['backup:deleterecoverypoint', 'backup:updaterecoverypointlifecycle'].every((action) =>
        denied.some(({ actions }) => actions.some((pattern) => matchesPattern(pattern, action))),
      );
    },
  },
  {
    id: 'BackupVaultAllowsNobody',
    types: VAULT,
    what: 'The policy of the vault allows nothing to anybody outside the account.',
    why: 'A vault that others may copy from hands out the whole database.',
    fix: 'Leave Allow out of AccessPolicy; rights inside the account stand in roles.',
    property: 'Properties.AccessPolicy',
    references: [nist('AC-3'), awsDocs('aws-backup/latest/devguide/create-a-vault-access-policy.html')],
    check: (vault) => statementsOf(vault.at('AccessPolicy')).every(({ allows }) => !allows),
  },
  {
    id: 'BackupVaultTells',
    types: VAULT,
    what: 'Failed backups, failed copies, finished restores and changed copies are told to somebody.',
    why: 'A backup that fails in silence is found missing on the day it is needed.',
    fix: 'Set Notifications with BACKUP_JOB_FAILED, COPY_JOB_FAILED, RESTORE_JOB_COMPLETED and RECOVERY_POINT_MODIFIED.',
    property: 'Properties.Notifications',
    references: [nist('CP-9'), awsDocs('aws-backup/latest/devguide/backup-notifications.html')],
    check: (vault) => {
      const events = vault
        .at('Notifications.BackupVaultEvents')
        .items()
        .map((event) => event.text());
      return (
        vault.at('Notifications.SNSTopicArn').present &&
        ['BACKUP_JOB_FAILED', 'COPY_JOB_FAILED', 'RESTORE_JOB_COMPLETED', 'RECOVERY_POINT_MODIFIED'].every((event) =>
          events.includes(event),
        )
      );
    },
  },
  {
    id: 'BackupVaultRetained',
    types: VAULT,
    what: 'The vault stays when its stack is deleted.',
    why: 'A deleted stack is the accident that backups are for.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
    property: 'DeletionPolicy',
    references: [nist('CP-9'), awsDocs('AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html')],
    check: isRetained,
  },
  {
    id: 'BackupPlanRuns',
    types: ['AWS::Backup::BackupPlan'],
    what: 'Every rule of the plan has a schedule, an end for its copies between a week and a year, and time to finish.',
    why: 'A rule without a schedule of its own runs by a default that nobody chose; a copy without an end is kept for ever.',
    fix: 'Set ScheduleExpression, Lifecycle.DeleteAfterDays, StartWindowMinutes of 60 or more and CompletionWindowMinutes of a day or less.',
    property: 'Properties.BackupPlan.BackupPlanRule',
    references: [nist('CP-9'), awsDocs('aws-backup/latest/devguide/creating-a-backup-plan.html')],
    check: (plan) => {
      const rules = plan.at('BackupPlan.BackupPlanRule').items();
      return (
        rules.length > 0 &&
        rules.every((rule) => {
          const days = rule.at('Lifecycle.DeleteAfterDays').number() ?? 0;
          const start = rule.at('StartWindowMinutes').number() ?? 0;
          const completion = rule.at('CompletionWindowMinutes').number() ?? 0;
          return (
            rule.at('ScheduleExpression').present &&
            rule.at('TargetBackupVault').present &&
            days >= DAYS &&
            days <= YEAR &&
            start >= 60 &&
            start < completion &&
            completion <= 1440
          );
        })
      );
    },
  },
  {
    id: 'BackupOfEveryCluster',
    types: ['AWS::RDS::DBCluster'],
    what: 'A backup plan covers the database cluster.',
    why: "The cluster's own backups go when the cluster goes; a plan keeps copies in a locked vault.",
    fix: 'Name the ARN of the cluster in Resources of an AWS::Backup::BackupSelection.',
    property: 'Properties.DBClusterIdentifier',
    references: [securityHub('RDS.26'), nist('CP-9')],
    check: (cluster, deployment) =>
      deployment.ofType('AWS::Backup::BackupSelection').some((selection) =>
        selection
          .at('BackupSelection.Resources')
          .items()
          .some((arn) => arn.target() === cluster),
      ),
  },
  {
    id: 'RestoreIsTried',
    types: ['AWS::Backup::RestoreTestingPlan'],
    what: 'Copies of at most a week ago are restored on trial, from a named vault, within hours of the plan.',
    why: 'A backup that was never restored is a hope.',
    fix: 'Set IncludeVaults, RecoveryPointTypes, SelectionWindowDays up to 7 and StartWindowHours up to 24.',
    property: 'Properties.RecoveryPointSelection',
    references: [nist('CP-9(1)'), TESTING],
    check: (plan) => {
      const days = plan.at('RecoveryPointSelection.SelectionWindowDays').number() ?? 30;
      const hours = plan.at('StartWindowHours').number() ?? 24;
      return (
        plan.at('RecoveryPointSelection.IncludeVaults').items().length > 0 &&
        plan.at('RecoveryPointSelection.RecoveryPointTypes').items().length > 0 &&
        days >= 1 &&
        days <= 7 &&
        hours >= 1 &&
        hours <= 24
      );
    },
  },
  {
    id: 'RestoreTrialIsPrivate',
    types: ['AWS::Backup::RestoreTestingSelection'],
    what: 'A trial restores named resources into the subnets and with the parameters of the original, and keeps the result for hours.',
    why: 'A restored copy is the whole database: in default subnets, without the rules of the original, it is a second door.',
    fix: 'Set ProtectedResourceArns, RestoreMetadataOverrides with dbSubnetGroupName and dbClusterParameterGroupName, and ValidationWindowHours from 1 to 24.',
    property: 'Properties.RestoreMetadataOverrides',
    references: [nist('CP-9(1)'), TESTING],
    check: (selection) => {
      const hours = selection.at('ValidationWindowHours').number() ?? 0;
      const overrides = selection
        .at('RestoreMetadataOverrides')
        .entries()
        .map(([name]) => name);
      const ofCluster = selection.at('ProtectedResourceType').text() === 'Aurora';
      return (
        selection.at('ProtectedResourceArns').items().length > 0 &&
        hours >= 1 &&
        hours <= 24 &&
        (!ofCluster || ['dbSubnetGroupName', 'dbClusterParameterGroupName'].every((name) => overrides.includes(name)))
      );
    },
  },
];
