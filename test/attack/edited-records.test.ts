import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { generateKey, startTestBackend, type TestBackend, type TestResponse } from '../running-backend';

/** A user with rights on the tables edits a record. Every edit must show, and must not hide other records. */
let backend: TestBackend;
let edited: Created;
let other: Created;
const email = (who: string) => `${who}-${generateKey()}@example.com`;

interface Created {
  readonly id: string;
  readonly subject: string;
  readonly email: string;
}

beforeAll(async () => {
  backend = await startTestBackend();
});
beforeEach(async () => {
  const subject = randomUUID();
  [edited, other] = [await createRecord(subject, email('one')), await createRecord(subject, email('other'))];
  await runAsOwner('create table if not exists kept as select * from bulwark.records limit 0');
  await runAsOwner('insert into kept select * from bulwark.records where id = $1', [edited.id]);
});
afterEach(() =>
  runAsOwner(
    'delete from bulwark.records where id = $1; '.replace('$1', `'${edited.id}'`) +
      'insert into bulwark.records select * from kept; truncate kept',
  ),
);

const getHeaders = () => backend.getHeaders('reporting');

async function createRecord(subject: string, address: string): Promise<Created> {
  const { body } = await backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...getHeaders(), 'Idempotency-Key': generateKey() },
    body: { subject, fields: { name: 'Ada', email: address, note: 'DO NOT CONTACT' } },
  });
  return { id: String(body['id']), subject, email: address };
}

const runAsOwner = (text: string, values: unknown[] = []) =>
  backend.runAsMaster((client) => (values.length === 0 ? client.query(text) : client.query(text, values)));

const read = (id: string) => backend.request({ path: `/records/${id}`, headers: getHeaders() });
const list = (subject: string) => backend.request({ path: `/records?subject=${subject}`, headers: getHeaders() });
const exportOf = (subject: string) => backend.request({ path: `/subjects/${subject}/export`, headers: getHeaders() });
const search = (address: string) =>
  backend.request({ method: 'POST', path: '/records/search', headers: getHeaders(), body: { email: address } });
const change = (id: string, version: number) =>
  backend.request({
    method: 'PATCH',
    path: `/records/${id}`,
    headers: { ...getHeaders(), 'If-Match': `"${version}"` },
    body: { fields: { name: 'Bob' } },
  });
const readEvent = async (response: TestResponse) => (await backend.readFunctionLog(response))[0]?.['event'];
const listIds = (response: TestResponse, name: 'items' | 'records') =>
  [response.body[name]].flat().map((item) => Object(item).id);

/** Each edit of the record `$1`, and whether it changes the version that a client sends. */
const EDITS: readonly (readonly [what: string, set: string])[] = [
  ['a field is removed', "fields = fields - 'note'"],
  ['every field is removed', "fields = '{}'"],
  ['the fields become a list', "fields = '[]'"],
  ['the fields become text', `fields = '"x"'`],
  ['the fields become null', "fields = 'null'"],
  ['a field becomes a number', "fields = jsonb_set(fields, '{name}', '5')"],
  ['a field becomes null', "fields = jsonb_set(fields, '{name}', 'null')"],
  ['a field becomes true', "fields = jsonb_set(fields, '{name}', 'true')"],
  ['a field becomes an object', `fields = jsonb_set(fields, '{name}', '{"a": 1}')`],
  ['a field becomes empty', `fields = jsonb_set(fields, '{name}', '""')`],
  ['a field gets another name', "fields = (fields - 'note') || jsonb_build_object('phone', fields -> 'note')"],
  ['a field is added', "fields = fields || jsonb_build_object('phone', fields -> 'note')"],
  ['a field gets a name that no schema has', "fields = fields || jsonb_build_object('role', fields -> 'note')"],
  ['the version is raised', 'version = 77'],
  ['the time of creation is changed', "created_at = '2001-01-01'"],
  ['the time of change is changed', "updated_at = now() + interval '1 day'"],
  ['the index is removed', 'email_index = null'],
  ['the index is changed', "email_index = '\\x00112233445566778899aabbccddeeff'"],
  ['the digest of the request is changed', "request_digest = '\\x00'"],
  ['the seal is changed', 'seal = set_byte(seal, 0, get_byte(seal, 0) # 1)'],
  ['the seal is empty', "seal = ''"],
];

describe.each(EDITS)('when %s', (_what, set) => {
  beforeEach(async () => {
    expect((await runAsOwner(`update bulwark.records set ${set} where id = $1`, [edited.id])).rowCount).toBe(1);
  });

  test('reading fails and raises DecryptFailed', async () => {
    const answer = await read(edited.id);
    expect(answer).toMatchObject({ status: 500, body: { title: 'The service failed' } });
    expect(await readEvent(answer)).toBe('DecryptFailed');
  });

  test('a list and an export have the other records, name this one, and raise DecryptFailed', async () => {
    for (const [answer, name] of [
      [await list(edited.subject), 'items'],
      [await exportOf(edited.subject), 'records'],
    ] as const) {
      expect(answer.status).toBe(200);
      expect(listIds(answer, name)).toEqual([other.id]);
      expect(answer.body['unreadable']).toEqual([edited.id]);
      expect(await readEvent(answer)).toBe('DecryptFailed');
    }
  });

  test('a change is refused and does not seal the edited record', async () => {
    const answer = await change(edited.id, 1);
    expect(answer.status).toBe(500);
    expect(await readEvent(answer)).toBe('DecryptFailed');
    expect((await read(edited.id)).status).toBe(500);
  });
});

test('a search does not answer with the record of another address', async () => {
  await runAsOwner(
    'update bulwark.records set email_index = (select email_index from bulwark.records where id = $2) where id = $1',
    [edited.id, other.id],
  );
  const answer = await search(other.email);
  expect(answer.status).toBe(200);
  expect(listIds(answer, 'items')).toEqual([other.id]);
  expect(answer.body['unreadable']).toEqual([edited.id]);
  expect(await readEvent(answer)).toBe('DecryptFailed');
});

test('an older version of the whole record does not open', async () => {
  expect((await change(edited.id, 1)).status).toBe(200);
  await runAsOwner(
    'update bulwark.records r set fields = k.fields, seal = k.seal from kept k where r.id = k.id and r.id = $1',
    [edited.id],
  );
  expect(await readEvent(await read(edited.id))).toBe('DecryptFailed');
});

test('a page of unreadable records has the next one', async () => {
  const subject = randomUUID();
  const made = [];
  for (let at = 0; at < 5; at += 1) made.push((await createRecord(subject, email('page'))).id);
  made.sort();
  await runAsOwner('update bulwark.records set version = 9 where id = any($1)', [made.slice(0, 2)]);
  const first = await backend.request({ path: `/records?subject=${subject}&limit=2`, headers: getHeaders() });
  expect(first.body).toEqual({ items: [], unreadable: made.slice(0, 2), next: made[1] });
  const next = await backend.request({
    path: `/records?subject=${subject}&cursor=${first.body['next']}`,
    headers: getHeaders(),
  });
  expect(listIds(next, 'items')).toEqual(made.slice(2));
});
