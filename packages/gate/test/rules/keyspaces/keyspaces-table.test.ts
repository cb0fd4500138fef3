import { keyspacesTableRules } from '../../../src/rules/keyspaces/keyspaces-table';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Keyspaces rules', keyspacesTableRules, {
  KeyspacesTableRecovery: decideProperty('PointInTimeRecoveryEnabled', { holds: [true], broken: [false, undefined] }),
  KeyspacesTableCustomerManagedKey: decideProperty('EncryptionSpecification.EncryptionType', {
    holds: ['CUSTOMER_MANAGED_KMS_KEY'],
    broken: ['AWS_OWNED_KMS_KEY', undefined],
  }),
});
