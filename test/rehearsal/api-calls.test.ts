import { describe, expect, test } from '@jest/globals';
import { compareCalls, matchesPattern } from '../../rehearsal/checks/api-calls';
import { listFunctionPermissions } from '../../rehearsal/checks/function-permissions';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/subjects';
const QUEUE_KEY = 'arn:aws:kms:eu-west-1:111122223333:key/queue';
const BUCKET_KEY = 'arn:aws:kms:eu-west-1:111122223333:key/bucket';
const KEYS = { queueKeys: [QUEUE_KEY], bucketKeys: [BUCKET_KEY] };
const PRINCIPAL = 'arn:aws:sts::111122223333:assumed-role/read-role/read';
const DECRYPT = { principal: PRINCIPAL, action: 'kms:Decrypt', resource: KEY, allowed: true };

function buildRole(...statements: readonly object[]) {
  return listFunctionPermissions(
    [
      {
        logicalId: 'Read',
        physicalId: 'read',
        properties: { Role: 'arn:aws:iam::111122223333:role/read-role' },
      },
    ],
    [
      {
        logicalId: 'Policy',
        physicalId: 'policy',
        properties: { Roles: ['read-role'], PolicyDocument: { Statement: statements } },
      },
    ],
  );
}

const allow = (Action: string | string[], Resource: string) => ({ Effect: 'Allow', Action, Resource });

describe('calls and permissions of functions', () => {
  test('a used permission passes', () => {
    expect(compareCalls(buildRole(allow('kms:Decrypt', KEY)), [DECRYPT], KEYS)).toMatch(/^1 functions, 1 permissions/);
  });

  test('a permission that no call used fails', () => {
    const role = buildRole(allow(['kms:Decrypt', 'kms:GenerateDataKey'], KEY));
    expect(() => compareCalls(role, [DECRYPT], KEYS)).toThrow(`Read may kms:GenerateDataKey on ${KEY}`);
  });

  test('a call of another resource does not use a permission', () => {
    const other = { ...DECRYPT, resource: 'arn:aws:kms:eu-west-1:111122223333:key/other' };
    expect(() => compareCalls(buildRole(allow('kms:Decrypt', KEY)), [other], KEYS)).toThrow('Read may kms:Decrypt');
  });

  test('a call of another role does not use a permission', () => {
    const other = { ...DECRYPT, principal: 'arn:aws:sts::111122223333:assumed-role/write-role/write' };
    expect(() => compareCalls(buildRole(allow('kms:Decrypt', KEY)), [other], KEYS)).toThrow('Read may kms:Decrypt');
  });

  test('a denied call fails', () => {
    expect(() => compareCalls(buildRole(), [{ ...DECRYPT, allowed: false }], KEYS)).toThrow('was denied kms:Decrypt');
  });

  test('permissions that Lambda itself uses are explained, keys only when they encrypt a queue', () => {
    const explained = [
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], 'arn:aws:logs:eu-west-1:111122223333:log-group:read'),
      allow('ec2:CreateNetworkInterface', '*'),
      allow('kms:GenerateDataKey', QUEUE_KEY),
    ];
    expect(compareCalls(buildRole(...explained), [], KEYS)).toContain('0 permissions used, 4 explained');
  });
});

test('a pattern of IAM matches as a whole, with its wildcards', () => {
  expect(matchesPattern('kms:GenerateDataKey*', 'kms:GenerateDataKeyWithoutPlaintext')).toBe(true);
  expect(matchesPattern('kms:Decrypt', 'kms:DecryptAll')).toBe(false);
  expect(matchesPattern('a.b', 'axb')).toBe(false);
});
