import { describe, expect, test } from '@jest/globals';
import { policyExceptionRules } from '../../../src/rules/generic/policy-exception';
import { judge, OWN, one } from './judge';

const find = (resources: Parameters<typeof judge>[2], id = 'PolicyExceptionNotAllowed') =>
  judge(policyExceptionRules, id, resources);
const policy = (type: string, statement: Readonly<Record<string, unknown>>) =>
  one(type, { PolicyDocument: { Statement: [{ Effect: 'Allow', ...statement }] } });
const OTHERS = 'arn:aws:rds:*:*:db:test*';

describe('statements that allow all but a list', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['AWS::IAM::Policy', { Action: 'rds:CreateDBInstance', NotResource: OTHERS }, 'NotResource rds:createdbinstance'],
    ['AWS::S3::BucketPolicy', { Principal: '*', NotAction: 's3:PutObject', Resource: '*' }, 'NotAction'],
    [
      'AWS::SQS::QueuePolicy',
      { Principal: '*', NotAction: 'sqs:Purge', NotResource: OTHERS, Sid: 'All' },
      'NotAction All',
    ],
    ['Acme::Things::Policy', { Principal: '*', NotAction: 'things:Delete', Resource: '*' }, 'NotAction'],
  ])('%s %j', (type, statement, exception) => {
    expect(find(policy(type, statement))).toContainEqual(`PolicyDocument: ${exception}`);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['AWS::S3::BucketPolicy', { Effect: 'Deny', Principal: '*', NotAction: 's3:GetObject', NotResource: OTHERS }],
    ['AWS::S3::BucketPolicy', { Principal: '*', Action: 's3:GetObject', Resource: '*' }],
    // The rule for full access tells of it.
    ['AWS::IAM::ManagedPolicy', { NotAction: 'iam:*', Resource: '*' }],
    // The policy of an endpoint narrows what other policies allow.
    ['AWS::EC2::VPCEndpoint', { Principal: '*', NotAction: 's3:DeleteObject', Resource: '*' }],
  ])('not %s %j', (type, statement) => {
    expect(find(policy(type, statement))).toEqual([]);
  });

  test('is undecided where only a deployment determines the effect', () => {
    const Effect = { 'Fn::GetAtt': ['Lookup', 'Answer'] };
    expect(find(policy('AWS::IAM::Policy', { Effect, Action: 'rds:*', NotResource: OTHERS }))).toBe('undecided');
    expect(find(policy('AWS::IAM::Policy', { Effect, Action: 'rds:*', Resource: OTHERS }))).toEqual([]);
  });
});

describe('statements of resources that allow all actions', () => {
  const all = (type: string, statement: Readonly<Record<string, unknown>>) =>
    find(policy(type, { Resource: '*', ...statement }), 'PolicyExceptionAllActions');
  const PARTNER = { AWS: 'arn:aws:iam::111122223333:role/partner' };

  test.each<[string, string | readonly string[]]>([
    ['AWS::SQS::QueuePolicy', '*'],
    ['AWS::SQS::QueuePolicy', ['sqs:SendMessage', 'SQS:*']],
    ['AWS::S3::BucketPolicy', 's3:*'],
    ['AWS::SecretsManager::ResourcePolicy', 'secretsmanager:*'],
    ['Acme::Things::Policy', 'execute-things:*'],
  ])('%s %j', (type, Action) => {
    expect(all(type, { Principal: PARTNER, Action })).toHaveLength(1);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['AWS::SQS::QueuePolicy', { Principal: PARTNER, Action: ['sqs:SendMessage', 'sqs:Get*'] }],
    ['AWS::S3::BucketPolicy', { Effect: 'Deny', Principal: '*', Action: 's3:*' }],
    // The account itself: the policies of its identities decide.
    ['AWS::S3::BucketPolicy', { Principal: { AWS: OWN }, Action: 's3:*' }],
    [
      'AWS::S3::BucketPolicy',
      { Principal: { AWS: { 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:root` } }, Action: '*' },
    ],
    ['AWS::KMS::Key', { Principal: PARTNER, Action: 'kms:*' }],
    ['AWS::IAM::Policy', { Action: 's3:*' }],
    ['AWS::EC2::VPCEndpoint', { Principal: '*', Action: '*' }],
  ])('not %s %j', (type, statement) => {
    expect(all(type, statement)).toEqual([]);
  });

  test('is undecided where only a deployment determines the actions', () => {
    expect(all('AWS::SQS::QueuePolicy', { Principal: PARTNER, Action: { 'Fn::GetAtt': ['Lookup', 'Answer'] } })).toBe(
      'undecided',
    );
  });
});
