import { iamResourceRules } from '../../../src/rules/iam/iam-resource';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

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

rulesDecide('IAM resource rules', iamResourceRules, {
  IamResourceNotWildcard: {
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
});
