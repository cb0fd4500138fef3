import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const TYPES = ['AWS::DataBrew::Job'];
const GUIDE = 'databrew/latest/dg';

/** Rules for jobs of DataBrew. */
export const dataBrewJobRules: readonly Rule[] = createPropertyRules([
  {
    id: 'DataBrewJobLog',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'DataBrew job does not switch off its log',
    why: 'Without the log, an investigation does not show which data a job read.',
    fix: 'Set LogSubscription to ENABLE.',
    property: 'LogSubscription',
    references: [pciDss('10.2.1'), awsDocs(`${GUIDE}/jobs.html`), nist('AU-12')],
    expects: { differsFrom: 'DISABLE' },
  },
  {
    id: 'DataBrewJobCustomerManagedKey',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'DataBrew job encrypts its output with a customer managed key',
    why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
    fix: 'Set EncryptionMode to SSE-KMS, and EncryptionKeyArn to a customer managed key.',
    property: 'EncryptionKeyArn',
    references: [awsDocs(`${GUIDE}/encryption-at-rest.html`), nist('SC-12')],
    expects: { customerManagedKey: true },
  },
]);
