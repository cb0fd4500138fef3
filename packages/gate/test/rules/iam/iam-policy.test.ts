import { iamPolicyRules } from '../../../src/rules/iam/iam-policy';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const QUEUE = 'arn:aws:sqs:eu-central-1:111122223333:dead-letters';
const INLINE = { PolicyName: 'p', PolicyDocument: { Statement: [] } };
const ADMINISTRATOR = ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AdministratorAccess'];

function allow(Action: unknown, Resource: unknown, more: Readonly<Record<string, unknown>> = {}) {
  return { PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource, ...more }] } };
}

function subject(Type: string, Properties: Readonly<Record<string, unknown>> = {}): Case {
  return { resources: { Subject: { Type, Properties } } };
}

function asRole(Properties: Readonly<Record<string, unknown>>): Case {
  return subject('AWS::IAM::Role', Properties);
}

const ATTACHED: Case = {
  resources: {
    Subject: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ Ref: 'Policy' }] } },
    Policy: { Type: 'AWS::IAM::ManagedPolicy' },
  },
};

const ATTACHED_TO_NO_POLICY: Case = {
  resources: {
    Subject: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ 'Fn::GetAtt': ['Other', 'Arn'] }] } },
    Other: { Type: 'Custom::Policy' },
  },
};

rulesDecide('IAM policy rules', iamPolicyRules, {
  IamPolicyNoFullAccess: {
    holds: [
      allow(['sqs:SendMessage', 'sqs:GetQueueUrl'], QUEUE),
      allow(['s3:Get*', 's3:List*', 'kms:ReEncrypt*'], 'arn:aws:s3:::records/*'),
      { PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] } },
      asRole({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'] }),
      // The messages of the SSM Agent.
      allow(['ssmmessages:*', 'ec2messages:*'], '*'),
      ATTACHED,
    ],
    broken: [
      allow('*', QUEUE),
      allow('*:*', QUEUE),
      allow('sqs:*', QUEUE),
      allow(['sqs:SendMessage', 's3:**'], QUEUE),
      allow(undefined, QUEUE, { NotAction: 'iam:*' }),
      asRole({ Policies: [{ PolicyName: 'p', ...allow('sqs:*', QUEUE) }] }),
      asRole({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }),
      subject('AWS::SSO::PermissionSet', { InlinePolicy: allow('sqs:*', QUEUE).PolicyDocument }),
      subject('AWS::SSO::PermissionSet', { InlinePolicy: JSON.stringify(allow('sqs:*', QUEUE).PolicyDocument) }),
      asRole({ ManagedPolicyArns: [{ 'Fn::Join': ['', ADMINISTRATOR] }] }),
    ],
    undecided: [allow([UNKNOWN], QUEUE), { PolicyDocument: UNKNOWN }],
    notApplicable: [{}, asRole({ AssumeRolePolicyDocument: {} }), subject('AWS::SSO::PermissionSet')],
  },
  IamPolicyActionsExact: {
    holds: [
      allow(['sqs:SendMessage', 'sqs:GetQueueUrl'], QUEUE),
      allow('sqs:*', QUEUE),
      { PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 's3:Get*', Resource: '*' }] } },
    ],
    broken: [
      allow(['sqs:SendMessage', 's3:Get*'], QUEUE),
      allow('sqs:SendMessag?', QUEUE),
      allow('*:Get*', QUEUE),
      asRole({ Policies: [{ PolicyName: 'p', ...allow('sqs:Send*', QUEUE) }] }),
    ],
    undecided: [allow([UNKNOWN], QUEUE), { PolicyDocument: UNKNOWN }],
    notApplicable: [{}, asRole({ AssumeRolePolicyDocument: {} })],
  },
  IamPolicyVersion: {
    holds: [
      { PolicyDocument: { Version: '2012-10-17', Statement: [] } },
      asRole({ AssumeRolePolicyDocument: { Version: '2012-10-17' } }),
      subject('AWS::SSO::PermissionSet', { InlinePolicy: '{"Version":"2012-10-17","Statement":[]}' }),
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
  IamPolicyNotInline: {
    holds: [subject('AWS::IAM::Role'), asRole({ Policies: [] })],
    broken: [
      asRole({ Policies: [INLINE] }),
      subject('AWS::IAM::User', { Policies: [INLINE] }),
      subject('AWS::IAM::Policy', INLINE),
      subject('AWS::IAM::RolePolicy', INLINE),
    ],
    undecided: [asRole({ Policies: UNKNOWN })],
  },
  IamPolicyCustomerManaged: {
    holds: [{}, ATTACHED],
    broken: [
      { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      {
        ManagedPolicyArns: [
          { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/ReadOnlyAccess']] },
        ],
      },
      { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/people'] },
      ATTACHED_TO_NO_POLICY,
    ],
    undecided: [{ ManagedPolicyArns: UNKNOWN }, { ManagedPolicyArns: [UNKNOWN] }],
  },
});
