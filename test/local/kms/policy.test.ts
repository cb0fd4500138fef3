import { describe, expect, test } from '@jest/globals';
import { isAllowed, type PolicyRequest, readPolicy } from '../../../local/kms/policy';

const ACCOUNT = '111122223333';
const KEY = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/1`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/reads`;
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;

const request = (over: Partial<PolicyRequest> = {}): PolicyRequest => ({
  action: 'kms:Decrypt',
  resource: KEY,
  account: ACCOUNT,
  principal: ROLE,
  context: new Map([['kms:EncryptionContext:tenant', 'example']]),
  ...over,
});
const allow = (over: object = {}) => ({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', ...over });
const onKey = (...statements: object[]) =>
  readPolicy({ Statement: statements.map((each) => ({ Principal: { AWS: ROOT }, ...each })) });
const onRole = (...statements: object[]) => readPolicy({ Statement: statements });

describe('a call is allowed', () => {
  test('when the key admits the account and the role may make it', () => {
    expect(isAllowed(request(), onKey(allow()), onRole(allow({ Resource: KEY })))).toBe(true);
  });

  test('when the key admits the role by its name', () => {
    expect(isAllowed(request(), onKey(allow({ Principal: { AWS: ROLE } })), [])).toBe(true);
  });
});

describe('a call is refused', () => {
  test.each<[string, ReturnType<typeof onKey>, ReturnType<typeof onRole>]>([
    ['when neither says anything', [], []],
    ['when only the role may', [], onRole(allow())],
    ['when only the account is admitted', onKey(allow()), []],
    ['when another role is named', onKey(allow({ Principal: { AWS: `${ROLE}2` } })), onRole(allow())],
    ['when a service is named', onKey(allow({ Principal: { Service: 'logs.amazonaws.com' } })), onRole(allow())],
    ['when the key denies it', onKey(allow(), { ...allow(), Effect: 'Deny' }), onRole(allow())],
    ['when the role is denied it', onKey(allow()), onRole(allow(), { ...allow(), Effect: 'Deny' })],
    ['for another action', onKey(allow({ Action: 'kms:GenerateDataKey' })), onRole(allow())],
    ['for another key', onKey(allow()), onRole(allow({ Resource: `${KEY}2` }))],
    [
      'when a condition of the key does not hold',
      onKey(allow({ Condition: { StringEquals: { 'kms:EncryptionContext:tenant': 'other' } } })),
      onRole(allow()),
    ],
    [
      'when a condition asks for what is not there',
      onKey(allow({ Condition: { StringEquals: { 'kms:EncryptionContext:purpose': 'x' } } })),
      onRole(allow()),
    ],
    [
      'when what must be there is not',
      onKey(allow({ Condition: { Null: { 'kms:EncryptionContext:purpose': 'false' } } })),
      onRole(allow()),
    ],
    [
      'when what must not be there is',
      onKey(allow({ Condition: { Null: { 'kms:EncryptionContext:tenant': 'true' } } })),
      onRole(allow()),
    ],
  ])('%s', (_when, keyPolicy, identityPolicy) => {
    expect(isAllowed(request(), keyPolicy, identityPolicy)).toBe(false);
  });
});

test.each<[object, boolean]>([
  [{ StringEquals: { 'kms:EncryptionContext:tenant': ['other', 'example'] } }, true],
  [{ StringLike: { 'kms:EncryptionContext:tenant': 'ex*e' } }, true],
  [{ StringLike: { 'kms:EncryptionContext:tenant': 'ex?e' } }, false],
  [{ ArnLike: { 'kms:EncryptionContext:tenant': 'exam*' } }, true],
  [{ Bool: { 'kms:EncryptionContext:tenant': 'true' } }, false],
  [{ Null: { 'kms:EncryptionContext:tenant': 'false' } }, true],
])('the condition %j holds: %p', (condition, holds) => {
  expect(isAllowed(request(), onKey(allow({ Condition: condition })), onRole(allow()))).toBe(holds);
});

test.each<[object, string]>([
  [{ ...allow(), NotAction: 'kms:*' }, 'NotAction'],
  [{ ...allow(), Effect: 'Maybe' }, 'Maybe'],
  [allow({ Condition: { DateGreaterThan: { 'aws:CurrentTime': '2026' } } }), 'DateGreaterThan'],
])('what is not known is refused before anything is judged: %j', (statement, name) => {
  expect(() => readPolicy({ Statement: [statement] })).toThrow(name);
});
