import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { startTestBackend, type TestBackend } from '../running-backend';
import { createSandboxDraft } from '../scaffold';

const REQUESTS_PER_DAY = 400;
/** The clock of throttles does not run. Tests advance it, so that a slow machine refills no bucket. */
let now = new Date('2026-11-23T12:00:00Z');
let backend: TestBackend;

// The limits of the sandbox preset: 50 requests a second and bursts of 100, a tenth of both for health and export.
beforeAll(async () => {
  const draft = createSandboxDraft();
  backend = await startTestBackend({
    draft: { ...draft, api: { ...Object(draft['api']), machineRequestsPerDay: REQUESTS_PER_DAY } },
    now: () => now,
  });
});

const advanceClock = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1_000);
};
const sendBurst = async (count: number, path: string, headers: Readonly<Record<string, string>> = {}) => {
  const answers = await Promise.all(Array.from({ length: count }, () => backend.request({ path, headers })));
  const countStatus = (status: number) => answers.filter((answer) => answer.status === status).length;
  return { answers, countStatus };
};
const TOO_MANY = { status: 429, headers: { 'retry-after': '1' }, body: { title: 'Too many requests', status: 429 } };

describe('a burst', () => {
  test('of unauthenticated requests to the public route is throttled, and other routes are not affected', async () => {
    const { answers, countStatus } = await sendBurst(200, '/health');
    expect([countStatus(200), countStatus(429)]).toEqual([10, 190]);
    expect(answers.find(({ status }) => status === 429)).toMatchObject(TOO_MANY);
    expect((await backend.request({ path: '/records', headers: backend.getHeaders('reporting') })).status).toBe(200);
  });

  test('of one client is throttled by its usage plan', async () => {
    advanceClock(10);
    const { answers, countStatus } = await sendBurst(250, `/records/${randomUUID()}`, backend.getHeaders('reporting'));
    expect([countStatus(404), countStatus(429)]).toEqual([100, 150]);
    expect(answers.find(({ status }) => status === 429)).toMatchObject(TOO_MANY);
    advanceClock(1);
    const later = await sendBurst(100, `/records/${randomUUID()}`, backend.getHeaders('reporting'));
    expect([later.countStatus(404), later.countStatus(429)]).toEqual([50, 50]);
  });

  test('without a token reaches no function', async () => {
    const countLines = async () => (await backend.readLogs()).split('records-read').length;
    const before = await countLines();
    const { countStatus } = await sendBurst(300, '/records');
    expect(countStatus(401)).toBe(300);
    expect(await countLines()).toBe(before);
  });
});

test('a client that has used its daily quota gets 429 with the time to wait', async () => {
  const headers = backend.getHeaders('reporting');
  let last = await backend.request({ path: '/records', headers });
  for (let at = 0; at < REQUESTS_PER_DAY && last.body['title'] !== 'Quota exceeded'; at += 1) {
    advanceClock(1);
    last = await backend.request({ path: '/records', headers });
  }
  expect(last).toMatchObject({
    status: 429,
    headers: { 'retry-after': '3600' },
    body: { title: 'Quota exceeded', status: 429 },
  });
});
