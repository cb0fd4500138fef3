import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnBackupPlan, CfnBackupSelection, CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import type { Settings } from '../settings/settings';
import { BackupRole } from './backup-role';
import type { PostgresCluster } from './postgres-cluster';
import { RestoreTest } from './restore-test';

export interface BackupsProps {
  readonly prefix: string;
  readonly cluster: PostgresCluster;
  /** The database key of the environment. */
  readonly key: IKey;
  readonly alerts: AlertTopic;
  readonly settings: Settings['data'];
}

/**
 * Daily backups beside the database's own, in a vault that nobody can empty before their time, and restored on trial every week: a
 * backup that cannot be restored is found before it is needed.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export class Backups extends Construct {
  constructor(scope: Construct, id: string, props: BackupsProps) {
    super(scope, id);
    const { prefix, cluster, key, alerts, settings } = props;
    const retention = settings.backupRetentionDays;
    const vault = new CfnBackupVault(this, 'Vault', {
      backupVaultName: `${prefix}-records`,
      encryptionKeyArn: key.keyArn,
      lockConfiguration: {
        minRetentionDays: retention,
        maxRetentionDays: MOST_DAYS,
        ...(settings.backupLock === 'COMPLIANCE' ? { changeableForDays: settings.backupLockGraceDays } : {}),
      },
      notifications: {
        snsTopicArn: alerts.topic.topicArn,
        backupVaultEvents: ['BACKUP_JOB_FAILED', 'COPY_JOB_FAILED', 'RESTORE_JOB_COMPLETED', 'RECOVERY_POINT_MODIFIED'],
      },
      accessPolicy: nobodyDeletes(),
    });
    vault.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const role = new BackupRole(this, 'Role', {
      cluster,
      vaultArn: vault.attrBackupVaultArn,
      key,
      copyVaultArn: settings.backupCopyVaultArn,
    });
    const plan = new CfnBackupPlan(this, 'Plan', {
      backupPlan: {
        backupPlanName: `${prefix}-records`,
        backupPlanRule: [
          {
            ruleName: 'Daily',
            targetBackupVault: vault.ref,
            scheduleExpression: 'cron(0 4 * * ? *)',
            startWindowMinutes: 60,
            completionWindowMinutes: 240,
            lifecycle: { deleteAfterDays: retention },
            ...(settings.backupCopyVaultArn === undefined
              ? {}
              : {
                  copyActions: [
                    {
                      destinationBackupVaultArn: settings.backupCopyVaultArn,
                      lifecycle: { deleteAfterDays: retention },
                    },
                  ],
                }),
          },
        ],
      },
    });
    const selection = new CfnBackupSelection(this, 'Selection', {
      backupPlanId: plan.ref,
      backupSelection: { selectionName: 'records', iamRoleArn: role.roleArn, resources: [cluster.arn] },
    });
    selection.node.addDependency(role);
    new RestoreTest(this, 'RestoreTest', { prefix, cluster, vaultArn: vault.attrBackupVaultArn, role });
  }
}

/** The longest a backup may be asked to stay; a wrong figure would otherwise bill for a century. */
const MOST_DAYS = 366;

/**
 * Nobody deletes a backup or changes when it ends; its lifecycle alone does.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
 */
function nobodyDeletes(): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'NobodyDeletes',
        Effect: 'Deny',
        Principal: '*',
        Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
        Resource: '*',
      },
    ],
  };
}
