import { CfnRestoreTestingPlan, CfnRestoreTestingSelection } from 'aws-cdk-lib/aws-backup';
import { Construct } from 'constructs';
import type { BackupRole } from './backup-role';
import type { PostgresCluster } from './postgres-cluster';

export interface RestoreTestProps {
  readonly prefix: string;
  readonly cluster: PostgresCluster;
  readonly vaultArn: string;
  readonly role: BackupRole;
}

/** The newest backup of the last seven days is restored, so that a test finds backups that ended recently. */
const WINDOW_DAYS = 7;

/**
 * Every month AWS Backup restores the newest backup to a new cluster without an instance, reports the result, and
 * deletes the cluster.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 */
export class RestoreTest extends Construct {
  constructor(scope: Construct, id: string, { prefix, cluster, vaultArn, role }: RestoreTestProps) {
    super(scope, id);
    // Restore testing allows only letters, digits and underscores in names.
    const name = `${prefix}_records`;
    const plan = new CfnRestoreTestingPlan(this, 'Plan', {
      restoreTestingPlanName: name,
      scheduleExpression: 'cron(0 6 1 * ? *)',
      startWindowHours: 4,
      recoveryPointSelection: {
        algorithm: 'LATEST_WITHIN_WINDOW',
        includeVaults: [vaultArn],
        recoveryPointTypes: ['SNAPSHOT'],
        selectionWindowDays: WINDOW_DAYS,
      },
    });
    const selection = new CfnRestoreTestingSelection(this, 'Selection', {
      restoreTestingPlanName: plan.ref,
      restoreTestingSelectionName: name,
      iamRoleArn: role.roleArn,
      protectedResourceType: 'Aurora',
      protectedResourceArns: [cluster.arn],
      // The restored cluster uses the subnets of the original, which have no route out.
      restoreMetadataOverrides: {
        dbSubnetGroupName: cluster.subnetGroup,
        dbClusterParameterGroupName: cluster.parameterGroup,
      },
      validationWindowHours: 1,
    });
    selection.node.addDependency(plan, role);
  }
}
