import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::DSQL::Cluster'];
const GUIDE = 'aurora-dsql/latest/userguide';

/** Rules for Aurora DSQL, which always encrypts and authenticates with IAM. */
export const dsqlClusterRules: readonly Rule[] = createPropertyRules([
  {
    id: 'DsqlClusterDeletionProtection',
    level: 'hardening',
    keepsData: true,
    group: 'resilience',
    types: TYPES,
    what: 'Aurora DSQL cluster is protected against deletion',
    why: 'One wrong call, or one replaced resource, deletes the cluster with all data.',
    fix: 'Set DeletionProtectionEnabled to true.',
    property: 'DeletionProtectionEnabled',
    references: [awsDocs(`${GUIDE}/disaster-recovery-resiliency.html`), nist('CP-9')],
    expects: { equals: true },
  },
  {
    id: 'DsqlClusterCustomerManagedKey',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'Aurora DSQL cluster is encrypted with a customer managed key',
    why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
    fix: 'Set KmsEncryptionKey to a customer managed key.',
    property: 'KmsEncryptionKey',
    references: [awsDocs(`${GUIDE}/data-encryption.html`), nist('SC-12')],
    expects: { customerManagedKey: true },
  },
]);
