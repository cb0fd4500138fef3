import { bucketLifecycleRules } from '../../../src/rules/s3/s3-lifecycle';
import { rulesDecide, UNKNOWN } from '../rule-cases';
import { audited, lifecycle, lock, logged, noncurrent } from './buckets';

const incomplete = (DaysAfterInitiation: unknown) => ({ AbortIncompleteMultipartUpload: { DaysAfterInitiation } });

rulesDecide('rules for the lifecycle of S3 buckets', bucketLifecycleRules, {
  S3LifecycleAbortsIncompleteUploads: {
    holds: [lifecycle(incomplete(7))],
    broken: [{}, lifecycle(incomplete(7), 'Disabled'), lifecycle(incomplete(700)), lifecycle({})],
    undecided: [lifecycle(incomplete(UNKNOWN))],
  },
  S3LifecycleNoncurrentVersionsExpire: {
    holds: [lifecycle(noncurrent(400)), lifecycle(noncurrent(400, { ExpirationInDays: 400 }))],
    broken: [
      {},
      lifecycle({}),
      lifecycle(noncurrent(0)),
      lifecycle(noncurrent(36500)),
      lifecycle(noncurrent(400, { ExpirationInDays: 30 })),
      lifecycle(noncurrent(30), 'Disabled'),
    ],
    undecided: [lifecycle(noncurrent(UNKNOWN))],
  },
  S3LifecycleLogRetention: {
    holds: [
      logged(lifecycle({ ExpirationInDays: 365 })),
      audited({ ...lock('COMPLIANCE', 400), ...lifecycle({ ExpirationInDays: 401 }) }),
      { ...audited({ ...lock('GOVERNANCE', 30), ...lifecycle({ ExpirationInDays: 31 }) }), disposable: true },
    ],
    broken: [
      logged({}),
      logged(lifecycle({ ExpirationInDays: 30 })),
      logged(lifecycle({ ExpirationInDays: 365 }, 'Disabled')),
      audited({ ...lock('COMPLIANCE', 400), ...lifecycle({ ExpirationInDays: 365 }) }),
      { ...audited(lifecycle({ ExpirationInDays: 29 })), disposable: true },
    ],
    undecided: [logged(lifecycle({ ExpirationInDays: UNKNOWN }))],
    notApplicable: [{}],
  },
});
