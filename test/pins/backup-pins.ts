import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';

const GUIDE = 'aws-backup/latest/devguide';
/** Days: a wrong figure would keep backups, and pay for them, for a century. */
const YEAR = 366;
/** Minutes. */
const [HOUR, DAY] = [60, 1440];

/** Rules for the backups of this blueprint. Another schedule would be as safe. */
export const backupPins: readonly Rule[] = [
  {
    id: 'BackupVaultMaxRetention',
    level: 'pinned',
    group: 'backups',
    types: ['AWS::Backup::BackupVault'],
    what: 'Backup vault lock limits retention to one year',
    why: 'A backup that is kept for ever keeps the data of persons who asked for erasure.',
    fix: `Set LockConfiguration.MaxRetentionDays to ${YEAR} or less, and not below MinRetentionDays.`,
    property: 'Properties.LockConfiguration',
    references: [awsDocs(`${GUIDE}/vault-lock.html`), nist('SI-12')],
    check: (vault) => {
      const least = vault.at('LockConfiguration.MinRetentionDays').number() ?? 0;
      const most = vault.at('LockConfiguration.MaxRetentionDays').number();
      return most !== undefined && most >= least && most <= YEAR;
    },
  },
  {
    id: 'BackupPlanWindows',
    level: 'pinned',
    group: 'backups',
    types: ['AWS::Backup::BackupPlan'],
    what: 'Backup plan names its schedule, finishes within a day, and keeps recovery points for one year at most',
    why: 'A backup that has not finished when the next one starts is a backup that does not exist.',
    fix: 'Set ScheduleExpression, Lifecycle, StartWindowMinutes and CompletionWindowMinutes of each rule.',
    property: 'Properties.BackupPlan.BackupPlanRule',
    references: [awsDocs(`${GUIDE}/creating-a-backup-plan.html`), nist('CP-9')],
    check: (plan) => {
      const rules = plan.at('BackupPlan.BackupPlanRule').items();
      return (
        rules.length > 0 &&
        rules.every((rule) => {
          const start = rule.at('StartWindowMinutes').number() ?? 0;
          const completion = rule.at('CompletionWindowMinutes').number() ?? 0;
          return (
            rule.at('ScheduleExpression').present &&
            rule.at('TargetBackupVault').present &&
            (rule.at('Lifecycle.DeleteAfterDays').number() ?? Number.POSITIVE_INFINITY) <= YEAR &&
            start >= HOUR &&
            start < completion &&
            completion <= DAY
          );
        })
      );
    },
  },
];
