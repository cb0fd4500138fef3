import { sesMailRules } from '../../../src/rules/ses/ses-mail';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('SES mail rules', sesMailRules, {
  SesMailSentWithTls: decideProperty('DeliveryOptions.TlsPolicy', {
    holds: ['REQUIRE'],
    broken: ['OPTIONAL', undefined],
  }),
  SesMailReceivedWithTls: decideProperty('Rule.TlsPolicy', { holds: ['Require'], broken: ['Optional', undefined] }),
  SesMailScanned: decideProperty('Rule.ScanEnabled', { holds: [true], broken: [false, undefined] }),
  SesMailIngressTls: decideProperty('TlsPolicy', { holds: ['REQUIRED', 'FIPS', undefined], broken: ['OPTIONAL'] }),
  SesMailRelayAuthenticated: decideProperty('Authentication.SecretArn', {
    holds: ['arn:aws:secretsmanager:eu-central-1:111122223333:secret:relay-abc'],
    broken: [undefined],
    unknownAt: 'Authentication',
  }),
  SesMailSigned: decideProperty('DkimAttributes.SigningEnabled', { holds: [true, undefined], broken: [false] }),
  SesMailSignatureStrong: decideProperty('DkimSigningAttributes.NextSigningKeyLength', {
    holds: ['RSA_2048_BIT', undefined],
    broken: ['RSA_1024_BIT'],
  }),
});
