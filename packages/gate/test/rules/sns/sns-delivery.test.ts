import { snsDeliveryRules } from '../../../src/rules/sns/sns-delivery';
import { nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const topic = (Protocol: unknown, SignatureVersion?: unknown) => ({
  resources: {
    Topic: { Type: 'AWS::SNS::Topic', Properties: { Subscription: [{ Protocol }], SignatureVersion } },
  },
});

rulesDecide('SNS delivery rules', snsDeliveryRules, {
  SnsDeliveryNotPlainHttp: {
    holds: [{ Protocol: 'https' }, topic('email')],
    broken: [{ Protocol: 'http' }, topic('http')],
    undecided: [{ Protocol: UNKNOWN }],
  },
  SnsDeliverySignatureVersion: {
    holds: [topic('https', '2')],
    broken: [topic('https', '1'), topic('https')],
    undecided: [topic('https', UNKNOWN), nest('Subscription', UNKNOWN)],
    notApplicable: [topic('email')],
  },
});
