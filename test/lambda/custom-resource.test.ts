import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { type CustomResourceWork, createCustomResourceHandler } from '../../lambda/shared/custom-resource';
import { type LocalServer, startLocalServer } from './local-server';
import { RESPONSE_ORIGIN, redirectResponses } from './response-bucket';

let cloudFormation: LocalServer;
const region = process.env['AWS_REGION'];

// Keeps log lines out of the test report.
beforeEach(() => {
  process.env['AWS_REGION'] = 'eu-central-1';
  for (const stream of [process.stdout, process.stderr]) jest.spyOn(stream, 'write').mockReturnValue(true);
});
afterEach(async () => {
  jest.restoreAllMocks();
  if (region === undefined) delete process.env['AWS_REGION'];
  else process.env['AWS_REGION'] = region;
  await cloudFormation.close();
});

async function runCustomResource(
  work: CustomResourceWork,
  { type = 'Create', remainingMs = 60_000, statuses = [200], origin = RESPONSE_ORIGIN }: Partial<Situation> = {},
) {
  cloudFormation = await startLocalServer(() => ({ status: statuses[cloudFormation.received.length - 1] ?? 200 }));
  redirectResponses(cloudFormation.url);
  const event = {
    RequestType: type,
    ServiceToken: 'arn:aws:lambda:eu-central-1:111122223333:function:work',
    ResponseURL: `${origin}/response`,
    StackId: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/sandbox-Data/1',
    RequestId: 'request-1',
    LogicalResourceId: 'Migration',
    PhysicalResourceId: 'Earlier',
    ResourceType: 'Custom::Migration',
    ResourceProperties: { ServiceToken: 'arn:aws:lambda:eu-central-1:111122223333:function:work', Schema: '7' },
    OldResourceProperties: {},
  } as CloudFormationCustomResourceEvent;
  const context = { getRemainingTimeInMillis: () => remainingMs, logStreamName: 'stream-1' } as Context;
  await createCustomResourceHandler(work)(event, context);
  return cloudFormation.received.map(({ body }) => JSON.parse(body));
}

interface Situation {
  readonly type: 'Create' | 'Update' | 'Delete';
  readonly remainingMs: number;
  /** Statuses of the response URL of CloudFormation, one for each attempt. */
  readonly statuses: readonly number[];
  /** Origin of the response URL. */
  readonly origin: string;
}

describe('CloudFormation always receives a response', () => {
  test('success, with the attributes', async () => {
    expect(await runCustomResource(async ({ properties }) => ({ Schema: String(properties['Schema']) }))).toEqual([
      {
        Status: 'SUCCESS',
        Data: { Schema: '7' },
        PhysicalResourceId: 'Migration',
        StackId: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/sandbox-Data/1',
        RequestId: 'request-1',
        LogicalResourceId: 'Migration',
      },
    ]);
  });

  test('failure, with the reason and the log stream', async () => {
    const failing = async () => {
      throw new TypeError('migration 3 does not apply');
    };
    expect(await runCustomResource(failing)).toMatchObject([
      { Status: 'FAILED', Reason: 'TypeError: migration 3 does not apply (log stream stream-1)' },
    ]);
  });

  test('failure, when the work throws synchronously', async () => {
    const failing = () => {
      throw new Error('at once');
    };
    expect(await runCustomResource(failing)).toMatchObject([
      { Status: 'FAILED', Reason: expect.stringContaining('at once') },
    ]);
  });

  test('failure, before the timeout of the function, and the work is aborted', async () => {
    let told = false;
    const endless: CustomResourceWork = (_, deadline) =>
      new Promise(() => {
        deadline.addEventListener('abort', () => {
          told = true;
        });
      });
    const answers = await runCustomResource(endless, { remainingMs: 9_100 });
    expect(answers).toMatchObject([{ Status: 'FAILED', Reason: expect.stringContaining('not finished before') }]);
    expect(told).toBe(true);
  });

  test('failure, when the attributes exceed the limit of CloudFormation', async () => {
    const answers = await runCustomResource(async () => ({ Much: 'x'.repeat(4096) }));
    expect(answers).toMatchObject([{ Status: 'FAILED', Reason: expect.stringMatching(/\d+ bytes/) }]);
    expect(answers[0]).not.toHaveProperty('Data');
  });

  test('a short one, however long the reason is', async () => {
    const failing = async () => {
      throw new Error('ü'.repeat(10_000));
    };
    await runCustomResource(failing);
    expect(Buffer.byteLength(cloudFormation.received[0]?.body ?? '')).toBeLessThan(4096);
  });

  test('again, when the first attempts to deliver it fail', async () => {
    expect(await runCustomResource(async () => ({}), { statuses: [503, 500, 200] })).toHaveLength(3);
  });

  test('or the invocation fails, so that Lambda retries it', async () => {
    await expect(runCustomResource(async () => ({}), { statuses: [403, 403, 403] })).rejects.toThrow('answered 403');
    expect(cloudFormation.received).toHaveLength(3);
  });
});

test.each(['Update', 'Delete'] as const)('%s keeps the physical id, so that nothing is replaced', async (type) => {
  expect(await runCustomResource(async () => ({}), { type })).toMatchObject([{ PhysicalResourceId: 'Earlier' }]);
});

test('the response is sent without a content type, as its URL is signed', async () => {
  await runCustomResource(async () => ({}));
  const { method, headers } = cloudFormation.received[0] ?? {};
  expect(method).toBe('PUT');
  expect(headers?.['content-type'] ?? '').toBe('');
  expect(Number(headers?.['content-length'])).toBeGreaterThan(0);
});

test.each(['https://stranger.s3.eu-central-1.amazonaws.com', RESPONSE_ORIGIN.replace('https', 'http')])(
  'an event whose response goes to %s fails before any work, and sends nothing',
  async (origin) => {
    const work = jest.fn<CustomResourceWork>();
    await expect(runCustomResource(work, { origin })).rejects.toThrow('not an address of CloudFormation');
    expect(work).not.toHaveBeenCalled();
    expect(cloudFormation.received).toEqual([]);
  },
);
