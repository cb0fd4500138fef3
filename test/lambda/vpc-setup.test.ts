import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { bundleOptions } from '../../lib/functions/bundled-code';
import { ec2Endpoint, FROM_ITSELF, type Group, SSH_FROM_ANYWHERE, TO_ANYWHERE } from './ec2-endpoint';
import { type LocalServer, listen } from './local-server';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'vpc-setup-'));
const bundle = join(folder, 'index.js');

let group: Group;
let cloudFormation: LocalServer;
let ec2: LocalServer;

beforeAll(() => {
  const built = buildSync({ ...bundleOptions('vpc-setup'), write: false });
  writeFileSync(bundle, built.outputFiles.find(({ path }) => path.endsWith('.js'))?.contents ?? '');
});
beforeEach(async () => {
  group = {
    id: 'sg-0123456789abcdef0',
    name: 'default',
    ingress: [FROM_ITSELF, SSH_FROM_ANYWHERE],
    egress: [TO_ANYWHERE],
  };
  cloudFormation = await listen(() => ({ status: 200 }));
  ec2 = await listen(ec2Endpoint(group));
});
afterEach(async () => {
  await Promise.all([cloudFormation.close(), ec2.close()]);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the bundle as Lambda would, in a process of its own with the environment of a function; the result is what was answered. */
async function deploy(type: 'Create' | 'Update' | 'Delete', resource: string, properties: Record<string, string>) {
  const event = {
    RequestType: type,
    ResponseURL: `${cloudFormation.url}/response?X-Amz-Signature=a-secret`,
    StackId: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/sandbox-Network/1',
    RequestId: 'request-1',
    LogicalResourceId: 'Logical',
    ResourceType: resource,
    ResourceProperties: properties,
    ...(type === 'Create' ? {} : { PhysicalResourceId: 'Physical' }),
  };
  const program = `require(${JSON.stringify(bundle)}).handler(${JSON.stringify(event)},
    { getRemainingTimeInMillis: () => 60_000, logStreamName: 'stream' })`;
  const { stdout, stderr } = await run(process.execPath, ['-e', program], {
    env: {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'session-of-the-function',
      AWS_ENDPOINT_URL_EC2: ec2.url,
      AWS_MAX_ATTEMPTS: '1',
    },
  });
  expect(cloudFormation.received).toHaveLength(1);
  return { answer: JSON.parse(cloudFormation.received[0]?.body ?? ''), logs: stdout + stderr };
}

const actions = () => ec2.received.map(({ body }) => new URLSearchParams(body).get('Action'));

describe('the default security group', () => {
  const resource = 'Custom::VpcRestrictDefaultSG';
  const properties = { GroupId: 'sg-0123456789abcdef0' };

  test.each(['Create', 'Update'] as const)('holds no rule any more after %s, whoever added one', async (type) => {
    const { answer } = await deploy(type, resource, properties);
    expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { Revoked: '3' } });
    expect(group).toMatchObject({ ingress: [], egress: [] });
  });

  test('loses exactly the rules that it has', async () => {
    await deploy('Create', resource, properties);
    const fields = new URLSearchParams(ec2.received[1]?.body);
    expect(Object.fromEntries(fields)).toMatchObject({
      Action: 'RevokeSecurityGroupIngress',
      GroupId: 'sg-0123456789abcdef0',
      'IpPermissions.1.IpProtocol': '-1',
      'IpPermissions.1.Groups.1.GroupId': 'sg-0123456789abcdef0',
      'IpPermissions.2.IpProtocol': 'tcp',
      'IpPermissions.2.FromPort': '22',
      'IpPermissions.2.IpRanges.1.CidrIp': '0.0.0.0/0',
    });
  });

  test('that is empty already is left alone', async () => {
    Object.assign(group, { ingress: [], egress: [] });
    expect((await deploy('Update', resource, properties)).answer.Status).toBe('SUCCESS');
    expect(actions()).toEqual(['DescribeSecurityGroups']);
  });

  test('stays as it is on Delete', async () => {
    expect((await deploy('Delete', resource, properties)).answer.Status).toBe('SUCCESS');
    expect(actions()).toEqual([]);
  });

  test('is the only group it touches', async () => {
    Object.assign(group, { name: 'database' });
    const { answer } = await deploy('Create', resource, properties);
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('not a default group') });
    expect(actions()).toEqual(['DescribeSecurityGroups']);
  });

  test('that EC2 left a rule in fails the deployment', async () => {
    await ec2.close();
    ec2 = await listen(ec2Endpoint(group, { leavesRules: true }));
    const { answer } = await deploy('Create', resource, properties);
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('EC2 left 2 ingress rules') });
  });

  test('that is not there fails the deployment with what EC2 said', async () => {
    const { answer } = await deploy('Create', resource, { GroupId: 'sg-00000000000000000' });
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('InvalidGroup.NotFound') });
  });

  test('that the template forgot to name fails the deployment', async () => {
    const { answer } = await deploy('Create', resource, {});
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('gives no GroupId') });
  });
});

describe('the prefix list', () => {
  const resource = 'Custom::ManagedPrefixList';

  test('of S3 is told by EC2', async () => {
    const { answer } = await deploy('Create', resource, { Name: 'com.amazonaws.eu-central-1.s3' });
    expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { Id: 'pl-0123456789abcdef0' } });
  });

  test('that EC2 does not know fails the deployment', async () => {
    const { answer } = await deploy('Create', resource, { Name: 'com.amazonaws.nowhere.s3' });
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('expected one prefix list') });
  });
});

test('calls are signed with the credentials of the function', async () => {
  await deploy('Create', 'Custom::ManagedPrefixList', { Name: 'com.amazonaws.eu-central-1.s3' });
  expect(ec2.received[0]?.headers).toMatchObject({
    authorization: expect.stringContaining('Credential=AKIDEXAMPLE/'),
    'x-amz-security-token': 'session-of-the-function',
  });
});

test('the log tells the outcome and never the signed address of the answer', async () => {
  const { logs } = await deploy('Create', 'Custom::Other', {});
  expect(logs).toContain('no such custom resource: Custom::Other');
  expect(logs).not.toContain('a-secret');
});
