import { bucketRules } from '../../../lib/compliance/rules/bucket-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const TYPE = 'AWS::S3::Bucket';
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/example';
const encrypted = (SSEAlgorithm: unknown, KMSMasterKeyID?: unknown, BucketKeyEnabled?: unknown) => ({
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [
      { BucketKeyEnabled, ServerSideEncryptionByDefault: { SSEAlgorithm, KMSMasterKeyID } },
    ],
  },
});
/** A bucket that another one logs into. */
const logged = (Properties: object, more: object = {}) => ({
  resources: {
    Logs: { Type: TYPE, Properties: { ...Properties } },
    Source: { Type: TYPE, Properties: { LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' } } } },
    ...more,
  },
});
/** A bucket that a trail writes into, beside a database that may be deleted or not. */
const audited = (Properties: object, DeletionProtection = true) => ({
  resources: {
    Archive: { Type: TYPE, Properties: { ...Properties } },
    Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { S3BucketName: { Ref: 'Archive' } } },
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { DeletionProtection } },
  },
});
const lifecycle = (rule: object, Status: unknown = 'Enabled') => ({
  LifecycleConfiguration: { Rules: [{ Status, ...rule }] },
});
const lock = (Mode: unknown, Days: unknown, more: object = {}) => ({
  ObjectLockEnabled: true,
  ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode, Days } } },
  ...more,
});
const abandoned = (DaysAfterInitiation: unknown) => ({ AbortIncompleteMultipartUpload: { DaysAfterInitiation } });
const old = (NoncurrentDays: unknown, more: object = {}) => ({
  NoncurrentVersionExpiration: { NoncurrentDays },
  ...more,
});
const bucket = (DeletionPolicy: unknown, UpdateReplacePolicy: unknown) => ({
  resources: { Bucket: { Type: TYPE, DeletionPolicy, UpdateReplacePolicy } },
});
const blocks = (RestrictPublicBuckets: unknown) => ({
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets,
  },
});
const logsTo = (DestinationBucketName: unknown, LogFilePrefix: unknown) => ({
  LoggingConfiguration: { DestinationBucketName, LogFilePrefix },
});

rulesDecide('bucket rules', bucketRules, {
  S3Encryption: {
    holds: [encrypted('aws:kms'), encrypted('AES256'), logged(encrypted('AES256'))],
    broken: [{}, encrypted(undefined), encrypted('rot13'), logged(encrypted('aws:kms')), logged({})],
    undecided: [encrypted(UNKNOWN)],
  },
  S3OwnKey: {
    holds: [encrypted('aws:kms', KEY)],
    broken: [{}, encrypted('AES256'), encrypted('aws:kms'), encrypted('aws:kms', 'alias/aws/s3')],
    undecided: [encrypted('aws:kms', UNKNOWN)],
    notApplicable: [logged(encrypted('AES256'))],
  },
  S3BucketKey: {
    holds: [encrypted('aws:kms', KEY, true)],
    broken: [encrypted('aws:kms', KEY), encrypted('aws:kms', KEY, false)],
    undecided: [encrypted('aws:kms', KEY, UNKNOWN)],
    notApplicable: [{}, encrypted('AES256')],
  },
  S3Versioning: {
    holds: [{ VersioningConfiguration: { Status: 'Enabled' } }],
    broken: [{}, { VersioningConfiguration: { Status: 'Suspended' } }],
    undecided: [{ VersioningConfiguration: { Status: UNKNOWN } }],
  },
  S3OwnerEnforced: {
    holds: [{ OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } }],
    broken: [
      {},
      { OwnershipControls: { Rules: [] } },
      { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
    ],
    undecided: [{ OwnershipControls: { Rules: [{ ObjectOwnership: UNKNOWN }] } }],
  },
  S3NotPublic: {
    holds: [blocks(true)],
    broken: [{}, blocks(false), blocks(undefined)],
    undecided: [blocks(UNKNOWN)],
  },
  S3AccessLogged: {
    holds: [logsTo('logs', 'source/')],
    broken: [{}, logsTo(undefined, 'source/'), logsTo('logs', ''), logsTo('logs', undefined)],
    undecided: [logsTo('logs', UNKNOWN)],
    notApplicable: [logged({})],
  },
  S3Retained: {
    holds: [bucket('Retain', 'Retain'), bucket('RetainExceptOnCreate', 'Retain')],
    broken: [bucket(undefined, undefined), bucket('Delete', 'Retain'), bucket('Retain', 'Delete')],
    undecided: [bucket(UNKNOWN, 'Retain')],
  },
  S3AbandonedUploads: {
    holds: [lifecycle(abandoned(7))],
    broken: [{}, lifecycle(abandoned(7), 'Disabled'), lifecycle(abandoned(700)), lifecycle({})],
    undecided: [lifecycle(abandoned(UNKNOWN))],
  },
  S3OldVersionsExpire: {
    holds: [
      lifecycle(old(400)),
      lifecycle(old(400, { ExpirationInDays: 400 })),
      { ...lock('COMPLIANCE', 365), ...lifecycle(old(1)) },
    ],
    broken: [
      {},
      lifecycle({}),
      lifecycle(old(0)),
      lifecycle(old(36500)),
      lifecycle(old(400, { ExpirationInDays: 30 })),
      lifecycle(old(30), 'Disabled'),
      { ...lock('COMPLIANCE', 365), ...lifecycle(old(400)) },
    ],
    undecided: [lifecycle(old(UNKNOWN))],
  },
  S3LogsExpire: {
    holds: [
      logged(lifecycle({ ExpirationInDays: 365 })),
      audited({ ...lock('COMPLIANCE', 400), ...lifecycle({ ExpirationInDays: 401 }) }),
      audited({ ...lock('GOVERNANCE', 30), ...lifecycle({ ExpirationInDays: 31 }) }, false),
    ],
    broken: [
      logged({}),
      logged(lifecycle({ ExpirationInDays: 30 })),
      logged(lifecycle({ ExpirationInDays: 365 }, 'Disabled')),
      audited({ ...lock('COMPLIANCE', 400), ...lifecycle({ ExpirationInDays: 365 }) }),
    ],
    undecided: [logged(lifecycle({ ExpirationInDays: UNKNOWN }))],
    notApplicable: [{}],
  },
  S3AuditLocked: {
    holds: [
      audited(lock('COMPLIANCE', 365)),
      audited({
        ObjectLockEnabled: true,
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Years: 7 } },
        },
      }),
      audited(lock('GOVERNANCE', 30), false),
    ],
    broken: [
      audited({}),
      audited(lock('GOVERNANCE', 365)),
      audited(lock('COMPLIANCE', 30)),
      audited(lock('COMPLIANCE', 365, { ObjectLockEnabled: false })),
      audited({ ObjectLockEnabled: true }),
      audited(lock(undefined, 30), false),
    ],
    undecided: [audited(lock(UNKNOWN, 365))],
    notApplicable: [{}],
  },
});
