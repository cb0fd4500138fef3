import { bucketObjectLockRules } from '../../../src/rules/s3/s3-object-lock';
import { rulesDecide, UNKNOWN } from '../rule-cases';
import { audited, lock } from './buckets';

const years = {
  ObjectLockEnabled: true,
  ObjectLockConfiguration: {
    ObjectLockEnabled: 'Enabled',
    Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Years: 7 } },
  },
};

rulesDecide('rules for Object Lock on S3 buckets', bucketObjectLockRules, {
  S3ObjectLockEnabled: {
    holds: [audited(lock('COMPLIANCE', 365)), audited(lock('GOVERNANCE', 30)), audited(years)],
    broken: [
      audited({}),
      audited(lock('COMPLIANCE', undefined)),
      audited(lock('COMPLIANCE', 365, { ObjectLockEnabled: false })),
      audited({ ObjectLockEnabled: true }),
      audited(lock(undefined, 30)),
    ],
    undecided: [audited(lock(UNKNOWN, 365))],
    notApplicable: [{}],
  },
  S3ObjectLockRetention: {
    holds: [audited(lock('COMPLIANCE', 365)), audited(years), { ...audited(lock('GOVERNANCE', 30)), disposable: true }],
    broken: [
      audited({}),
      audited(lock('GOVERNANCE', 365)),
      audited(lock('COMPLIANCE', 30)),
      { ...audited(lock(undefined, 30)), disposable: true },
      { ...audited(lock('COMPLIANCE', 29)), disposable: true },
    ],
    undecided: [audited(lock(UNKNOWN, 365))],
    notApplicable: [{}],
  },
});
