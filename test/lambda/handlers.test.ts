import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type {
  APIGatewayProxyEvent,
  APIGatewayProxyResult,
  CloudFormationCustomResourceEvent,
  Context,
} from 'aws-lambda';
import { type LocalServer, startLocalServer } from './local-server';
import { buildApiEvent, context } from './records/api-event';
import { RESPONSE_ORIGIN, redirectResponses } from './response-bucket';

const ENVIRONMENT = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'example',
  AWS_SECRET_ACCESS_KEY: 'example',
  DATABASE_HOST: '127.0.0.1',
  // A reserved port, on which nothing listens.
  DATABASE_PORT: '1',
  DATABASE_NAME: 'records',
  DATABASE_USER: 'bulwark_read',
  DATABASE_CONNECT_MS: '2000',
  EPOCH_DAYS: '7',
  RESTORABLE_DAYS: '7',
  PENDING_DAYS: '7',
  EPOCH_TAG: 'sandbox',
  EPOCH_KEY_POLICY: '{"Version":"2012-10-17"}',
  CLIENT_API_KEYS: '{"client":"key"}',
  TENANT_KEYS_KEY_ARN: 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-4333-8444-555555555555',
};

let before: NodeJS.ProcessEnv;

beforeEach(() => {
  before = { ...process.env };
  Object.assign(process.env, ENVIRONMENT);
  for (const stream of [process.stdout, process.stderr]) jest.spyOn(stream, 'write').mockReturnValue(true);
});
afterEach(() => {
  process.env = before;
  jest.restoreAllMocks();
});

/** Loads a handler as Lambda does: a module that reads its environment variables once. */
async function loadHandler<Event, Answer>(path: string): Promise<(event: Event, context: Context) => Promise<Answer>> {
  let handler: ((event: Event, context: Context) => Promise<Answer>) | undefined;
  await jest.isolateModulesAsync(async () => {
    ({ handler } = await import(path));
  });
  if (handler === undefined) throw new Error(`${path} exports no handler`);
  return handler;
}

const buildAuthorizedEvent = (method: string, path: string, scope: string): APIGatewayProxyEvent => {
  const event = buildApiEvent(method, path);
  const claims = { token_use: 'access', scope, tenant: 'example', sub: 'client', client_id: 'client' };
  return {
    ...event,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'abcdefghijklmnop' },
    pathParameters: { id: '11111111-2222-4333-8444-555555555555' },
    requestContext: {
      ...event.requestContext,
      identity: { ...event.requestContext.identity, apiKeyId: 'key' },
      authorizer: { claims },
    },
  };
};

describe.each([
  ['read', 'GET', '/records/{id}', 'records/read'],
  ['write', 'DELETE', '/records/{id}', 'records/write'],
  ['erase', 'DELETE', '/subjects/{id}', 'subjects/erase'],
])('the function that may %s', (name, method, path, scope) => {
  const handler = () =>
    loadHandler<APIGatewayProxyEvent, APIGatewayProxyResult>(`../../lambda/records/${name}/handler`);

  test('reads its environment variables, and answers 503 without the database', async () => {
    expect(await (await handler())(buildAuthorizedEvent(method, path, scope), context)).toMatchObject({
      statusCode: 503,
    });
  });

  test('answers 404 for a route of another function', async () => {
    expect(await (await handler())(buildAuthorizedEvent('PUT', path, scope), context)).toMatchObject({
      statusCode: 404,
    });
  });

  test('does not start with invalid environment variables', async () => {
    process.env['DATABASE_USER'] = 'nobody; drop';
    await expect(handler()).rejects.toThrow('DATABASE_USER must match');
  });
});

test.each([undefined, '', 'text', '[]', 'null', '{"client":7}'])(
  'no function starts with the API keys %p',
  async (keys) => {
    if (keys === undefined) delete process.env['CLIENT_API_KEYS'];
    else process.env['CLIENT_API_KEYS'] = keys;
    await expect(loadHandler('../../lambda/records/read/handler')).rejects.toThrow(
      'CLIENT_API_KEYS must be a JSON object of ids',
    );
  },
);

test('a function that decrypts does not start without the ARN of its KMS key', async () => {
  process.env['TENANT_KEYS_KEY_ARN'] = 'key/1';
  await expect(loadHandler('../../lambda/records/read/handler')).rejects.toThrow(
    'TENANT_KEYS_KEY_ARN must be the ARN of a KMS key',
  );
});

describe('the functions that no route calls', () => {
  test('the keeper fails when its schedule starts it without the database, so that Lambda reports it', async () => {
    const handler = await loadHandler<object, void>('../../lambda/keeper/handler');
    await expect(handler({ source: 'aws.events' }, context)).rejects.toThrow('database: ECONNREFUSED');
  });

  test('the keeper does not start with invalid settings', async () => {
    process.env['PENDING_DAYS'] = '1';
    await expect(loadHandler('../../lambda/keeper/handler')).rejects.toThrow('PENDING_DAYS must match');
  });

  test('the function for tenants checks the task, then needs the database', async () => {
    const handler = await loadHandler<object, unknown>('../../lambda/tenants/handler');
    await expect(handler({ task: 'erase' }, context)).rejects.toThrow('tenant must match');
    const task = { task: 'rotate', tenant: 'example', by: 'operator' };
    await expect(handler(task, context)).rejects.toThrow('database: ECONNREFUSED');
  });
});

describe('the custom resource', () => {
  let cloudFormation: LocalServer;
  beforeEach(async () => {
    cloudFormation = await startLocalServer(() => ({ status: 200 }));
    redirectResponses(cloudFormation.url);
  });
  afterEach(() => cloudFormation.close());

  const ask = async (path: string, type: 'Create' | 'Delete', resourceType: string, remainingMs = 60_000) => {
    const handler = await loadHandler<CloudFormationCustomResourceEvent, void>(path);
    const event = {
      RequestType: type,
      ResponseURL: `${RESPONSE_ORIGIN}/response`,
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'It',
      PhysicalResourceId: 'It',
      ResourceType: resourceType,
      ResourceProperties: { ServiceToken: 'token' },
      // The type requires the old properties in every event; CloudFormation sends them in updates only.
    } as unknown as CloudFormationCustomResourceEvent;
    await handler(event, { ...context, getRemainingTimeInMillis: () => remainingMs });
    return cloudFormation.received.map(({ body }) => JSON.parse(body));
  };

  test('of the migrations fails the deployment without the database, and its reason is what it waited for', async () => {
    // Two seconds remain after the time that is reserved for the response.
    expect(await ask('../../lambda/migrate/handler', 'Create', 'Custom::Migration', 11_000)).toMatchObject([
      {
        Status: 'FAILED',
        Reason: expect.stringMatching(/waited \d s for the database to accept connections: ECONNREFUSED/),
      },
    ]);
  });

  test('of the migrations does not change the schema when it is deleted', async () => {
    expect(await ask('../../lambda/migrate/handler', 'Delete', 'Custom::Migration')).toMatchObject([
      { Status: 'SUCCESS' },
    ]);
  });

  test('of the key epochs fails the deployment without the database, and does nothing when it is deleted', async () => {
    expect(await ask('../../lambda/keeper/handler', 'Create', 'Custom::KeyEpoch')).toMatchObject([
      { Status: 'FAILED', Reason: expect.stringContaining('database: ECONNREFUSED') },
    ]);
    expect(await ask('../../lambda/keeper/handler', 'Delete', 'Custom::KeyEpoch')).toMatchObject([
      {},
      { Status: 'SUCCESS' },
    ]);
  });

  test('of the network refuses a missing property and an unknown type', async () => {
    expect(await ask('../../lambda/vpc-setup/handler', 'Create', 'Custom::VpcRestrictDefaultSG')).toMatchObject([
      { Status: 'FAILED', Reason: expect.stringContaining('the template sets no GroupId') },
    ]);
    expect(await ask('../../lambda/vpc-setup/handler', 'Create', 'Custom::Other')).toMatchObject([
      {},
      { Status: 'FAILED', Reason: expect.stringContaining('unknown custom resource: Custom::Other') },
    ]);
  });

  test('of the account refuses a missing property and an unknown type, and keeps service-linked roles', async () => {
    const handler = '../../lambda/account-services/handler';
    const refuse = (reason: string) => ({ Status: 'FAILED', Reason: expect.stringContaining(reason) });
    expect(await ask(handler, 'Create', 'Custom::ServiceLinkedRole')).toMatchObject([
      refuse('the template sets no ServiceName'),
    ]);
    expect(await ask(handler, 'Create', 'Custom::InspectorScans')).toMatchObject([
      {},
      refuse('the template sets no RecordName'),
    ]);
    expect(await ask(handler, 'Create', 'Custom::Other')).toMatchObject([{}, {}, refuse('unknown custom resource')]);
    expect(await ask(handler, 'Delete', 'Custom::ServiceLinkedRole')).toMatchObject([
      {},
      {},
      {},
      { Status: 'SUCCESS' },
    ]);
  });
});
