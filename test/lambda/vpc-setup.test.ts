import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { buildBundleOptions } from '../../lib/functions/bundled-code';
import { createEc2Endpoint, FROM_ITSELF, type Group, SSH_FROM_ANYWHERE, TO_ANYWHERE } from './ec2-endpoint';
import { type LocalServer, startLocalServer } from './local-server';
import { RESPONSE_ORIGIN } from './response-bucket';

const runProgram = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'vpc-setup-'));
const bundle = join(folder, 'index.js');

let group: Group;
let cloudFormation: LocalServer;
let ec2: LocalServer;

beforeAll(() => {
  const built = buildSync({ ...buildBundleOptions('vpc-setup'), write: false });
  writeFileSync(bundle, built.outputFiles.find(({ path }) => path.endsWith('.js'))?.contents ?? '');
});
beforeEach(async () => {
  group = {
    id: 'sg-0123456789abcdef0',
    name: 'default',
    ingress: [FROM_ITSELF, SSH_FROM_ANYWHERE],
    egress: [TO_ANYWHERE],
  };
  cloudFormation = await startLocalServer(() => ({ status: 200 }));
  ec2 = await startLocalServer(createEc2Endpoint(group));
});
afterEach(async () => {
  await Promise.all([cloudFormation.close(), ec2.close()]);
});
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Runs the bundle as Lambda would, in a process of its own with the environment of a function; the result is what was
 * answered.
 */
async function deploy(type: 'Create' | 'Update' | 'Delete', resource: string, properties: Record<string, string>) {
  const event = {
    RequestType: type,
    ResponseURL: `${RESPONSE_ORIGIN}/response?X-Amz-Signature=a-secret`,
    StackId: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/sandbox-Network/1',
    RequestId: 'request-1',
    LogicalResourceId: 'Logical',
    ResourceType: resource,
    ResourceProperties: properties,
    ...(type === 'Create' ? {} : { PhysicalResourceId: 'Physical' }),
  };
  // The bucket is out of reach, so the process finds this machine under its name.
  const redirect = `const send = globalThis.fetch; globalThis.fetch = (url, init) =>
    send(url.replace(${JSON.stringify(RESPONSE_ORIGIN)}, ${JSON.stringify(cloudFormation.url)}), init);`;
  const program = `${redirect}\n  require(${JSON.stringify(bundle)}).handler(${JSON.stringify(event)},
    { getRemainingTimeInMillis: () => 60_000, logStreamName: 'stream' })`;
  const { stdout, stderr } = await runProgram(process.execPath, ['-e', program], {
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

const listActions = () => ec2.received.map(({ body }) => new URLSearchParams(body).get('Action'));

describe('the default security group', () => {
  const resource = 'Custom::VpcRestrictDefaultSG';
  const properties = { GroupId: 'sg-0123456789abcdef0' };

  test.each(['Create', 'Update'] as const)('has no rule after %s', async (type) => {
    const { answer } = await deploy(type, resource, properties);
    expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { Revoked: '3' } });
    expect(group).toMatchObject({ ingress: [], egress: [] });
  });

  test('loses exactly its own rules', async () => {
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

  test('that is empty is not changed', async () => {
    Object.assign(group, { ingress: [], egress: [] });
    expect((await deploy('Update', resource, properties)).answer.Status).toBe('SUCCESS');
    expect(listActions()).toEqual(['DescribeSecurityGroups']);
  });

  test('is not changed on Delete', async () => {
    expect((await deploy('Delete', resource, properties)).answer.Status).toBe('SUCCESS');
    expect(listActions()).toEqual([]);
  });

  test('is the only group that is changed', async () => {
    Object.assign(group, { name: 'database' });
    const { answer } = await deploy('Create', resource, properties);
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('not a default group') });
    expect(listActions()).toEqual(['DescribeSecurityGroups']);
  });

  test('in which EC2 kept a rule fails the deployment', async () => {
    await ec2.close();
    ec2 = await startLocalServer(createEc2Endpoint(group, { leavesRules: true }));
    const { answer } = await deploy('Create', resource, properties);
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('EC2 kept 2 ingress rules') });
  });

  test('that does not exist fails the deployment with the error of EC2', async () => {
    const { answer } = await deploy('Create', resource, { GroupId: 'sg-00000000000000000' });
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('InvalidGroup.NotFound') });
  });

  test('without an id in the template fails the deployment', async () => {
    const { answer } = await deploy('Create', resource, {});
    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('sets no GroupId') });
  });
});

describe('the prefix list', () => {
  const resource = 'Custom::ManagedPrefixList';

  test('of S3 is found', async () => {
    const { answer } = await deploy('Create', resource, { Name: 'com.amazonaws.eu-central-1.s3' });
    expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { Id: 'pl-0123456789abcdef0' } });
  });

  test('that does not exist fails the deployment', async () => {
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

test('the log contains the outcome and never the signed URL of the response', async () => {
  const { logs } = await deploy('Create', 'Custom::Other', {});
  expect(logs).toContain('unknown custom resource: Custom::Other');
  expect(logs).not.toContain('a-secret');
});
