import { Signer } from '@aws-sdk/rds-signer';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { createDatabaseToken } from '../../../lambda/shared/database-token';

const now = new Date('2026-11-23T16:05:09.123Z');

beforeAll(() => {
  jest.useFakeTimers({ now, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterAll(() => {
  jest.useRealTimers();
});

const request = { host: 'proxy.example.com', port: 6432, user: 'reader', region: 'eu-central-1' };
const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session+/=' };

/** The order of parameters has no meaning: a verifier sorts them first. */
function sortParameters(token: string): string[] {
  const [address = '', query = ''] = token.split('?');
  return [address, ...query.split('&').sort()];
}

async function signWithSdk(
  asked: typeof request,
  by: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
) {
  const { host: hostname, port, user: username, region } = asked;
  return sortParameters(await new Signer({ hostname, port, username, region, credentials: by }).getAuthToken());
}

test('the database token equals that of the AWS SDK', async () => {
  expect(sortParameters(createDatabaseToken(request, credentials, now))).toEqual(
    await signWithSdk(request, credentials),
  );
});

test('the database token equals that of the AWS SDK without a session token', async () => {
  const { accessKeyId, secretAccessKey } = credentials;
  const longLived = { accessKeyId, secretAccessKey };
  expect(sortParameters(createDatabaseToken(request, longLived, now))).toEqual(await signWithSdk(request, longLived));
});

test('the database token equals that of the AWS SDK for any user and secret', async () => {
  const text = fc.string({ minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      text,
      text,
      text,
      fc.integer({ min: 1, max: 65535 }),
      async (user, secretAccessKey, sessionToken, port) => {
        const asked = { ...request, user, port };
        const by = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey, sessionToken };
        expect(sortParameters(createDatabaseToken(asked, by, now))).toEqual(await signWithSdk(asked, by));
      },
    ),
    { numRuns: 100, seed: 20261123 },
  );
});
