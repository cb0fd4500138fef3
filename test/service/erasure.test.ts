import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { generateKey, startTestBackend, type TestBackend } from '../running-backend';

let backend: TestBackend;
const getHeaders = () => backend.getHeaders('reporting');
const erase = (subject: string, client = 'reporting') =>
  backend.request({ method: 'DELETE', path: `/subjects/${subject}`, headers: backend.getHeaders(client) });
const create = (subject: string, email = `${generateKey()}@example.com`) =>
  backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...getHeaders(), 'Idempotency-Key': generateKey() },
    body: { subject, fields: { name: 'Ada', email } },
  });
const list = (query: Readonly<Record<string, string | undefined>>) => {
  const sent = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  return backend.request({ path: `/records?${sent.join('&')}`, headers: getHeaders() });
};
const search = (body: Readonly<Record<string, string | undefined>>) =>
  backend.request({ method: 'POST', path: '/records/search', headers: getHeaders(), body });
const countRecords = (subject: string) =>
  backend.runAsMaster(async (client) => {
    const { rows } = await client.query('select count(*)::int as n from bulwark.records where subject = $1', [subject]);
    return rows[0].n;
  });

/** Copies the record of a person, as if as many had been created. */
async function addRecords(subject: string, count: number): Promise<void> {
  await backend.runAsMaster((client) =>
    client.query(
      `insert into bulwark.records (tenant, id, subject, fields, email_index, request_digest, seal)
        select tenant, gen_random_uuid(), subject, fields, email_index, request_digest, seal
          from bulwark.records, generate_series(1, $2) where subject = $1`,
      [subject, count],
    ),
  );
}

beforeAll(async () => {
  backend = await startTestBackend();
});

describe('a person with two hundred thousand records', () => {
  const subject = randomUUID();
  const COUNT = 200_000;

  test('is erased: nothing can be read from the first answer on, and later requests complete it', async () => {
    const made = await create(subject);
    await addRecords(subject, COUNT);
    const first = await erase(subject);
    expect([200, 202]).toContain(first.status);
    // The key is gone, whether records remain or not.
    expect((await backend.request({ path: `/records/${made.body['id']}`, headers: getHeaders() })).status).toBe(404);
    expect((await backend.request({ path: `/subjects/${subject}/export`, headers: getHeaders() })).status).toBe(404);
    expect((await backend.request({ path: `/records?subject=${subject}`, headers: getHeaders() })).body).toEqual({
      items: [],
    });
    let last = first;
    for (let sent = 0; last.status === 202 && sent < 100; sent += 1) {
      expect(last.body).toMatchObject({ complete: false, erasedAt: first.body['erasedAt'] });
      last = await erase(subject);
    }
    expect(last.status).toBe(200);
    expect(last.body).toEqual({
      subject,
      erasedAt: first.body['erasedAt'],
      erasedRecords: COUNT + 1,
      complete: true,
    });
    expect(await countRecords(subject)).toBe(0);
    expect((await erase(subject)).body).toEqual(last.body);
  });
});

describe('an erasure that was interrupted', () => {
  /** Erases one batch as the function does, and no more. */
  const eraseOneBatch = (subject: string) =>
    backend.runAsMaster(async (client) => {
      await client.query('set session authorization bulwark_erase');
      const { rows } = await client.query("select bulwark.erase_subject('example', 'a', 'r', $1) as answer", [subject]);
      return rows[0].answer;
    });

  test('is completed by the scheduled function, without another request', async () => {
    const subject = randomUUID();
    await create(subject);
    await addRecords(subject, 12_000);
    expect(await eraseOneBatch(subject)).toMatchObject({ erasedRecords: 5_000, complete: false });
    expect(await countRecords(subject)).toBe(7_001);
    for (let run = 0; run < 3; run += 1) await backend.maintenance.keep();
    expect(await countRecords(subject)).toBe(0);
    expect((await erase(subject)).body).toMatchObject({ erasedRecords: 12_001, complete: true });
  });

  test('keeps the person from being created again until it is complete', async () => {
    const subject = randomUUID();
    const made = await create(subject);
    await addRecords(subject, 6_000);
    await eraseOneBatch(subject);
    expect((await create(subject)).status).toBe(503);
    const changed = await backend.request({
      method: 'PATCH',
      path: `/records/${made.body['id']}`,
      headers: { ...getHeaders(), 'If-Match': '"1"' },
      body: { fields: { name: 'Back' } },
    });
    expect(changed.status).toBe(404);
    expect(await erase(subject)).toMatchObject({ status: 200, body: { complete: true } });
    expect((await create(subject)).status).toBe(201);
    expect(await erase(subject)).toMatchObject({ status: 200, body: { erasedRecords: 1, complete: true } });
  });

  test.each([
    ['a list', (_email: string, cursor?: string) => list({ limit: '50', cursor })],
    ['a search', (email: string, cursor?: string) => search({ email, cursor })],
  ])(
    'does not hide the records of others: %s skips what has no key, in pages that look at 5,000 records',
    async (_how, ask) => {
      const [gone, kept] = [randomUUID(), randomUUID()];
      const email = `${generateKey()}@example.com`;
      await create(gone, email);
      await addRecords(gone, 12_000);
      const made = await Promise.all([create(kept, email), create(kept, email)]);
      await eraseOneBatch(gone);
      const ids: unknown[] = [];
      let pages = 0;
      for (let cursor: string | undefined; ; pages += 1) {
        const { status, body } = await ask(email, cursor);
        expect(status).toBe(200);
        const items = [body['items']].flat().map(Object);
        ids.push(...items.filter((item) => item.subject === kept).map((item) => item.id));
        expect(items.some((item) => item.subject === gone)).toBe(false);
        if (body['next'] === undefined) break;
        cursor = String(body['next']);
      }
      expect(ids.sort()).toEqual(made.map(({ body }) => body['id']).sort());
      // More than 7,000 records without a key, which one page does not look at.
      expect(pages).toBeGreaterThan(0);
      expect((await list({ subject: gone })).body).toEqual({ items: [] });
    },
  );
});

describe('the answer to an erasure', () => {
  test('is not found for a person who never was, and for one of another tenant', async () => {
    const subject = randomUUID();
    await create(subject);
    expect((await erase(randomUUID())).status).toBe(404);
    expect((await erase(subject, 'neighbour')).status).toBe(404);
    await erase(subject);
    // Nor does a second request reveal it to another tenant.
    expect((await erase(subject, 'neighbour')).status).toBe(404);
  });

  test('is the same for concurrent requests', async () => {
    const subject = randomUUID();
    await Promise.all([create(subject), create(subject), create(subject)]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => erase(subject)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});

describe('a change that waited too long for the database', () => {
  test('is not done after its deadline, when the client has read that it failed', async () => {
    const subject = randomUUID();
    const made = await create(subject);
    const id = String(made.body['id']);
    const call = (text: string, values: unknown[]) =>
      backend.runAsMaster(async (client) => {
        await client.query('set session authorization bulwark_write');
        return client.query(text, values);
      });
    const late = new Date(Date.now() - 1).toISOString();
    await expect(call("select bulwark.remove_record('example', 'a', 'r', $1, $2)", [late, id])).rejects.toMatchObject({
      code: '57014',
    });
    await expect(
      call("select bulwark.change_record('example', 'a', 'r', $1, $2, 1, '{}', '{}', false, null, '\\x00', now())", [
        late,
        id,
      ]),
    ).rejects.toMatchObject({ code: '57014' });
    expect((await backend.request({ path: `/records/${id}`, headers: getHeaders() })).body).toMatchObject({
      version: 1,
    });
  });
});
