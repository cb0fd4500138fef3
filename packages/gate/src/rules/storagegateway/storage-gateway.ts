import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::StorageGateway::Tape', 'AWS::StorageGateway::Volume'];
const GUIDE = 'storagegateway/latest';

/** Rules for volumes and tapes, which are always encrypted at least with keys of S3. */
export const storageGatewayRules: readonly Rule[] = createPropertyRules([
  {
    id: 'StorageGatewayCustomerManagedKey',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'Storage Gateway volume or tape is encrypted with a customer managed key',
    why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
    fix: 'Set KMSEncrypted to true, and KMSKey to a customer managed key.',
    property: 'KMSKey',
    references: [awsDocs(`${GUIDE}/tgw/encryption.html`), nist('SC-12')],
    expects: { customerManagedKey: true },
  },
  {
    id: 'StorageGatewayTapeLock',
    level: 'hardening',
    keepsData: true,
    group: 'backups',
    types: ['AWS::StorageGateway::TapePool'],
    what: 'Storage Gateway tape pool locks archived tapes',
    why: 'Whoever controls the backup software deletes the archive with it.',
    fix: 'Set RetentionLockType to COMPLIANCE, and RetentionLockTimeInDays.',
    property: 'RetentionLockType',
    references: [awsDocs(`${GUIDE}/tgw/CreatingCustomTapePool.html`), nist('CP-9')],
    expects: { matches: /^(COMPLIANCE|GOVERNANCE)$/ },
  },
]);
