import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { generateKey, startTestBackend, type TestBackend, type TestResponse } from '../running-backend';

const DAY_MS = 24 * 60 * 60_000;
let backend: TestBackend;
/** Days that have passed for the scheduled function. */
let today = 0;
const runOn = (day: number) => {
  today = day;
  return backend.maintenance.keep(() => new Date(Date.now() + day * DAY_MS));
};

beforeAll(async () => {
  backend = await startTestBackend();
});

const getHeaders = () => backend.getHeaders('reporting');
const create = (subject: string) =>
  backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...getHeaders(), 'Idempotency-Key': generateKey() },
    body: { subject, fields: { name: `Of ${subject}` } },
  });
const read = (id: unknown) => backend.request({ path: `/records/${id}`, headers: getHeaders() });
const change = (id: unknown, version: number) =>
  backend.request({
    method: 'PATCH',
    path: `/records/${id}`,
    headers: { ...getHeaders(), 'If-Match': `"${version}"` },
    body: { fields: { note: 'changed' } },
  });
const query = (text: string) => backend.runAsMaster(async (client) => (await client.query(text)).rows);
const listEpochs = async (table: string) =>
  (await query(`select distinct epoch from bulwark.${table} order by 1`)).map(({ epoch }) => epoch);
const callAsKeeper = (text: string) =>
  backend.runAsMaster(async (client) => {
    await client.query('set session authorization bulwark_keeper');
    return (await client.query(text)).rows;
  });

/** Numbers of the epochs. */
let first: number;
let second: number;

test('the first epoch is open before the first request', async () => {
  const epochs = await query('select epoch, opened_at is not null as open, closed_at from bulwark.epochs');
  expect(epochs).toEqual([{ epoch: expect.any(Number), open: true, closed_at: null }]);
  first = epochs[0].epoch;
  expect((await create(randomUUID())).status).toBe(201);
  expect([await listEpochs('subjects'), await listEpochs('tenant_keys')]).toEqual([[first], [first]]);
});

test('a new epoch is opened while requests are served: none fails, and every key gets its layer', async () => {
  const subjects = Array.from({ length: 6 }, () => randomUUID());
  const made = await Promise.all(subjects.map(create));
  const { prepared, opened } = await runOn(6);
  second = prepared ?? 0;
  expect([second > first, opened]).toEqual([true, undefined]);
  let over = false;
  const answers: TestResponse[] = [];
  const load = subjects.map(async (subject, at) => {
    for (let version = 1; !over; version += 1) {
      answers.push(await create(subject), await read(made[at]?.body['id']), await create(randomUUID()));
      answers.push(await change(made[at]?.body['id'], version));
    }
  });
  const report = await runOn(7);
  over = true;
  await Promise.all(load);
  expect(report).toMatchObject({ prepared: undefined, opened: second });
  expect(report.renewedLayers).toBeGreaterThan(subjects.length);
  expect(answers.length).toBeGreaterThanOrEqual(subjects.length * 4);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201]));
  // A key that was stored during the run is renewed by the next one.
  await runOn(7.1);
  expect([await listEpochs('subjects'), await listEpochs('tenant_keys')]).toEqual([[second], [second]]);
  for (const { body } of made) expect((await read(body['id'])).status).toBe(200);
});

describe('an epoch that wraps a key', () => {
  test('is not destroyed by the database, whatever the caller asks', async () => {
    const [{ destroyed: open }] = await callAsKeeper(`select bulwark.destroy_epoch(${second}, now()) as destroyed`);
    expect(open).toBe(false);
    await query(
      `update bulwark.subjects set epoch = ${first} where subject = (select subject from bulwark.subjects limit 1)`,
    );
    const [{ destroyed: used }] = await callAsKeeper(`select bulwark.destroy_epoch(${first}, now()) as destroyed`);
    expect(used).toBe(false);
    await query(`update bulwark.subjects set epoch = ${second}`);
  });

  test('is not destroyed by the function either, so an edited layer stops it instead of losing a person', async () => {
    await query(
      `update bulwark.subjects set epoch = ${first} where subject = (select subject from bulwark.subjects limit 1)`,
    );
    await expect(runOn(30)).rejects.toMatchObject({ code: 'TAMPERED' });
    expect(await query(`select destroyed_at from bulwark.epochs where epoch = ${first}`)).toEqual([
      { destroyed_at: null },
    ]);
    await query(`update bulwark.subjects set epoch = ${second}`);
  });
});

test('an epoch is destroyed once no backup needs it, and its KMS key with it', async () => {
  expect((await runOn(13.9)).destroyed).toEqual([]);
  const report = await runOn(today + 0.2);
  expect(report.destroyed).toEqual([first]);
  expect(backend.kms.calls.filter(({ operation }) => operation === 'ScheduleKeyDeletion')).toHaveLength(1);
  expect((await runOn(today + 0.1)).destroyed).toEqual([]);
  expect(backend.kms.calls.filter(({ operation }) => operation === 'ScheduleKeyDeletion')).toHaveLength(1);
});

test('two runs at the same time open one epoch', async () => {
  await Promise.all([runOn(today + 7), runOn(today)]);
  await runOn(today + 0.1);
  const open = await query('select epoch from bulwark.epochs where opened_at is not null and closed_at is null');
  expect(open).toHaveLength(1);
  const unused = await query(
    'select count(*)::int as n from bulwark.epochs where opened_at is null and destroyed_at is null',
  );
  expect(unused[0].n).toBeLessThanOrEqual(1);
});
