import { iamPrivilegeEscalationRules } from '../../../src/rules/iam/iam-privilege-escalation';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const FUNCTION = 'arn:aws:lambda:eu-central-1:111122223333:function:records';
const ROLE = 'arn:aws:iam::111122223333:role/worker';

function allow(Action: unknown, Resource: unknown, Condition?: unknown) {
  const condition = Condition === undefined ? {} : { Condition };
  return { PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource, ...condition }] } };
}

/** Managed policies of AWS. */
const POLICIES = 'arn:aws:iam::aws:policy/';
const DENIES_ONLY = { ArnEquals: { 'iam:PolicyARN': `${POLICIES}AWSDenyAll` } };
const NOTHING_SENSITIVE = allow('sqs:SendMessage', '*');
const EVERYTHING_BUT = { PolicyDocument: { Statement: [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }] } };
const ALL_ROLES_BUT = {
  PolicyDocument: {
    Statement: [{ Effect: 'Allow', Action: ['iam:PassRole', 'sts:AssumeRole'], NotResource: ROLE }],
  },
};

rulesDecide('IAM privilege escalation rules', iamPrivilegeEscalationRules, {
  IamPrivilegeEscalationNotDirect: {
    holds: [
      NOTHING_SENSITIVE,
      allow('iam:PassRole', ROLE),
      allow(['iam:Get*', 'iam:List*'], '*'),
      allow('iam:AttachRolePolicy', ROLE, { StringEquals: { 'iam:PermissionsBoundary': `${ROLE}-boundary` } }),
      allow('iam:AttachRolePolicy', ROLE, DENIES_ONLY),
    ],
    broken: [
      allow('iam:AttachRolePolicy', ROLE, { StringEquals: { 'iam:PolicyARN': `${POLICIES}AdministratorAccess` } }),
      allow('iam:AttachRolePolicy', ROLE, { StringLike: { 'iam:PolicyARN': `${POLICIES}AWSDenyAll*` } }),
      allow('iam:AttachRolePolicy', ROLE),
      allow('iam:AttachRolePolicy', ROLE, { StringLike: { 'iam:PermissionsBoundary': '*' } }),
      allow('iam:CreatePolicyVersion', 'arn:aws:iam::111122223333:policy/app'),
      allow('iam:Put*', ROLE),
      allow('*', '*'),
      EVERYTHING_BUT,
      {
        resources: {
          Subject: {
            Type: 'AWS::IAM::Role',
            Properties: { Policies: [{ PolicyName: 'p', ...allow('iam:CreateAccessKey', ROLE) }] },
          },
        },
      },
    ],
    undecided: [allow([UNKNOWN], '*')],
    notApplicable: [{}],
  },
  IamPrivilegeEscalationNotAllowed: {
    holds: [allow('sts:AssumeRole', ROLE), allow('iam:DetachRolePolicy', ROLE, DENIES_ONLY), NOTHING_SENSITIVE],
    broken: [
      allow('iam:DetachRolePolicy', ROLE),
      allow('iam:CreateRole', ROLE),
      allow('iam:Put*', ROLE),
      allow(['sqs:SendMessage', 'lambda:UpdateFunctionCode'], '*'),
      allow('*', '*'),
      allow('sts:AssumeRole', '*'),
      allow('sts:AssumeRole', 'arn:aws:iam::*:role/worker'),
      allow('sts:AssumeRole', [ROLE, 'arn:aws:iam::111122223333:role/cdk-*']),
      EVERYTHING_BUT,
      {
        resources: {
          Subject: {
            Type: 'AWS::IAM::Role',
            Properties: { Policies: [{ PolicyName: 'p', ...allow('iam:CreateInstanceProfile', ROLE) }] },
          },
        },
      },
    ],
    undecided: [allow([UNKNOWN], '*'), allow('sts:AssumeRole', UNKNOWN)],
    notApplicable: [{}],
  },
  IamPrivilegeEscalationPassAnyRole: {
    holds: [
      allow('iam:PassRole', ROLE),
      allow('iam:PassRole', `${ROLE}*`),
      allow('iam:PassRole', '*', { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } }),
    ],
    broken: [
      allow('iam:PassRole', '*'),
      allow(['iam:PassRole', 'lambda:CreateFunction'], 'arn:aws:iam::111122223333:role/*'),
      allow('iam:*', '*'),
      ALL_ROLES_BUT,
      {
        resources: {
          Subject: {
            Type: 'AWS::SSO::PermissionSet',
            Properties: { InlinePolicy: allow('iam:PassRole', '*').PolicyDocument },
          },
        },
      },
    ],
    undecided: [allow('iam:PassRole', UNKNOWN), allow('iam:PassRole', '*', UNKNOWN)],
    notApplicable: [NOTHING_SENSITIVE],
  },
  IamPrivilegeEscalationAssumeAnyRole: {
    holds: [
      allow('sts:AssumeRole', ROLE),
      allow('sts:AssumeRole', 'arn:aws:iam::*:role/cdk-*'),
      allow('sts:AssumeRole', '*', {
        'ForAnyValue:StringEquals': { 'iam:ResourceTag/aws-cdk:bootstrap-role': 'deploy' },
      }),
    ],
    broken: [
      allow('sts:AssumeRole', '*'),
      allow(['sts:*'], '*'),
      allow('sts:AssumeRole', [ROLE, 'arn:aws:iam::111122223333:role/*']),
      allow('sts:AssumeRole', 'arn:aws:iam::*:role/*'),
      allow('sts:AssumeRole', '*', { StringLike: { 'aws:ResourceTag/team': '*' } }),
      allow('sts:AssumeRole', '*', { StringEquals: { 'aws:ResourceAccount': '111122223333' } }),
      ALL_ROLES_BUT,
      EVERYTHING_BUT,
    ],
    undecided: [allow('sts:AssumeRole', UNKNOWN), allow('sts:AssumeRole', '*', UNKNOWN)],
    notApplicable: [NOTHING_SENSITIVE],
  },
  IamPrivilegeEscalationReplaceAnyCode: {
    holds: [
      allow('lambda:UpdateFunctionCode', FUNCTION),
      allow('lambda:UpdateFunctionCode', `${FUNCTION}*`),
      allow('lambda:UpdateFunctionCode', '*', { StringEquals: { 'aws:ResourceTag/team': 'records' } }),
    ],
    broken: [
      allow('lambda:UpdateFunctionCode', '*'),
      allow(['lambda:Update*'], [FUNCTION, 'arn:aws:lambda:eu-central-1:111122223333:function:*']),
      allow('glue:UpdateDevEndpoint', '*'),
      allow('lambda:UpdateFunctionCode', '*', { Bool: { 'aws:SecureTransport': 'true' } }),
      EVERYTHING_BUT,
    ],
    undecided: [allow('lambda:UpdateFunctionCode', UNKNOWN), allow([UNKNOWN], '*')],
    notApplicable: [NOTHING_SENSITIVE],
  },
  IamPrivilegeEscalationPassRole: {
    holds: [allow('iam:PassRole', ROLE, { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } })],
    broken: [
      allow('iam:PassRole', ROLE),
      allow('iam:*', ROLE),
      allow('iam:PassRole', ROLE, { StringEqualsIfExists: { 'iam:PassedToService': 'lambda.amazonaws.com' } }),
      allow('iam:PassRole', ROLE, { StringLike: { 'iam:PassedToService': '*' } }),
      allow('iam:PassRole', `${ROLE}*`, { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } }),
      EVERYTHING_BUT,
    ],
    undecided: [allow('iam:PassRole', UNKNOWN), allow('iam:PassRole', ROLE, UNKNOWN)],
    notApplicable: [NOTHING_SENSITIVE],
  },
});
