import { randomUUID } from 'node:crypto';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { computeErasureDays } from '../../lib/data/erasure-schedule';
import { type LocalBackend, startBackend } from '../../local/backend';
import { runAsMaster } from '../../local/database';
import { createRoomyDraft } from '../roomy-settings';
import { generateKey, sendRequest, startTestBackend, type TestBackend, type TestResponse } from '../running-backend';
import { parseDraft } from '../scaffold';

/**
 * A person was erased. Somebody has the rights of a database administrator, every file of the database, a backup from
 * before the erasure, and the use of the functions. Until the stated time the data can be brought back; after it nobody
 * can open them.
 */
const DAY_MS = 24 * 60 * 60_000;
const settings = parseDraft(createRoomyDraft());
const ERASURE_DAYS = computeErasureDays(settings.data);
const SECRET = 'Wilhelmina Canaryfield-Oppenheimer';
const person = randomUUID();
const living = randomUUID();
const backup = mkdtempSync(join(tmpdir(), 'bulwark-backup-'));
let backend: TestBackend;
let restored: LocalBackend | undefined;
let record = '';
let livingRecord = '';
/** The rows of the erased person as they were, and where they lay. */
let rows: { readonly subject: Row; readonly record: Row };

interface Row {
  readonly ctid: string;
  readonly json: Record<string, unknown>;
}

beforeAll(async () => {
  backend = await startTestBackend();
  record = await create(person);
  livingRecord = await create(living);
  rows = await backend.runAsMaster(async (client) => {
    const read = async (table: string) => {
      const { rows: found } = await client.query(
        `select ctid::text, to_jsonb(t) as json from bulwark.${table} t where subject = $1`,
        [person],
      );
      return found[0];
    };
    await client.query('create extension pg_surgery; create extension pageinspect; checkpoint');
    return { subject: await read('subjects'), record: await read('records') };
  });
  // A snapshot from before the erasure: every file, with the write-ahead log.
  await backend.postgres.stop();
  cpSync(join(backend.folder, 'postgres'), join(backup, 'postgres'), { recursive: true });
  // Node.js 24 does not copy the mode of a folder, and PostgreSQL refuses one that others may read.
  chmodSync(join(backup, 'postgres', 'data'), 0o700);
  await backend.restartDatabase();
});

afterAll(async () => {
  await restored?.stop();
  rmSync(backup, { recursive: true, force: true });
});

async function create(subject: string): Promise<string> {
  const { status, body } = await backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...backend.getHeaders('reporting'), 'Idempotency-Key': generateKey() },
    body: { subject, fields: { name: SECRET, note: 'erase me' } },
  });
  expect(status).toBe(201);
  return String(body['id']);
}

const read = (id: string): Promise<TestResponse> =>
  backend.request({ path: `/records/${id}`, headers: backend.getHeaders('reporting') });
const erase = () =>
  backend.request({ method: 'DELETE', path: `/subjects/${person}`, headers: backend.getHeaders('reporting') });

/** Revives the dead rows in the pages of the tables. */
const revive = () =>
  backend.runAsMaster(async (client) => {
    await client.query(`select heap_force_freeze('bulwark.subjects', array['${rows.subject.ctid}'::tid])`);
    await client.query(`select heap_force_freeze('bulwark.records', array['${rows.record.ctid}'::tid])`);
    // A scan has marked their entries in the indexes as dead.
    await client.query('reindex table bulwark.subjects; reindex table bulwark.records');
    await client.query('delete from bulwark.removed where id = $1', [record]);
    await client.query('delete from bulwark.erasures where subject = $1', [person]);
  });

/** Inserts the rows that were copied from a page, a log or a backup. */
const insertCopies = () =>
  backend.runAsMaster(async (client) => {
    for (const [table, { json }] of [
      ['subjects', rows.subject],
      ['records', rows.record],
    ] as const) {
      await client.query(`delete from bulwark.${table} where subject = $1`, [person]);
      await client.query(
        `insert into bulwark.${table} select * from jsonb_populate_record(null::bulwark.${table}, $1)`,
        [JSON.stringify(json)],
      );
    }
  });

/** Runs the scheduled function every day, as if so many days passed. KMS deletes keys in the same time. */
async function passDays(days: number): Promise<readonly number[]> {
  const destroyed: number[] = [];
  for (let day = 1; day <= days; day += 1) {
    backend.kms.faults.keysAheadMs = day * DAY_MS;
    const report = await backend.maintenance.keep(() => new Date(Date.now() + day * DAY_MS));
    destroyed.push(...report.destroyed);
  }
  return destroyed;
}

function findInFiles(folder: string, bytes: Buffer): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(bytes));
}

const readWrappedKey = () => Buffer.from(String(rows.subject.json['wrapped_key']).slice(2), 'hex');

describe('before the stated time', () => {
  test('the attack works: dead rows are revived, and read through the API', async () => {
    expect((await erase()).status).toBe(200);
    expect((await read(record)).status).toBe(404);
    await revive();
    expect(await read(record)).toMatchObject({ status: 200, body: { fields: { name: SECRET } } });
    expect((await erase()).status).toBe(200);
  });

  test('the file of the keys has no dead key any more after one run of the scheduled function', async () => {
    expect(findInFiles(join(backend.postgres.data, 'base'), readWrappedKey())).not.toEqual([]);
    expect(await backend.maintenance.keep()).toMatchObject({ compacted: true });
    await backend.runAsMaster((client) => client.query('checkpoint'));
    expect(findInFiles(join(backend.postgres.data, 'base'), readWrappedKey())).toEqual([]);
    const { rows: pages } = await backend.runAsMaster((client) =>
      client.query(
        `select position($1::bytea in get_raw_page('bulwark.subjects', n::integer)) as at
          from generate_series(0, pg_relation_size('bulwark.subjects') / 8192 - 1) n`,
        [readWrappedKey()],
      ),
    );
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.every(({ at }) => at === 0)).toBe(true);
  });

  test('a copy of the rows still opens, so the time is what makes it unreadable', async () => {
    await insertCopies();
    expect(await read(record)).toMatchObject({ status: 200, body: { fields: { name: SECRET } } });
    expect((await erase()).status).toBe(200);
  });
});

describe('after the stated time', () => {
  let material: Buffer;
  /** The number of the epoch of the erased person. */
  let epoch: number;

  beforeAll(async () => {
    const stored: unknown = Object.values(
      Object(JSON.parse(readFileSync(join(backend.folder, 'kms-keys.json'), 'utf8'))),
    )[0];
    material = Buffer.from(String(Object(stored).material));
    const { rows: open } = await backend.runAsMaster((client) => client.query('select epoch from bulwark.epochs'));
    epoch = open[0].epoch;
    expect(await passDays(ERASURE_DAYS)).toContain(epoch);
  });

  test('a living person is read as before, with the newest keys', async () => {
    expect(await read(livingRecord)).toMatchObject({ status: 200, body: { fields: { name: SECRET } } });
    const { rows: found } = await backend.runAsMaster((client) =>
      client.query('select distinct epoch > $1 as renewed from bulwark.subjects', [epoch]),
    );
    expect(found).toEqual([{ renewed: true }]);
  });

  test('a copy of the rows of the erased person does not open', async () => {
    await insertCopies();
    const answer = await read(record);
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain(SECRET);
    expect(await backend.readFunctionLog(answer)).toMatchObject([{ event: 'DecryptFailed' }]);
    // Nor under the number of a living epoch.
    await backend.runAsMaster((client) =>
      client.query(
        'update bulwark.subjects set epoch = (select max(epoch) from bulwark.epochs where opened_at is not null) where subject = $1',
        [person],
      ),
    );
    expect((await read(record)).status).toBe(500);
    expect((await erase()).status).toBe(200);
  });

  test('KMS opens no key of the epoch, whoever asks', async () => {
    const { rows: epochs } = await backend.runAsMaster((client) =>
      client.query('select wrapped_key, destroyed_at is not null as destroyed from bulwark.epochs where epoch = $1', [
        epoch,
      ]),
    );
    expect(epochs).toEqual([{ wrapped_key: null, destroyed: true }]);
    expect(findInFiles(backend.folder, material)).toEqual([]);
  });

  test('a restore to before the erasure opens nothing either', async () => {
    // The state of KMS is that of today: no backup contains it.
    for (const file of ['secrets.json', 'kms-keys.json']) cpSync(join(backend.folder, file), join(backup, file));
    restored = await startBackend({ settings, folder: backup });
    // Until the epoch is destroyed here as well, its row has the wrapped key; only KMS cannot open it.
    const { rows: found } = await runAsMaster(restored.postgres, 'records', (client) =>
      client.query('select wrapped_key is not null as stored from bulwark.epochs where epoch = $1', [epoch]),
    );
    expect(found).toEqual([{ stored: true }]);
    const [client] = restored.clients;
    if (client === undefined) throw new Error('no client');
    const headers = {
      Authorization: `Bearer ${await restored.requestToken(client, client.scopes)}`,
      'x-api-key': restored.getApiKey(client),
    };
    restored.kms.faults.keysAheadMs = ERASURE_DAYS * DAY_MS;
    for (const path of [`/records/${record}`, `/subjects/${person}/export`, '/records']) {
      const answer = await sendRequest(restored.url, { path, headers });
      expect(answer.status).toBeGreaterThanOrEqual(500);
      expect(answer.text).not.toContain(SECRET);
    }
  });
});
