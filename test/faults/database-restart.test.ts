import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, jest, test } from '@jest/globals';
import { generateKey, startTestBackend, type TestBackend, type TestResponse } from '../running-backend';

/**
 * Requests a second, and for how long. `FAULT_SECONDS=60 npx jest test/faults` is the long run of docs/service.md. A
 * machine that is too slow for this rate sends as many as it can answer: at most this many requests wait for an answer
 * at once.
 */
const RATE = 200;
const MAX_WAITING = 64;
const SECONDS = Number(process.env['FAULT_SECONDS'] ?? 12);
/** The load goes on at least this long after the database is back. */
const AFTERWARDS_MS = 4_000;
const RECOVERY_MS = 5_000;

jest.setTimeout((SECONDS + 240) * 1000);

let backend: TestBackend;

beforeAll(async () => {
  backend = await startTestBackend();
});

interface Write {
  readonly key: string;
  readonly subject: string;
  readonly at: number;
  /** Undefined when the connection was cut before an answer: the client cannot know whether the record was created. */
  readonly answer: TestResponse | undefined;
}

const sendWrite = async (key: string, subject: string): Promise<TestResponse | undefined> =>
  backend
    .request({
      method: 'POST',
      path: '/records',
      headers: { ...backend.getHeaders('reporting'), 'Idempotency-Key': key },
      body: { subject, fields: { name: `Written with ${key}`, note: 'x'.repeat(200) } },
    })
    .catch(() => undefined);

/** Sends writes at a steady rate until `isOver`, and waits for the answers. */
async function sendLoad(isOver: (now: number) => boolean): Promise<readonly Write[]> {
  const writes: Promise<Write>[] = [];
  const waiting = new Set<Promise<unknown>>();
  const started = performance.now();
  while (!isOver(performance.now())) {
    const early = started + (writes.length * 1000) / RATE - performance.now();
    if (early > 1) await wait(early);
    if (waiting.size >= MAX_WAITING) await Promise.race(waiting);
    const [key, subject, at] = [generateKey(), randomUUID(), performance.now()];
    const write = sendWrite(key, subject).then((answer) => ({ key, subject, at, answer }));
    writes.push(write);
    waiting.add(write);
    write.finally(() => waiting.delete(write));
  }
  return Promise.all(writes);
}

/** Reads back every write and returns the keys of those that are not there, or not as they were sent. */
async function findLost(writes: readonly Write[]): Promise<readonly string[]> {
  const lost: string[] = [];
  for (let at = 0; at < writes.length; at += 50) {
    await Promise.all(
      writes.slice(at, at + 50).map(async ({ key, answer }) => {
        const headers = backend.getHeaders('reporting');
        const read = await backend.request({ path: `/records/${answer?.body['id']}`, headers });
        if (read.status !== 200 || Object(read.body['fields']).name !== `Written with ${key}`) lost.push(key);
      }),
    );
  }
  return lost;
}

test(`under ${RATE} writes a second, a database that is killed and started again loses none that was acknowledged`, async () => {
  const started = performance.now();
  let back: number | undefined;
  const load = sendLoad((now) => back !== undefined && now > Math.max(started + SECONDS * 1000, back + AFTERWARDS_MS));

  // The database dies as in a power cut after a third of the time, and is back two seconds later.
  await wait((SECONDS * 1000) / 3);
  await backend.postgres.crash();
  const down = performance.now();
  await wait(2_000);
  await backend.restartDatabase();
  const restarted = performance.now();
  back = restarted;
  const writes = await load;

  const acknowledged = writes.filter(({ answer }) => answer?.status === 201);
  const refused = writes.filter(({ answer }) => answer !== undefined && answer.status !== 201);
  const unanswered = writes.filter(({ answer }) => answer === undefined);
  // Every refusal is a 503 with Retry-After, so the client can send the request again.
  for (const { answer } of refused)
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' }, body: { status: 503 } });
  expect(refused.length).toBeGreaterThan(0);
  // A write that was sent shortly before the database was back may be the first to succeed.
  const firstAnswer = Math.max(
    0,
    Math.min(...acknowledged.filter(({ at }) => at > down).map(({ at }) => at)) - restarted,
  );
  const lastRefusal = Math.max(0, Math.max(...refused.map(({ at }) => at)) - restarted);
  process.stdout.write(
    `${writes.length} writes, ${acknowledged.length} acknowledged, ${refused.length} refused with 503, ${unanswered.length} ` +
      `without an answer; first answer ${Math.round(firstAnswer)} ms after the database was back, last refusal ` +
      `${Math.round(lastRefusal)} ms\n`,
  );
  expect(lastRefusal).toBeLessThan(RECOVERY_MS);
  expect(firstAnswer).toBeLessThan(RECOVERY_MS);
  expect(await findLost(acknowledged)).toEqual([]);

  // A write that was refused or got no answer is there as a whole or not at all. Sent again, it is there exactly once.
  for (const { key, subject } of [...refused.slice(0, 50), ...unanswered.slice(0, 50)]) {
    expect((await sendWrite(key, subject))?.status).toBe(201);
    const page = await backend.request({
      path: `/records?subject=${subject}`,
      headers: backend.getHeaders('reporting'),
    });
    expect(page.body).toMatchObject({ items: [{ fields: { name: `Written with ${key}` } }] });
    expect(page.body['items']).toHaveLength(1);
  }
  const { rows } = await backend.runAsMaster((client) =>
    client.query(`
      select
        (select count(*)::int from bulwark.records r where not exists (select from bulwark.events e where e.action = 'record.create' and r.id = any(e.records))) as without_event,
        (select count(*)::int from bulwark.records r where not exists (select from bulwark.subjects s where s.tenant = r.tenant and s.subject = r.subject)) as without_key
    `),
  );
  expect(rows).toEqual([{ without_event: 0, without_key: 0 }]);
});
