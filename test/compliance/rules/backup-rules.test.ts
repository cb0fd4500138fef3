import { backupRules } from '../../../lib/compliance/rules/backup-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

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
const DAILY = {
  ScheduleExpression: 'cron(0 4 * * ? *)',
  TargetBackupVault: 'records',
  Lifecycle: { DeleteAfterDays: 35 },
  StartWindowMinutes: 60,
  CompletionWindowMinutes: 240,
};
const plan = (rule: object) => ({ BackupPlan: { BackupPlanRule: [{ ...DAILY, ...rule }] } });
const RECENT = { IncludeVaults: ['records'], RecoveryPointTypes: ['SNAPSHOT'], SelectionWindowDays: 7 };
const trial = (selection: object, hours: unknown = 4) => ({
  RecoveryPointSelection: { ...RECENT, ...selection },
  StartWindowHours: hours,
});
const PRIVATE = {
  ProtectedResourceType: 'Aurora',
  ProtectedResourceArns: ['arn:aws:rds:eu-central-1:111122223333:cluster:records'],
  RestoreMetadataOverrides: { dbSubnetGroupName: 'private', dbClusterParameterGroupName: 'strict' },
  ValidationWindowHours: 1,
};
const clusterWith = (selection: object) => ({
  resources: {
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: {} },
    Selection: { Type: 'AWS::Backup::BackupSelection', Properties: { BackupSelection: selection } },
  },
});
const vault = (DeletionPolicy: unknown, UpdateReplacePolicy: unknown) => ({
  resources: { Vault: { Type: 'AWS::Backup::BackupVault', Properties: {}, DeletionPolicy, UpdateReplacePolicy } },
});

rulesDecide('backup rules', backupRules, {
  BackupVaultOwnKey: {
    holds: [{ EncryptionKeyArn: KEY }],
    broken: [{}, { EncryptionKeyArn: 'alias/aws/backup' }],
    undecided: [{ EncryptionKeyArn: UNKNOWN }],
  },
  BackupVaultLocked: {
    holds: [{ LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 366 } }],
    broken: [
      {},
      { LockConfiguration: { MinRetentionDays: 7 } },
      { LockConfiguration: { MinRetentionDays: 6, MaxRetentionDays: 366 } },
      { LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 3660 } },
      { LockConfiguration: { MinRetentionDays: 30, MaxRetentionDays: 20 } },
    ],
    undecided: [{ LockConfiguration: { MinRetentionDays: UNKNOWN, MaxRetentionDays: 366 } }],
  },
  BackupVaultNobodyDeletes: {
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
  BackupVaultAllowsNobody: {
    holds: [{}, policy(DENY)],
    broken: [policy(DENY, { ...DENY, Effect: 'Allow' })],
    undecided: [{ AccessPolicy: UNKNOWN }],
  },
  BackupVaultTells: {
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
  BackupPlanRuns: {
    holds: [plan({})],
    broken: [
      {},
      plan({ ScheduleExpression: undefined }),
      plan({ TargetBackupVault: undefined }),
      plan({ Lifecycle: undefined }),
      plan({ Lifecycle: { DeleteAfterDays: 1 } }),
      plan({ Lifecycle: { DeleteAfterDays: 3650 } }),
      plan({ StartWindowMinutes: 0 }),
      plan({ CompletionWindowMinutes: 30 }),
      plan({ CompletionWindowMinutes: 5000 }),
    ],
    undecided: [plan({ Lifecycle: { DeleteAfterDays: UNKNOWN } })],
  },
  BackupOfEveryCluster: {
    holds: [clusterWith({ Resources: [{ 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }] })],
    broken: [{}, clusterWith({ Resources: [] }), clusterWith({ Resources: ['arn:aws:rds:*:*:cluster:other'] })],
    undecided: [clusterWith({ Resources: { 'Fn::Split': [',', UNKNOWN] } })],
  },
  RestoreIsTried: {
    holds: [trial({})],
    broken: [
      {},
      trial({ IncludeVaults: undefined }),
      trial({ RecoveryPointTypes: [] }),
      trial({ SelectionWindowDays: 30 }),
      trial({ SelectionWindowDays: 0 }),
      trial({}, 4000),
      trial({}, 0),
    ],
    undecided: [trial({}, UNKNOWN)],
  },
  RestoreTrialIsPrivate: {
    holds: [PRIVATE, { ...PRIVATE, ProtectedResourceType: 'S3', RestoreMetadataOverrides: undefined }],
    broken: [
      { ...PRIVATE, ProtectedResourceArns: [] },
      { ...PRIVATE, RestoreMetadataOverrides: undefined },
      { ...PRIVATE, RestoreMetadataOverrides: { dbSubnetGroupName: 'private' } },
      { ...PRIVATE, RestoreMetadataOverrides: { dbClusterParameterGroupName: 'strict' } },
      { ...PRIVATE, ValidationWindowHours: 0 },
      { ...PRIVATE, ValidationWindowHours: 1000 },
    ],
    undecided: [{ ...PRIVATE, ValidationWindowHours: UNKNOWN }],
  },
});
