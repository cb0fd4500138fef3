import { awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::SNS::Subscription'];

/** Rules for the delivery of messages to subscribers of SNS topics. */
export const subscriptionRules: readonly Rule[] = [
  {
    id: 'SnsSubscriptionEndpoint',
    level: 'hardening',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'SNS subscription has an endpoint and does not use plain HTTP',
    why: 'Without an endpoint no message arrives. Over HTTP an attacker on the network can read messages in transit.',
    fix: 'Set Endpoint, and set Protocol to a value other than http.',
    property: 'Properties.Endpoint',
    references: [awsDocs('sns/latest/dg/sns-security-best-practices.html'), nist('SC-8')],
    check: (subscription) => subscription.at('Endpoint').present && subscription.at('Protocol').text() !== 'http',
  },
  {
    id: 'SnsSubscriptionDeadLetterQueue',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'SNS subscription has a dead-letter queue',
    why: 'SNS discards messages that it cannot deliver. An alert is lost when the endpoint is down during an incident.',
    fix: 'Set RedrivePolicy.deadLetterTargetArn to the ARN of an SQS queue.',
    property: 'Properties.RedrivePolicy',
    references: [awsDocs('sns/latest/dg/sns-dead-letter-queues.html'), nist('SI-4(5)')],
    check: (subscription) => {
      const queue = subscription.at('RedrivePolicy.deadLetterTargetArn');
      return queue.target()?.type === 'AWS::SQS::Queue' || /:sqs:/.test(queue.text() ?? '');
    },
  },
];
