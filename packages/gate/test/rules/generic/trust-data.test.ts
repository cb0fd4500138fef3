import { expect, test } from '@jest/globals';
import { listAccountProperties, listAwsAccounts, listResourcePolicies } from '../../../scripts/trust-data';
import { ACCOUNT_PROPERTIES } from '../../../src/rules/generic/data/account-properties';
import { AWS_ACCOUNTS } from '../../../src/rules/generic/data/aws-accounts';
import { RESOURCE_POLICIES } from '../../../src/rules/generic/data/resource-policies';

test('the data is what scripts/write-trust-data.ts makes of the installed packages', () => {
  expect([...ACCOUNT_PROPERTIES]).toEqual(listAccountProperties());
  expect(RESOURCE_POLICIES).toEqual(listResourcePolicies());
  expect(AWS_ACCOUNTS).toEqual(listAwsAccounts());
});

test('ids of accounts have twelve digits', () => {
  expect(Object.keys(AWS_ACCOUNTS).filter((id) => !/^\d{12}$/.test(id))).toEqual([]);
  expect(Object.keys(AWS_ACCOUNTS).length).toBeGreaterThan(150);
});
