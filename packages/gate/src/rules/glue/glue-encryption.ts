import type { Value } from '../../templates/template-resource';
import { filterCertain } from '../../templates/undecided';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, prowler, type Rule, securityHub } from '../rule';

const SETTINGS = ['AWS::Glue::DataCatalogEncryptionSettings'];
const CONFIGURATION = ['AWS::Glue::SecurityConfiguration'];
const GUIDE = 'glue/latest/dg';
const CATALOG = 'DataCatalogEncryptionSettings';
const ENCRYPTION = 'EncryptionConfiguration';
const CONFIGURATIONS = awsDocs(`${GUIDE}/encryption-security-configuration.html`);

/** Rules for the encryption of the data catalog and of what jobs write. */
export const glueEncryptionRules: readonly Rule[] = [
  {
    id: 'GlueEncryptionOutput',
    level: 'required',
    group: 'encryptionAtRest',
    types: CONFIGURATION,
    what: 'Glue security configuration encrypts what jobs write to S3',
    why: 'The output of a job is a copy of the data that it reads.',
    fix: 'Set S3EncryptionMode of each entry of S3Encryptions to SSE-KMS.',
    property: `Properties.${ENCRYPTION}.S3Encryptions`,
    references: [checkov('CKV_AWS_99'), prowler('glue_etl_jobs_amazon_s3_encryption_enabled'), CONFIGURATIONS],
    check: (configuration) => {
      const entries = configuration.at(`${ENCRYPTION}.S3Encryptions`).items();
      return entries.length > 0 && filterCertain(entries, (entry) => !isEncrypted(entry)).length === 0;
    },
  },
  ...createPropertyRules([
    {
      id: 'GlueEncryptionCatalog',
      level: 'required',
      group: 'encryptionAtRest',
      types: SETTINGS,
      what: 'Glue data catalog is encrypted at rest',
      why: 'The catalog shows where which data is, and its statistics contain values.',
      fix: 'Set EncryptionAtRest.CatalogEncryptionMode to SSE-KMS.',
      property: `${CATALOG}.EncryptionAtRest.CatalogEncryptionMode`,
      expects: { equals: ['SSE-KMS', 'SSE-KMS-WITH-SERVICE-ROLE'] },
      references: [
        checkov('CKV_AWS_94'),
        prowler('glue_data_catalogs_metadata_encryption_enabled'),
        awsDocs(`${GUIDE}/encrypt-glue-data-catalog.html`),
      ],
    },
    {
      id: 'GlueEncryptionConnectionPasswords',
      level: 'required',
      group: 'encryptionAtRest',
      types: SETTINGS,
      what: 'Glue data catalog encrypts the passwords of connections',
      why: 'Everyone who may read a connection otherwise reads the password of its database.',
      fix: 'Set ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted to true.',
      property: `${CATALOG}.ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted`,
      expects: { equals: true },
      references: [
        checkov('CKV_AWS_94'),
        prowler('glue_data_catalogs_connection_passwords_encryption_enabled'),
        awsDocs(`${GUIDE}/encrypt-connection-passwords.html`),
      ],
    },
    {
      id: 'GlueEncryptionLogs',
      level: 'required',
      group: 'encryptionAtRest',
      types: CONFIGURATION,
      what: 'Glue security configuration encrypts logs in CloudWatch',
      why: 'Logs of jobs contain rows of data after an error.',
      fix: 'Set CloudWatchEncryption.CloudWatchEncryptionMode to SSE-KMS.',
      property: `${ENCRYPTION}.CloudWatchEncryption.CloudWatchEncryptionMode`,
      expects: { equals: 'SSE-KMS' },
      references: [checkov('CKV_AWS_99'), prowler('glue_etl_jobs_cloudwatch_logs_encryption_enabled'), CONFIGURATIONS],
    },
    {
      id: 'GlueEncryptionBookmarks',
      level: 'required',
      group: 'encryptionAtRest',
      types: CONFIGURATION,
      what: 'Glue security configuration encrypts job bookmarks',
      why: 'Bookmarks are written to a bucket of AWS, and contain keys of rows.',
      fix: 'Set JobBookmarksEncryption.JobBookmarksEncryptionMode to CSE-KMS.',
      property: `${ENCRYPTION}.JobBookmarksEncryption.JobBookmarksEncryptionMode`,
      expects: { equals: 'CSE-KMS' },
      references: [checkov('CKV_AWS_99'), prowler('glue_etl_jobs_job_bookmark_encryption_enabled'), CONFIGURATIONS],
    },
    {
      id: 'GlueEncryptionMlTransform',
      level: 'required',
      group: 'encryptionAtRest',
      types: ['AWS::Glue::MLTransform'],
      what: 'Glue machine learning transform is encrypted at rest',
      why: 'The labels of a transform contain records of persons.',
      fix: 'Set TransformEncryption.MLUserDataEncryption.MLUserDataEncryptionMode to SSE-KMS.',
      property: 'TransformEncryption.MLUserDataEncryption.MLUserDataEncryptionMode',
      expects: { equals: 'SSE-KMS' },
      references: [securityHub('Glue.3'), prowler('glue_ml_transform_encrypted_at_rest'), nist('SC-28')],
    },
  ]),
];

function isEncrypted(entry: Value): boolean {
  return ['SSE-KMS', 'SSE-S3'].includes(entry.at('S3EncryptionMode').text() ?? '');
}
