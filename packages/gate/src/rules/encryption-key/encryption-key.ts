import { isCustomerManagedKeyOrAlias } from '../kms/customer-managed-key';
import { awsDocs, nist, type Rule } from '../rule';
import { keyPlaces } from './key-places';

/** Rules for the keys of services that always encrypt. */
export const encryptionKeyRules: readonly Rule[] = [
  {
    id: 'EncryptionKeyCustomerManaged',
    level: 'hardening',
    group: 'keyManagement',
    types: Object.keys(keyPlaces),
    what: 'Data that a service always encrypts is encrypted with a customer managed key',
    why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
    fix: 'Set the property for the KMS key of this type to a customer managed key.',
    property: 'Properties',
    references: [awsDocs('kms/latest/developerguide/concepts.html'), nist('SC-12')],
    check: (resource) => isCustomerManagedKeyOrAlias(resource.at(keyPlaces[resource.type] ?? '')),
  },
];
