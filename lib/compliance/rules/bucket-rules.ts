import type { Deployment, Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { isDisposable } from './disposable-environment';
import { isOwnKey } from './own-key';
import { isRetained } from './retention';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const TYPES = ['AWS::S3::Bucket'];
const LIFECYCLE = awsDocs('AmazonS3/latest/userguide/lifecycle-configuration-examples.html');
const ABANDONED_DAYS = 14;
const [YEAR, MONTH] = [365, 30];

/** Rules for buckets: who can read what is in them, how it is kept and for how long. */
export const bucketRules: readonly Rule[] = [
  {
    id: 'S3Encryption',
    types: TYPES,
    what: 'A bucket says how its objects are encrypted.',
    why: 'The default of S3 is a key of AWS, and nobody reading the template knows that it was meant.',
    fix: 'Set SSEAlgorithm to aws:kms, or to AES256 for a bucket that receives access logs, which S3 writes with that alone.',
    property: 'Properties.BucketEncryption',
    references: [
      awsDocs('AmazonS3/latest/userguide/default-bucket-encryption.html'),
      awsDocs('AmazonS3/latest/userguide/enable-server-access-logging.html'),
      nist('SC-28'),
    ],
    check: (bucket, deployment) => {
      const [algorithm] = encryptions(bucket).map((encryption) => encryption.at('SSEAlgorithm').text());
      return receivesAccessLogs(bucket, deployment)
        ? algorithm === 'AES256'
        : ['AES256', 'aws:kms', 'aws:kms:dsse'].includes(algorithm ?? '');
    },
  },
  {
    id: 'S3OwnKey',
    types: TYPES,
    what: 'Objects are encrypted with a key of their owner.',
    why: 'With a key of AWS every right to the bucket is a right to read it; the policy of an own key is a second door.',
    fix: 'Set SSEAlgorithm to aws:kms and KMSMasterKeyID to a customer managed key.',
    property: 'Properties.BucketEncryption',
    references: [securityHub('S3.17'), nist('SC-12')],
    check: (bucket, deployment) => {
      if (receivesAccessLogs(bucket, deployment)) return 'not applicable';
      const all = encryptions(bucket);
      return all.length > 0 && all.every((encryption) => isOwnKey(encryption.at('KMSMasterKeyID')));
    },
  },
  {
    id: 'S3BucketKey',
    types: TYPES,
    what: 'A bucket that is encrypted with KMS uses a bucket key.',
    why: 'Otherwise every object asks KMS: at its limit of requests reading stops, and the trail of the key is noise.',
    fix: 'Set BucketKeyEnabled to true.',
    property: 'Properties.BucketEncryption',
    references: [awsDocs('AmazonS3/latest/userguide/bucket-key.html'), nist('SC-5')],
    check: (bucket) => {
      const all = bucket.at('BucketEncryption.ServerSideEncryptionConfiguration').items();
      const withKms = all.filter((one) => one.at('ServerSideEncryptionByDefault.SSEAlgorithm').text() !== 'AES256');
      if (withKms.length === 0) return 'not applicable';
      return withKms.every((one) => one.at('BucketKeyEnabled').flag() === true);
    },
  },
  {
    id: 'S3Versioning',
    types: TYPES,
    what: 'Buckets keep the versions of their objects.',
    why: 'What is overwritten or deleted by a thief or by mistake is gone otherwise.',
    fix: 'Set VersioningConfiguration.Status to Enabled.',
    property: 'Properties.VersioningConfiguration.Status',
    references: [securityHub('S3.14'), nist('CP-9')],
    check: (bucket) => bucket.at('VersioningConfiguration.Status').text() === 'Enabled',
  },
  {
    id: 'S3OwnerEnforced',
    types: TYPES,
    what: 'Objects belong to the owner of their bucket, and lists of access (ACL) count for nothing.',
    why: 'An ACL opens one object past every policy, and the account that wrote it would own it.',
    fix: 'Set OwnershipControls to BucketOwnerEnforced.',
    property: 'Properties.OwnershipControls',
    references: [securityHub('S3.12'), nist('AC-3')],
    check: (bucket) => {
      const rules = bucket.at('OwnershipControls.Rules').items();
      return rules.length > 0 && rules.every((rule) => rule.at('ObjectOwnership').text() === 'BucketOwnerEnforced');
    },
  },
  {
    id: 'S3NotPublic',
    types: TYPES,
    what: 'All four blocks of public access are on.',
    why: 'One policy written in a hurry would show the bucket to everybody.',
    fix: 'Set the four properties of PublicAccessBlockConfiguration to true.',
    property: 'Properties.PublicAccessBlockConfiguration',
    references: [securityHub('S3.8'), nist('AC-3')],
    check: (bucket) =>
      ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].every(
        (name) => bucket.at(`PublicAccessBlockConfiguration.${name}`).flag() === true,
      ),
  },
  {
    id: 'S3AccessLogged',
    types: TYPES,
    what: 'Requests to a bucket are logged in another one, under a prefix of its own.',
    why: 'Without the log nobody can tell what was read.',
    fix: 'Set DestinationBucketName and LogFilePrefix of LoggingConfiguration.',
    property: 'Properties.LoggingConfiguration',
    references: [securityHub('S3.9'), nist('AU-3')],
    check: (bucket, deployment) => {
      if (receivesAccessLogs(bucket, deployment)) return 'not applicable';
      const destination = bucket.at('LoggingConfiguration.DestinationBucketName');
      return (
        destination.present &&
        destination.target() !== bucket &&
        (bucket.at('LoggingConfiguration.LogFilePrefix').text() ?? '') !== ''
      );
    },
  },
  {
    id: 'S3Retained',
    types: TYPES,
    what: 'A bucket stays when its stack is deleted.',
    why: 'Deleting a stack is one click; what was in the bucket does not come back.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
    property: 'DeletionPolicy',
    references: [awsDocs('AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html'), nist('CP-9')],
    check: isRetained,
  },
  {
    id: 'S3AbandonedUploads',
    types: TYPES,
    what: `Uploads that were not finished are removed within ${ABANDONED_DAYS} days.`,
    why: 'Their parts are data that no listing shows and no erasure finds.',
    fix: 'Add an enabled lifecycle rule with AbortIncompleteMultipartUpload.DaysAfterInitiation.',
    property: 'Properties.LifecycleConfiguration',
    references: [LIFECYCLE, nist('SI-12')],
    check: (bucket) =>
      lifecycle(bucket).some((rule) =>
        isWithin(rule.at('AbortIncompleteMultipartUpload.DaysAfterInitiation'), ABANDONED_DAYS),
      ),
  },
  {
    id: 'S3OldVersionsExpire',
    types: TYPES,
    what: 'Old versions are removed: within a month where a lock has kept them until then, elsewhere after no longer than current ones are kept.',
    why: 'A person who was erased lives on in versions that nobody looks at.',
    fix: 'Add an enabled lifecycle rule with NoncurrentVersionExpiration.NoncurrentDays.',
    property: 'Properties.LifecycleConfiguration',
    references: [LIFECYCLE, nist('SI-12')],
    check: (bucket) => {
      const isLocked = bucket.at('ObjectLockConfiguration').present;
      return lifecycle(bucket).some((rule) =>
        isWithin(
          rule.at('NoncurrentVersionExpiration.NoncurrentDays'),
          isLocked ? MONTH : (rule.at('ExpirationInDays').number() ?? 10 * YEAR),
        ),
      );
    },
  },
  {
    id: 'S3LogsExpire',
    types: TYPES,
    what: 'Logs in a bucket are kept a year at least, as long as their lock, and not for ever; a month in an environment that can be thrown away.',
    why: 'An intrusion is found after months. What is kept for ever keeps persons who were erased.',
    fix: 'Set ExpirationInDays of an enabled lifecycle rule.',
    property: 'Properties.LifecycleConfiguration',
    references: [nist('AU-11'), LIFECYCLE],
    check: (bucket, deployment) => {
      if (!receivesAccessLogs(bucket, deployment) && !isOfAuditPath(bucket, deployment)) return 'not applicable';
      const least = Math.max(lockedDays(bucket), isDisposable(bucket, deployment) ? MONTH : YEAR);
      return lifecycle(bucket).some((rule) => (rule.at('ExpirationInDays').number() ?? 0) >= least);
    },
  },
  {
    id: 'S3AuditLocked',
    types: TYPES,
    what: 'A bucket of the audit path is locked: nobody can change or delete what was logged, for a year or more.',
    why: 'The first thing an intruder with rights does is to remove his traces.',
    fix: 'Set ObjectLockEnabled, and ObjectLockConfiguration with DefaultRetention in COMPLIANCE mode; GOVERNANCE and a month do where all can be thrown away.',
    property: 'Properties.ObjectLockConfiguration',
    references: [securityHub('S3.15'), awsDocs('AmazonS3/latest/userguide/object-lock.html'), nist('AU-9')],
    check: (bucket, deployment) => {
      if (!isOfAuditPath(bucket, deployment)) return 'not applicable';
      const mode = bucket.at('ObjectLockConfiguration.Rule.DefaultRetention.Mode').text() ?? '';
      const lenient = isDisposable(bucket, deployment);
      return (
        bucket.at('ObjectLockEnabled').flag() === true &&
        bucket.at('ObjectLockConfiguration.ObjectLockEnabled').text() === 'Enabled' &&
        (lenient ? ['COMPLIANCE', 'GOVERNANCE'] : ['COMPLIANCE']).includes(mode) &&
        lockedDays(bucket) >= (lenient ? MONTH : YEAR)
      );
    },
  },
];

/** Whether other buckets log the requests to them here. */
export function receivesAccessLogs(bucket: Resource, deployment: Deployment): boolean {
  return sourcesOf(bucket, deployment).length > 0;
}

/** Buckets that log the requests to them here. */
export function sourcesOf(bucket: Resource, deployment: Deployment): readonly Resource[] {
  return deployment
    .ofType(...TYPES)
    .filter((other) => other.at('LoggingConfiguration.DestinationBucketName').target() === bucket);
}

/** Whether a trail, the recorder of configurations or a flow log writes here. */
function isOfAuditPath(bucket: Resource, deployment: Deployment): boolean {
  const writers = deployment.ofType('AWS::CloudTrail::Trail', 'AWS::Config::DeliveryChannel', 'AWS::EC2::FlowLog');
  return writers.some((writer) =>
    ['S3BucketName', 'LogDestination'].some((property) => writer.at(property).target() === bucket),
  );
}

function encryptions(bucket: Resource): Value[] {
  return bucket
    .at('BucketEncryption.ServerSideEncryptionConfiguration')
    .items()
    .map((one) => one.at('ServerSideEncryptionByDefault'));
}

function lifecycle(bucket: Resource): Value[] {
  return bucket
    .at('LifecycleConfiguration.Rules')
    .items()
    .filter((rule) => rule.at('Status').text() === 'Enabled');
}

function isWithin(value: Value, most: number): boolean {
  const days = value.number() ?? 0;
  return days >= 1 && days <= most;
}

function lockedDays(bucket: Resource): number {
  const retention = bucket.at('ObjectLockConfiguration.Rule.DefaultRetention');
  return Math.max(retention.at('Days').number() ?? 0, YEAR * (retention.at('Years').number() ?? 0));
}
