import { assignPlatformTeam } from '../duties';
import type { Control } from '../framework';
import { describeControls } from './describe-controls';

/** Controls of buckets, backups and file systems. */
export const fsbpStorage: readonly Control[] = [
  ...describeControls(['AWS::Athena::WorkGroup'], [{ id: 'Athena.4', title: 'Workgroups publish metrics of queries' }]),
  ...describeControls(
    ['AWS::Backup::BackupVault'],
    [{ id: 'Backup.1', title: 'Recovery points are encrypted', cited: ['BackupVaultCustomerManagedKey'] }],
  ),
  ...describeControls(['AWS::DataSync::Task'], [{ id: 'DataSync.1', title: 'Transfer tasks write logs' }]),
  ...describeControls(
    ['AWS::FSx::FileSystem'],
    [
      { id: 'FSx.1', title: 'OpenZFS file systems copy tags to backups and volumes' },
      { id: 'FSx.2', title: 'Lustre file systems copy tags to backups' },
      { id: 'FSx.3', title: 'OpenZFS file systems use several Availability Zones' },
      { id: 'FSx.4', title: 'ONTAP file systems use several Availability Zones' },
      { id: 'FSx.5', title: 'Windows file systems use several Availability Zones' },
    ],
  ),
  ...describeControls(
    ['AWS::S3::Bucket'],
    [
      {
        id: 'S3.1',
        title: 'Public access to S3 is blocked in the account',
        ...assignPlatformTeam('Enable Block Public Access of S3 for the whole account.'),
      },
    ],
  ),
  ...describeControls(
    ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
    [
      { id: 'S3.2', title: 'Buckets cannot be read by the public' },
      { id: 'S3.3', title: 'Buckets cannot be written by the public' },
      { id: 'S3.5', title: 'Buckets deny requests over HTTP' },
      { id: 'S3.6', title: 'Bucket policies give other accounts no administrative action' },
    ],
  ),
  ...describeControls(
    ['AWS::S3::Bucket'],
    [
      { id: 'S3.8', title: 'Buckets block public access' },
      { id: 'S3.9', title: 'Buckets write access logs' },
      { id: 'S3.12', title: 'Access to buckets is not granted by ACL' },
      { id: 'S3.13', title: 'Buckets have a lifecycle configuration', cited: ['S3LifecycleAbortsIncompleteUploads'] },
    ],
  ),
  ...describeControls(['AWS::S3::AccessPoint'], [{ id: 'S3.19', title: 'Access points block public access' }]),
  ...describeControls(
    ['AWS::S3::MultiRegionAccessPoint'],
    [{ id: 'S3.24', title: 'Multi-Region access points block public access' }],
  ),
  ...describeControls(
    ['AWS::S3Express::DirectoryBucket'],
    [{ id: 'S3.25', title: 'Directory buckets have a lifecycle configuration' }],
  ),
];
