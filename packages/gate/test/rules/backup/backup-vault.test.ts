import { backupVaultRules } from '../../../src/rules/backup/backup-vault';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const DENY = {
  Effect: 'Deny',
  Principal: '*',
  Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
  Resource: '*',
};
const policy = (...statements: object[]) => ({ AccessPolicy: { Version: '2012-10-17', Statement: statements } });
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/example';
const EVENTS = ['BACKUP_JOB_FAILED', 'COPY_JOB_FAILED', 'RESTORE_JOB_COMPLETED', 'RECOVERY_POINT_MODIFIED'];
const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:alerts';
const vault = (DeletionPolicy: unknown, UpdateReplacePolicy: unknown) => ({
  resources: { Vault: { Type: 'AWS::Backup::BackupVault', Properties: {}, DeletionPolicy, UpdateReplacePolicy } },
});

const allow = (Principal: unknown) => policy({ ...DENY, Effect: 'Allow', Principal });

rulesDecide('backup vault rules', backupVaultRules, {
  BackupVaultCustomerManagedKey: {
    holds: [{ EncryptionKeyArn: KEY }],
    broken: [{}, { EncryptionKeyArn: 'alias/aws/backup' }],
    undecided: [{ EncryptionKeyArn: UNKNOWN }],
  },
  BackupVaultLocked: {
    holds: [{ LockConfiguration: { MinRetentionDays: 7 } }, { LockConfiguration: { MinRetentionDays: '365' } }],
    broken: [{}, { LockConfiguration: { MinRetentionDays: 6 } }, { LockConfiguration: { MaxRetentionDays: 366 } }],
    undecided: [{ LockConfiguration: { MinRetentionDays: UNKNOWN } }],
  },
  BackupVaultLockCompliance: {
    holds: [
      { LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: 3 } },
      { LockConfiguration: { ChangeableForDays: '36500' } },
    ],
    broken: [{}, { LockConfiguration: { MinRetentionDays: 35 } }, { LockConfiguration: { ChangeableForDays: 2 } }],
    undecided: [{ LockConfiguration: { ChangeableForDays: UNKNOWN } }],
    notApplicable: [{ resources: { Vault: { Type: 'AWS::Backup::BackupVault', Properties: {} } }, disposable: true }],
  },
  BackupVaultDeniesDeletion: {
    holds: [policy(DENY), policy({ ...DENY, Action: 'backup:*' })],
    broken: [
      {},
      policy({ ...DENY, Effect: 'Allow' }),
      policy({ ...DENY, Action: 'backup:DeleteRecoveryPoint' }),
      policy({ ...DENY, Principal: { AWS: '111122223333' } }),
      policy({ ...DENY, Resource: 'arn:aws:backup:eu-central-1:111122223333:recovery-point:example' }),
      policy({ ...DENY, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'example' } } }),
    ],
    undecided: [{ AccessPolicy: UNKNOWN }],
  },
  BackupVaultNoForeignAccess: {
    holds: [
      {},
      policy(DENY),
      allow({ AWS: '111122223333' }),
      allow({ AWS: 'arn:aws:iam::111122223333:root' }),
      {
        resources: {
          Vault: {
            Type: 'AWS::Backup::BackupVault',
            Properties: allow({ AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } }),
          },
          Role: { Type: 'AWS::IAM::Role' },
        },
      },
    ],
    broken: [
      policy(DENY, { ...DENY, Effect: 'Allow' }),
      allow({ AWS: '444455556666' }),
      allow({ AWS: ['111122223333', 'arn:aws:iam::444455556666:root'] }),
      allow({ Service: 'backup.amazonaws.com' }),
      policy({ ...DENY, Effect: 'Allow', Principal: undefined, NotPrincipal: { AWS: '111122223333' } }),
    ],
    undecided: [{ AccessPolicy: UNKNOWN }, allow({ AWS: UNKNOWN })],
  },
  BackupVaultNotifications: {
    holds: [{ Notifications: { BackupVaultEvents: EVENTS, SNSTopicArn: TOPIC } }],
    broken: [
      {},
      { Notifications: { BackupVaultEvents: EVENTS } },
      ...EVENTS.map((event) => ({
        Notifications: { BackupVaultEvents: EVENTS.filter((other) => other !== event), SNSTopicArn: TOPIC },
      })),
    ],
    undecided: [{ Notifications: { BackupVaultEvents: UNKNOWN, SNSTopicArn: TOPIC } }],
  },
  BackupVaultRetained: {
    holds: [vault('Retain', 'Retain')],
    broken: [vault('Delete', 'Retain'), vault('Retain', 'Delete'), vault(undefined, undefined)],
    undecided: [vault(UNKNOWN, 'Retain')],
  },
});
