import { expect, test } from '@jest/globals';
import { TENANT_ID } from '../../../lambda/shared/tenant-id';

test.each([['ab'], ['a-'], ['0-9'], ['example'], ['x'.repeat(63)]])('%s is a tenant', (id) => {
  expect(TENANT_ID.test(id)).toBe(true);
});

test.each([
  [''],
  ['a'],
  ['-a'],
  ['Ab'],
  ['aB'],
  ['a b'],
  ['a_b'],
  ['a/b'],
  ['ab\n'],
  ['\nab'],
  ['x'.repeat(64)],
  ['äb'],
  ['aä'],
])('%j is not a tenant', (id) => {
  expect(TENANT_ID.test(id)).toBe(false);
});
