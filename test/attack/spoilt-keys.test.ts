import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { generateKey, startTestBackend, type TestBackend } from '../running-backend';

/**
 * Somebody has taken over the function that writes, and stores a key that does not open. It may not keep the scheduled
 * function from its work: the keys of all others, the check of the trace, and erasures that stopped.
 */
let backend: TestBackend;
const DAY_MS = 24 * 60 * 60_000;
const LATER_MS = 2 * 60_000;
const living = randomUUID();
const spoilt = randomUUID();
let record = '';

beforeAll(async () => {
  backend = await startTestBackend();
  const made = await create(living);
  record = String(made.body['id']);
  await spoil('bulwark_write');
});

const create = (subject: string) =>
  backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...backend.getHeaders('reporting'), 'Idempotency-Key': generateKey() },
    body: { subject, fields: { name: 'Ada' } },
  });
const query = (text: string, values: unknown[] = []) =>
  backend.runAsMaster(async (client) => (await client.query(text, values)).rows);

/** Stores a person with a key of one byte, as a database user that may do so. */
const spoil = (user: string, key = '\\x00') =>
  backend.runAsMaster(async (client) => {
    const { rows } = await client.query(
      'select epoch from bulwark.epochs where opened_at is not null and closed_at is null',
    );
    await client.query(`set session authorization ${user}`);
    await client.query(
      "select bulwark.create_record('example', 'thief', 'r', gen_random_uuid(), $1, $2, 1, $3, '{}', null, '\\x00', '\\x00', now())",
      [spoilt, key, rows[0].epoch],
    );
  });
const runOn = (ms: number) => backend.maintenance.keep(() => new Date(Date.now() + ms));
const readAlarms = async (event: string) =>
  (await backend.readLogs()).split('\n').filter((line) => line.includes(`"event":"${event}"`));

describe('a stored key that does not open', () => {
  test('does not keep other keys from being wrapped by the next epoch, and raises DecryptFailed', async () => {
    await runOn(6 * DAY_MS);
    await expect(runOn(7 * DAY_MS)).rejects.toMatchObject({ code: 'TAMPERED' });
    const rows = await query(
      'select subject, epoch = (select epoch from bulwark.epochs where closed_at is null and opened_at is not null) as newest from bulwark.subjects',
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { subject: living, newest: true },
        { subject: spoilt, newest: false },
      ]),
    );
    expect((await readAlarms('DecryptFailed')).join()).toContain(spoilt);
    const { status } = await backend.request({ path: `/records/${record}`, headers: backend.getHeaders('reporting') });
    expect(status).toBe(200);
  });

  test('does not hide an access that is undone', async () => {
    await backend.runAsMaster(async (client) => {
      await client.query('set session authorization bulwark_read');
      await client.query(`begin; select bulwark.read_record('example', 'thief', 'r', '${record}'); rollback`);
    });
    await create(living);
    await expect(runOn(7 * DAY_MS + LATER_MS)).rejects.toMatchObject({ code: 'TAMPERED' });
    expect(await readAlarms('EventsMissing')).not.toEqual([]);
  });

  test('does not keep an event that is changed from being noticed', async () => {
    await query("update bulwark.events set actor = 'nobody' where action = 'record.create'");
    await expect(runOn(7 * DAY_MS + LATER_MS)).rejects.toMatchObject({ code: 'TAMPERED' });
    expect(await readAlarms('EventsChanged')).not.toEqual([]);
  });

  test('does not keep a stopped erasure from being continued', async () => {
    const subject = randomUUID();
    await create(subject);
    await query('delete from bulwark.subjects where subject = $1', [subject]);
    await query("insert into bulwark.erasures (tenant, subject, erased_at) values ('example', $1, now())", [subject]);
    await expect(runOn(7 * DAY_MS)).rejects.toMatchObject({ code: 'TAMPERED' });
    expect(await query('select complete from bulwark.erasures where subject = $1', [subject])).toEqual([
      { complete: true },
    ]);
  });

  test('keeps its epoch from being destroyed, until the person is erased', async () => {
    await expect(runOn(30 * DAY_MS)).rejects.toMatchObject({ code: 'TAMPERED' });
    const listDestroyed = async () => (await query('select from bulwark.epochs where destroyed_at is not null')).length;
    expect(await listDestroyed()).toBe(0);
    const headers = backend.getHeaders('reporting');
    expect((await backend.request({ method: 'DELETE', path: `/subjects/${spoilt}`, headers })).status).toBe(200);
    await runOn(30 * DAY_MS);
    expect(await listDestroyed()).toBe(1);
  });

  test('is not read when it is longer than any key, so that it cannot fill the memory', async () => {
    await spoil('bulwark_write', `\\x${'00'.repeat(2_000_000)}`);
    await create(living);
    await expect(runOn(31 * DAY_MS)).rejects.toMatchObject({ code: 'TAMPERED' });
    const rows = await query(
      'select epoch = (select epoch from bulwark.epochs where closed_at is null and opened_at is not null) as newest from bulwark.subjects where subject = $1',
      [living],
    );
    expect(rows).toEqual([{ newest: true }]);
  });
});
