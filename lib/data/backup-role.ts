import { RemovalPolicies, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { ServiceRole } from '../iam/service-role';
import type { PostgresCluster } from './postgres-cluster';

export interface BackupRoleProps {
  readonly cluster: PostgresCluster;
  readonly vaultArn: string;
  /** The database key of the environment. */
  readonly key: IKey;
  /** Vault in another region or account that backups are copied to. */
  readonly copyVaultArn: string | undefined;
}

/**
 * What AWS Backup may do: snapshot this cluster, keep the snapshots in this vault, and restore them to clusters of the names that
 * restore tests use. The part of the AWS managed policies for backup and restore that Aurora needs.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/security-iam-awsmanpol.html
 */
export class BackupRole extends Construct {
  readonly roleArn: string;
  readonly copyVaultArn: string | undefined;

  constructor(scope: Construct, id: string, { cluster, vaultArn, key, copyVaultArn }: BackupRoleProps) {
    super(scope, id);
    this.copyVaultArn = copyVaultArn;
    const { partition, region, account } = Stack.of(this);
    const rds = (resource: string) => `arn:${partition}:rds:${region}:${account}:${resource}`;
    const snapshots = rds('cluster-snapshot:awsbackup:*');
    const trials = rds('cluster:awsbackup-restore-test-*');
    const role = new ServiceRole(this, 'Role', {
      purpose: 'AWS Backup keeps and tries out backups of the database',
      assumedBy: 'backup.amazonaws.com',
    });
    // Without it AWS Backup cannot delete what has come to its end, and the bill goes on.
    RemovalPolicies.of(this).retain();
    role.allow({
      actions: ['rds:DescribeDBClusters', 'rds:ListTagsForResource'],
      resources: [cluster.arn, trials],
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
      resources: [rds(`cluster-pg:${cluster.parameterGroup}`), rds(`subgrp:${cluster.subnetGroup}`)],
    });
    role.allow({
      actions: ['rds:AddTagsToResource', 'rds:DeleteDBCluster', 'rds:RestoreDBClusterFromSnapshot'],
      resources: [trials, snapshots, rds(`subgrp:${cluster.subnetGroup}`), rds(`cluster-pg:${cluster.parameterGroup}`)],
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
    if (copyVaultArn !== undefined) allowCopies(role, copyVaultArn);
    this.roleArn = role.role.roleArn;
  }
}

/** Copies are made in the region of the other vault, with whatever key that vault has, through RDS and AWS Backup alone. */
function allowCopies(role: ServiceRole, copyVaultArn: string): void {
  const [, partition, , region, account] = copyVaultArn.split(':');
  role.allow({ actions: ['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'], resources: [copyVaultArn] });
  role.allow({
    actions: ['rds:AddTagsToResource', 'rds:CopyDBClusterSnapshot', 'rds:DescribeDBClusterSnapshots'],
    resources: [`arn:${partition}:rds:${region}:${account}:cluster-snapshot:awsbackup:*`],
  });
  role.allow({
    actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
    resources: [`arn:${partition}:kms:${region}:${account}:key/*`],
    conditions: {
      StringEquals: { 'kms:ViaService': [`rds.${region}.amazonaws.com`, `backup.${region}.amazonaws.com`] },
    },
  });
}
