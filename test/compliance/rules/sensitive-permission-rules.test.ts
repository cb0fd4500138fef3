import { sensitivePermissionRules } from '../../../lib/compliance/rules/sensitive-permission-rules';
import { type Case, rulesDecide, UNKNOWN } from './rule-cases';

const ROLE = 'arn:aws:iam::111122223333:role/worker';
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/abc';
const USER = 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:cluster-ABC/reader';
const FOR_TENANTS = { StringEquals: { 'kms:EncryptionContext:purpose': 'tenant-key' } };
const THROUGH_QUEUES = { StringEquals: { 'kms:ViaService': ['sqs.eu-central-1.amazonaws.com'] } };

function allow(Action: unknown, Resource: unknown, Condition?: unknown): Case {
  const condition = Condition === undefined ? {} : { Condition };
  return { PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource, ...condition }] } };
}

/** The use of a key of the templates, whose policy admits the account under a condition. */
function useOfKey(Condition: unknown, given?: unknown): Case {
  const admits = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Condition };
  return {
    resources: {
      Subject: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: allow('kms:Decrypt', { 'Fn::GetAtt': ['Key', 'Arn'] }, given),
      },
      Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [admits] } } },
    },
  };
}

const NOTHING_SENSITIVE = allow('sqs:SendMessage', '*');
const EVERYTHING_BUT = { PolicyDocument: { Statement: [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }] } };

rulesDecide('sensitive permission rules', sensitivePermissionRules, {
  IamNoEscalation: {
    holds: [allow('sts:AssumeRole', ROLE), NOTHING_SENSITIVE],
    broken: [
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
            Properties: { Policies: [{ PolicyName: 'p', ...allow('iam:AttachRolePolicy', ROLE) }] },
          },
        },
      },
    ],
    undecided: [allow([UNKNOWN], '*'), allow('sts:AssumeRole', UNKNOWN)],
    notApplicable: [{}],
  },
  IamNoSilencing: {
    holds: [NOTHING_SENSITIVE],
    broken: [
      allow('cloudtrail:StopLogging', '*'),
      allow('logs:Delete*', '*'),
      allow(['kms:ScheduleKeyDeletion', 'kms:Decrypt'], KEY),
      EVERYTHING_BUT,
    ],
    undecided: [allow([UNKNOWN], '*')],
    notApplicable: [{}],
  },
  IamPassNamedRole: {
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
  IamKeyUseBound: {
    holds: [
      allow('kms:Decrypt', KEY, FOR_TENANTS),
      allow('kms:GenerateDataKey', KEY, THROUGH_QUEUES),
      useOfKey(THROUGH_QUEUES),
      useOfKey(FOR_TENANTS, FOR_TENANTS),
    ],
    broken: [
      allow('kms:Decrypt', KEY),
      allow('kms:*', '*'),
      allow('kms:Decrypt', KEY, { StringLike: { 'kms:EncryptionContext:purpose': '*' } }),
      allow('kms:Decrypt', KEY, { Null: { 'kms:EncryptionContext:purpose': 'false' } }),
      allow('kms:Decrypt', KEY, { 'ForAllValues:StringEquals': { 'kms:EncryptionContext:purpose': 'tenant-key' } }),
      useOfKey(FOR_TENANTS),
      useOfKey({}),
      EVERYTHING_BUT,
    ],
    undecided: [allow('kms:Decrypt', UNKNOWN), allow('kms:Decrypt', KEY, UNKNOWN), useOfKey(UNKNOWN)],
    notApplicable: [NOTHING_SENSITIVE, allow('kms:DescribeKey', KEY)],
  },
  IamGrantsForServices: {
    holds: [
      allow('kms:CreateGrant', KEY, { Bool: { 'kms:GrantIsForAWSResource': 'true' } }),
      allow('kms:CreateGrant', KEY, { Bool: { 'kms:GrantIsForAWSResource': true } }),
    ],
    broken: [
      allow('kms:CreateGrant', KEY),
      allow('kms:*', KEY),
      allow('kms:CreateGrant', KEY, { Bool: { 'kms:GrantIsForAWSResource': 'false' } }),
      allow('kms:CreateGrant', KEY, { BoolIfExists: { 'kms:GrantIsForAWSResource': 'true' } }),
    ],
    undecided: [allow('kms:CreateGrant', KEY, UNKNOWN)],
    notApplicable: [NOTHING_SENSITIVE],
  },
  IamDatabaseSignIn: {
    holds: [allow('rds-db:connect', USER), allow('rds-db:connect', [USER])],
    broken: [
      allow('rds-db:connect', '*'),
      allow('rds-db:*', '*'),
      allow('rds-db:connect', [USER, 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:cluster-ABC/*']),
      allow('rds-db:connect', 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:*/reader'),
      allow('rds-db:connect', 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:cluster-ABC'),
    ],
    undecided: [allow('rds-db:connect', UNKNOWN)],
    notApplicable: [NOTHING_SENSITIVE],
  },
});
