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

/** Days whose newest backup is restored. */
const WINDOW_DAYS = 7;

/**
 * Every week AWS Backup restores the newest backup to a cluster of its own, without an instance, says whether it could, and deletes it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 */
export class RestoreTest extends Construct {
  constructor(scope: Construct, id: string, { prefix, cluster, vaultArn, role }: RestoreTestProps) {
    super(scope, id);
    // Names of restore testing are letters, digits and underscores.
    const name = `${prefix}_records`;
    const plan = new CfnRestoreTestingPlan(this, 'Plan', {
      restoreTestingPlanName: name,
      scheduleExpression: 'cron(0 6 ? * SUN *)',
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
      // The trial stands where the cluster stands, in subnets without a way out.
      restoreMetadataOverrides: {
        dbSubnetGroupName: cluster.subnetGroup,
        dbClusterParameterGroupName: cluster.parameterGroup,
      },
      validationWindowHours: 1,
    });
    selection.node.addDependency(plan, role);
  }
}
