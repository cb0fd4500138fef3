import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { computeCode } from '../../local/issuer/one-time-code';
import { beginSignIn, redeemCode } from '../local/issuer/test-issuer';
import { createRoomyDraft } from '../roomy-settings';
import { generateKey, startTestBackend, type TestBackend } from '../running-backend';
import { ALL_SCOPES } from '../scaffold';

/** Sentences of docs/service.md, docs/threat-model.md and the decisions that no other test holds. */
let backend: TestBackend;
const DAY_MS = 24 * 60 * 60_000;

beforeAll(async () => {
  const draft = createRoomyDraft();
  const machineClients = ['reporting', 'leaving'].map((name) => ({ name, tenant: name, scopes: ALL_SCOPES }));
  backend = await startTestBackend({ draft: { ...draft, identity: { ...Object(draft['identity']), machineClients } } });
});

const query = (text: string, values: unknown[] = []) =>
  backend.runAsMaster(async (client) => (await client.query(text, values)).rows);
const create = (headers: Readonly<Record<string, string>>, subject: string, key = generateKey()) =>
  backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...headers, 'Idempotency-Key': key },
    body: { subject, fields: { name: 'Ada' } },
  });
const ask = (path: string, method = 'GET', client = 'reporting') =>
  backend.request({ method, path, headers: backend.getHeaders(client) });

/** Signs a person in. All people of the local run are of the tenant of the first client. */
async function signIn(name: string): Promise<Readonly<Record<string, string>>> {
  const person = backend.people.find(({ email }) => email === `${name}@example.com`);
  if (person === undefined) throw new Error(`no person ${name}`);
  const client = { client_id: backend.peopleClient, scope: ['openid', ...ALL_SCOPES].join(' ') };
  const { browser, page, verifier } = await beginSignIn(backend.issuer, client);
  await browser.open(page.url, { email: person.email, password: person.password });
  const { url } = await browser.open(page.url, { code: computeCode(person.codeSecret, new Date()) });
  const { access_token: token } = Object(await redeemCode(backend.issuer, url, verifier, backend.peopleClient));
  return { Authorization: `Bearer ${token}`, 'x-api-key': backend.peopleKey };
}

describe('docs/service.md', () => {
  test('the same idempotency key and body from two users of a tenant create one record', async () => {
    const [subject, key] = [randomUUID(), generateKey()];
    const answers = [
      await create(await signIn('writers'), subject, key),
      await create(await signIn('all-groups'), subject, key),
      await create(backend.getHeaders('reporting'), subject, key),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  test('a header that the route does not read may be sent twice, one that it reads may not', async () => {
    const { body } = await create(backend.getHeaders('reporting'), randomUUID());
    const send = (headers: Readonly<Record<string, readonly string[]>>) =>
      backend.request({ path: `/records/${body['id']}`, headers: { ...backend.getHeaders('reporting'), ...headers } });
    expect((await send({ Accept: ['application/json', 'text/plain'] })).status).toBe(200);
    const { Authorization = '' } = backend.getHeaders('reporting');
    expect((await send({ Authorization: [Authorization, Authorization] })).status).toBe(400);
  });

  test('an event that is deleted raises EventsChanged', async () => {
    await create(backend.getHeaders('reporting'), randomUUID());
    const later = () => new Date(Date.now() + 2 * 60_000);
    await backend.maintenance.keep(later);
    await query(
      "delete from bulwark.events where id = (select min(id) from bulwark.events where tenant = 'reporting')",
    );
    expect((await backend.maintenance.keep(later)).changedLinks).not.toEqual([]);
  });
});

describe('docs/threat-model.md', () => {
  test('reading an unknown id writes an event each time', async () => {
    const count = async () => (await query('select count(*)::int as n from bulwark.events'))[0].n;
    const before = await count();
    for (let at = 0; at < 3; at += 1) expect((await ask(`/records/${randomUUID()}`)).status).toBe(404);
    expect(await count()).toBe(before + 3);
  });

  test('the events show when a person came and was erased, also when the rows about it are edited', async () => {
    const subject = randomUUID();
    const { body } = await create(backend.getHeaders('reporting'), subject);
    await query("update bulwark.subjects set created_at = '2001-01-01' where subject = $1", [subject]);
    const exported = await ask(`/subjects/${subject}/export`);
    expect(exported.body['since']).toBe('2001-01-01T00:00:00.000Z');
    expect([exported.body['events']].flat()[0]).toMatchObject({ action: 'record.create', records: [body['id']] });

    await ask(`/subjects/${subject}`, 'DELETE');
    await query("update bulwark.erasures set erased_at = '2001-01-01', erased_records = 9 where subject = $1", [
      subject,
    ]);
    expect((await ask(`/subjects/${subject}`, 'DELETE')).body).toMatchObject({ erasedRecords: 9 });
    const events = await query(
      "select records, at > now() - interval '1 minute' as recent from bulwark.events where subject = $1 and action = 'subject.erase'",
      [subject],
    );
    expect(events).toEqual([{ records: [body['id']], recent: true }]);
  });

  test('the events show a record or a person without an event of the removal', async () => {
    const subject = randomUUID();
    const { body } = await create(backend.getHeaders('reporting'), subject);
    await query('delete from bulwark.subjects where subject = $1', [subject]);
    expect((await ask(`/records/${body['id']}`)).status).toBe(404);
    const actions = await query('select distinct action from bulwark.events where subject = $1', [subject]);
    expect(actions.map(({ action }) => action)).not.toEqual(expect.arrayContaining(['subject.erase']));
    expect(actions).not.toEqual([]);
  });
});

describe('the decisions', () => {
  test('0042: a time is sealed in milliseconds', async () => {
    const { body } = await create(backend.getHeaders('reporting'), randomUUID());
    const move = (interval: string) =>
      query(`update bulwark.records set created_at = created_at + interval '${interval}' where id = $1`, [body['id']]);
    await move('900 microseconds');
    expect((await ask(`/records/${body['id']}`)).status).toBe(200);
    await move('100 microseconds');
    expect((await ask(`/records/${body['id']}`)).status).toBe(500);
    await move('-1 millisecond');
    expect((await ask(`/records/${body['id']}`)).status).toBe(200);
  });

  test('0043: a tenant that is erased stores nothing, and its tokens find no record and no person', async () => {
    const subject = randomUUID();
    const { body } = await create(backend.getHeaders('leaving'), subject);
    await backend.maintenance.runTenantTask({ task: 'erase', tenant: 'leaving', by: 'operator' });
    expect((await create(backend.getHeaders('leaving'), subject)).status).toBe(403);
    expect((await ask('/records', 'GET', 'leaving')).body).toEqual({ items: [] });
    for (const [method, path] of [
      ['GET', `/records/${body['id']}`],
      ['DELETE', `/records/${body['id']}`],
      ['GET', `/subjects/${subject}/export`],
      ['DELETE', `/subjects/${subject}`],
    ] as const)
      expect((await ask(path, method, 'leaving')).status).toBe(404);
  });

  test('0040: a key that is stored later is under the layer of the later epoch', async () => {
    const [early, late] = [randomUUID(), randomUUID()];
    await create(backend.getHeaders('reporting'), early);
    await backend.maintenance.keep(() => new Date(Date.now() + 6 * DAY_MS));
    await backend.maintenance.keep(() => new Date(Date.now() + 7 * DAY_MS));
    await create(backend.getHeaders('reporting'), late);
    const rows = await query(
      'select count(distinct epoch)::int as epochs, bool_and(epoch = (select epoch from bulwark.epochs where closed_at is null and opened_at is not null)) as newest from bulwark.subjects where subject = any($1)',
      [[early, late]],
    );
    expect(rows).toEqual([{ epochs: 1, newest: true }]);
  });
});
