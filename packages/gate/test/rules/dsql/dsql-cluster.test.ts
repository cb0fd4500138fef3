import { dsqlClusterRules } from '../../../src/rules/dsql/dsql-cluster';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Aurora DSQL rules', dsqlClusterRules, {
  DsqlClusterDeletionProtection: decideProperty('DeletionProtectionEnabled', {
    holds: [true],
    broken: [false, undefined],
  }),
  DsqlClusterCustomerManagedKey: decideProperty('KmsEncryptionKey', {
    holds: ['alias/records'],
    broken: [undefined],
  }),
});
