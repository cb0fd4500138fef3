import { expect, test } from '@jest/globals';
import { readKeyArn } from '../../../../lambda/records/encryption/function-keys';

const ARN = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

test.each([
  ['a key', ARN],
  ['a key of another partition', ARN.replace('aws', 'aws-us-gov').replace('eu-central-1', 'us-gov-west-1')],
  [
    'a key of many regions',
    ARN.replace('1234abcd-12ab-34cd-56ef-1234567890ab', 'mrk-1234abcd12ab34cd56ef1234567890ab'),
  ],
])('the KMS key of a function is %s', (_what, TENANT_KEYS_KEY_ARN) => {
  expect(readKeyArn({ TENANT_KEYS_KEY_ARN })).toBe(TENANT_KEYS_KEY_ARN);
});

test.each([
  [undefined],
  [''],
  ['alias/bulwark'],
  [ARN.replace('key/', 'alias/')],
  [ARN.replace('kms', 's3')],
  [ARN.replace('111122223333', '1111222233')],
  [ARN.replace('111122223333', '11112222333x')],
  [ARN.replace('eu-central-1', '')],
  [ARN.replace('eu-central-1', 'EU')],
  [ARN.replace('arn:aws', 'arn:')],
  [ARN.replace('arn:aws', 'arn:a_b')],
  [`${ARN}*`],
  [`x${ARN}`],
  [ARN.replace(/key.*/, 'key/')],
])('and never %j', (TENANT_KEYS_KEY_ARN) => {
  expect(() => readKeyArn({ TENANT_KEYS_KEY_ARN })).toThrow(
    'Invalid environment variables: TENANT_KEYS_KEY_ARN must be the ARN of a KMS key',
  );
});
