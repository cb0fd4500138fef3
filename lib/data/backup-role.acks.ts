import { acknowledge } from '@bulwark/gate';
import { Stack } from 'aws-cdk-lib';
import { BackupRole } from './backup-role';

export const backupRoleAcks = acknowledge(BackupRole, (role) => {
  const { region, account } = Stack.of(role);
  const [, , , copyRegion, copyAccount] = role.copyVaultArn?.split(':') ?? [];
  const copies =
    copyRegion === undefined ? [] : [`Resource::arn:aws:rds:${copyRegion}:${copyAccount}:cluster-snapshot:awsbackup:*`];
  return [
    {
      rule: 'AwsSolutions-IAM5',
      at: 'Role/Policy/Resource',
      details: [
        `Resource::arn:aws:rds:${region}:${account}:cluster-snapshot:awsbackup:*`,
        `Resource::arn:aws:rds:${region}:${account}:cluster:awsbackup-restore-test-*`,
        ...copies,
      ],
      reason:
        'AWS Backup generates the names of snapshots and test restores. The role reaches only names with the prefix of AWS Backup.',
      owner: 'platform-security',
      until: '2027-10-31',
    },
  ];
});
