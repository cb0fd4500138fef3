import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { SECURITY_HEADERS } from '../../lambda/records/http/security-headers';
import { newKey, type Received, type RunningBackend, runningBackend } from '../running-backend';

jest.setTimeout(60_000);

let backend: RunningBackend;
const FIELDS = {
  name: 'Ada Example',
  email: 'Ada@Example.com',
  phone: '+15550100123',
  note: 'Likes\nletters \u{1f4ee}',
};

beforeAll(async () => {
  backend = await runningBackend();
});
afterAll(() => backend.stop());

const me = () => backend.as('reporting');
const create = (over: object = {}, key = newKey(), as = me()) =>
  backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...as, 'Idempotency-Key': key },
    body: { subject: randomUUID(), fields: FIELDS, ...over },
  });
const get = (path: string, as = me()) => backend.request({ path, headers: as });
const change = (id: unknown, version: number, fields: object) =>
  backend.request({
    method: 'PATCH',
    path: `/records/${id}`,
    headers: { ...me(), 'If-Match': `"${version}"` },
    body: { fields },
  });
const remove = (path: string) => backend.request({ method: 'DELETE', path, headers: me() });
const search = (email: string, cursor?: string) =>
  backend.request({
    method: 'POST',
    path: '/records/search',
    headers: me(),
    body: { email, ...(cursor ? { cursor } : {}) },
  });
const itemsOf = ({ body }: Received): Record<string, unknown>[] => (Array.isArray(body['items']) ? body['items'] : []);

const INSTANT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

describe('a record', () => {
  test('is created with an answer that holds no personal data, and read as it was written', async () => {
    const subject = randomUUID();
    const made = await create({ subject });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({ id: expect.any(String), subject, version: 1, createdAt: INSTANT, updatedAt: INSTANT });
    expect(made.headers).toMatchObject({ location: `records/${made.body['id']}`, etag: '"1"' });
    expect(new URL(made.headers['location'] ?? '', `${backend.url}/records`).href).toBe(
      `${backend.url}/records/${made.body['id']}`,
    );
    const read = await get(`/records/${made.body['id']}`);
    expect(read.status).toBe(200);
    expect(read.body).toEqual({ ...made.body, fields: FIELDS });
    expect(read.headers['etag']).toBe('"1"');
  });

  test('carries the security headers on every answer', async () => {
    const { headers } = await get('/health');
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers[name.toLowerCase()]).toBe(value);
  });

  test('keeps words that look like SQL as words', async () => {
    const name = `'); drop table bulwark.records; -- " \\ $1 \${x} %00 <script>`;
    const { body } = await create({ fields: { name, note: "' or '1'='1" } });
    expect((await get(`/records/${body['id']}`)).body['fields']).toEqual({ name, note: "' or '1'='1" });
  });

  test('that does not exist is not found', async () => {
    expect(await get(`/records/${randomUUID()}`)).toMatchObject({
      status: 404,
      body: { type: 'about:blank', title: 'Not found', status: 404 },
    });
  });
});

describe('an idempotency key', () => {
  test('makes one record, however often and however fast the request is sent again', async () => {
    const key = newKey();
    const subject = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => create({ subject }, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(itemsOf(await get(`/records?subject=${subject}`))).toHaveLength(1);
  });

  test('answers as the first time, even after a change', async () => {
    const key = newKey();
    const subject = randomUUID();
    const first = await create({ subject }, key);
    await change(first.body['id'], 1, { note: null });
    expect((await create({ subject }, key)).text).toBe(first.text);
  });

  test('does not care in which order the fields come', async () => {
    const key = newKey();
    const subject = randomUUID();
    const first = await create({ subject, fields: { name: 'Ada', note: 'x' } }, key);
    expect((await create({ subject, fields: { note: 'x', name: 'Ada' } }, key)).text).toBe(first.text);
  });

  test('is refused for another request', async () => {
    const key = newKey();
    await create({}, key);
    expect(await create({}, key)).toMatchObject({ status: 422, body: { status: 422 } });
  });

  test('does not bring back a record that was deleted', async () => {
    const key = newKey();
    const subject = randomUUID();
    const { body } = await create({ subject }, key);
    expect((await remove(`/records/${body['id']}`)).status).toBe(204);
    expect(await create({ subject }, key)).toMatchObject({ status: 409, body: { status: 409 } });
  });

  test('of one tenant means nothing to another', async () => {
    const key = newKey();
    const mine = await create({}, key);
    const theirs = await create({}, key, backend.as('neighbour'));
    expect(theirs.status).toBe(201);
    expect(theirs.body['id']).not.toBe(mine.body['id']);
  });
});

describe('a change', () => {
  test('touches the fields it names, and makes a new version', async () => {
    const { body } = await create();
    const changed = await change(body['id'], 1, { name: 'Ada Other', phone: null });
    expect(changed).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    expect(changed.body).toEqual({ ...body, version: 2, updatedAt: INSTANT });
    const { phone: _, ...kept } = FIELDS;
    expect((await get(`/records/${body['id']}`)).body['fields']).toEqual({ ...kept, name: 'Ada Other' });
  });

  test('of a version that is gone is refused, and changes nothing', async () => {
    const { body } = await create();
    await change(body['id'], 1, { name: 'First' });
    expect(await change(body['id'], 1, { name: 'Second' })).toMatchObject({ status: 412, body: { status: 412 } });
    expect((await get(`/records/${body['id']}`)).body).toMatchObject({ version: 2, fields: { name: 'First' } });
  });

  test('of twenty at once happens once', async () => {
    const { body } = await create();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => change(body['id'], 1, { name: `Number ${at}` })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
  });

  test('of what does not exist is not found', async () => {
    expect((await change(randomUUID(), 1, { name: 'Nobody' })).status).toBe(404);
  });

  test('of the e-mail address moves the search with it', async () => {
    const [old, fresh] = [`${newKey()}@example.com`, `${newKey()}@example.com`];
    const { body } = await create({ fields: { ...FIELDS, email: old } });
    await change(body['id'], 1, { email: fresh });
    expect(itemsOf(await search(old))).toEqual([]);
    expect(itemsOf(await search(fresh))).toHaveLength(1);
    await change(body['id'], 2, { email: null });
    expect(itemsOf(await search(fresh))).toEqual([]);
    await change(body['id'], 3, { email: old });
    await change(body['id'], 4, { name: 'Still found' });
    expect(itemsOf(await search(old))).toHaveLength(1);
  });
});

describe('deleting', () => {
  test('takes the record away, once', async () => {
    const { body } = await create();
    expect(await remove(`/records/${body['id']}`)).toMatchObject({ status: 204, text: '' });
    expect((await get(`/records/${body['id']}`)).status).toBe(404);
    expect((await remove(`/records/${body['id']}`)).status).toBe(404);
  });
});

describe('a list', () => {
  test('shows every record of a subject once, page by page', async () => {
    const subject = randomUUID();
    const made = await Promise.all(Array.from({ length: 7 }, () => create({ subject })));
    const seen: unknown[] = [];
    let cursor = '';
    for (let page = 0; page < 10; page += 1) {
      const answer = await get(`/records?subject=${subject}&limit=3${cursor}`);
      seen.push(...itemsOf(answer).map(({ id }) => id));
      if (answer.body['next'] === undefined) break;
      cursor = `&cursor=${answer.body['next']}`;
    }
    expect(seen).toEqual(made.map(({ body }) => body['id']).sort());
  });

  test('of everything holds twenty records and decrypts each', async () => {
    await Promise.all(Array.from({ length: 21 }, () => create()));
    const page = await get('/records');
    expect(itemsOf(page)).toHaveLength(20);
    expect(page.body['next']).toBe(itemsOf(page).at(-1)?.['id']);
    for (const item of itemsOf(page)) expect(item).toMatchObject({ fields: { name: expect.any(String) } });
  });

  test('of nobody is empty, also for a tenant that never stored anything', async () => {
    expect((await get(`/records?subject=${randomUUID()}`)).body).toEqual({ items: [] });
  });
});

describe('a search', () => {
  test('finds the exact address in any case, page by page, and nothing else', async () => {
    const email = `${newKey()}@example.com`;
    await Promise.all(Array.from({ length: 23 }, () => create({ fields: { name: 'Ada', email } })));
    await create({ fields: { name: 'Ada', email: `x${email}` } });
    const first = await search(email.toUpperCase());
    expect(itemsOf(first)).toHaveLength(20);
    const second = await search(email, String(first.body['next']));
    expect(itemsOf(second)).toHaveLength(3);
    expect(second.body['next']).toBeUndefined();
  });
});

describe('an export', () => {
  test('holds all records of a person and all that happened to them, page by page', async () => {
    const subject = randomUUID();
    const made: Received[] = [];
    for (let at = 0; at < 8; at += 1) {
      made.push(...(await Promise.all(Array.from({ length: 26 }, () => create({ subject, fields: { name: 'Ada' } })))));
    }
    const [first] = made;
    await get(`/records/${first?.body['id']}`);
    await change(first?.body['id'], 1, { note: 'changed' });
    const pages: Received[] = [];
    let cursor = '';
    for (let page = 0; page < 5; page += 1) {
      const answer = await get(`/subjects/${subject}/export${cursor}`);
      pages.push(answer);
      if (answer.body['next'] === undefined) break;
      cursor = `?cursor=${answer.body['next']}`;
    }
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    const records = pages.flatMap(({ body }) => (Array.isArray(body['records']) ? body['records'] : []));
    expect(records.map(({ id }) => id)).toEqual(made.map(({ body }) => body['id']).sort());
    const events = pages.flatMap(({ body }) => (Array.isArray(body['events']) ? body['events'] : []));
    const actions = events.map(({ action }) => action);
    expect(actions.filter((action) => action === 'record.create')).toHaveLength(208);
    expect(actions).toEqual(expect.arrayContaining(['record.read', 'record.change', 'subject.export']));
    expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set([backend.clients[0]?.id]));
  });

  test('of a person nobody knows is not found', async () => {
    expect((await get(`/subjects/${randomUUID()}/export`)).status).toBe(404);
  });
});

describe('an erasure', () => {
  test('takes key, records and search index away, and leaves ids and the note that it happened', async () => {
    const subject = randomUUID();
    const email = `${newKey()}@example.com`;
    const key = newKey();
    const made = await create({ subject, fields: { name: 'Ada', email } }, key);
    await create({ subject });
    expect(await remove(`/subjects/${subject}`)).toMatchObject({ status: 200, body: { subject, erasedRecords: 2 } });
    expect((await get(`/records/${made.body['id']}`)).status).toBe(404);
    expect((await get(`/subjects/${subject}/export`)).status).toBe(404);
    expect((await change(made.body['id'], 1, { name: 'Back' })).status).toBe(404);
    expect(itemsOf(await search(email))).toEqual([]);
    expect((await create({ subject, fields: { name: 'Ada', email } }, key)).status).toBe(409);
    expect((await remove(`/subjects/${subject}`)).status).toBe(404);
    const left = await backend.asMaster(async (client) => {
      const count = (table: string) => client.query(`select from bulwark.${table} where subject = $1`, [subject]);
      const { rowCount: subjects } = await count('subjects');
      const { rowCount: records } = await count('records');
      const { rows } = await client.query(
        'select action from bulwark.events where subject = $1 order by id desc limit 1',
        [subject],
      );
      return { subjects, records, last: rows[0] };
    });
    // The export that found nobody is the last thing that happened.
    expect(left).toEqual({ subjects: 0, records: 0, last: { action: 'subject.export' } });
  });

  test('makes way for a new beginning, with a new key', async () => {
    const subject = randomUUID();
    const wrappedKey = () =>
      backend.asMaster(async (client) => {
        const { rows } = await client.query<{ key: string }>(
          "select encode(wrapped_key, 'hex') as key from bulwark.subjects where subject = $1",
          [subject],
        );
        return rows[0]?.key;
      });
    await create({ subject });
    const before = await wrappedKey();
    await remove(`/subjects/${subject}`);
    expect((await create({ subject })).status).toBe(201);
    expect(await wrappedKey()).not.toBe(before);
  });

  test('at the same time as creations leaves nothing that cannot be read', async () => {
    const subject = randomUUID();
    await create({ subject });
    const work = Array.from({ length: 40 }, (_, at) =>
      at % 5 === 4 ? remove(`/subjects/${subject}`) : create({ subject }),
    );
    const answers = await Promise.all(work);
    for (const { status } of answers) expect([200, 201, 404, 503]).toContain(status);
    const page = await get(`/records?subject=${subject}&limit=50`);
    expect(page.status).toBe(200);
    for (const item of itemsOf(page)) expect(item).toMatchObject({ fields: FIELDS });
  });
});

describe('the record of who did what', () => {
  test('names every person whose data a list showed', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const email = `${newKey()}@example.com`;
    await create({ subject: one, fields: { name: 'Ada', email } });
    await create({ subject: other, fields: { name: 'Bob', email } });
    await search(email);
    const { rows } = await backend.asMaster((client) =>
      client.query(
        "select subject, action, cardinality(records) as records from bulwark.events where action = 'record.search' and subject = any($1) order by subject",
        [[one, other]],
      ),
    );
    expect(rows).toEqual([one, other].sort().map((subject) => ({ subject, action: 'record.search', records: 1 })));
  });

  test('cannot be changed or read by any user of the functions', async () => {
    const { rows } = await backend.asMaster((client) =>
      client.query(
        `select grantee, table_name, privilege_type from information_schema.role_table_grants where table_schema = 'bulwark' and grantee <> 'bulwark_owner'`,
      ),
    );
    expect(rows).toEqual([]);
  });
});

test('KMS was asked a handful of times for all of this', () => {
  expect(backend.kms.calls.length).toBeGreaterThan(0);
  expect(backend.kms.calls.length).toBeLessThan(10);
  expect(
    backend.kms.calls.every(({ refused, context }) => refused === undefined && context['purpose'] === 'tenant-key'),
  ).toBe(true);
});
