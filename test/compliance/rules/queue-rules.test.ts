import { queueRules } from '../../../lib/compliance/rules/queue-rules';
import { allowService, denyInsecure, OWN, policyOf, STRANGER, withPolicy } from './resource-policy-cases';
import { rulesDecide, UNKNOWN } from './rule-cases';

const TYPE = 'AWS::SQS::Queue';
const ARN = { 'Fn::GetAtt': ['Subject', 'Arn'] };
const TOPIC = `arn:aws:sns:eu-central-1:${OWN}:alerts`;
const about = (...statements: unknown[]) =>
  withPolicy({ Type: TYPE }, 'AWS::SQS::QueuePolicy', { Queues: [{ Ref: 'Subject' }] }, ...statements);
const insecure = (more: object = {}) => denyInsecure('sqs:*', ARN, more);
const asked = (properties: object) => ({
  resources: { Subject: { Type: 'AWS::SQS::QueuePolicy', Properties: { ...properties } } },
});
const policy = (...statements: unknown[]) => asked(policyOf(...statements));
const topic = (Condition?: object, Action: unknown = 'sqs:SendMessage', Resource: unknown = ARN) =>
  policy(allowService('sns.amazonaws.com', Action, Condition, Resource));
const from = (arn: unknown, operator = 'ArnEquals') => topic({ [operator]: { 'aws:SourceArn': arn } });
const ofDeadLetters = (queue: object, sender: object) => ({
  resources: { Subject: { Type: TYPE, ...queue }, Sender: { Type: '', ...sender } },
});
const FUNCTION = { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: ARN } } };
const EVENTS = { Type: 'AWS::Events::Rule', Properties: { Targets: [{ DeadLetterConfig: { Arn: ARN } }] } };
const kept = (MessageRetentionPeriod: unknown) => ({ Properties: { MessageRetentionPeriod } });
const unknownPolicy = asked({ PolicyDocument: UNKNOWN });

rulesDecide('queue rules', queueRules, {
  SqsOwnKey: {
    holds: [{ KmsMasterKeyId: 'alias/messages' }],
    broken: [{}, { KmsMasterKeyId: 'alias/aws/sqs' }],
    undecided: [{ KmsMasterKeyId: UNKNOWN }],
  },
  SqsDeniesInsecureTransport: {
    holds: [about(insecure())],
    broken: [{}, about(), about(insecure({ Effect: 'Allow' })), about(insecure({ Action: 'sqs:SendMessage' }))],
    undecided: [about(insecure({ Condition: { Bool: { 'aws:SecureTransport': UNKNOWN } } }))],
  },
  SqsDeadLettersKept: {
    holds: [ofDeadLetters(kept(1_209_600), FUNCTION), ofDeadLetters(kept(604_800), EVENTS)],
    broken: [ofDeadLetters({}, FUNCTION), ofDeadLetters(kept(345_600), FUNCTION), ofDeadLetters({}, EVENTS)],
    undecided: [ofDeadLetters(kept(UNKNOWN), FUNCTION)],
    notApplicable: [{}],
  },
  SqsDeadLettersRetained: {
    holds: [ofDeadLetters({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }, FUNCTION)],
    broken: [
      ofDeadLetters({}, FUNCTION),
      ofDeadLetters({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Delete' }, FUNCTION),
      ofDeadLetters({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Retain' }, FUNCTION),
    ],
    undecided: [ofDeadLetters({ DeletionPolicy: UNKNOWN, UpdateReplacePolicy: 'Retain' }, FUNCTION)],
    notApplicable: [{}],
  },
  SqsPolicyNamesWho: {
    holds: [topic()],
    broken: [policy({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sqs:SendMessage', Resource: ARN })],
    undecided: [unknownPolicy],
  },
  SqsPolicyExactActions: {
    holds: [topic()],
    broken: [topic({}, 'sqs:*')],
    undecided: [topic({}, UNKNOWN)],
  },
  SqsPolicyExactQueue: {
    holds: [topic()],
    broken: [topic({}, 'sqs:SendMessage', '*')],
    undecided: [unknownPolicy],
  },
  SqsServicesActForThisAccount: {
    holds: [from(TOPIC), topic({ StringEquals: { 'aws:SourceAccount': OWN } })],
    broken: [topic(), topic({ StringEquals: { 'aws:SourceAccount': STRANGER } }), from(TOPIC, 'ArnNotEquals')],
    undecided: [unknownPolicy],
  },
  SqsServicesActForOneSource: {
    holds: [from(TOPIC), { resources: { ...from({ Ref: 'Alerts' }).resources, Alerts: { Type: 'AWS::SNS::Topic' } } }],
    broken: [topic(), from(`${TOPIC}*`), topic({ StringEquals: { 'aws:SourceAccount': OWN } })],
    undecided: [from(UNKNOWN)],
  },
});
