import { isDisposable } from '../disposable-environment';
import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { receivesAuditLogs } from './bucket-logs';
import { MONTH_IN_DAYS, readLockedDays, YEAR_IN_DAYS } from './bucket-retention';

const TYPES = ['AWS::S3::Bucket'];
const PROPERTY = 'Properties.ObjectLockConfiguration';
const MODE = 'ObjectLockConfiguration.Rule.DefaultRetention.Mode';

/** Rules for Object Lock on S3 buckets that receive audit logs. */
export const bucketObjectLockRules: readonly Rule[] = [
  {
    id: 'S3ObjectLockEnabled',
    level: 'required',
    group: 'logIntegrity',
    types: TYPES,
    what: 'S3 bucket for audit logs has Object Lock enabled with a default retention',
    why: 'An intruder with administrative rights deletes the logs first to hide the traces of the attack.',
    fix: 'Set ObjectLockEnabled to true, and set DefaultRetention in ObjectLockConfiguration.',
    property: PROPERTY,
    references: [securityHub('S3.15'), nist('AU-9')],
    check: (bucket, templates) => {
      if (!receivesAuditLogs(bucket, templates)) return 'not applicable';
      return (
        bucket.at('ObjectLockEnabled').flag() === true &&
        bucket.at('ObjectLockConfiguration.ObjectLockEnabled').text() === 'Enabled' &&
        ['COMPLIANCE', 'GOVERNANCE'].includes(bucket.at(MODE).text() ?? '') &&
        readLockedDays(bucket) > 0
      );
    },
  },
  {
    id: 'S3ObjectLockRetention',
    level: 'hardening',
    group: 'logIntegrity',
    types: TYPES,
    what: 'S3 bucket for audit logs locks objects in compliance mode for at least a year',
    why: 'In governance mode an administrator can remove the lock. A short lock ends before many intrusions are found.',
    fix: 'Set Mode of DefaultRetention in ObjectLockConfiguration to COMPLIANCE, and Days to 365 or more.',
    property: PROPERTY,
    references: [awsDocs('AmazonS3/latest/userguide/object-lock.html'), nist('AU-11')],
    check: (bucket, templates) => {
      if (!receivesAuditLogs(bucket, templates)) return 'not applicable';
      const mode = bucket.at(MODE).text() ?? '';
      return isDisposable(bucket, templates)
        ? ['COMPLIANCE', 'GOVERNANCE'].includes(mode) && readLockedDays(bucket) >= MONTH_IN_DAYS
        : mode === 'COMPLIANCE' && readLockedDays(bucket) >= YEAR_IN_DAYS;
    },
  },
];
