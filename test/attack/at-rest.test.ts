import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { generateKey, startTestBackend, type TestBackend } from '../running-backend';

/** Long and unusual enough that no file contains them by chance. */
const PERSON = {
  name: 'Wilhelmina Canaryfield-Oppenheimer',
  email: 'wilhelmina.canaryfield@mail.example.com',
  phone: '+15550987654321',
  note: 'Allergic to penicillin; prefers \u{1f4ee} to telephone. S\u00e3o Paulo.',
};
const CHANGED = 'Moved to Reykjav\u00edk, tell nobody';
const SEARCHED = 'someone.else.entirely@mail.example.com';
const KEY = 'plaintext-idempotency-key-0001';
let backend: TestBackend;

beforeAll(async () => {
  backend = await startTestBackend();
  const headers = backend.getHeaders('reporting');
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
      headers: { ...headers, 'Idempotency-Key': generateKey() },
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
  // Writes everything from memory to the disk.
  await backend.runAsMaster((client) => client.query('checkpoint'));
});

/** Every file below a folder, as bytes. */
function readFilesBelow(folder: string): (readonly [string, Buffer])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [path, readFileSync(path)] as const);
}

/** Encodings of a text in a file. */
function encodeInEveryForm(text: string): (readonly [string, Buffer])[] {
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

const findInFiles = (texts: readonly string[]) => {
  const files = readFilesBelow(backend.folder);
  return texts.flatMap((text) =>
    encodeInEveryForm(text).flatMap(([form, bytes]) =>
      files.filter(([, content]) => content.includes(bytes)).map(([path]) => `${text} as ${form} in ${path}`),
    ),
  );
};

test('the search works: it finds a value that is stored in plaintext, in tables and in the write-ahead log', () => {
  const places = findInFiles(['record.create']);
  expect(places.some((place) => place.includes('/base/'))).toBe(true);
  expect(places.some((place) => place.includes('/pg_wal/'))).toBe(true);
});

test('no field, search term or idempotency key is in the files of the database or in a log, in any form', () => {
  expect(readFilesBelow(backend.folder).length).toBeGreaterThan(1_000);
  // Parts of them as well: an index or a log might contain a prefix.
  const parts = Object.values(PERSON).map((value) => value.slice(2, 22));
  expect(findInFiles([...Object.values(PERSON), ...parts, CHANGED, SEARCHED, KEY])).toEqual([]);
});

test('PostgreSQL writes no field, search term or idempotency key when it stops', async () => {
  await backend.postgres.stop();
  expect(findInFiles([...Object.values(PERSON), CHANGED, SEARCHED, KEY])).toEqual([]);
});
