import { createElementRules } from '../element-rule';
import { awsConfig, nist, type Rule } from '../rule';

/** Days. A corruption is often noticed only after some days. */
const WEEK = 7;

/** Rules for the recovery points that a plan makes, beside those in backup.ts. */
export const backupPlanRules: readonly Rule[] = createElementRules([
  {
    id: 'BackupPlanMinimumRetention',
    level: 'required',
    keepsData: true,
    group: 'backups',
    types: ['AWS::Backup::BackupPlan'],
    what: 'Backup plan deletes no recovery point before 7 days',
    why: 'A deletion or a corruption that is noticed after the last backup has expired is final.',
    fix: 'Set Lifecycle.DeleteAfterDays of each rule and of each copy to 7 or more.',
    elements: [
      'BackupPlan.BackupPlanRule.*.Lifecycle.DeleteAfterDays',
      'BackupPlan.BackupPlanRule.*.CopyActions.*.Lifecycle.DeleteAfterDays',
    ],
    references: [
      awsConfig('backup-plan-min-frequency-and-min-retention-check'),
      awsConfig('backup-recovery-point-minimum-retention-check'),
      nist('CP-9'),
    ],
    isFaulty: (days) => (days.number() ?? WEEK) < WEEK,
  },
]);
