import { iamLogGroupRules } from '../../../src/rules/iam/iam-log-group';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const GROUP = 'arn:aws:logs:eu-central-1:111122223333:log-group:RDSOSMetrics';

function allow(Action: unknown, Resource: unknown, Effect = 'Allow'): Case {
  return { PolicyDocument: { Statement: [{ Effect, Action, Resource }] } };
}

/** The attribute of a log group ends in `:*`. */
const OF_LOG_GROUP = {
  resources: {
    Policy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        PolicyDocument: {
          Statement: [{ Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: { 'Fn::GetAtt': ['Log', 'Arn'] } }],
        },
      },
    },
    Log: { Type: 'AWS::Logs::LogGroup' },
  },
};

rulesDecide('IAM log group rules', iamLogGroupRules, {
  IamLogGroupStreamsCovered: {
    holds: [
      allow('logs:PutRetentionPolicy', [GROUP, `${GROUP}:*`]),
      allow('logs:PutRetentionPolicy', `${GROUP}:*`),
      allow('logs:PutLogEvents', `${GROUP}:log-stream:*`),
      allow('logs:PutLogEvents', `${GROUP}:log-stream:one`),
      allow('logs:CreateLogGroup', 'arn:aws:logs:eu-central-1:111122223333:log-group:RDS*'),
      allow('logs:CreateLogGroup', '*'),
      OF_LOG_GROUP,
    ],
    broken: [
      allow('logs:PutRetentionPolicy', GROUP),
      allow('logs:*', GROUP),
      allow(['logs:CreateLogGroup', 'logs:TagResource'], GROUP),
      allow('logs:CreateLogGroup', [GROUP, `${GROUP}-other:*`]),
    ],
    undecided: [allow('logs:CreateLogGroup', UNKNOWN)],
    notApplicable: [
      allow('logs:TagResource', GROUP),
      allow('sqs:SendMessage', GROUP),
      allow('logs:CreateLogGroup', GROUP, 'Deny'),
    ],
  },
});
