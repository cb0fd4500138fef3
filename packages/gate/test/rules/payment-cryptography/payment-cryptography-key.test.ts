import { paymentCryptographyKeyRules } from '../../../src/rules/payment-cryptography/payment-cryptography-key';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Payment Cryptography key rules', paymentCryptographyKeyRules, {
  PaymentCryptographyKeyModes: decideProperty('KeyAttributes.KeyModesOfUse.NoRestrictions', {
    holds: [undefined, false],
    broken: [true],
  }),
  PaymentCryptographyKeyAlgorithm: decideProperty('KeyAttributes.KeyAlgorithm', {
    holds: ['AES_256', 'TDES_3KEY', undefined],
    broken: ['TDES_2KEY'],
  }),
});
