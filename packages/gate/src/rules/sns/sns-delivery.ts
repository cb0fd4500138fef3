import type { Value } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, prowler, type Rule } from '../rule';

const TOPIC = 'AWS::SNS::Topic';

/** Rules for how a topic delivers its messages. */
export const snsDeliveryRules: readonly Rule[] = [
  ...createElementRules([
    {
      id: 'SnsDeliveryNotPlainHttp',
      level: 'required',
      group: 'encryptionInTransit',
      types: ['AWS::SNS::Subscription', TOPIC],
      what: 'SNS messages are not delivered over plain HTTP',
      why: 'Everyone on the path reads the messages, and answers in place of the endpoint.',
      fix: 'Set Protocol to https.',
      elements: ['Protocol', 'Subscription.*.Protocol'],
      isFaulty: (protocol: Value) => protocol.text() === 'http',
      references: [
        prowler('sns_subscription_not_using_http_endpoints'),
        awsDocs('sns/latest/dg/sns-security-best-practices.html'),
        nist('SC-8'),
      ],
    },
  ]),
  ...createPropertyRules([
    {
      id: 'SnsDeliverySignatureVersion',
      level: 'hardening',
      group: 'encryptionInTransit',
      types: [TOPIC],
      what: 'SNS topic signs messages to HTTPS endpoints with SHA-256',
      why: 'Version 1, the default, signs with SHA-1, for which forged messages are within reach.',
      fix: 'Set SignatureVersion to 2.',
      property: 'SignatureVersion',
      expects: { equals: 2 },
      onlyIf: (topic) =>
        topic
          .at('Subscription')
          .items()
          .some((subscription) => subscription.at('Protocol').text() === 'https'),
      references: [awsDocs('sns/latest/dg/sns-verify-signature-of-message.html'), nist('SC-13')],
    },
  ]),
];
