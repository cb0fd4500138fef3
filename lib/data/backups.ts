import { Aws, Fn, RemovalPolicy } from 'aws-cdk-lib';
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
  /** Whether the environment may be deleted with its data. */
  readonly disposable: boolean;
}

/**
 * Daily backups in addition to the automated backups of the cluster. The vault is locked, so that no backup can be
 * deleted early. A monthly restore test finds a backup that cannot be restored before it is needed.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export class Backups extends Construct {
  /** Whether a privileged role could delete backups that the environment must keep. */
  readonly hasRemovableLock: boolean;

  constructor(scope: Construct, id: string, props: BackupsProps) {
    super(scope, id);
    const { prefix, cluster, key, alerts, settings } = props;
    this.hasRemovableLock = settings.backupLock === 'GOVERNANCE' && !props.disposable;
    const retention = settings.backupRetentionDays;
    const vault = new CfnBackupVault(this, 'Vault', {
      backupVaultName: `${prefix}-records-${readCreationId()}`,
      encryptionKeyArn: key.keyArn,
      lockConfiguration: {
        minRetentionDays: retention,
        maxRetentionDays: MAX_RETENTION_DAYS,
        ...(settings.backupLock === 'COMPLIANCE' ? { changeableForDays: settings.backupLockGraceDays } : {}),
      },
      notifications: {
        snsTopicArn: alerts.topic.topicArn,
        backupVaultEvents: ['BACKUP_JOB_FAILED', 'COPY_JOB_FAILED', 'RESTORE_JOB_COMPLETED', 'RECOVERY_POINT_MODIFIED'],
      },
      accessPolicy: buildVaultAccessPolicy(),
    });
    vault.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const role = new BackupRole(this, 'Role', {
      cluster,
      vaultArn: vault.attrBackupVaultArn,
      key,
      copy: settings.backupCopy,
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
            ...(settings.backupCopy === undefined
              ? {}
              : {
                  copyActions: [
                    {
                      destinationBackupVaultArn: settings.backupCopy.vaultArn,
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
      // AWS Backup cannot change a selection; another cluster needs another one, with another name.
      backupSelection: {
        selectionName: `records-${cluster.generation}`,
        iamRoleArn: role.roleArn,
        resources: [cluster.arn],
      },
    });
    selection.node.addDependency(role);
    new RestoreTest(this, 'RestoreTest', { prefix, cluster, vaultArn: vault.attrBackupVaultArn, role });
  }
}

/**
 * Reads a part of the id that CloudFormation gives each creation of a stack, 12 characters of a UUID. The vault is
 * retained, also when the first creation of its stack fails. With a fixed name it would block every later creation.
 */
function readCreationId(): string {
  const uuid = Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID)));
  return `${Fn.select(0, uuid)}${Fn.select(1, uuid)}`;
}

/** The longest retention that a backup job may set; a typing error could otherwise lock backups for a century. */
const MAX_RETENTION_DAYS = 366;

/**
 * Denies every principal to delete a backup or to change its lifecycle. Only the lifecycle deletes backups.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
 */
function buildVaultAccessPolicy(): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DenyDeletion',
        Effect: 'Deny',
        Principal: '*',
        Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
        Resource: '*',
      },
    ],
  };
}
