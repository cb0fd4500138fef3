import { topicRules } from '../../../lib/compliance/rules/topic-rules';
import { allowService, denyInsecure, OWN, policyOf, STRANGER, withPolicy } from './resource-policy-cases';
import { rulesDecide, UNKNOWN } from './rule-cases';

const TYPE = 'AWS::SNS::Topic';
const SUBJECT = { Ref: 'Subject' };
const about = (...statements: unknown[]) =>
  withPolicy({ Type: TYPE }, 'AWS::SNS::TopicPolicy', { Topics: [SUBJECT] }, ...statements);
const insecure = (more: object = {}) => denyInsecure('sns:Publish', SUBJECT, more);
const asked = (type: string, properties: object) => ({
  resources: { Subject: { Type: type, Properties: { ...properties } } },
});
const policy = (...statements: unknown[]) => asked('AWS::SNS::TopicPolicy', policyOf(...statements));
const alarms = (Condition?: object, Action: unknown = 'sns:Publish', Resource: unknown = SUBJECT) =>
  policy(allowService('cloudwatch.amazonaws.com', Action, Condition, Resource));
const subscription = (properties: object) => asked('AWS::SNS::Subscription', properties);
const undelivered = (deadLetterTargetArn: unknown) => subscription({ RedrivePolicy: { deadLetterTargetArn } });
const unknownPolicy = asked('AWS::SNS::TopicPolicy', { PolicyDocument: UNKNOWN });

rulesDecide('topic rules', topicRules, {
  SnsOwnKey: {
    holds: [{ KmsMasterKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/example' }],
    broken: [{}, { KmsMasterKeyId: 'alias/aws/sns' }],
    undecided: [{ KmsMasterKeyId: UNKNOWN }],
  },
  SnsDeniesInsecureTransport: {
    holds: [about(insecure()), about(insecure({ Action: 'sns:*' }))],
    broken: [
      {},
      about(),
      about(insecure({ Effect: 'Allow' })),
      about(insecure({ Action: 'sns:Subscribe' })),
      about(insecure({ Resource: 'arn:aws:sns:eu-central-1:111122223333:other' })),
      withPolicy({ Type: TYPE }, 'AWS::SNS::TopicPolicy', { Topics: [] }, insecure()),
    ],
    undecided: [about(insecure({ Condition: { Bool: { 'aws:SecureTransport': UNKNOWN } } }))],
  },
  SnsPolicyNamesWho: {
    holds: [alarms()],
    broken: [policy({ Effect: 'Allow', Principal: '*', Action: 'sns:Publish', Resource: SUBJECT })],
    undecided: [unknownPolicy],
  },
  SnsPolicyExactActions: {
    holds: [alarms()],
    broken: [alarms({}, 'sns:*'), alarms({}, '*')],
    undecided: [alarms({}, UNKNOWN)],
  },
  SnsPolicyExactTopic: {
    holds: [alarms()],
    broken: [alarms({}, 'sns:Publish', '*')],
    undecided: [unknownPolicy],
  },
  SnsServicesActForThisAccount: {
    holds: [
      alarms({ StringEquals: { 'aws:SourceAccount': OWN } }),
      alarms({ ArnLike: { 'aws:SourceArn': `arn:aws:cloudwatch:eu-central-1:${OWN}:alarm:*` } }),
    ],
    broken: [alarms(), alarms({ StringEquals: { 'aws:SourceAccount': STRANGER } })],
    undecided: [unknownPolicy],
  },
  SnsSubscriptionHasAnEnd: {
    holds: [subscription({ Endpoint: 'alerts@example.com', Protocol: 'email' })],
    broken: [
      subscription({ Protocol: 'email' }),
      subscription({ Endpoint: 'http://www.example.com', Protocol: 'http' }),
    ],
    undecided: [subscription({ Endpoint: 'alerts@example.com', Protocol: UNKNOWN })],
  },
  SnsUndeliveredKept: {
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
