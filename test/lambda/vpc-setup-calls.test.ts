import { EC2Client } from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { emptyDefaultSecurityGroup } from '../../lambda/vpc-setup/default-security-group';
import { prefixListId } from '../../lambda/vpc-setup/prefix-list';
import { ec2Endpoint, FROM_ITSELF, type Group, SSH_FROM_ANYWHERE, TO_ANYWHERE } from './ec2-endpoint';
import { type LocalServer, listen } from './local-server';

// test/lambda/vpc-setup.test.ts runs the bundle; here the same calls are made from source.
const ID = 'sg-0123456789abcdef0';
const never = new AbortController().signal;
let endpoint: LocalServer;

async function ec2(group: Group): Promise<EC2Client> {
  endpoint = await listen(ec2Endpoint(group));
  const credentials = { accessKeyId: 'example', secretAccessKey: 'example' };
  return new EC2Client({ endpoint: endpoint.url, region: 'eu-central-1', credentials, maxAttempts: 1 });
}
const actions = () => endpoint.received.map(({ body }) => new URLSearchParams(body).get('Action'));

let group: Group;
beforeEach(() => {
  group = { id: ID, name: 'default', ingress: [FROM_ITSELF, SSH_FROM_ANYWHERE], egress: [TO_ANYWHERE] };
});
afterEach(() => endpoint.close());

describe('the default security group', () => {
  test('is emptied in both directions', async () => {
    expect(await emptyDefaultSecurityGroup(await ec2(group), ID, never)).toEqual({ Revoked: '3' });
    expect(actions()).toEqual(['DescribeSecurityGroups', 'RevokeSecurityGroupIngress', 'RevokeSecurityGroupEgress']);
  });

  test('that is empty is left alone', async () => {
    group = { ...group, ingress: [], egress: [] };
    expect(await emptyDefaultSecurityGroup(await ec2(group), ID, never)).toEqual({ Revoked: '0' });
    expect(actions()).toEqual(['DescribeSecurityGroups']);
  });

  test('of another name is not touched', async () => {
    group = { ...group, name: 'web' };
    await expect(emptyDefaultSecurityGroup(await ec2(group), ID, never)).rejects.toThrow('is web, not a default group');
    expect(actions()).toEqual(['DescribeSecurityGroups']);
  });
});

test('a prefix list is found by the name that only AWS may give', async () => {
  const client = await ec2(group);
  expect(await prefixListId(client, 'com.amazonaws.eu-central-1.s3', never)).toMatch(/^pl-/);
  await expect(prefixListId(client, 'com.example.none', never)).rejects.toThrow(
    'expected one prefix list com.example.none, got 0',
  );
});
