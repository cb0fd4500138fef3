import { createPropertyRules, type PropertyRule } from '../property-rule';
import { awsConfig, awsDocs, checkov, nist, prowler, type Rule, securityHub, trivy } from '../rule';

const [TABLE, GLOBAL] = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];
const RECOVERY = 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled';
const GUIDE = 'amazondynamodb/latest/developerguide';

const PROTECTION: Omit<PropertyRule, 'id' | 'types' | 'property'> = {
  level: 'required',
  keepsData: true,
  group: 'resilience',
  what: 'DynamoDB table is protected against deletion',
  why: 'One wrong call, or one replaced resource, deletes the table with all items.',
  fix: 'Set DeletionProtectionEnabled to true.',
  references: [
    securityHub('DynamoDB.6'),
    awsConfig('dynamodb-table-deletion-protection-enabled'),
    prowler('dynamodb_table_deletion_protection_enabled'),
    nist('CP-9'),
  ],
  expects: { equals: true },
};

/** Rules for tables. DynamoDB always encrypts them; cdk-nag has a rule about the recovery of a single table. */
export const dynamoDbTableRules: readonly Rule[] = createPropertyRules([
  { ...PROTECTION, id: 'DynamoDbTableDeletionProtection', types: [TABLE], property: 'DeletionProtectionEnabled' },
  {
    ...PROTECTION,
    id: 'DynamoDbTableReplicaDeletionProtection',
    types: [GLOBAL],
    what: 'DynamoDB global table is protected against deletion in every region',
    property: 'Replicas.*.DeletionProtectionEnabled',
  },
  {
    id: 'DynamoDbTableReplicaRecovery',
    level: 'required',
    keepsData: true,
    group: 'backups',
    types: [GLOBAL],
    what: 'DynamoDB global table has point-in-time recovery in every region',
    why: 'Items that a fault or an attacker changed cannot be restored.',
    fix: `Set ${RECOVERY} of every replica to true.`,
    property: `Replicas.*.${RECOVERY}`,
    references: [securityHub('DynamoDB.2'), checkov('CKV_AWS_165'), trivy('AVD-AWS-0024'), nist('CP-9')],
    expects: { equals: true },
  },
  {
    id: 'DynamoDbTableKmsEncryption',
    level: 'required',
    group: 'encryptionAtRest',
    types: [TABLE, GLOBAL],
    what: 'DynamoDB table does not switch off encryption with KMS',
    why: 'With a key that DynamoDB owns, neither key policies nor CloudTrail show who reads the data.',
    fix: 'Set SSESpecification.SSEEnabled to true.',
    property: 'SSESpecification.SSEEnabled',
    references: [checkov('CKV_AWS_119'), trivy('AVD-AWS-0025'), nist('SC-28')],
    expects: { differsFrom: false },
  },
  {
    id: 'DynamoDbTableCustomerManagedKey',
    level: 'required',
    group: 'keyManagement',
    types: [TABLE],
    what: 'DynamoDB table is encrypted with a customer managed key',
    why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
    fix: 'Set SSESpecification.KMSMasterKeyId to a customer managed key.',
    property: 'SSESpecification.KMSMasterKeyId',
    references: [checkov('CKV_AWS_119'), prowler('dynamodb_tables_kms_cmk_encryption_enabled'), nist('SC-12')],
    expects: { customerManagedKey: true },
  },
  {
    id: 'DynamoDbTableReplicaCustomerManagedKey',
    level: 'hardening',
    group: 'keyManagement',
    types: [GLOBAL],
    what: 'DynamoDB global table is encrypted with customer managed keys',
    why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
    fix: 'Set SSESpecification.KMSMasterKeyId of every replica to a customer managed key.',
    property: 'Replicas.*.SSESpecification.KMSMasterKeyId',
    references: [awsDocs(`${GUIDE}/EncryptionAtRest.html`), nist('SC-12')],
    expects: { customerManagedKey: true },
  },
]);
