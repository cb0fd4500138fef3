import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { encrypted, lifecycle, lock, noncurrent } from '../../packages/gate/test/rules/s3/buckets';
import { s3Pins } from './s3-pins';

const owned = (ObjectOwnership: unknown) => ({ OwnershipControls: { Rules: [{ ObjectOwnership }] } });
const locked = (rule: object) => ({ ...lock('COMPLIANCE', 365), ...lifecycle(rule) });

rulesDecide('pinned rules for S3 buckets', s3Pins, {
  S3EncryptionDeclared: {
    holds: [encrypted('aws:kms'), encrypted('AES256')],
    broken: [{}, encrypted(undefined), encrypted('rot13')],
    undecided: [encrypted(UNKNOWN)],
  },
  S3BucketOwnershipDeclared: {
    holds: [owned('BucketOwnerEnforced')],
    broken: [{}, { OwnershipControls: { Rules: [] } }, owned('ObjectWriter')],
    undecided: [owned(UNKNOWN)],
  },
  S3LifecycleLockedVersionsExpire: {
    holds: [locked(noncurrent(1))],
    broken: [locked({}), locked(noncurrent(400)), locked(noncurrent(0))],
    undecided: [locked(noncurrent(UNKNOWN))],
    notApplicable: [{}, lifecycle(noncurrent(400))],
  },
});
