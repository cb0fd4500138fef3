import { coversAction } from '../../templates/policy-statement';
import { readAttachedStatements } from '../iam/resource-policy';
import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { findAccessLogSources, receivesAccessLogs } from './bucket-logs';
import { hasServicePrincipal } from './s3-bucket-policy';
import { readEncryptionDefaults } from './s3-encryption';

const TYPES = ['AWS::S3::Bucket'];
const LOGGING = 'Properties.LoggingConfiguration';
const ENABLE_LOGGING = awsDocs('AmazonS3/latest/userguide/enable-server-access-logging.html');

/** Rules for the server access logs of S3 buckets. */
export const bucketAccessLogRules: readonly Rule[] = [
  {
    id: 'S3AccessLogEnabled',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'S3 bucket has server access logging enabled',
    why: 'Without access logs an investigation cannot show which objects an attacker read or deleted.',
    fix: 'Set DestinationBucketName of LoggingConfiguration.',
    property: LOGGING,
    references: [securityHub('S3.9'), nist('AU-3')],
    check: (bucket, templates) => {
      if (receivesAccessLogs(bucket, templates)) return 'not applicable';
      // Without a destination S3 delivers the logs to the bucket itself.
      return ['DestinationBucketName', 'LogFilePrefix'].some(
        (property) => bucket.at(`LoggingConfiguration.${property}`).present,
      );
    },
  },
  {
    id: 'S3AccessLogSeparateBucket',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'S3 bucket delivers its access logs to another bucket, under a prefix',
    why: 'Logs in the same bucket create more logs. Logs without a prefix mix with those of other buckets.',
    fix: 'Set DestinationBucketName and LogFilePrefix of LoggingConfiguration.',
    property: LOGGING,
    references: [awsDocs('AmazonS3/latest/userguide/ServerLogs.html'), nist('AU-9')],
    check: (bucket) => {
      const logging = bucket.at('LoggingConfiguration');
      if (!logging.present) return 'not applicable';
      const destination = logging.at('DestinationBucketName');
      return (
        destination.present && destination.target() !== bucket && (logging.at('LogFilePrefix').text() ?? '') !== ''
      );
    },
  },
  {
    id: 'S3AccessLogDeliveryAllowed',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'S3 bucket that receives access logs allows their delivery',
    why: 'S3 drops access logs without an error when the policy of the destination does not allow their delivery.',
    fix: 'Allow s3:PutObject to logging.s3.amazonaws.com on each source prefix in PolicyDocument.',
    property: 'Properties.PolicyDocument',
    references: [ENABLE_LOGGING, nist('AU-3')],
    check: (bucket, templates) => {
      const sources = findAccessLogSources(bucket, templates);
      if (sources.length === 0) return 'not applicable';
      const grants = readAttachedStatements(bucket, templates).filter(
        (statement) =>
          statement.allows &&
          hasServicePrincipal(statement, 'logging.s3.amazonaws.com') &&
          coversAction(statement, 's3:PutObject'),
      );
      return sources.every((source) => {
        const prefix = source.at('LoggingConfiguration.LogFilePrefix').text() ?? '';
        return grants.some(({ resources }) => resources.some((resource) => coversPrefix(resource.display(), prefix)));
      });
    },
  },
  {
    id: 'S3AccessLogDestinationEncryption',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'S3 bucket that receives access logs is encrypted with S3 managed keys',
    why: 'S3 does not deliver access logs to a bucket whose default encryption uses AWS KMS.',
    fix: 'Set SSEAlgorithm in BucketEncryption to AES256.',
    property: 'Properties.BucketEncryption',
    references: [ENABLE_LOGGING, nist('AU-3')],
    check: (bucket, templates) => {
      if (!receivesAccessLogs(bucket, templates)) return 'not applicable';
      return readEncryptionDefaults(bucket).every(
        (encryption) => (encryption.at('SSEAlgorithm').text() ?? 'AES256') === 'AES256',
      );
    },
  },
];

/** Whether the objects that an ARN ending in a star names include those under a prefix. */
function coversPrefix(arn: string, prefix: string): boolean {
  const named = /^[^/]*\/(.*)\*$/.exec(arn)?.[1];
  return named !== undefined && prefix.startsWith(named);
}
