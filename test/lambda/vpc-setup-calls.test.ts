import { EC2Client } from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { emptyDefaultSecurityGroup } from '../../lambda/vpc-setup/default-security-group';
import { findPrefixListId } from '../../lambda/vpc-setup/prefix-list';
import { createEc2Endpoint, FROM_ITSELF, type Group, SSH_FROM_ANYWHERE, TO_ANYWHERE } from './ec2-endpoint';
import { type LocalServer, startLocalServer } from './local-server';

// test/lambda/vpc-setup.test.ts runs the bundle; here the same calls are made from source.
const ID = 'sg-0123456789abcdef0';
const never = new AbortController().signal;
let endpoint: LocalServer;

async function connectToEc2(group: Group): Promise<EC2Client> {
  endpoint = await startLocalServer(createEc2Endpoint(group));
  const credentials = { accessKeyId: 'example', secretAccessKey: 'example' };
  return new EC2Client({ endpoint: endpoint.url, region: 'eu-central-1', credentials, maxAttempts: 1 });
}
const listActions = () => endpoint.received.map(({ body }) => new URLSearchParams(body).get('Action'));

let group: Group;
beforeEach(() => {
  group = { id: ID, name: 'default', ingress: [FROM_ITSELF, SSH_FROM_ANYWHERE], egress: [TO_ANYWHERE] };
});
afterEach(() => endpoint.close());

describe('the default security group', () => {
  test('loses its ingress and egress rules', async () => {
    expect(await emptyDefaultSecurityGroup(await connectToEc2(group), ID, never)).toEqual({ Revoked: '3' });
    expect(listActions()).toEqual([
      'DescribeSecurityGroups',
      'RevokeSecurityGroupIngress',
      'RevokeSecurityGroupEgress',
    ]);
  });

  test('that is empty is not changed', async () => {
    group = { ...group, ingress: [], egress: [] };
    expect(await emptyDefaultSecurityGroup(await connectToEc2(group), ID, never)).toEqual({ Revoked: '0' });
    expect(listActions()).toEqual(['DescribeSecurityGroups']);
  });

  test('with another name is not changed', async () => {
    group = { ...group, name: 'web' };
    await expect(emptyDefaultSecurityGroup(await connectToEc2(group), ID, never)).rejects.toThrow(
      'is web, not a default group',
    );
    expect(listActions()).toEqual(['DescribeSecurityGroups']);
  });
});

test('a prefix list is found by a name that is reserved for AWS', async () => {
  const client = await connectToEc2(group);
  expect(await findPrefixListId(client, 'com.amazonaws.eu-central-1.s3', never)).toMatch(/^pl-/);
  await expect(findPrefixListId(client, 'com.example.none', never)).rejects.toThrow(
    'expected one prefix list com.example.none, got 0',
  );
});
