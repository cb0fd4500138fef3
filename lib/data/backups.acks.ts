import { acknowledge } from '@bulwark/gate';
import { Backups } from './backups';

export const backupsAcks = acknowledge(Backups, ({ hasRemovableLock }) =>
  hasRemovableLock
    ? [
        {
          rule: 'Bulwark-BackupVaultLockCompliance',
          at: 'Vault',
          reason:
            'The settings choose GOVERNANCE, since COMPLIANCE cannot be undone: a wrong retention would be billed until it ends. Set data.backupLock to COMPLIANCE after the first month. Until then only a principal with backup:DeleteBackupVaultLockConfiguration can remove the lock.',
          owner: 'platform-security',
          until: '2027-10-31',
        },
      ]
    : [],
);
