import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { createProductionDraft, createSandboxDraft } from '../scaffold';
import { synthData } from './data-template';

const production = synthData(createProductionDraft());
const sandbox = synthData(createSandboxDraft());

const COPY = {
  vaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:copies',
  keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef',
};

function createDraftWithCopy(): EnvironmentDraft {
  const draft = createSandboxDraft();
  return { ...draft, data: { ...Object(draft['data']), backupCopy: COPY } };
}

describe('backups', () => {
  test('are kept in a vault whose name is new for each creation of the stack', () => {
    const creation = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
    const part = (index: number) => ({ 'Fn::Select': [index, { 'Fn::Split': ['-', creation] }] });
    production.hasResourceProperties('AWS::Backup::BackupVault', {
      BackupVaultName: { 'Fn::Join': ['', ['production-records-', part(0), part(1)]] },
    });
  });

  test('select the cluster under a name that changes with its generation, since a selection cannot be changed', () => {
    const draft = createSandboxDraft();
    const second = synthData({ ...draft, data: { ...Object(draft['data']), generation: 2 } });
    for (const [template, name] of [
      [sandbox, 'records-1'],
      [second, 'records-2'],
    ] as const) {
      template.hasResourceProperties('AWS::Backup::BackupSelection', { BackupSelection: { SelectionName: name } });
    }
  });

  test('are created daily in an encrypted vault that denies every deletion', () => {
    production.hasResource('AWS::Backup::BackupVault', {
      DeletionPolicy: 'Retain',
      Properties: {
        EncryptionKeyArn: Match.anyValue(),
        AccessPolicy: Match.objectLike({
          Statement: [
            Match.objectLike({
              Effect: 'Deny',
              Principal: '*',
              Action: Match.arrayWith(['backup:DeleteRecoveryPoint']),
            }),
          ],
        }),
      },
    });
    production.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({ ScheduleExpression: 'cron(0 4 * * ? *)', Lifecycle: { DeleteAfterDays: 35 } }),
        ],
      },
    });
  });

  test('are locked in compliance mode in production and in governance mode in a sandbox', () => {
    production.hasResourceProperties('AWS::Backup::BackupVault', {
      LockConfiguration: { MinRetentionDays: 35, MaxRetentionDays: 366, ChangeableForDays: 3 },
    });
    sandbox.hasResourceProperties('AWS::Backup::BackupVault', {
      LockConfiguration: { MinRetentionDays: 7, ChangeableForDays: Match.absent() },
    });
  });

  test('expire even after the stack is deleted, since the role of AWS Backup is retained', () => {
    production.hasResource('AWS::IAM::Role', {
      DeletionPolicy: 'Retain',
      Properties: {
        AssumeRolePolicyDocument: { Statement: [Match.objectLike({ Principal: { Service: 'backup.amazonaws.com' } })] },
      },
    });
  });

  test('send an alert when they fail', () => {
    production.hasResourceProperties('AWS::Backup::BackupVault', {
      Notifications: { BackupVaultEvents: Match.arrayWith(['BACKUP_JOB_FAILED', 'RESTORE_JOB_COMPLETED']) },
    });
  });

  test('are copied to another region only if the settings name a vault', () => {
    const copied = synthData(createDraftWithCopy());
    const vault = COPY.vaultArn;
    copied.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [Match.objectLike({ CopyActions: [Match.objectLike({ DestinationBackupVaultArn: vault })] })],
      },
    });
    sandbox.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: [Match.objectLike({ CopyActions: Match.absent() })] },
    });
  });

  test('are copied with the key of the other vault and no other one there', () => {
    const copied = synthData(createDraftWithCopy());
    const services = { 'kms:ViaService': ['rds.eu-west-1.amazonaws.com', 'backup.eu-west-1.amazonaws.com'] };
    copied.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
            Resource: COPY.keyArn,
            Condition: { StringEquals: services },
          }),
          Match.objectLike({
            Action: 'kms:CreateGrant',
            Resource: COPY.keyArn,
            Condition: { StringEquals: services, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
          }),
        ]),
      },
    });
    // The keys of epochs are named by their tag, those of backups one by one.
    const policies = Object.entries(copied.findResources('AWS::IAM::ManagedPolicy')).filter(([id]) =>
      /^Backups/.test(id),
    );
    expect(policies).not.toEqual([]);
    expect(JSON.stringify(policies)).not.toMatch(/:kms:[^"]*:key\/\*/);
  });
});
