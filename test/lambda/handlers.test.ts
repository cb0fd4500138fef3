import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type {
  APIGatewayProxyEvent,
  APIGatewayProxyResult,
  CloudFormationCustomResourceEvent,
  Context,
} from 'aws-lambda';
import { type LocalServer, listen } from './local-server';
import { apiEvent, context } from './records/api-event';

const ENVIRONMENT = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'example',
  AWS_SECRET_ACCESS_KEY: 'example',
  DATABASE_HOST: '127.0.0.1',
  // Reserved: nothing listens there.
  DATABASE_PORT: '1',
  DATABASE_NAME: 'records',
  DATABASE_USER: 'bulwark_read',
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

/** A handler as Lambda loads it: a module that reads its environment once. */
async function loaded<Event, Answer>(path: string): Promise<(event: Event, context: Context) => Promise<Answer>> {
  let handler: ((event: Event, context: Context) => Promise<Answer>) | undefined;
  await jest.isolateModulesAsync(async () => {
    ({ handler } = await import(path));
  });
  if (handler === undefined) throw new Error(`${path} exports no handler`);
  return handler;
}

const withToken = (method: string, path: string, scope: string): APIGatewayProxyEvent => {
  const event = apiEvent(method, path);
  const claims = { token_use: 'access', scope, tenant: 'example', sub: 'client' };
  return {
    ...event,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'abcdefghijklmnop' },
    pathParameters: { id: '11111111-2222-4333-8444-555555555555' },
    requestContext: { ...event.requestContext, authorizer: { claims } },
  };
};

describe.each([
  ['read', 'GET', '/records/{id}', 'records/read'],
  ['write', 'DELETE', '/records/{id}', 'records/write'],
  ['erase', 'DELETE', '/subjects/{id}', 'subjects/erase'],
])('the function that may %s', (name, method, path, scope) => {
  const handler = () => loaded<APIGatewayProxyEvent, APIGatewayProxyResult>(`../../lambda/records/${name}/handler`);

  test('is composed of its environment, and says so when the database is not there', async () => {
    expect(await (await handler())(withToken(method, path, scope), context)).toMatchObject({ statusCode: 503 });
  });

  test('knows no route of another function', async () => {
    expect(await (await handler())(withToken('PUT', path, scope), context)).toMatchObject({ statusCode: 404 });
  });

  test('does not start with an environment that is wrong', async () => {
    process.env['DATABASE_USER'] = 'nobody; drop';
    await expect(handler()).rejects.toThrow('DATABASE_USER must match');
  });
});

test('a function that opens keys does not start without the key it is to use', async () => {
  process.env['TENANT_KEYS_KEY_ARN'] = 'key/1';
  await expect(loaded('../../lambda/records/read/handler')).rejects.toThrow(
    'TENANT_KEYS_KEY_ARN must be the ARN of a KMS key',
  );
});

describe('the custom resource', () => {
  let cloudFormation: LocalServer;
  beforeEach(async () => {
    cloudFormation = await listen(() => ({ status: 200 }));
  });
  afterEach(() => cloudFormation.close());

  const ask = async (path: string, type: 'Create' | 'Delete', resourceType: string) => {
    const handler = await loaded<CloudFormationCustomResourceEvent, void>(path);
    const event = {
      RequestType: type,
      ResponseURL: `${cloudFormation.url}/response`,
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'It',
      PhysicalResourceId: 'It',
      ResourceType: resourceType,
      ResourceProperties: { ServiceToken: 'token' },
      // The type wants the old properties of an update with every event; CloudFormation sends them with updates alone.
    } as unknown as CloudFormationCustomResourceEvent;
    await handler(event, { ...context, getRemainingTimeInMillis: () => 60_000 });
    return cloudFormation.received.map(({ body }) => JSON.parse(body));
  };

  test('of the migrations fails the deployment when the database is not there', async () => {
    expect(await ask('../../lambda/migrate/handler', 'Create', 'Custom::Migration')).toMatchObject([
      { Status: 'FAILED', Reason: expect.stringContaining('ECONNREFUSED') },
    ]);
  });

  test('of the migrations leaves the schema alone when it is deleted', async () => {
    expect(await ask('../../lambda/migrate/handler', 'Delete', 'Custom::Migration')).toMatchObject([
      { Status: 'SUCCESS' },
    ]);
  });

  test('of the network refuses what the template does not say', async () => {
    expect(await ask('../../lambda/vpc-setup/handler', 'Create', 'Custom::VpcRestrictDefaultSG')).toMatchObject([
      { Status: 'FAILED', Reason: expect.stringContaining('the template gives no GroupId') },
    ]);
    expect(await ask('../../lambda/vpc-setup/handler', 'Create', 'Custom::Other')).toMatchObject([
      {},
      { Status: 'FAILED', Reason: expect.stringContaining('no such custom resource: Custom::Other') },
    ]);
  });
});
