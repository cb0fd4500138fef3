import { type Case, rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { iamConditionPins } from './iam-condition-pins';

type Statement = Readonly<Record<string, unknown>>;

const ACCOUNT = '111122223333';
const KEYS = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/*`;
const KEY = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/0d990263-018e-4e65-a703-eff731de951e`;
const ROLES = `arn:aws:iam::${ACCOUNT}:role/Stack-*`;
const RESPONSE_ROLES = `arn:aws:iam::${ACCOUNT}:role/Stack-Response-*`;
const FUNCTIONS = `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:Stack-*`;
const RESPONSE_FUNCTIONS = `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:Stack-Response-*`;
const USERS = `arn:aws:iam::${ACCOUNT}:user/`;
const ARCHIVE = 'arn:aws:s3:::example-archive';

const allow = (Action: unknown, Resource: unknown, Condition?: object): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});
const deny = (Action: unknown, Resource: unknown, Condition?: object): Statement => ({
  ...allow(Action, Resource, Condition),
  Effect: 'Deny',
});
const policy = (...Statement: readonly Statement[]) => ({ PolicyDocument: { Statement } });
const equals = (key: string, value: unknown = 'Stack', operator = 'StringEquals') => ({ [operator]: { [key]: value } });

const RESOURCE_TAG = 'aws:ResourceTag/bulwark-epochs';
const REQUEST_TAG = 'aws:RequestTag/bulwark-epochs';
const ENVIRONMENT_TAG = 'aws:ResourceTag/environment';

/** A policy of a role that a service may assume. */
const policyOf = (service: string, ...Statement: readonly Statement[]): Case => ({
  resources: {
    Subject: { Type: 'AWS::IAM::ManagedPolicy', Properties: { ...policy(...Statement), Roles: [{ Ref: 'Role' }] } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
        },
      },
    },
  },
});
const ofFunction = (...statements: readonly Statement[]) => policyOf('lambda.amazonaws.com', ...statements);
const throughRds = equals('kms:ViaService', 'rds.eu-central-1.amazonaws.com');
const attach = ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'];
const concurrency = ['lambda:DeleteFunctionConcurrency', 'lambda:PutFunctionConcurrency'];

rulesDecide('pinned conditions of IAM policies', iamConditionPins, {
  IamKmsKeysOfEnvironment: {
    holds: [
      policy(allow('kms:ScheduleKeyDeletion', KEYS, equals(RESOURCE_TAG))),
      policy(allow('kms:CreateKey', '*', equals(REQUEST_TAG)), allow('kms:TagResource', KEYS, equals(REQUEST_TAG))),
      policy(allow('kms:Decrypt', KEY), allow('s3:GetObject', '*'), deny('kms:*', '*')),
    ],
    broken: [
      policy(allow('kms:ScheduleKeyDeletion', KEYS)),
      policy(allow('kms:Decrypt', KEYS, equals('kms:EncryptionContext:purpose', 'epoch-key'))),
      policy(allow('kms:Decrypt', KEYS, equals(RESOURCE_TAG, 'production'))),
      policy(allow('kms:Decrypt', KEYS, equals(RESOURCE_TAG, '*', 'StringLike'))),
      policy(allow('kms:Decrypt', KEYS, equals(RESOURCE_TAG, 'Stack', 'StringEqualsIfExists'))),
      policy(allow('kms:Decrypt', KEYS, equals(REQUEST_TAG))),
      policy(allow('kms:CreateKey', '*')),
      policy(allow(['kms:CreateKey', 'kms:Decrypt'], '*', equals(REQUEST_TAG))),
    ],
    undecided: [policy(allow(UNKNOWN, KEYS))],
  },
  IamKmsGrantsThroughServices: {
    holds: [ofFunction(allow('kms:CreateGrant', KEY, throughRds)), ofFunction(allow('kms:Decrypt', KEY))],
    broken: [
      ofFunction(allow('kms:CreateGrant', KEY)),
      ofFunction(allow('kms:CreateGrant', KEY, { Bool: { 'kms:GrantIsForAWSResource': 'true' } })),
      ofFunction(allow('kms:*', KEY, equals('kms:ViaService', '*', 'StringLike'))),
    ],
    undecided: [ofFunction(allow(UNKNOWN, KEY))],
    notApplicable: [policyOf('backup.amazonaws.com', allow('kms:CreateGrant', KEY)), policy()],
  },
  IamPlaybooksSpareResponse: {
    holds: [
      policy(allow(attach, ROLES), deny(attach, RESPONSE_ROLES)),
      policy(allow([...concurrency, 'lambda:GetFunction'], FUNCTIONS), deny(concurrency, RESPONSE_FUNCTIONS)),
      policy(allow('lambda:GetFunction', FUNCTIONS)),
    ],
    broken: [
      policy(allow(attach, ROLES)),
      policy(allow(attach, ROLES), deny('iam:AttachRolePolicy', RESPONSE_ROLES)),
      policy(allow(attach, ROLES), deny(attach, RESPONSE_FUNCTIONS)),
      policy(allow(attach, ROLES), deny(attach, RESPONSE_ROLES, equals(ENVIRONMENT_TAG))),
      policy(allow(attach, ROLES), { Effect: 'Deny', Action: attach }),
      policy(allow(attach, ROLES), { Effect: 'Deny', Resource: RESPONSE_ROLES }),
      policy(allow(concurrency, FUNCTIONS), deny('lambda:PutFunctionConcurrency', RESPONSE_FUNCTIONS)),
      policy(allow(concurrency, FUNCTIONS), deny(concurrency, RESPONSE_FUNCTIONS.replace('Stack-', 'production-'))),
    ],
    undecided: [policy(allow(UNKNOWN, ROLES))],
  },
  IamUsersOfEnvironment: {
    holds: [
      policy(allow('iam:UpdateAccessKey', `${USERS}Stack-*`)),
      policy(allow('iam:AttachUserPolicy', `${USERS}*`, equals(ENVIRONMENT_TAG))),
      policy(allow('iam:ListAccessKeys', `${USERS}*`)),
    ],
    broken: [
      policy(allow('iam:UpdateAccessKey', `${USERS}*`)),
      policy(allow('iam:UpdateAccessKey', [`${USERS}Stack-*`, `${USERS}*`])),
      policy(allow('iam:AttachUserPolicy', `${USERS}*`, equals('iam:PolicyARN', 'arn:aws:iam::aws:policy/AWSDenyAll'))),
      policy(allow('iam:DetachUserPolicy', `${USERS}*`, equals(ENVIRONMENT_TAG, 'production'))),
      policy(allow('iam:UpdateAccessKey', `${USERS}StackTwo-*`)),
    ],
    undecided: [policy(allow(UNKNOWN, `${USERS}*`))],
  },
  IamBucketListedByPrefix: {
    holds: [
      policy(allow('s3:ListBucket', ARCHIVE, equals('s3:prefix', 'incident-days/*', 'StringLike'))),
      policy(allow('s3:GetObject', `${ARCHIVE}/*`)),
    ],
    broken: [
      policy(allow('s3:ListBucket', ARCHIVE)),
      policy(allow('s3:ListBucket', ARCHIVE, equals('s3:prefix', '*', 'StringLike'))),
      policy(allow('s3:ListBucket', ARCHIVE, equals('s3:prefix', '', 'StringLike'))),
    ],
    undecided: [policy(allow(UNKNOWN, ARCHIVE))],
  },
});
