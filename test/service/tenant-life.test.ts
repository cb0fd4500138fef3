import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createRoomyDraft } from '../roomy-settings';
import { generateKey, startTestBackend, type TestBackend, type TestResponse } from '../running-backend';
import { ALL_SCOPES } from '../scaffold';

let backend: TestBackend;
const TENANTS = ['rotated', 'busy', 'erased', 'served', 'racing', 'untouched'];

beforeAll(async () => {
  const draft = createRoomyDraft();
  const machineClients = TENANTS.map((name) => ({ name, tenant: name, scopes: ALL_SCOPES }));
  backend = await startTestBackend({ draft: { ...draft, identity: { ...Object(draft['identity']), machineClients } } });
});

const create = (client: string, subject: string, key = generateKey(), email = `${key}@example.com`) =>
  backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...backend.getHeaders(client), 'Idempotency-Key': key },
    body: { subject, fields: { name: `Of ${subject}`, email } },
  });
const read = (client: string, id: unknown) =>
  backend.request({ path: `/records/${id}`, headers: backend.getHeaders(client) });
const search = (client: string, email: string) =>
  backend.request({ method: 'POST', path: '/records/search', headers: backend.getHeaders(client), body: { email } });
const query = (text: string, values: unknown[] = []) =>
  backend.runAsMaster(async (client) => (await client.query(text, values)).rows);
const listGenerations = async (tenant: string) =>
  (await query('select distinct generation from bulwark.subjects where tenant = $1 order by 1', [tenant])).map(
    ({ generation }) => generation,
  );
const rotate = (tenant: string) => backend.maintenance.runTenantTask({ task: 'rotate', tenant, by: 'operator' });

describe('a rotation of the key of a tenant', () => {
  test('wraps every key of a person again; records, searches and repeated requests work as before', async () => {
    const subjects = Array.from({ length: 20 }, () => randomUUID());
    const keys = subjects.map(() => generateKey());
    const made: TestResponse[] = [];
    for (const [at, subject] of subjects.entries()) made.push(await create('rotated', subject, keys[at]));
    for (const generation of [2, 3]) {
      expect(await rotate('rotated')).toEqual({ generation, wrapped: 20, complete: true });
      expect(await listGenerations('rotated')).toEqual([generation]);
      for (const [at, { body }] of made.entries()) {
        expect((await read('rotated', body['id'])).body['fields']).toMatchObject({ name: `Of ${subjects[at]}` });
        expect((await search('rotated', `${keys[at]}@example.com`)).body).toMatchObject({
          items: [{ id: body['id'] }],
        });
        expect((await create('rotated', subjects[at] ?? '', keys[at])).text).toBe(made[at]?.text);
      }
      expect((await create('rotated', subjects[0] ?? '')).status).toBe(201);
    }
    // The first key stays for the indexes, the one between is gone.
    const rows = await query(
      "select generation, wrapped_key is null as gone from bulwark.tenant_keys where tenant = 'rotated' order by 1",
    );
    expect(rows).toEqual([
      { generation: 1, gone: false },
      { generation: 2, gone: true },
      { generation: 3, gone: false },
    ]);
    const events = await query(
      "select action, actor from bulwark.events where tenant = 'rotated' and action = 'tenant.rotate'",
    );
    expect(events).toEqual([
      { action: 'tenant.rotate', actor: 'operator' },
      { action: 'tenant.rotate', actor: 'operator' },
    ]);
  });

  test('happens while requests are served: none fails, none is lost', async () => {
    const subjects = Array.from({ length: 8 }, () => randomUUID());
    await Promise.all(subjects.map((subject) => create('busy', subject)));
    let over = false;
    const answers: TestResponse[] = [];
    const load = subjects.map(async (subject) => {
      while (!over) {
        const made = await create('busy', subject);
        answers.push(made, await read('busy', made.body['id']), await create('busy', randomUUID()));
      }
    });
    for (let run = 0; run < 3; run += 1) await rotate('busy');
    over = true;
    await Promise.all(load);
    expect(answers.length).toBeGreaterThan(20);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201]));
    // A person who was created under the old key during the last run is wrapped by the next one.
    await rotate('busy');
    expect(await listGenerations('busy')).toHaveLength(1);
  });

  test('of an unknown tenant is refused', async () => {
    await expect(rotate('nobody')).rejects.toThrow('the tenant has no key');
  });
});

describe('a tenant that is erased', () => {
  const made: unknown[] = [];

  test('has no key, no person and no record left, and its events remain', async () => {
    for (let at = 0; at < 5; at += 1) made.push((await create('erased', randomUUID())).body['id']);
    const result = await backend.maintenance.runTenantTask({ task: 'erase', tenant: 'erased', by: 'operator' });
    expect(result).toMatchObject({ erasedSubjects: 5, erasedRecords: 5, complete: true });
    for (const table of ['subjects', 'records'])
      expect(await query(`select from bulwark.${table} where tenant = 'erased'`)).toEqual([]);
    const keys = await query(
      "select wrapped_key, gone_at is not null as gone from bulwark.tenant_keys where tenant = 'erased'",
    );
    expect(keys).toEqual([{ wrapped_key: null, gone: true }]);
    const events = await query("select action from bulwark.events where tenant = 'erased' and actor = 'operator'");
    expect(events).toEqual([{ action: 'tenant.erase' }]);
  });

  test('stores nothing again, also in an execution environment that still has its key in memory', async () => {
    expect(await create('erased', randomUUID())).toMatchObject({
      status: 403,
      body: { title: 'The token does not allow this' },
    });
    expect(await query("select from bulwark.subjects where tenant = 'erased'")).toEqual([]);
    expect((await read('erased', made[0])).status).toBe(404);
  });

  test('is refused in its other requests, or has nothing, and other tenants are not affected', async () => {
    expect((await search('erased', 'ada@example.com')).body).toEqual({ items: [] });
    expect((await create('untouched', randomUUID())).status).toBe(201);
  });

  test('stays erased when the task is sent again', async () => {
    expect(await backend.maintenance.runTenantTask({ task: 'erase', tenant: 'erased', by: 'operator' })).toMatchObject({
      erasedSubjects: 0,
      erasedRecords: 0,
      complete: true,
    });
  });
});

test('a tenant that is erased while requests are served has no person and no record left', async () => {
  const known = randomUUID();
  await create('served', known);
  let over = false;
  const statuses = new Set<number>();
  const load = Array.from({ length: 8 }, async (_, at) => {
    while (!over) statuses.add((await create('served', at % 2 === 0 ? known : randomUUID())).status);
  });
  // A request that found the key before it was deleted, and stores its record after the first batch.
  const late = backend.runAsMaster(async (client) => {
    const { rows } = await client.query('select epoch from bulwark.epochs where closed_at is null');
    await client.query('set session authorization bulwark_write; begin');
    await client.query(
      "select bulwark.create_record('served', 'a', 'r', gen_random_uuid(), gen_random_uuid(), '\\x00', 1, $1, '{}', null, '\\x00', '\\x00', now())",
      [rows[0].epoch],
    );
    await wait(800);
    await client.query('commit');
  });
  await wait(200);
  const result = await backend.maintenance.runTenantTask({ task: 'erase', tenant: 'served', by: 'operator' });
  await late;
  over = true;
  await Promise.all(load);
  expect(result).toMatchObject({ complete: true });
  expect(statuses).toEqual(new Set([201, 403]));
  for (const table of ['subjects', 'records'])
    expect(await query(`select from bulwark.${table} where tenant = 'served'`)).toEqual([]);
});

describe('a key that is gone seals nothing', () => {
  test('when its row was removed by hand, a key that is still in memory is not used', async () => {
    await create('racing', randomUUID());
    // As a restore to a time before the tenant would do.
    await query("delete from bulwark.records where tenant = 'racing'");
    await query("delete from bulwark.subjects where tenant = 'racing'");
    await query("delete from bulwark.tenant_keys where tenant = 'racing'");
    const subject = randomUUID();
    const again = await create('racing', subject);
    expect(again.status).toBe(201);
    // The other function has the old key in memory, and reads the new one.
    expect((await read('racing', again.body['id'])).body).toMatchObject({ fields: { name: `Of ${subject}` } });
  });

  test('a key with persons cannot be removed by hand', async () => {
    await create('untouched', randomUUID());
    await expect(query("delete from bulwark.tenant_keys where tenant = 'untouched'")).rejects.toMatchObject({
      code: '23503',
    });
  });

  test.each([
    ['another generation', 2, 1],
    ['an epoch that is not open', 1, 99],
  ])('%s is refused by the database', async (_what, generation, epoch) => {
    const rows = await backend.runAsMaster(async (client) => {
      await client.query('set session authorization bulwark_write');
      const { rows: answer } = await client.query(
        "select bulwark.create_record('untouched', 'a', 'r', gen_random_uuid(), gen_random_uuid(), '\\x00', $1, $2, '{}', null, '\\x00', '\\x00', now()) as answer",
        [generation, epoch],
      );
      return answer;
    });
    expect(rows).toEqual([{ answer: { outcome: 'keys' } }]);
  });
});

describe('a task of an operator', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['another task', { task: 'read', tenant: 'example', by: 'operator' }],
    ['an invalid tenant', { task: 'erase', tenant: '*', by: 'operator' }],
    ['no operator', { task: 'erase', tenant: 'example' }],
    ['an operator with a line break', { task: 'erase', tenant: 'example', by: 'a\nb' }],
    ['a field more', { task: 'erase', tenant: 'example', by: 'operator', force: true }],
  ])('is refused with %s', async (_what, task) => {
    await expect(backend.maintenance.runTenantTask(task)).rejects.toThrow(/must|unknown field/);
  });
});
