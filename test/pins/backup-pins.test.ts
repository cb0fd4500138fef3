import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { backupPins } from './backup-pins';

const DAILY = {
  ScheduleExpression: 'cron(0 4 * * ? *)',
  TargetBackupVault: 'records',
  Lifecycle: { DeleteAfterDays: 35 },
  StartWindowMinutes: 60,
  CompletionWindowMinutes: 240,
};
const plan = (rule: object) => ({ BackupPlan: { BackupPlanRule: [{ ...DAILY, ...rule }] } });

rulesDecide('backup pins', backupPins, {
  BackupVaultMaxRetention: {
    holds: [{ LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 366 } }],
    broken: [
      {},
      { LockConfiguration: { MinRetentionDays: 7 } },
      { LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 3660 } },
      { LockConfiguration: { MinRetentionDays: 30, MaxRetentionDays: 20 } },
    ],
    undecided: [{ LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: UNKNOWN } }],
  },
  BackupPlanWindows: {
    holds: [plan({})],
    broken: [
      {},
      plan({ ScheduleExpression: undefined }),
      plan({ TargetBackupVault: undefined }),
      plan({ Lifecycle: undefined }),
      plan({ Lifecycle: { DeleteAfterDays: 3650 } }),
      plan({ StartWindowMinutes: 0 }),
      plan({ CompletionWindowMinutes: 30 }),
      plan({ CompletionWindowMinutes: 5000 }),
    ],
    undecided: [plan({ Lifecycle: { DeleteAfterDays: UNKNOWN } })],
  },
});
