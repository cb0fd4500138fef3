import { backupPlanRules } from '../../../src/rules/backup/backup-plan';
import { nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const DAYS = 'BackupPlan.BackupPlanRule.*.Lifecycle.DeleteAfterDays';
const COPY_DAYS = 'BackupPlan.BackupPlanRule.*.CopyActions.*.Lifecycle.DeleteAfterDays';

rulesDecide('backup plan rules', backupPlanRules, {
  BackupPlanMinimumRetention: {
    holds: [{}, nest(DAYS, 7), nest(COPY_DAYS, '35')],
    broken: [nest(DAYS, 1), nest(COPY_DAYS, '3')],
    undecided: [nest(DAYS, UNKNOWN)],
  },
});
