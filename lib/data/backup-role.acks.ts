import { Stack } from 'aws-cdk-lib';
import { acknowledge } from '../compliance/acknowledgement';
import { BackupRole } from './backup-role';

export const backupRoleAcks = acknowledge(BackupRole, (role) => {
  const { region, account } = Stack.of(role);
  const [, , , copyRegion, copyAccount] = role.copyVaultArn?.split(':') ?? [];
  const copies =
    copyRegion === undefined
      ? []
      : [
          `Resource::arn:aws:rds:${copyRegion}:${copyAccount}:cluster-snapshot:awsbackup:*`,
          `Resource::arn:aws:kms:${copyRegion}:${copyAccount}:key/*`,
        ];
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
        'AWS Backup generates the names of its snapshots and trial restores; the role reaches only names that start as AWS Backup starts them, and the key of a copy through RDS and AWS Backup alone.',
      owner: 'platform-security',
      until: '2027-10-31',
    },
  ];
});
