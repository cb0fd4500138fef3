import { acknowledge } from '@bulwark/gate';
import { ConfigurationBucket } from './configuration-bucket';

const team = { owner: 'platform-security', until: '2027-10-31' } as const;

export const configurationBucketAcks = acknowledge(ConfigurationBucket, [
  {
    rule: ['Bulwark-S3ObjectLockEnabled', 'Bulwark-S3ObjectLockRetention'],
    at: 'Resource/Resource',
    reason:
      'AWS Config does not deliver to a bucket with Object Lock. Versioning keeps what is deleted, no role of the backend may delete it, and the locked trail records every change of configuration too.',
    ...team,
  },
  {
    rule: [
      'HIPAA.Security-S3BucketReplicationEnabled',
      'NIST.800.53.R5-S3BucketReplicationEnabled',
      'PCI.DSS.321-S3BucketReplicationEnabled',
    ],
    at: 'Resource/Resource',
    reason:
      'A second copy would leave the region that data is pinned to; S3 keeps each object in three zones, and AWS Config keeps the same history for seven years.',
    ...team,
  },
  {
    rule: 'Bulwark-S3BucketPolicySourceArn',
    at: 'Resource/Policy/Resource',
    details: ['AllowConfigToCheckBucket', 'AllowConfigToWriteFiles'],
    reason:
      'AWS Config sends the account with its requests and no ARN: its documentation gives aws:SourceAccount as the condition, which the policy has.',
    ...team,
  },
]);
