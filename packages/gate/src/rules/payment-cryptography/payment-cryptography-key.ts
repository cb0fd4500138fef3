import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const TYPES = ['AWS::PaymentCryptography::Key'];
const ATTRIBUTES = awsDocs('payment-cryptography/latest/userguide/keys-validattributes.html');

/** Rules for the keys of payment systems. */
export const paymentCryptographyKeyRules: readonly Rule[] = createPropertyRules([
  {
    id: 'PaymentCryptographyKeyModes',
    level: 'required',
    group: 'keyManagement',
    types: TYPES,
    what: 'Payment Cryptography key has named modes of use',
    why: 'A key without restrictions decrypts what it was only meant to verify, so one wrong right exposes PINs.',
    fix: 'Replace NoRestrictions in KeyAttributes.KeyModesOfUse by the modes that the key needs.',
    property: 'KeyAttributes.KeyModesOfUse.NoRestrictions',
    references: [pciDss('3.7.1'), ATTRIBUTES, nist('SC-12')],
    expects: { differsFrom: true },
  },
  {
    id: 'PaymentCryptographyKeyAlgorithm',
    level: 'required',
    group: 'keyManagement',
    types: TYPES,
    what: 'Payment Cryptography key does not use TDES with two keys',
    why: 'TDES with two keys has less than 112 bits of strength. NIST withdrew it.',
    fix: 'Set KeyAttributes.KeyAlgorithm to AES_128 or stronger.',
    property: 'KeyAttributes.KeyAlgorithm',
    references: [pciDss('3.7.1'), ATTRIBUTES, nist('SC-13')],
    expects: { differsFrom: 'TDES_2KEY' },
  },
]);
