import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { newKey, type RunningBackend, runningBackend } from '../running-backend';

jest.setTimeout(60_000);

/** Long and odd enough that they stand nowhere by chance. */
const PERSON = {
  name: 'Wilhelmina Canaryfield-Oppenheimer',
  email: 'wilhelmina.canaryfield@mail.example.com',
  phone: '+15550987654321',
  note: 'Allergic to penicillin; prefers \u{1f4ee} to telephone. S\u00e3o Paulo.',
};
const CHANGED = 'Moved to Reykjav\u00edk, tell nobody';
const SEARCHED = 'someone.else.entirely@mail.example.com';
const KEY = 'plaintext-idempotency-key-0001';
let backend: RunningBackend;

beforeAll(async () => {
  backend = await runningBackend();
  const headers = backend.as('reporting');
  const made = await backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...headers, 'Idempotency-Key': KEY },
    body: { subject: randomUUID(), fields: PERSON },
  });
  const id = made.body['id'];
  for (let at = 0; at < 50; at += 1) {
    const body = { subject: randomUUID(), fields: PERSON };
    await backend.request({
      method: 'POST',
      path: '/records',
      headers: { ...headers, 'Idempotency-Key': newKey() },
      body,
    });
  }
  const read = await backend.request({ path: `/records/${id}`, headers });
  expect(read.body['fields']).toEqual(PERSON);
  await backend.request({
    method: 'PATCH',
    path: `/records/${id}`,
    headers: { ...headers, 'If-Match': '"1"' },
    body: { fields: { note: CHANGED } },
  });
  await backend.request({ method: 'POST', path: '/records/search', headers, body: { email: SEARCHED } });
  await backend.request({ method: 'POST', path: '/records/search', headers, body: { email: PERSON.email } });
  await backend.request({ path: `/subjects/${made.body['subject']}/export`, headers });
  // Everything that is in memory goes to the disk.
  await backend.asMaster((client) => client.query('checkpoint'));
});
afterAll(() => backend.stop());

/** Every file below a folder, as bytes. */
function filesBelow(folder: string): (readonly [string, Buffer])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [path, readFileSync(path)] as const);
}

/** How a text may stand in a file. */
function formsOf(text: string): (readonly [string, Buffer])[] {
  const utf16 = Buffer.from(text, 'utf16le');
  return [
    ['UTF-8', Buffer.from(text, 'utf8')],
    ['UTF-16, little end first', utf16],
    ['UTF-16, big end first', Buffer.from(utf16).swap16()],
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['base64', Buffer.from(Buffer.from(text, 'utf8').toString('base64').slice(0, -4))],
    ['hexadecimal', Buffer.from(Buffer.from(text, 'utf8').toString('hex'))],
    ['JSON', Buffer.from(JSON.stringify(text).slice(1, -1))],
  ];
}

const found = (texts: readonly string[]) => {
  const files = filesBelow(backend.folder);
  return texts.flatMap((text) =>
    formsOf(text).flatMap(([form, bytes]) =>
      files.filter(([, content]) => content.includes(bytes)).map(([path]) => `${text} as ${form} in ${path}`),
    ),
  );
};

test('the search finds what is there: the tenant, in the clear, in tables and write-ahead log', () => {
  const places = found(['record.create']);
  expect(places.some((place) => place.includes('/base/'))).toBe(true);
  expect(places.some((place) => place.includes('/pg_wal/'))).toBe(true);
});

test('no field, search term or idempotency key stands in the files of the database or in a log, in any form', () => {
  expect(filesBelow(backend.folder).length).toBeGreaterThan(1_000);
  // Parts of them as well: an index or a log might have cut them.
  const parts = Object.values(PERSON).map((value) => value.slice(2, 22));
  expect(found([...Object.values(PERSON), ...parts, CHANGED, SEARCHED, KEY])).toEqual([]);
});

test('and PostgreSQL itself, stopped and searched again, has written none on its way out', async () => {
  await backend.postgres.stop();
  expect(found([...Object.values(PERSON), CHANGED, SEARCHED, KEY])).toEqual([]);
});
