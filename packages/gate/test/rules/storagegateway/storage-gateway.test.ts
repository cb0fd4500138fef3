import { storageGatewayRules } from '../../../src/rules/storagegateway/storage-gateway';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Storage Gateway rules', storageGatewayRules, {
  StorageGatewayCustomerManagedKey: decideProperty('KMSKey', { holds: ['alias/tapes'], broken: [undefined] }),
  StorageGatewayTapeLock: decideProperty('RetentionLockType', {
    holds: ['COMPLIANCE', 'GOVERNANCE'],
    broken: ['NONE', undefined],
  }),
});
