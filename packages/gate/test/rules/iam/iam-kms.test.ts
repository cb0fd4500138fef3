import { iamKmsRules } from '../../../src/rules/iam/iam-kms';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/abc';
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

rulesDecide('IAM KMS rules', iamKmsRules, {
  IamKmsDecryptKeysNamed: {
    holds: [
      allow('kms:Decrypt', KEY),
      allow('kms:Decrypt', 'arn:aws:kms:eu-central-1:111122223333:key/*'),
      allow('kms:*', KEY),
      allow('kms:GenerateDataKey', '*'),
      allow('kms:Decrypt', [{ Ref: 'KeyArn' }]),
      allow('kms:Decrypt', 'arn:aws:kms:*:111122223333:key/mrk-abc'),
      useOfKey({}),
      NOTHING_SENSITIVE,
    ],
    broken: [
      allow('kms:Decrypt', '*'),
      allow(['sqs:SendMessage', 'kms:*'], [KEY, '*']),
      allow('kms:ReEncrypt*', 'arn:aws:kms:*:111122223333:key/*'),
      allow('kms:Decrypt', 'arn:aws:kms:eu-central-1:*:*'),
      allow('kms:Decrypt', 'arn:aws:*'),
      allow('*', '*'),
      EVERYTHING_BUT,
      { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', NotResource: KEY }] } },
    ],
    undecided: [allow('kms:Decrypt', UNKNOWN), allow([UNKNOWN], '*')],
    notApplicable: [{}],
  },
  IamKmsUseConditions: {
    holds: [
      allow('kms:Decrypt', KEY, FOR_TENANTS),
      allow('kms:GenerateDataKey', KEY, THROUGH_QUEUES),
      // The context that Step Functions requires for its logs ends with a wildcard.
      allow('kms:GenerateDataKey', KEY, {
        StringEquals: { 'kms:EncryptionContext:SourceArn': 'arn:aws:logs:eu-central-1:111122223333:*' },
      }),
      useOfKey(THROUGH_QUEUES),
      useOfKey(FOR_TENANTS, FOR_TENANTS),
    ],
    broken: [
      allow('kms:Decrypt', KEY),
      allow('kms:*', '*'),
      allow('kms:Decrypt', KEY, { StringLike: { 'kms:EncryptionContext:purpose': '*' } }),
      allow('kms:Decrypt', KEY, { ArnLike: { 'kms:EncryptionContext:SourceArn': 'arn:aws:logs:*' } }),
      allow('kms:Decrypt', KEY, { Null: { 'kms:EncryptionContext:purpose': 'false' } }),
      allow('kms:Decrypt', KEY, { 'ForAllValues:StringEquals': { 'kms:EncryptionContext:purpose': 'tenant-key' } }),
      useOfKey(FOR_TENANTS),
      useOfKey({}),
      EVERYTHING_BUT,
    ],
    undecided: [allow('kms:Decrypt', UNKNOWN), allow('kms:Decrypt', KEY, UNKNOWN), useOfKey(UNKNOWN)],
    notApplicable: [NOTHING_SENSITIVE, allow('kms:DescribeKey', KEY)],
  },
  IamKmsGrantsForAwsResources: {
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
});
