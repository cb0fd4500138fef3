import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import { isWithinDays, MONTH_IN_DAYS, readLifecycleRules } from '../../packages/gate/src/rules/s3/bucket-retention';
import { readEncryptionDefaults } from '../../packages/gate/src/rules/s3/s3-encryption';

const TYPES = ['AWS::S3::Bucket'];

/** What the buckets of the blueprint write down, although S3 has the same defaults or another value is as safe. */
export const s3Pins: readonly Rule[] = [
  {
    id: 'S3EncryptionDeclared',
    level: 'pinned',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'S3 bucket declares its default encryption',
    why: 'A reader of the template cannot see whether the default of S3 was chosen or forgotten.',
    fix: 'Set SSEAlgorithm in BucketEncryption to aws:kms, or to AES256 where access logs are delivered.',
    property: 'Properties.BucketEncryption',
    references: [awsDocs('AmazonS3/latest/userguide/default-bucket-encryption.html'), nist('SC-28')],
    check: (bucket) => {
      const algorithms = readEncryptionDefaults(bucket).map((encryption) => encryption.at('SSEAlgorithm').text() ?? '');
      return (
        algorithms.length > 0 &&
        algorithms.every((algorithm) => ['AES256', 'aws:kms', 'aws:kms:dsse'].includes(algorithm))
      );
    },
  },
  {
    id: 'S3BucketOwnershipDeclared',
    level: 'pinned',
    group: 'noPublicAccess',
    types: TYPES,
    what: 'S3 bucket declares that ACLs are disabled',
    why: 'A reader of the template cannot see whether the default of S3 was chosen or forgotten.',
    fix: 'Set ObjectOwnership in OwnershipControls to BucketOwnerEnforced.',
    property: 'Properties.OwnershipControls',
    references: [awsDocs('AmazonS3/latest/userguide/about-object-ownership.html'), nist('AC-3')],
    check: (bucket) =>
      bucket
        .at('OwnershipControls.Rules')
        .items()
        .some((rule) => rule.at('ObjectOwnership').text() === 'BucketOwnerEnforced'),
  },
  {
    id: 'S3LifecycleLockedVersionsExpire',
    level: 'pinned',
    group: 'dataMinimisation',
    types: TYPES,
    what: 'S3 bucket with Object Lock removes noncurrent versions within a month',
    why: 'The lock has already kept each version for its full period. Longer storage only keeps personal data.',
    fix: 'Set NoncurrentVersionExpiration.NoncurrentDays in LifecycleConfiguration to 30 or less.',
    property: 'Properties.LifecycleConfiguration',
    references: [awsDocs('AmazonS3/latest/userguide/object-lock-managing.html'), nist('SI-12')],
    check: (bucket) =>
      bucket.at('ObjectLockConfiguration').present
        ? readLifecycleRules(bucket).some((rule) =>
            isWithinDays(rule.at('NoncurrentVersionExpiration.NoncurrentDays'), MONTH_IN_DAYS),
          )
        : 'not applicable',
  },
];
