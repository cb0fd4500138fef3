import { createPropertyRules } from '../property-rule';
import { checkov, nist, type Rule } from '../rule';

const TYPES = ['AWS::QLDB::Ledger'];

/** Rules for ledgers of QLDB. */
export const qldbLedgerRules: readonly Rule[] = createPropertyRules([
  {
    id: 'QldbLedgerPermissions',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'QLDB ledger controls access by table and command',
    why: 'With ALLOW_ALL everyone who may send a command reads and changes every table.',
    fix: 'Set PermissionsMode to STANDARD.',
    property: 'PermissionsMode',
    references: [checkov('CKV_AWS_170'), nist('AC-6')],
    expects: { equals: 'STANDARD' },
  },
  {
    id: 'QldbLedgerDeletionProtection',
    level: 'required',
    keepsData: true,
    group: 'resilience',
    types: TYPES,
    what: 'QLDB ledger is protected against deletion',
    why: 'One wrong call deletes the ledger with its history.',
    fix: 'Set DeletionProtection to true, or remove it.',
    property: 'DeletionProtection',
    references: [checkov('CKV_AWS_172'), nist('CP-9')],
    expects: { differsFrom: false },
  },
]);
