import { RemovalPolicies, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { ServiceRole } from '../iam/service-role';
import type { Settings } from '../settings/settings';
import type { PostgresCluster } from './postgres-cluster';
import { PARAMETER_FAMILY } from './postgres-parameters';

export interface BackupRoleProps {
  readonly cluster: PostgresCluster;
  readonly vaultArn: string;
  /** The database key of the environment. */
  readonly key: IKey;
  /** Vault in another region or account that backups are copied to. */
  readonly copy: Settings['data']['backupCopy'];
}

/**
 * Role of AWS Backup. It may snapshot this cluster, keep the snapshots in this vault, and restore them to clusters with
 * the names of restore tests. The permissions are those of the AWS managed backup and restore policies that Aurora
 * needs.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/security-iam-awsmanpol.html
 */
export class BackupRole extends Construct {
  readonly roleArn: string;
  readonly copyVaultArn: string | undefined;

  constructor(scope: Construct, id: string, { cluster, vaultArn, key, copy }: BackupRoleProps) {
    super(scope, id);
    this.copyVaultArn = copy?.vaultArn;
    const { partition, region, account } = Stack.of(this);
    const buildArn = (resource: string) => `arn:${partition}:rds:${region}:${account}:${resource}`;
    const snapshots = buildArn('cluster-snapshot:awsbackup:*');
    const testClusters = buildArn('cluster:awsbackup-restore-test-*');
    const role = new ServiceRole(this, 'Role', {
      purpose: 'AWS Backup creates backups of the database and restores them for tests',
      assumedBy: 'backup.amazonaws.com',
    });
    // Without the role AWS Backup cannot delete expired backups, and their storage is billed further.
    RemovalPolicies.of(this).retain();
    role.allow({
      actions: ['rds:DescribeDBClusters', 'rds:ListTagsForResource'],
      resources: [cluster.arn, testClusters],
    });
    role.allow({
      actions: [
        'rds:AddTagsToResource',
        'rds:CopyDBClusterSnapshot',
        'rds:CreateDBClusterSnapshot',
        'rds:DeleteDBClusterSnapshot',
        'rds:DescribeDBClusterSnapshots',
        'rds:ListTagsForResource',
        'rds:ModifyDBClusterSnapshotAttribute',
      ],
      resources: [cluster.arn, snapshots],
    });
    role.allow({
      actions: ['rds:DescribeDBClusterParameterGroups', 'rds:DescribeDBSubnetGroups'],
      resources: [buildArn(`cluster-pg:${cluster.parameterGroup}`), buildArn(`subgrp:${cluster.subnetGroup}`)],
    });
    role.allow({
      actions: ['rds:AddTagsToResource', 'rds:DeleteDBCluster', 'rds:RestoreDBClusterFromSnapshot'],
      resources: [
        testClusters,
        snapshots,
        buildArn(`subgrp:${cluster.subnetGroup}`),
        buildArn(`cluster-pg:${cluster.parameterGroup}`),
        // RDS checks the option group as well. Aurora PostgreSQL has only the default one of each major version:
        // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html
        buildArn(`og:default:${PARAMETER_FAMILY.replace(/(\d+)$/, '-$1')}`),
      ],
    });
    role.allow({
      actions: ['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'],
      resources: [vaultArn],
    });
    role.allow({
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
    });
    role.allow({
      actions: ['kms:CreateGrant'],
      resources: [key.keyArn],
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    });
    if (copy !== undefined) grantCopies(role, copy);
    this.roleArn = role.role.roleArn;
  }
}

/** Copies are created in the region of the other vault with the key of that vault, only through RDS and AWS Backup. */
function grantCopies(role: ServiceRole, { vaultArn, keyArn }: NonNullable<Settings['data']['backupCopy']>): void {
  const [, partition, , region, account] = vaultArn.split(':');
  const services = [`rds.${region}.amazonaws.com`, `backup.${region}.amazonaws.com`];
  role.allow({ actions: ['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'], resources: [vaultArn] });
  role.allow({
    actions: ['rds:AddTagsToResource', 'rds:CopyDBClusterSnapshot', 'rds:DescribeDBClusterSnapshots'],
    resources: [`arn:${partition}:rds:${region}:${account}:cluster-snapshot:awsbackup:*`],
  });
  role.allow({
    actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
    resources: [keyArn],
    conditions: { StringEquals: { 'kms:ViaService': services } },
  });
  role.allow({
    actions: ['kms:CreateGrant'],
    resources: [keyArn],
    conditions: { StringEquals: { 'kms:ViaService': services }, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  });
}
