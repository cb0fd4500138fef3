import { glueEncryptionRules } from '../../../src/rules/glue/glue-encryption';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const CATALOG = 'DataCatalogEncryptionSettings';

const output = (mode: unknown) => nest('EncryptionConfiguration.S3Encryptions.*.S3EncryptionMode', mode);

rulesDecide('Glue encryption rules', glueEncryptionRules, {
  GlueEncryptionCatalog: decideProperty(`${CATALOG}.EncryptionAtRest.CatalogEncryptionMode`, {
    holds: ['SSE-KMS'],
    broken: ['DISABLED', undefined],
  }),
  GlueEncryptionConnectionPasswords: decideProperty(
    `${CATALOG}.ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted`,
    { holds: [true], broken: [false, undefined] },
  ),
  GlueEncryptionLogs: decideProperty('EncryptionConfiguration.CloudWatchEncryption.CloudWatchEncryptionMode', {
    holds: ['SSE-KMS'],
    broken: ['DISABLED', undefined],
  }),
  GlueEncryptionBookmarks: decideProperty('EncryptionConfiguration.JobBookmarksEncryption.JobBookmarksEncryptionMode', {
    holds: ['CSE-KMS'],
    broken: ['DISABLED', undefined],
  }),
  GlueEncryptionOutput: {
    holds: [output('SSE-KMS'), output('SSE-S3')],
    broken: [output('DISABLED'), output(undefined), { EncryptionConfiguration: {} }],
    undecided: [output(UNKNOWN)],
  },
  GlueEncryptionMlTransform: decideProperty('TransformEncryption.MLUserDataEncryption.MLUserDataEncryptionMode', {
    holds: ['SSE-KMS'],
    broken: ['DISABLED', undefined],
  }),
});
