import { acknowledge } from '@bulwark/gate';
import { AccessLogBucket } from './access-log-bucket';
import { LogArchive } from './log-archive';

const replication = {
  rule: [
    'HIPAA.Security-S3BucketReplicationEnabled',
    'NIST.800.53.R5-S3BucketReplicationEnabled',
    'PCI.DSS.321-S3BucketReplicationEnabled',
  ],
  owner: 'platform-security',
  until: '2027-10-31',
} as const;

export const logArchiveAcks = acknowledge(LogArchive, ({ hasRemovableLock }) => [
  ...(hasRemovableLock
    ? [
        {
          rule: 'Bulwark-S3ObjectLockRetention',
          at: 'Resource/Resource',
          reason:
            'The settings choose GOVERNANCE, since COMPLIANCE cannot be undone: a wrong retention would be billed until it ends. Set audit.archiveLock to COMPLIANCE after the first month. Until then only a principal with s3:BypassGovernanceRetention can delete a log early.',
          owner: 'platform-security',
          until: '2027-10-31',
        },
      ]
    : []),
  {
    ...replication,
    at: 'Resource/Resource',
    reason:
      'A second copy would leave the region that personal data is pinned to; S3 keeps each object in three zones and Object Lock keeps everyone from deleting it.',
  },
]);

export const accessLogBucketAcks = acknowledge(AccessLogBucket, [
  {
    ...replication,
    at: 'Resource/Resource',
    reason:
      'Access logs are kept in three zones of one region; the trail records the same reads of the archive as data events, in a locked bucket.',
  },
  {
    rule: [
      'HIPAA.Security-S3DefaultEncryptionKMS',
      'NIST.800.53.R5-S3DefaultEncryptionKMS',
      'PCI.DSS.321-S3DefaultEncryptionKMS',
    ],
    at: 'Resource/Resource',
    reason:
      'Server access logging delivers only to buckets with S3 managed keys; the bucket is encrypted with AES-256 and holds request lines, no content.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
