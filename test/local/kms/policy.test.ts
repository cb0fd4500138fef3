import { describe, expect, test } from '@jest/globals';
import { isAllowed, type PolicyRequest, readPolicy } from '../../../local/kms/policy';

const ACCOUNT = '111122223333';
const KEY = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/1`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/reads`;
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;

const buildRequest = (over: Partial<PolicyRequest> = {}): PolicyRequest => ({
  action: 'kms:Decrypt',
  resource: KEY,
  account: ACCOUNT,
  principal: ROLE,
  context: new Map([['kms:EncryptionContext:tenant', 'example']]),
  ...over,
});
const buildAllow = (over: object = {}) => ({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', ...over });
const readKeyPolicy = (...statements: object[]) =>
  readPolicy({ Statement: statements.map((each) => ({ Principal: { AWS: ROOT }, ...each })) });
const readRolePolicy = (...statements: object[]) => readPolicy({ Statement: statements });

describe('a call is allowed', () => {
  test('when the key policy allows the account and the role policy allows the action', () => {
    expect(isAllowed(buildRequest(), readKeyPolicy(buildAllow()), readRolePolicy(buildAllow({ Resource: KEY })))).toBe(
      true,
    );
  });

  test('when the key policy names the role', () => {
    expect(isAllowed(buildRequest(), readKeyPolicy(buildAllow({ Principal: { AWS: ROLE } })), [])).toBe(true);
  });
});

describe('a call is refused', () => {
  test.each<[string, ReturnType<typeof readKeyPolicy>, ReturnType<typeof readRolePolicy>]>([
    ['when neither policy allows it', [], []],
    ['when only the role policy allows it', [], readRolePolicy(buildAllow())],
    ['when only the key policy allows the account', readKeyPolicy(buildAllow()), []],
    [
      'when another role is named',
      readKeyPolicy(buildAllow({ Principal: { AWS: `${ROLE}2` } })),
      readRolePolicy(buildAllow()),
    ],
    [
      'when a service is named',
      readKeyPolicy(buildAllow({ Principal: { Service: 'logs.amazonaws.com' } })),
      readRolePolicy(buildAllow()),
    ],
    [
      'when the key policy denies it',
      readKeyPolicy(buildAllow(), { ...buildAllow(), Effect: 'Deny' }),
      readRolePolicy(buildAllow()),
    ],
    [
      'when the role policy denies it',
      readKeyPolicy(buildAllow()),
      readRolePolicy(buildAllow(), { ...buildAllow(), Effect: 'Deny' }),
    ],
    ['for another action', readKeyPolicy(buildAllow({ Action: 'kms:GenerateDataKey' })), readRolePolicy(buildAllow())],
    ['for another key', readKeyPolicy(buildAllow()), readRolePolicy(buildAllow({ Resource: `${KEY}2` }))],
    [
      'when a condition of the key policy is false',
      readKeyPolicy(buildAllow({ Condition: { StringEquals: { 'kms:EncryptionContext:tenant': 'other' } } })),
      readRolePolicy(buildAllow()),
    ],
    [
      'when a condition key is missing',
      readKeyPolicy(buildAllow({ Condition: { StringEquals: { 'kms:EncryptionContext:purpose': 'x' } } })),
      readRolePolicy(buildAllow()),
    ],
    [
      'when a required key is missing',
      readKeyPolicy(buildAllow({ Condition: { Null: { 'kms:EncryptionContext:purpose': 'false' } } })),
      readRolePolicy(buildAllow()),
    ],
    [
      'when a forbidden key is present',
      readKeyPolicy(buildAllow({ Condition: { Null: { 'kms:EncryptionContext:tenant': 'true' } } })),
      readRolePolicy(buildAllow()),
    ],
  ])('%s', (_when, keyPolicy, identityPolicy) => {
    expect(isAllowed(buildRequest(), keyPolicy, identityPolicy)).toBe(false);
  });
});

test.each<[object, boolean]>([
  [{ StringEquals: { 'kms:EncryptionContext:tenant': ['other', 'example'] } }, true],
  [{ StringLike: { 'kms:EncryptionContext:tenant': 'ex*e' } }, true],
  [{ StringLike: { 'kms:EncryptionContext:tenant': 'ex?e' } }, false],
  [{ ArnLike: { 'kms:EncryptionContext:tenant': 'exam*' } }, true],
  [{ Bool: { 'kms:EncryptionContext:tenant': 'true' } }, false],
  [{ Null: { 'kms:EncryptionContext:tenant': 'false' } }, true],
])('the condition %j is %p', (condition, holds) => {
  expect(
    isAllowed(buildRequest(), readKeyPolicy(buildAllow({ Condition: condition })), readRolePolicy(buildAllow())),
  ).toBe(holds);
});

test.each<[object, string]>([
  [{ ...buildAllow(), NotAction: 'kms:*' }, 'NotAction'],
  [{ ...buildAllow(), Effect: 'Maybe' }, 'Maybe'],
  [buildAllow({ Condition: { DateGreaterThan: { 'aws:CurrentTime': '2026' } } }), 'DateGreaterThan'],
])('an unsupported policy element is an error: %j', (statement, name) => {
  expect(() => readPolicy({ Statement: [statement] })).toThrow(name);
});
