import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type RunningBackend, runningBackend } from '../running-backend';
import { sandboxDraft } from '../scaffold';

jest.setTimeout(60_000);

let backend: RunningBackend;

// The limits of a sandbox as it is shipped: 50 requests a second, bursts of 100, a tenth of that for health and export.
beforeAll(async () => {
  const draft = sandboxDraft();
  backend = await runningBackend({ ...draft, api: { ...Object(draft['api']), machineRequestsPerDay: 400 } });
});
afterAll(() => backend.stop());

const burst = async (count: number, path: string, headers: Readonly<Record<string, string>> = {}) => {
  const answers = await Promise.all(Array.from({ length: count }, () => backend.request({ path, headers })));
  return { answers, statuses: answers.map(({ status }) => status) };
};
const TOO_MANY = { status: 429, headers: { 'retry-after': '1' }, body: { title: 'Too many requests', status: 429 } };

describe('a burst', () => {
  test('of strangers at the public route is cut off, and costs the others nothing', async () => {
    const { answers, statuses } = await burst(200, '/health');
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(10);
    expect(statuses.filter((status) => status === 200).length).toBeLessThan(150);
    expect(answers.find(({ status }) => status === 429)).toMatchObject(TOO_MANY);
    expect((await backend.request({ path: '/records', headers: backend.as('reporting') })).status).toBe(200);
  });

  test('of one client is cut off by its plan', async () => {
    const { answers, statuses } = await burst(250, `/records/${randomUUID()}`, backend.as('reporting'));
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
    expect(statuses.filter((status) => status === 404).length).toBeGreaterThanOrEqual(100);
    expect(answers.find(({ status }) => status === 429)).toMatchObject(TOO_MANY);
  });

  test('without a token reaches no function', async () => {
    const before = backend.logged().split('records-read').length;
    const { statuses } = await burst(300, '/records');
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect(backend.logged().split('records-read').length).toBe(before);
  });
});

test('a client that has used up its day is told so, and when to come back', async () => {
  const [client] = backend.clients;
  if (client === undefined) throw new Error('no client');
  const headers = backend.as('reporting');
  let last = await backend.request({ path: '/records', headers });
  for (let at = 0; at < 2_000 && last.body['title'] !== 'The quota is used up'; at += 1) {
    last = await backend.request({ path: '/records', headers });
    if (last.status === 429) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(last).toMatchObject({
    status: 429,
    headers: { 'retry-after': '3600' },
    body: { title: 'The quota is used up', status: 429 },
  });
});
