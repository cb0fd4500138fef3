import { topicPolicyRules } from '../../../src/rules/sns/sns-topic-policy';
import {
  allowService,
  buildPolicy,
  buildResourceWithPolicy,
  denyInsecure,
  OWN,
  STRANGER,
} from '../resource-policy-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TYPE = 'AWS::SNS::Topic';
const SUBJECT = { Ref: 'Subject' };
const about = (...statements: unknown[]) =>
  buildResourceWithPolicy({ Type: TYPE }, 'AWS::SNS::TopicPolicy', { Topics: [SUBJECT] }, ...statements);
const insecure = (more: object = {}) => denyInsecure('sns:Publish', SUBJECT, more);
const alarms = (Condition?: object, Action: unknown = 'sns:Publish', Resource: unknown = SUBJECT) =>
  buildPolicy(allowService('cloudwatch.amazonaws.com', Action, Condition, Resource));
const anyPrincipal = (Condition: object) =>
  buildPolicy({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sns:Publish', Resource: SUBJECT, Condition });
const unknownPolicy = { PolicyDocument: UNKNOWN };

rulesDecide('rules for SNS topic policies', topicPolicyRules, {
  SnsTopicPolicyDeniesInsecureTransport: {
    holds: [about(insecure()), about(insecure({ Action: 'sns:*' }))],
    broken: [
      {},
      about(),
      about(insecure({ Effect: 'Allow' })),
      about(insecure({ Action: 'sns:Subscribe' })),
      about(insecure({ Resource: 'arn:aws:sns:eu-central-1:111122223333:other' })),
      buildResourceWithPolicy({ Type: TYPE }, 'AWS::SNS::TopicPolicy', { Topics: [] }, insecure()),
    ],
    undecided: [about(insecure({ Condition: { Bool: { 'aws:SecureTransport': UNKNOWN } } }))],
  },
  SnsTopicPolicyNoPublicAccess: {
    holds: [
      alarms(),
      anyPrincipal({ StringEquals: { 'aws:SourceOwner': OWN } }),
      anyPrincipal({ StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } }),
    ],
    broken: [
      anyPrincipal({ StringLike: { 'aws:SourceOwner': '*' } }),
      buildPolicy({ Effect: 'Allow', Principal: '*', Action: 'sns:Publish', Resource: SUBJECT }),
    ],
    undecided: [unknownPolicy],
  },
  SnsTopicPolicyNoWildcardActions: {
    holds: [alarms()],
    broken: [alarms({}, 'sns:*'), alarms({}, '*')],
    undecided: [alarms({}, UNKNOWN)],
  },
  SnsTopicPolicyNoWildcardResources: {
    holds: [alarms()],
    broken: [alarms({}, 'sns:Publish', '*')],
    undecided: [unknownPolicy],
  },
  SnsTopicPolicySourceAccount: {
    holds: [
      alarms({ StringEquals: { 'aws:SourceAccount': OWN } }),
      alarms({ ArnLike: { 'aws:SourceArn': `arn:aws:cloudwatch:eu-central-1:${OWN}:alarm:*` } }),
    ],
    broken: [alarms(), alarms({ StringEquals: { 'aws:SourceAccount': STRANGER } })],
    undecided: [unknownPolicy],
  },
});
