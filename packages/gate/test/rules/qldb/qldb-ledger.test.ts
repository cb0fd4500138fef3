import { qldbLedgerRules } from '../../../src/rules/qldb/qldb-ledger';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('QLDB rules', qldbLedgerRules, {
  QldbLedgerPermissions: decideProperty('PermissionsMode', { holds: ['STANDARD'], broken: ['ALLOW_ALL'] }),
  QldbLedgerDeletionProtection: decideProperty('DeletionProtection', { holds: [true, undefined], broken: [false] }),
});
