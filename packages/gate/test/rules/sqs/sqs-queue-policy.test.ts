import { queuePolicyRules } from '../../../src/rules/sqs/sqs-queue-policy';
import {
  allowService,
  buildPolicy,
  buildResourceWithPolicy,
  denyInsecure,
  OWN,
  STRANGER,
} from '../resource-policy-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TYPE = 'AWS::SQS::Queue';
const ARN = { 'Fn::GetAtt': ['Subject', 'Arn'] };
const TOPIC = `arn:aws:sns:eu-central-1:${OWN}:alerts`;
const about = (...statements: unknown[]) =>
  buildResourceWithPolicy({ Type: TYPE }, 'AWS::SQS::QueuePolicy', { Queues: [{ Ref: 'Subject' }] }, ...statements);
const insecure = (more: object = {}) => denyInsecure('sqs:*', ARN, more);
const asked = (properties: object) => ({
  resources: { Subject: { Type: 'AWS::SQS::QueuePolicy', Properties: { ...properties } } },
});
const policy = (...statements: unknown[]) => asked(buildPolicy(...statements));
const topic = (Condition?: object, Action: unknown = 'sqs:SendMessage', Resource: unknown = ARN) =>
  policy(allowService('sns.amazonaws.com', Action, Condition, Resource));
const from = (arn: unknown, operator = 'ArnEquals') => topic({ [operator]: { 'aws:SourceArn': arn } });
const unknownPolicy = asked({ PolicyDocument: UNKNOWN });

rulesDecide('rules for SQS queue policies', queuePolicyRules, {
  SqsQueuePolicyDeniesInsecureTransport: {
    holds: [about(insecure())],
    broken: [{}, about(), about(insecure({ Effect: 'Allow' })), about(insecure({ Action: 'sqs:SendMessage' }))],
    undecided: [about(insecure({ Condition: { Bool: { 'aws:SecureTransport': UNKNOWN } } }))],
  },
  SqsQueuePolicyNoPublicAccess: {
    holds: [topic()],
    broken: [policy({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sqs:SendMessage', Resource: ARN })],
    undecided: [unknownPolicy],
  },
  SqsQueuePolicyNoWildcardActions: {
    holds: [topic()],
    broken: [topic({}, 'sqs:*')],
    undecided: [topic({}, UNKNOWN)],
  },
  SqsQueuePolicyNoWildcardResources: {
    holds: [topic()],
    broken: [topic({}, 'sqs:SendMessage', '*')],
    undecided: [unknownPolicy],
  },
  SqsQueuePolicySourceAccount: {
    holds: [from(TOPIC), topic({ StringEquals: { 'aws:SourceAccount': OWN } })],
    broken: [topic(), topic({ StringEquals: { 'aws:SourceAccount': STRANGER } }), from(TOPIC, 'ArnNotEquals')],
    undecided: [unknownPolicy],
  },
  SqsQueuePolicySourceArn: {
    holds: [from(TOPIC), { resources: { ...from({ Ref: 'Alerts' }).resources, Alerts: { Type: 'AWS::SNS::Topic' } } }],
    broken: [topic(), from(`${TOPIC}*`), topic({ StringEquals: { 'aws:SourceAccount': OWN } })],
    undecided: [from(UNKNOWN)],
  },
});
