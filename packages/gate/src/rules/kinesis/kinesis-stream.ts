import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, checkov, nist, type Rule, securityHub } from '../rule';

const STREAM = ['AWS::Kinesis::Stream'];
const WEEK_IN_HOURS = 168;
const GUIDE = 'streams/latest/dev';

/** Rules for streams of records and of video. cdk-nag has rules about the encryption of Kinesis streams. */
export const kinesisStreamRules: readonly Rule[] = createPropertyRules([
  {
    id: 'KinesisStreamRetention',
    level: 'required',
    keepsData: true,
    group: 'backups',
    types: STREAM,
    what: 'Kinesis stream keeps its records for at least 7 days',
    why: 'Records that a consumer missed over a weekend are lost.',
    fix: `Set RetentionPeriodHours to ${WEEK_IN_HOURS} or more.`,
    property: 'RetentionPeriodHours',
    references: [securityHub('Kinesis.3'), awsConfig('kinesis-stream-backup-retention-check'), nist('CP-9')],
    expects: { atLeast: WEEK_IN_HOURS },
  },
  {
    id: 'KinesisStreamEncryptionType',
    level: 'required',
    group: 'encryptionAtRest',
    types: STREAM,
    what: 'Kinesis stream with settings for encryption is encrypted',
    why: 'The type NONE beside a key reads as encryption, and the records are stored in plain text.',
    fix: 'Set StreamEncryption.EncryptionType to KMS.',
    property: 'StreamEncryption.EncryptionType',
    references: [securityHub('Kinesis.1'), checkov('CKV_AWS_43'), awsDocs(`${GUIDE}/server-side-encryption.html`)],
    expects: { equals: 'KMS' },
    // cdk-nag tells of a stream without the settings.
    onlyIf: (stream) => stream.at('StreamEncryption').present,
  },
  {
    id: 'KinesisStreamCustomerManagedKey',
    level: 'hardening',
    group: 'keyManagement',
    types: STREAM,
    what: 'Kinesis stream is encrypted with a customer managed key',
    why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
    fix: 'Set StreamEncryption.KeyId to a customer managed key.',
    property: 'StreamEncryption.KeyId',
    references: [checkov('CKV_AWS_185'), awsDocs(`${GUIDE}/server-side-encryption.html`), nist('SC-12')],
    expects: { customerManagedKey: true },
  },
  {
    id: 'KinesisStreamVideoCustomerManagedKey',
    level: 'hardening',
    group: 'keyManagement',
    types: ['AWS::KinesisVideo::Stream'],
    what: 'Kinesis video stream is encrypted with a customer managed key',
    why: 'With a key of AWS no key policy decides who sees the video, and no person can withdraw the key.',
    fix: 'Set KmsKeyId to a customer managed key.',
    property: 'KmsKeyId',
    references: [checkov('CKV_AWS_177'), nist('SC-12')],
    expects: { customerManagedKey: true },
  },
  {
    id: 'KinesisStreamAnalyticsCustomerManagedKey',
    level: 'hardening',
    group: 'keyManagement',
    types: ['AWS::KinesisAnalyticsV2::Application'],
    what: 'Managed Flink application is encrypted with a customer managed key',
    why: 'Snapshots and running state of the application hold the records that it computes with.',
    fix: 'Set ApplicationConfiguration.ApplicationEncryptionConfiguration with KeyType CUSTOMER_MANAGED_KEY.',
    property: 'ApplicationConfiguration.ApplicationEncryptionConfiguration.KeyType',
    references: [awsDocs('managed-flink/latest/java/key-management-flink.html'), nist('SC-12')],
    expects: { equals: 'CUSTOMER_MANAGED_KEY' },
  },
]);
