import { Signer } from '@aws-sdk/rds-signer';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { databaseToken } from '../../../lambda/shared/database-token';

const now = new Date('2026-11-23T16:05:09.123Z');

beforeAll(() => {
  jest.useFakeTimers({ now, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterAll(() => {
  jest.useRealTimers();
});

const request = { host: 'proxy.example.com', port: 6432, user: 'reader', region: 'eu-central-1' };
const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session+/=' };

/** The order of parameters means nothing: who verifies a signature sorts them first. */
function sorted(token: string): string[] {
  const [address = '', query = ''] = token.split('?');
  return [address, ...query.split('&').sort()];
}

async function official(
  asked: typeof request,
  by: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
) {
  const { host: hostname, port, user: username, region } = asked;
  return sorted(await new Signer({ hostname, port, username, region, credentials: by }).getAuthToken());
}

test('the database token is the one the AWS SDK makes', async () => {
  expect(sorted(databaseToken(request, credentials, now))).toEqual(await official(request, credentials));
});

test('the database token is the one the AWS SDK makes without a session token', async () => {
  const { accessKeyId, secretAccessKey } = credentials;
  const longLived = { accessKeyId, secretAccessKey };
  expect(sorted(databaseToken(request, longLived, now))).toEqual(await official(request, longLived));
});

test('the database token is the one the AWS SDK makes, whatever users and secrets are called', async () => {
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
        expect(sorted(databaseToken(asked, by, now))).toEqual(await official(asked, by));
      },
    ),
    { numRuns: 100, seed: 20261123 },
  );
});
