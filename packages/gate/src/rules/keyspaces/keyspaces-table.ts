import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::Cassandra::Table'];

/** Rules for tables of Amazon Keyspaces, which always encrypts them. */
export const keyspacesTableRules: readonly Rule[] = createPropertyRules([
  {
    id: 'KeyspacesTableRecovery',
    level: 'hardening',
    keepsData: true,
    group: 'backups',
    types: TYPES,
    what: 'Keyspaces table has point-in-time recovery',
    why: 'Rows that a fault or an attacker changed cannot be restored.',
    fix: 'Set PointInTimeRecoveryEnabled to true.',
    property: 'PointInTimeRecoveryEnabled',
    references: [awsDocs('keyspaces/latest/devguide/PointInTimeRecovery.html'), nist('CP-9')],
    expects: { equals: true },
  },
  {
    id: 'KeyspacesTableCustomerManagedKey',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'Keyspaces table is encrypted with a customer managed key',
    why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
    fix: 'Set EncryptionSpecification.EncryptionType to CUSTOMER_MANAGED_KMS_KEY.',
    property: 'EncryptionSpecification.EncryptionType',
    references: [awsDocs('keyspaces/latest/devguide/encryption.howitworks.html'), nist('SC-12')],
    expects: { equals: 'CUSTOMER_MANAGED_KMS_KEY' },
  },
]);
