import { permissionRules } from '../../../lib/compliance/rules/permission-rules';
import { type Case, rulesDecide, UNKNOWN } from './rule-cases';

const QUEUE = 'arn:aws:sqs:eu-central-1:111122223333:dead-letters';
const LOGS = 'arn:aws:logs:eu-central-1:111122223333:log-group:*';

function allow(Action: unknown, Resource: unknown, more: Readonly<Record<string, unknown>> = {}): Case {
  return { PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource, ...more }] } };
}

/** A policy of a role that one service may assume. */
function heldBy(service: string, Action: unknown, Resource: unknown): Case {
  return {
    resources: {
      Subject: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { ...allow(Action, Resource), Roles: [{ Ref: 'Holder' }] },
      },
      Holder: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: { Statement: { Effect: 'Allow', Principal: { Service: service } } } },
      },
    },
  };
}

const OBJECTS: Case = {
  resources: {
    Subject: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: allow('s3:GetObject', { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Records', 'Arn'] }, '/*']] }),
    },
    Records: { Type: 'AWS::S3::Bucket' },
  },
};

function asRole(Properties: Readonly<Record<string, unknown>>): Case {
  return { resources: { Subject: { Type: 'AWS::IAM::Role', Properties } } };
}

rulesDecide('permission rules', permissionRules, {
  IamExactActions: {
    holds: [
      allow(['sqs:SendMessage', 'sqs:GetQueueUrl'], QUEUE),
      { PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] } },
    ],
    broken: [
      allow('*', QUEUE),
      allow('sqs:*', QUEUE),
      allow(['sqs:SendMessage', 's3:Get*'], QUEUE),
      allow('sqs:SendMessag?', QUEUE),
      allow(undefined, QUEUE, { NotAction: 'iam:*' }),
      asRole({ Policies: [{ PolicyName: 'p', ...allow('sqs:*', QUEUE) }] }),
    ],
    undecided: [allow([UNKNOWN], QUEUE), { PolicyDocument: UNKNOWN }],
    notApplicable: [{}, asRole({ AssumeRolePolicyDocument: {} })],
  },
  IamNamedResources: {
    holds: [
      allow('sqs:SendMessage', QUEUE),
      allow('s3:GetObject', 'arn:aws:s3:::records/*'),
      OBJECTS,
      allow(['ec2:DescribeSubnets', 'ec2:CreateNetworkInterface', 'xray:PutTraceSegments'], '*'),
      allow('cloudwatch:PutMetricData', '*', { Condition: { StringEquals: { 'cloudwatch:namespace': 'Records' } } }),
      allow('cloudwatch:DescribeAlarms', 'arn:aws:cloudwatch:eu-central-1:111122223333:alarm:*'),
      heldBy('apigateway.amazonaws.com', 'logs:PutLogEvents', LOGS),
      allow('logs:PutLogEvents', 'arn:aws:logs:eu-central-1:111122223333:log-group:metrics:log-stream:*'),
    ],
    broken: [
      allow('sqs:SendMessage', '*'),
      allow('sqs:SendMessage', [QUEUE, '*']),
      allow('kms:Decrypt', 'arn:aws:kms:*:111122223333:key/abc'),
      allow('kms:Decrypt', 'arn:aws:kms:eu-central-1:111122223333:key/*'),
      allow('sqs:SendMessage', 'arn:aws:sqs:eu-central-1:*:dead-letters'),
      allow('sqs:SendMessage', 'arn:aws:sqs:eu-central-1:111122223333:*'),
      allow('sqs:SendMessage', 'arn:aws:*'),
      allow('s3:GetObject', 'arn:aws:s3:::*'),
      allow('s3:GetObject', 'arn:aws:s3:::*/*'),
      allow(['xray:PutTraceSegments', 'sqs:SendMessage'], '*'),
      allow('cloudwatch:PutMetricData', '*'),
      allow('cloudwatch:DescribeAlarms', '*'),
      allow('logs:PutLogEvents', LOGS),
      heldBy('lambda.amazonaws.com', 'logs:PutLogEvents', LOGS),
      heldBy('apigateway.amazonaws.com', 'logs:DeleteLogGroup', LOGS),
      heldBy('apigateway.amazonaws.com', 'logs:PutLogEvents', '*'),
      allow('sqs:SendMessage', undefined, { NotResource: QUEUE }),
    ],
    undecided: [allow('sqs:SendMessage', [UNKNOWN])],
    notApplicable: [{}],
  },
  IamPolicyVersion: {
    holds: [
      { PolicyDocument: { Version: '2012-10-17', Statement: [] } },
      asRole({ AssumeRolePolicyDocument: { Version: '2012-10-17' } }),
    ],
    broken: [
      { PolicyDocument: { Statement: [] } },
      { PolicyDocument: { Version: '2008-10-17', Statement: [] } },
      asRole({ AssumeRolePolicyDocument: {} }),
      asRole({
        AssumeRolePolicyDocument: { Version: '2012-10-17' },
        Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [] } }],
      }),
    ],
    undecided: [{ PolicyDocument: { Version: UNKNOWN } }],
    notApplicable: [{}],
  },
  IamPolicyForOneRole: {
    holds: [{ Roles: ['reader'] }],
    broken: [
      { Roles: ['reader', 'writer'] },
      { Roles: ['reader'], Users: ['anna'] },
      { Roles: ['reader'], Groups: ['people'] },
      { Users: ['anna'] },
    ],
    undecided: [{ Roles: UNKNOWN }, { Roles: [UNKNOWN, 'reader'] }],
    notApplicable: [{}],
  },
});
