import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { isCustomerManagedKey } from '../kms/customer-managed-key';
import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { receivesAccessLogs, receivesLoadBalancerLogs } from './bucket-logs';

const TYPES = ['AWS::S3::Bucket'];
const PROPERTY = 'Properties.BucketEncryption';

/** Rules for the default encryption of S3 buckets. Access logs are delivered only to buckets that use SSE-S3. */
export const bucketEncryptionRules: readonly Rule[] = [
  {
    id: 'S3EncryptionKms',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'S3 bucket is encrypted at rest with AWS KMS keys',
    why: 'With S3 managed keys any identity that may read the bucket reads the objects. No key use is recorded.',
    fix: 'Set SSEAlgorithm in BucketEncryption to aws:kms.',
    property: PROPERTY,
    references: [securityHub('S3.17'), nist('SC-28')],
    check: (bucket, templates) => {
      if (needsManagedKeys(bucket, templates)) return 'not applicable';
      const defaults = readEncryptionDefaults(bucket);
      return (
        defaults.length > 0 &&
        defaults.every((encryption) => ['aws:kms', 'aws:kms:dsse'].includes(encryption.at('SSEAlgorithm').text() ?? ''))
      );
    },
  },
  {
    id: 'S3EncryptionCustomerManagedKey',
    level: 'hardening',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'S3 bucket is encrypted with a customer managed key',
    why: 'The policy of an AWS managed key cannot be restricted. Any identity with bucket access can decrypt.',
    fix: 'Set KMSMasterKeyID in BucketEncryption to a customer managed key.',
    property: PROPERTY,
    references: [awsDocs('AmazonS3/latest/userguide/UsingKMSEncryption.html'), nist('SC-12')],
    check: (bucket, templates) => {
      if (needsManagedKeys(bucket, templates)) return 'not applicable';
      const defaults = readEncryptionDefaults(bucket);
      return (
        defaults.length > 0 && defaults.every((encryption) => isCustomerManagedKey(encryption.at('KMSMasterKeyID')))
      );
    },
  },
  {
    id: 'S3EncryptionBucketKey',
    level: 'hardening',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'S3 bucket that is encrypted with AWS KMS uses an S3 Bucket Key',
    why: 'Without a bucket key each object needs a KMS request. Heavy use reaches the KMS limit and blocks reads.',
    fix: 'Set BucketKeyEnabled in BucketEncryption to true.',
    property: PROPERTY,
    references: [awsDocs('AmazonS3/latest/userguide/bucket-key.html'), nist('SC-5')],
    check: (bucket) => {
      const withKms = bucket
        .at('BucketEncryption.ServerSideEncryptionConfiguration')
        .items()
        .filter((one) => one.at('ServerSideEncryptionByDefault.SSEAlgorithm').text() !== 'AES256');
      if (withKms.length === 0) return 'not applicable';
      return withKms.every((one) => one.at('BucketKeyEnabled').flag() === true);
    },
  },
];

/** The default encryptions that a bucket declares. */
export function readEncryptionDefaults(bucket: TemplateResource): Value[] {
  return bucket
    .at('BucketEncryption.ServerSideEncryptionConfiguration')
    .items()
    .map((one) => one.at('ServerSideEncryptionByDefault'));
}

/** Whether a bucket receives logs whose service does not write to a bucket with a KMS key. */
function needsManagedKeys(bucket: TemplateResource, templates: TemplateSet): boolean {
  return receivesAccessLogs(bucket, templates) || receivesLoadBalancerLogs(bucket, templates);
}
