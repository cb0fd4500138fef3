import { subscriptionRules } from '../../../src/rules/sns/sns-subscription';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const subscription = (Properties: Readonly<Record<string, unknown>>) => ({
  resources: { Subject: { Type: 'AWS::SNS::Subscription', Properties } },
});
const undelivered = (deadLetterTargetArn: unknown) => subscription({ RedrivePolicy: { deadLetterTargetArn } });

rulesDecide('rules for SNS subscriptions', subscriptionRules, {
  SnsSubscriptionEndpoint: {
    holds: [subscription({ Endpoint: 'alerts@example.com', Protocol: 'email' })],
    broken: [
      subscription({ Protocol: 'email' }),
      subscription({ Endpoint: 'http://www.example.com', Protocol: 'http' }),
    ],
    undecided: [subscription({ Endpoint: 'alerts@example.com', Protocol: UNKNOWN })],
  },
  SnsSubscriptionDeadLetterQueue: {
    holds: [
      undelivered('arn:aws:sqs:eu-central-1:111122223333:dead'),
      {
        resources: { ...undelivered({ 'Fn::GetAtt': ['Dead', 'Arn'] }).resources, Dead: { Type: 'AWS::SQS::Queue' } },
      },
    ],
    broken: [subscription({}), undelivered('arn:aws:sns:eu-central-1:111122223333:dead')],
    undecided: [undelivered(UNKNOWN)],
  },
});
