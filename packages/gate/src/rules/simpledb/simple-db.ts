import { awsDocs, cfnNag, nist, type Rule } from '../rule';

/** Rules for SimpleDB. */
export const simpleDbRules: readonly Rule[] = [
  {
    id: 'SimpleDbNotUsed',
    level: 'required',
    group: 'encryptionAtRest',
    types: ['AWS::SDB::Domain'],
    what: 'Data is not stored in SimpleDB',
    why: 'SimpleDB has no encryption with AWS KMS and no backups, so whoever gets or deletes the data is not stopped.',
    fix: 'Replace the domain by AWS::DynamoDB::Table.',
    property: 'Type',
    references: [
      cfnNag('F77'),
      awsDocs('AWSCloudFormation/latest/TemplateReference/aws-resource-sdb-domain.html'),
      nist('SC-28'),
    ],
    check: () => false,
  },
];
