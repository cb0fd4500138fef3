import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { SECURITY_HEADERS } from '../../lambda/records/http/security-headers';
import { generateKey, startTestBackend, type TestBackend, type TestResponse } from '../running-backend';

let backend: TestBackend;
const FIELDS = {
  name: 'Ada Example',
  email: 'Ada@Example.com',
  phone: '+15550100123',
  note: 'Likes\nletters \u{1f4ee}',
};

beforeAll(async () => {
  backend = await startTestBackend();
});

const getHeaders = () => backend.getHeaders('reporting');
const createRecord = (over: object = {}, key = generateKey(), as = getHeaders()) =>
  backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...as, 'Idempotency-Key': key },
    body: { subject: randomUUID(), fields: FIELDS, ...over },
  });
const getAs = (path: string, as = getHeaders()) => backend.request({ path, headers: as });
const changeRecord = (id: unknown, version: number, fields: object) =>
  backend.request({
    method: 'PATCH',
    path: `/records/${id}`,
    headers: { ...getHeaders(), 'If-Match': `"${version}"` },
    body: { fields },
  });
const deleteAt = (path: string) => backend.request({ method: 'DELETE', path, headers: getHeaders() });
const search = (email: string, cursor?: string) =>
  backend.request({
    method: 'POST',
    path: '/records/search',
    headers: getHeaders(),
    body: { email, ...(cursor ? { cursor } : {}) },
  });
const listItems = ({ body }: TestResponse): Record<string, unknown>[] =>
  Array.isArray(body['items']) ? body['items'] : [];

const INSTANT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

describe('a record', () => {
  test('is created with a response without personal data, and read as it was written', async () => {
    const subject = randomUUID();
    const made = await createRecord({ subject });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({ id: expect.any(String), subject, version: 1, createdAt: INSTANT, updatedAt: INSTANT });
    expect(made.headers).toMatchObject({ location: `records/${made.body['id']}`, etag: '"1"' });
    expect(new URL(made.headers['location'] ?? '', `${backend.url}/records`).href).toBe(
      `${backend.url}/records/${made.body['id']}`,
    );
    const read = await getAs(`/records/${made.body['id']}`);
    expect(read.status).toBe(200);
    expect(read.body).toEqual({ ...made.body, fields: FIELDS });
    expect(read.headers['etag']).toBe('"1"');
  });

  test('has the security headers in every response', async () => {
    const { headers } = await getAs('/health');
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers[name.toLowerCase()]).toBe(value);
  });

  test('text that looks like SQL is stored as text', async () => {
    const name = `'); drop table bulwark.records; -- " \\ $1 \${x} %00 <script>`;
    const { body } = await createRecord({ fields: { name, note: "' or '1'='1" } });
    expect((await getAs(`/records/${body['id']}`)).body['fields']).toEqual({ name, note: "' or '1'='1" });
  });

  test('that does not exist is not found', async () => {
    expect(await getAs(`/records/${randomUUID()}`)).toMatchObject({
      status: 404,
      body: { type: 'about:blank', title: 'Not found', status: 404 },
    });
  });
});

describe('an idempotency key', () => {
  test('creates one record, however often the request is sent, also at the same time', async () => {
    const key = generateKey();
    const subject = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => createRecord({ subject }, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(listItems(await getAs(`/records?subject=${subject}`))).toHaveLength(1);
  });

  test('returns the first response again, even after a change', async () => {
    const key = generateKey();
    const subject = randomUUID();
    const first = await createRecord({ subject }, key);
    await changeRecord(first.body['id'], 1, { note: null });
    expect((await createRecord({ subject }, key)).text).toBe(first.text);
  });

  test('ignores the order of the fields', async () => {
    const key = generateKey();
    const subject = randomUUID();
    const first = await createRecord({ subject, fields: { name: 'Ada', note: 'x' } }, key);
    expect((await createRecord({ subject, fields: { note: 'x', name: 'Ada' } }, key)).text).toBe(first.text);
  });

  test('is refused for a different request', async () => {
    const key = generateKey();
    await createRecord({}, key);
    expect(await createRecord({}, key)).toMatchObject({ status: 422, body: { status: 422 } });
  });

  test('does not restore a deleted record', async () => {
    const key = generateKey();
    const subject = randomUUID();
    const { body } = await createRecord({ subject }, key);
    expect((await deleteAt(`/records/${body['id']}`)).status).toBe(204);
    expect(await createRecord({ subject }, key)).toMatchObject({ status: 409, body: { status: 409 } });
  });

  test('of one tenant is independent of those of another', async () => {
    const key = generateKey();
    const mine = await createRecord({}, key);
    const theirs = await createRecord({}, key, backend.getHeaders('neighbour'));
    expect(theirs.status).toBe(201);
    expect(theirs.body['id']).not.toBe(mine.body['id']);
  });
});

describe('a change', () => {
  test('a change affects the named fields only, and creates a new version', async () => {
    const { body } = await createRecord();
    const changed = await changeRecord(body['id'], 1, { name: 'Ada Other', phone: null });
    expect(changed).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    expect(changed.body).toEqual({ ...body, version: 2, updatedAt: INSTANT });
    const { phone: _, ...kept } = FIELDS;
    expect((await getAs(`/records/${body['id']}`)).body['fields']).toEqual({ ...kept, name: 'Ada Other' });
  });

  test('of an old version is refused, and changes nothing', async () => {
    const { body } = await createRecord();
    await changeRecord(body['id'], 1, { name: 'First' });
    expect(await changeRecord(body['id'], 1, { name: 'Second' })).toMatchObject({ status: 412, body: { status: 412 } });
    expect((await getAs(`/records/${body['id']}`)).body).toMatchObject({ version: 2, fields: { name: 'First' } });
  });

  test('of twenty concurrent changes of one version one succeeds', async () => {
    const { body } = await createRecord();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => changeRecord(body['id'], 1, { name: `Number ${at}` })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
  });

  test('of a missing record is not found', async () => {
    expect((await changeRecord(randomUUID(), 1, { name: 'Nobody' })).status).toBe(404);
  });

  test('a change of the e-mail address updates the search index', async () => {
    const [old, fresh] = [`${generateKey()}@example.com`, `${generateKey()}@example.com`];
    const { body } = await createRecord({ fields: { ...FIELDS, email: old } });
    await changeRecord(body['id'], 1, { email: fresh });
    expect(listItems(await search(old))).toEqual([]);
    expect(listItems(await search(fresh))).toHaveLength(1);
    await changeRecord(body['id'], 2, { email: null });
    expect(listItems(await search(fresh))).toEqual([]);
    await changeRecord(body['id'], 3, { email: old });
    await changeRecord(body['id'], 4, { name: 'Still found' });
    expect(listItems(await search(old))).toHaveLength(1);
  });
});

describe('deleting', () => {
  test('removes the record once', async () => {
    const { body } = await createRecord();
    expect(await deleteAt(`/records/${body['id']}`)).toMatchObject({ status: 204, text: '' });
    expect((await getAs(`/records/${body['id']}`)).status).toBe(404);
    expect((await deleteAt(`/records/${body['id']}`)).status).toBe(404);
  });
});

describe('a list', () => {
  test('shows every record of a subject once, page by page', async () => {
    const subject = randomUUID();
    const made = await Promise.all(Array.from({ length: 7 }, () => createRecord({ subject })));
    const seen: unknown[] = [];
    let cursor = '';
    for (let page = 0; page < 10; page += 1) {
      const answer = await getAs(`/records?subject=${subject}&limit=3${cursor}`);
      seen.push(...listItems(answer).map(({ id }) => id));
      if (answer.body['next'] === undefined) break;
      cursor = `&cursor=${answer.body['next']}`;
    }
    expect(seen).toEqual(made.map(({ body }) => body['id']).sort());
  });

  test('without a limit has twenty decrypted records', async () => {
    await Promise.all(Array.from({ length: 21 }, () => createRecord()));
    const page = await getAs('/records');
    expect(listItems(page)).toHaveLength(20);
    expect(page.body['next']).toBe(listItems(page).at(-1)?.['id']);
    for (const item of listItems(page)) expect(item).toMatchObject({ fields: { name: expect.any(String) } });
  });

  test('of an unknown subject is empty', async () => {
    expect((await getAs(`/records?subject=${randomUUID()}`)).body).toEqual({ items: [] });
  });
});

describe('a search', () => {
  test('finds the exact address in any case, page by page, and nothing else', async () => {
    const email = `${generateKey()}@example.com`;
    await Promise.all(Array.from({ length: 23 }, () => createRecord({ fields: { name: 'Ada', email } })));
    await createRecord({ fields: { name: 'Ada', email: `x${email}` } });
    const first = await search(email.toUpperCase());
    expect(listItems(first)).toHaveLength(20);
    const second = await search(email, String(first.body['next']));
    expect(listItems(second)).toHaveLength(3);
    expect(second.body['next']).toBeUndefined();
  });
});

describe('an export', () => {
  test('an export contains all records of a person and all accesses to them, page by page', async () => {
    const subject = randomUUID();
    const made: TestResponse[] = [];
    for (let at = 0; at < 8; at += 1) {
      made.push(
        ...(await Promise.all(Array.from({ length: 26 }, () => createRecord({ subject, fields: { name: 'Ada' } })))),
      );
    }
    const [first] = made;
    await getAs(`/records/${first?.body['id']}`);
    await changeRecord(first?.body['id'], 1, { note: 'changed' });
    const pages: TestResponse[] = [];
    let cursor = '';
    for (let page = 0; page < 5; page += 1) {
      const answer = await getAs(`/subjects/${subject}/export${cursor}`);
      pages.push(answer);
      if (answer.body['next'] === undefined) break;
      cursor = `?cursor=${answer.body['next']}`;
    }
    expect(pages.length).toBeGreaterThan(1);
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]));
    const records = pages.flatMap(({ body }) => (Array.isArray(body['records']) ? body['records'] : []));
    expect(records.map(({ id }) => id)).toEqual(made.map(({ body }) => body['id']).sort());
    const events = pages.flatMap(({ body }) => (Array.isArray(body['events']) ? body['events'] : []));
    const actions = events.map(({ action }) => action);
    expect(actions.filter((action) => action === 'record.create')).toHaveLength(208);
    // Each creation for a known person is given the key of the person, which is an access as well.
    expect(actions).toEqual(
      expect.arrayContaining(['record.read', 'record.change', 'record.prepare', 'key.subject', 'subject.export']),
    );
    expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set([backend.clients[0]?.id]));
  });

  test('of an unknown person is not found', async () => {
    expect((await getAs(`/subjects/${randomUUID()}/export`)).status).toBe(404);
  });
});

describe('an erasure', () => {
  test('an erasure deletes key, records and search index, and keeps ids and the event', async () => {
    const subject = randomUUID();
    const email = `${generateKey()}@example.com`;
    const key = generateKey();
    const made = await createRecord({ subject, fields: { name: 'Ada', email } }, key);
    await createRecord({ subject });
    const erased = await deleteAt(`/subjects/${subject}`);
    expect(erased.status).toBe(200);
    expect(erased.body).toEqual({ subject, erasedAt: INSTANT, erasedRecords: 2, complete: true });
    expect((await getAs(`/records/${made.body['id']}`)).status).toBe(404);
    expect((await getAs(`/subjects/${subject}/export`)).status).toBe(404);
    expect((await changeRecord(made.body['id'], 1, { name: 'Back' })).status).toBe(404);
    expect(listItems(await search(email))).toEqual([]);
    expect((await createRecord({ subject, fields: { name: 'Ada', email } }, key)).status).toBe(409);
    // An answer may be lost, so the same request again reports the same erasure.
    expect(await deleteAt(`/subjects/${subject}`)).toMatchObject({ status: 200, body: erased.body });
    expect((await deleteAt(`/subjects/${randomUUID()}`)).status).toBe(404);
    const left = await backend.runAsMaster(async (client) => {
      const count = (table: string) => client.query(`select from bulwark.${table} where subject = $1`, [subject]);
      const { rowCount: subjects } = await count('subjects');
      const { rowCount: records } = await count('records');
      const { rows } = await client.query(
        'select action from bulwark.events where subject = $1 order by id desc limit 1',
        [subject],
      );
      return { subjects, records, last: rows[0] };
    });
    // The last event is the export that found no person.
    expect(left).toEqual({ subjects: 0, records: 0, last: { action: 'subject.export' } });
  });

  test('a person who is created again after an erasure has a new key', async () => {
    const subject = randomUUID();
    const readWrappedKey = () =>
      backend.runAsMaster(async (client) => {
        const { rows } = await client.query<{ key: string }>(
          "select encode(wrapped_key, 'hex') as key from bulwark.subjects where subject = $1",
          [subject],
        );
        return rows[0]?.key;
      });
    await createRecord({ subject });
    const before = await readWrappedKey();
    await deleteAt(`/subjects/${subject}`);
    expect((await createRecord({ subject })).status).toBe(201);
    expect(await readWrappedKey()).not.toBe(before);
  });

  test('an erasure during creations leaves no unreadable record', async () => {
    const subject = randomUUID();
    await createRecord({ subject });
    const work = Array.from({ length: 40 }, (_, at) =>
      at % 5 === 4 ? deleteAt(`/subjects/${subject}`) : createRecord({ subject }),
    );
    const answers = await Promise.all(work);
    for (const { status } of answers) expect([200, 201, 404, 503]).toContain(status);
    const page = await getAs(`/records?subject=${subject}&limit=50`);
    expect(page.status).toBe(200);
    for (const item of listItems(page)) expect(item).toMatchObject({ fields: FIELDS });
  });
});

describe('the events', () => {
  test('every person whose data a list returned has an event', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const email = `${generateKey()}@example.com`;
    await createRecord({ subject: one, fields: { name: 'Ada', email } });
    await createRecord({ subject: other, fields: { name: 'Bob', email } });
    await search(email);
    const { rows } = await backend.runAsMaster((client) =>
      client.query(
        "select subject, action, cardinality(records) as records from bulwark.events where action = 'record.search' and subject = any($1) order by subject",
        [[one, other]],
      ),
    );
    expect(rows).toEqual([one, other].sort().map((subject) => ({ subject, action: 'record.search', records: 1 })));
  });

  test('no database user of the functions can read or change events', async () => {
    const { rows } = await backend.runAsMaster((client) =>
      client.query(
        `select grantee, table_name, privilege_type from information_schema.role_table_grants where table_schema = 'bulwark' and grantee in (select rolname from pg_roles where rolcanlogin and not rolsuper)`,
      ),
    );
    expect(rows).toEqual([]);
  });
});

test('all requests of this file together cause fewer than ten calls of KMS', () => {
  expect(backend.kms.calls.length).toBeGreaterThan(0);
  expect(backend.kms.calls.length).toBeLessThan(15);
  expect(backend.kms.calls.filter(({ refused }) => refused !== undefined)).toEqual([]);
  const purposes = backend.kms.calls
    .filter(({ operation }) => operation === 'Decrypt' || operation === 'GenerateDataKey')
    .map(({ context }) => context['purpose']);
  expect(new Set(purposes)).toEqual(new Set(['tenant-key', 'epoch-key']));
});
