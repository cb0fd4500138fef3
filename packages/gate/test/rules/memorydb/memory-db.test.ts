import { memoryDbRules } from '../../../src/rules/memorydb/memory-db';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('MemoryDB rules', memoryDbRules, {
  MemoryDbTls: decideProperty('TLSEnabled', { holds: [undefined, true], broken: [false, 'false'] }),
  MemoryDbAccessList: decideProperty('ACLName', { holds: ['app', { Ref: 'Subject' }], broken: ['open-access'] }),
  MemoryDbMinorVersionUpgrade: decideProperty('AutoMinorVersionUpgrade', {
    holds: [undefined, true],
    broken: [false],
  }),
  MemoryDbSnapshots: decideProperty('SnapshotRetentionLimit', { holds: [7], broken: [undefined, 0] }),
  MemoryDbCustomerManagedKey: decideProperty('KmsKeyId', { holds: ['alias/memory'], broken: [undefined] }),
  MemoryDbDefaultUser: decideProperty('UserNames.*', { holds: ['app', { Ref: 'Subject' }], broken: ['default'] }),
  MemoryDbUserRights: decideProperty('AccessString', {
    holds: ['on ~app:* +@all', 'on ~* &* -@all +@read'],
    broken: ['on ~* &* +@all'],
  }),
});
