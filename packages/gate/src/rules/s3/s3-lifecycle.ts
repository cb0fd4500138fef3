import { isDisposable } from '../disposable-environment';
import { awsDocs, nist, type Rule } from '../rule';
import { receivesAccessLogs, receivesAuditLogs } from './bucket-logs';
import { isWithinDays, MONTH_IN_DAYS, readLifecycleRules, readLockedDays, YEAR_IN_DAYS } from './bucket-retention';

const TYPES = ['AWS::S3::Bucket'];
const PROPERTY = 'Properties.LifecycleConfiguration';
const LIFECYCLE = awsDocs('AmazonS3/latest/userguide/lifecycle-configuration-examples.html');
const LONGEST_UPLOAD_IN_DAYS = 14;
const LONGEST_VERSION_IN_DAYS = 10 * YEAR_IN_DAYS;

/** Rules for how long S3 buckets keep data. */
export const bucketLifecycleRules: readonly Rule[] = [
  {
    id: 'S3LifecycleAbortsIncompleteUploads',
    level: 'hardening',
    group: 'dataMinimisation',
    types: TYPES,
    what: `S3 bucket removes incomplete multipart uploads within ${LONGEST_UPLOAD_IN_DAYS} days`,
    why: 'Listings do not show the parts of incomplete uploads, so personal data in them outlives its deletion.',
    fix: 'Set AbortIncompleteMultipartUpload.DaysAfterInitiation in an enabled rule of LifecycleConfiguration.',
    property: PROPERTY,
    references: [awsDocs('AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html'), nist('SI-12')],
    check: (bucket) =>
      readLifecycleRules(bucket).some((rule) =>
        isWithinDays(rule.at('AbortIncompleteMultipartUpload.DaysAfterInitiation'), LONGEST_UPLOAD_IN_DAYS),
      ),
  },
  {
    id: 'S3LifecycleNoncurrentVersionsExpire',
    level: 'hardening',
    group: 'dataMinimisation',
    types: TYPES,
    what: 'S3 bucket removes noncurrent versions no later than current ones',
    why: 'Personal data that was deleted or overwritten stays readable in old versions.',
    fix: 'Set NoncurrentVersionExpiration.NoncurrentDays in an enabled rule of LifecycleConfiguration.',
    property: PROPERTY,
    references: [LIFECYCLE, nist('SI-12')],
    check: (bucket) =>
      readLifecycleRules(bucket).some((rule) =>
        isWithinDays(
          rule.at('NoncurrentVersionExpiration.NoncurrentDays'),
          rule.at('ExpirationInDays').number() ?? LONGEST_VERSION_IN_DAYS,
        ),
      ),
  },
  {
    id: 'S3LifecycleLogRetention',
    level: 'hardening',
    group: 'logRetention',
    types: TYPES,
    what: 'S3 bucket for logs keeps them for at least a year and then removes them',
    why: 'Intrusions are often found after months. Logs without an end keep personal data that has to be erased.',
    fix: 'Set ExpirationInDays in LifecycleConfiguration to 365 or more, and not below the Object Lock period.',
    property: PROPERTY,
    references: [LIFECYCLE, nist('AU-11')],
    check: (bucket, templates) => {
      if (!receivesAccessLogs(bucket, templates) && !receivesAuditLogs(bucket, templates)) return 'not applicable';
      const least = Math.max(readLockedDays(bucket), isDisposable(bucket, templates) ? MONTH_IN_DAYS : YEAR_IN_DAYS);
      return readLifecycleRules(bucket).some((rule) => (rule.at('ExpirationInDays').number() ?? 0) >= least);
    },
  },
];
