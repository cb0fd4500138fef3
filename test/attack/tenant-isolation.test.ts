import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { migrations } from '../../lambda/migrate/migrations';
import { authorize } from '../../lambda/records/http/principal';
import { buildApiEvent } from '../lambda/records/api-event';
import { generateKey, startTestBackend, type TestBackend } from '../running-backend';

/** Three defences isolate tenants. Each test removes some of them and checks the others. */
let backend: TestBackend;
let record = '';
const subject = randomUUID();
const email = `${generateKey()}@example.com`;
const NAME = 'Only for the tenant example';

beforeAll(async () => {
  backend = await startTestBackend();
  const made = await backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...backend.getHeaders('reporting'), 'Idempotency-Key': generateKey() },
    body: { subject, fields: { name: NAME, email } },
  });
  record = String(made.body['id']);
  // The other tenant has its own keys and data.
  await backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...backend.getHeaders('neighbour'), 'Idempotency-Key': generateKey() },
    body: { subject: randomUUID(), fields: { name: 'Of the neighbour' } },
  });
});
afterEach(restore);

/** Every function of the database that works for one tenant, as the last migration created it. */
const functions = [
  ...new Map(
    migrations
      .flatMap(({ sql }) => [
        ...sql.matchAll(/create (function (bulwark\.\w+)\((?:(?!create function)[\s\S])*?end\s+\$\$;)/g),
      ])
      .map(([, text = '', name = '']) => [name, text]),
  ).values(),
].filter((text) => text.includes("set_config('app.tenant'"));
const TABLES = ['tenant_keys', 'subjects', 'records', 'removed', 'events', 'erasures'];

async function replaceFunctions(change: (text: string) => string): Promise<number> {
  const changed = functions.filter((text) => change(text) !== text);
  await backend.runAsMaster(async (client) => {
    await client.query('set role bulwark_owner');
    for (const text of changed) await client.query(`create or replace ${change(text)}`);
  });
  return changed.length;
}

/** Removes the tenant from every query: `where tenant = p_tenant and ...` becomes `where true and ...`. */
const removeTenantCheck = (text: string) => text.replace(/\b(\w\.)?tenant = p_tenant\b/g, 'true');

async function dropPolicies(): Promise<void> {
  await backend.runAsMaster(async (client) => {
    for (const table of TABLES)
      await client.query(
        `set role bulwark_owner; alter table bulwark.${table} no force row level security; alter table bulwark.${table} disable row level security`,
      );
  });
}

async function restore(): Promise<void> {
  await replaceFunctions((text) => `${text} `);
  await backend.runAsMaster(async (client) => {
    for (const table of TABLES)
      await client.query(
        `set role bulwark_owner; alter table bulwark.${table} enable row level security; alter table bulwark.${table} force row level security`,
      );
  });
}

/** The responses to every request that another tenant can send. */
async function readAsNeighbour(): Promise<{ readonly statuses: number[]; readonly text: string }> {
  const headers = backend.getHeaders('neighbour');
  const answers = await Promise.all([
    backend.request({ path: `/records/${record}`, headers }),
    backend.request({ path: '/records?limit=50', headers }),
    backend.request({ path: `/records?subject=${subject}`, headers }),
    backend.request({ method: 'POST', path: '/records/search', headers, body: { email } }),
    backend.request({ path: `/subjects/${subject}/export`, headers }),
    backend.request({
      method: 'PATCH',
      path: `/records/${record}`,
      headers: { ...headers, 'If-Match': '"1"' },
      body: { fields: { note: 'mine now' } },
    }),
  ]);
  return { statuses: answers.map(({ status }) => status), text: answers.map(({ text }) => text).join('') };
}

const readOwnRecord = async () =>
  (await backend.request({ path: `/records/${record}`, headers: backend.getHeaders('reporting') })).body;

test('with every defence, another tenant sees its own record only', async () => {
  const { statuses, text } = await readAsNeighbour();
  expect(statuses).toEqual([404, 200, 200, 200, 404, 404]);
  expect(text).toContain('Of the neighbour');
  for (const secret of [NAME, email, record, subject]) expect(text).not.toContain(secret);
});

test('without the tenant check in any function of the database, row-level security still holds', async () => {
  expect(await replaceFunctions(removeTenantCheck)).toBeGreaterThanOrEqual(8);
  const { statuses, text } = await readAsNeighbour();
  expect(statuses).toEqual([404, 200, 200, 200, 404, 404]);
  for (const secret of [NAME, email, record, subject]) expect(text).not.toContain(secret);
  const erased = await backend.request({
    method: 'DELETE',
    path: `/subjects/${subject}`,
    headers: backend.getHeaders('neighbour'),
  });
  const deleted = await backend.request({
    method: 'DELETE',
    path: `/records/${record}`,
    headers: backend.getHeaders('neighbour'),
  });
  expect([erased.status, deleted.status]).toEqual([404, 404]);
  expect(await readOwnRecord()).toMatchObject({ version: 1, fields: { name: NAME } });
});

test('without row-level security, the tenant check still holds', async () => {
  await dropPolicies();
  const { statuses, text } = await readAsNeighbour();
  expect(statuses).toEqual([404, 200, 200, 200, 404, 404]);
  for (const secret of [NAME, email, record, subject]) expect(text).not.toContain(secret);
});

test('without both, rows are found but no field can be decrypted', async () => {
  await dropPolicies();
  await replaceFunctions(removeTenantCheck);
  const { statuses, text } = await readAsNeighbour();
  // The 500 shows that the defences were removed: the function received rows of another tenant, and could not decrypt
  // them.
  expect(statuses).toContain(500);
  for (const secret of [NAME, email]) expect(text).not.toContain(secret);
  expect(await backend.readLogs()).toContain('DecryptFailed');
  expect(await readOwnRecord()).toMatchObject({ fields: { name: NAME } });
});

describe('a function that calls the database without a tenant', () => {
  test.each([[null], ['']])('(%p) gets nothing', async (tenant) => {
    const rows = await backend.runAsMaster(async (client) => {
      await client.query('set role bulwark_owner');
      const ask = async (text: string, values: unknown[]) => (await client.query(text, values)).rows[0]?.answer;
      return [
        await ask("select bulwark.read_keys($1) #> '{generations}' as answer", [tenant]),
        await ask("select bulwark.list_records($1, 'a', 'r', null, null, 50) #> '{items}' as answer", [tenant]).catch(
          (error) => error.code,
        ),
        await ask('select count(*) as answer from bulwark.records', []),
      ];
    });
    expect(rows[0]).toEqual([]);
    // Either an event without a tenant is refused, or no record is found for an event.
    expect([[], '42501', '23502', '23514']).toContainEqual(rows[1]);
    expect(rows[2]).toBe('0');
  });
});

test('a tenant in the request instead of the token is refused', () => {
  const event = buildApiEvent('GET', '/records');
  const claims = { token_use: 'access', scope: 'records/read', sub: 'a', client_id: 'client' };
  const asking = {
    ...event,
    headers: { tenant: 'example' },
    queryStringParameters: { tenant: 'example' },
    requestContext: { ...event.requestContext, authorizer: { claims, tenant: 'example' } },
  };
  expect(authorize('records/read', asking, new Map([['client', 'key']]))).toMatchObject({ because: 'TenantDenied' });
});

describe('a row that a database administrator moved or changed', () => {
  const runAsOwner = (text: string, values: unknown[]) =>
    backend.runAsMaster(async (client) => {
      await client.query("set role bulwark_owner; select set_config('app.tenant', 'example', false)");
      return client.query(text, values);
    });
  const createRecord = async () => {
    const whose = randomUUID();
    const { body } = await backend.request({
      method: 'POST',
      path: '/records',
      headers: { ...backend.getHeaders('reporting'), 'Idempotency-Key': generateKey() },
      body: { subject: whose, fields: { name: `Of ${whose}`, note: 'a note' } },
    });
    return { id: String(body['id']), subject: whose };
  };
  const readRecord = async (id: string) => {
    const { status, text } = await backend.request({
      path: `/records/${id}`,
      headers: backend.getHeaders('reporting'),
    });
    return { status, leaks: /Of [0-9a-f-]{36}/.test(text) };
  };

  test('a ciphertext does not decrypt under another record, person, field name or key', async () => {
    const [one, other] = [await createRecord(), await createRecord()];
    const changes: [string, unknown[]][] = [
      [
        'update bulwark.records set fields = (select fields from bulwark.records where id = $2) where id = $1',
        [one.id, other.id],
      ],
      [
        "update bulwark.records set fields = jsonb_build_object('name', fields -> 'note', 'note', fields -> 'name') where id = $1",
        [one.id],
      ],
      ['update bulwark.records set subject = $2 where id = $1', [one.id, other.subject]],
      [
        'update bulwark.subjects set wrapped_key = (select wrapped_key from bulwark.subjects where subject = $2) where subject = $1',
        [one.subject, other.subject],
      ],
      ['update bulwark.subjects set wrapped_key = $2 where subject = $1', [one.subject, randomBytes(97)]],
      [`update bulwark.records set fields = '{"name": "QWRh"}' where id = $1`, [one.id]],
    ];
    const undo = async () => {
      await runAsOwner('delete from bulwark.subjects where subject = any($1)', [[one.subject, other.subject]]);
    };
    const keep = await runAsOwner(
      'select r.id, r.subject, r.fields, s.wrapped_key from bulwark.records r join bulwark.subjects s using (tenant, subject) where r.id = $1',
      [one.id],
    );
    const [kept] = keep.rows;
    for (const [text, values] of changes) {
      expect((await runAsOwner(text, values)).rowCount).toBe(1);
      expect(await readRecord(one.id)).toEqual({ status: 500, leaks: false });
      await runAsOwner('update bulwark.records set fields = $2, subject = $3 where id = $1', [
        one.id,
        kept.fields,
        kept.subject,
      ]);
      await runAsOwner('update bulwark.subjects set wrapped_key = $2 where subject = $1', [
        one.subject,
        kept.wrapped_key,
      ]);
      expect(await readRecord(one.id)).toEqual({ status: 200, leaks: true });
    }
    await undo();
  });
});
