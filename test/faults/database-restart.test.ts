import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type LocalPostgres, startPostgres } from '../../local/postgres';
import { newKey, type Received, type RunningBackend, runningBackend } from '../running-backend';

/** Requests a second, and for how long: `FAULT_SECONDS=60 npx jest test/faults` is the long run, whose numbers are in docs/service.md. */
const RATE = 200;
const SECONDS = Number(process.env['FAULT_SECONDS'] ?? 12);
const RECOVERY_MS = 5_000;

jest.setTimeout((SECONDS + 60) * 1000);

let backend: RunningBackend;
let postgres: LocalPostgres;

beforeAll(async () => {
  backend = await runningBackend();
  postgres = backend.postgres;
});
afterAll(async () => {
  await postgres.stop();
  await backend.stop();
});

interface Write {
  readonly key: string;
  readonly subject: string;
  readonly at: number;
  readonly answer: Received | undefined;
}

const send = async (key: string, subject: string): Promise<Received | undefined> =>
  backend
    .request({
      method: 'POST',
      path: '/records',
      headers: { ...backend.as('reporting'), 'Idempotency-Key': key },
      body: { subject, fields: { name: `Written with ${key}`, note: 'x'.repeat(200) } },
    })
    .catch(() => undefined);

test(`under ${RATE} writes a second, a database that is killed and started again loses none that was acknowledged`, async () => {
  const writes: Promise<Write>[] = [];
  const started = performance.now();
  const begin = () => {
    const [key, subject, at] = [newKey(), randomUUID(), performance.now()];
    writes.push(send(key, subject).then((answer) => ({ key, subject, at, answer })));
  };
  const load = (async () => {
    for (let sent = 0; sent < RATE * SECONDS; sent += 1) {
      const due = started + (sent * 1000) / RATE;
      const early = due - performance.now();
      if (early > 1) await wait(early);
      begin();
    }
  })();

  // As a power cut would, a third on; back two seconds later.
  await wait((SECONDS * 1000) / 3);
  await postgres.crash();
  const down = performance.now();
  await wait(2_000);
  postgres = await startPostgres({ folder: `${backend.folder}/postgres`, port: postgres.port });
  const back = performance.now();
  await load;
  const done = await Promise.all(writes);

  const acknowledged = done.filter(({ answer }) => answer?.status === 201);
  const refused = done.filter(({ answer }) => answer?.status !== 201);
  // Every refusal is honest and may be sent again.
  for (const { answer } of refused)
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' }, body: { status: 503 } });
  expect(refused.length).toBeGreaterThan(0);
  const recovered = Math.min(...acknowledged.filter(({ at }) => at > down).map(({ at }) => at)) - back;
  const lastRefused = Math.max(...refused.map(({ at }) => at)) - back;
  process.stdout.write(
    `${done.length} writes at ${RATE}/s, ${acknowledged.length} acknowledged, ${refused.length} refused with 503; ` +
      `first answer ${Math.round(recovered)} ms after the database was back, last refusal ${Math.round(lastRefused)} ms\n`,
  );
  expect(lastRefused).toBeLessThan(RECOVERY_MS);
  expect(recovered).toBeLessThan(RECOVERY_MS);

  // All that was acknowledged is there, once and whole.
  const missing: string[] = [];
  for (let at = 0; at < acknowledged.length; at += 50) {
    await Promise.all(
      acknowledged.slice(at, at + 50).map(async ({ key, answer }) => {
        const read = await backend.request({
          path: `/records/${answer?.body['id']}`,
          headers: backend.as('reporting'),
        });
        if (read.status !== 200 || Object(read.body['fields']).name !== `Written with ${key}`) missing.push(key);
      }),
    );
  }
  expect(missing).toEqual([]);

  // What was refused is there wholly or not at all, and sending it again makes it exactly once.
  for (const { key, subject } of refused.slice(0, 50)) {
    expect((await send(key, subject))?.status).toBe(201);
    const page = await backend.request({ path: `/records?subject=${subject}`, headers: backend.as('reporting') });
    expect(page.body).toMatchObject({ items: [{ fields: { name: `Written with ${key}` } }] });
    expect(page.body['items']).toHaveLength(1);
  }
  const { rows } = await backend.asMaster((client) =>
    client.query(`
      select
        (select count(*)::int from bulwark.records r where not exists (select from bulwark.events e where e.action = 'record.create' and r.id = any(e.records))) as unwritten,
        (select count(*)::int from bulwark.records r where not exists (select from bulwark.subjects s where s.tenant = r.tenant and s.subject = r.subject)) as orphans
    `),
  );
  // No record without the note of who made it, and none without a key.
  expect(rows).toEqual([{ unwritten: 0, orphans: 0 }]);
});
