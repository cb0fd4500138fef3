import { IAMClient } from '@aws-sdk/client-iam';
import { Inspector2Client } from '@aws-sdk/client-inspector2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { disableInspector, enableInspector } from '../../../lambda/account-services/inspector-scans';
import { ScanRecord } from '../../../lambda/account-services/scan-record';
import { createServiceLinkedRole } from '../../../lambda/account-services/service-linked-role';
import { type LocalServer, startLocalServer } from '../local-server';
import { type AccountState, createAccountEndpoint, type EndpointOptions } from './account-endpoint';

const RECORD = '/sandbox/inspector-scans';
const never = new AbortController().signal;
let state: AccountState;
let endpoint: LocalServer;

async function connect(options?: EndpointOptions) {
  endpoint = await startLocalServer(createAccountEndpoint(state, options));
  const credentials = { accessKeyId: 'example', secretAccessKey: 'example' };
  const config = { endpoint: endpoint.url, region: 'eu-central-1', credentials, maxAttempts: 1 };
  return {
    iam: new IAMClient(config),
    inspector: new Inspector2Client(config),
    record: new ScanRecord(new SSMClient(config), RECORD),
  };
}

beforeEach(() => {
  state = { scans: {}, parameters: new Map(), roles: new Set() };
});
afterEach(() => endpoint.close());

describe('the scans of Inspector', () => {
  test('are enabled, and disabled again when the environment is deleted', async () => {
    const { inspector, record } = await connect();
    await enableInspector(inspector, record, ['LAMBDA'], never);
    expect(state.scans).toEqual({ LAMBDA: 'ENABLED' });
    await disableInspector(inspector, record, never);
    expect(state.scans).toEqual({ LAMBDA: 'DISABLED' });
    expect(state.parameters.size).toBe(0);
  });

  test('that were on before stay on when the environment is deleted', async () => {
    state.scans['ECR'] = 'ENABLED';
    const { inspector, record } = await connect();
    await enableInspector(inspector, record, ['ECR', 'LAMBDA'], never);
    await disableInspector(inspector, record, never);
    expect(state.scans).toEqual({ ECR: 'ENABLED', LAMBDA: 'DISABLED' });
  });

  test('stay the own ones when a request is repeated after its response was lost', async () => {
    const { inspector, record } = await connect();
    await enableInspector(inspector, record, ['LAMBDA'], never);
    await enableInspector(inspector, record, ['LAMBDA'], never);
    await disableInspector(inspector, record, never);
    expect(state.scans).toEqual({ LAMBDA: 'DISABLED' });
  });

  test('that an update no longer wants are disabled, but not those of somebody else', async () => {
    state.scans['EC2'] = 'ENABLED';
    const { inspector, record } = await connect();
    await enableInspector(inspector, record, ['EC2', 'ECR', 'LAMBDA'], never);
    await enableInspector(inspector, record, ['LAMBDA'], never);
    expect(state.scans).toEqual({ EC2: 'ENABLED', ECR: 'DISABLED', LAMBDA: 'ENABLED' });
    expect(state.parameters.get(RECORD)).toBe('LAMBDA');
  });

  test('are awaited', async () => {
    const { inspector, record } = await connect({ slow: 2 });
    await enableInspector(inspector, record, ['LAMBDA'], never);
    expect(state.scans).toEqual({ LAMBDA: 'ENABLED' });
  });

  test('that do not start before the deadline fail with their names', async () => {
    const { inspector, record } = await connect({ slow: 1000 });
    await expect(enableInspector(inspector, record, ['LAMBDA'], AbortSignal.timeout(1500))).rejects.toThrow(
      'Inspector did not report ENABLED for LAMBDA in time',
    );
  });

  test('that Inspector refuses fail with its reason', async () => {
    const { inspector, record } = await connect({ failure: 'ACCESS_DENIED' });
    await expect(enableInspector(inspector, record, ['LAMBDA'], never)).rejects.toThrow(
      'ACCESS_DENIED: refused by the endpoint',
    );
  });

  test('with an unknown name are refused before anything is called', async () => {
    const { inspector, record } = await connect();
    await expect(enableInspector(inspector, record, ['LAMBDAS'], never)).rejects.toThrow('not a scan of Inspector');
    expect(endpoint.received).toEqual([]);
  });

  test('need no record to be deleted, since a creation may have failed before it', async () => {
    state.scans['LAMBDA'] = 'ENABLED';
    const { inspector, record } = await connect();
    await disableInspector(inspector, record, never);
    expect(state.scans).toEqual({ LAMBDA: 'ENABLED' });
  });
});

describe('a service-linked role', () => {
  test('is created', async () => {
    const { iam } = await connect();
    await createServiceLinkedRole(iam, 'config.amazonaws.com', never, 0);
    expect([...state.roles]).toEqual(['config.amazonaws.com']);
  });

  test('that the account has is left as it is', async () => {
    state.roles.add('config.amazonaws.com');
    const { iam } = await connect();
    await createServiceLinkedRole(iam, 'config.amazonaws.com', never, 0);
    expect(endpoint.received).toHaveLength(1);
  });

  test('that is refused fails', async () => {
    const { iam } = await connect();
    await expect(createServiceLinkedRole(iam, 'unknown.amazonaws.com', never, 0)).rejects.toThrow('not allowed');
  });
});
