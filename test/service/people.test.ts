import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { computeCode } from '../../local/issuer/one-time-code';
import { beginSignIn, redeemCode } from '../local/issuer/test-issuer';
import { generateKey, startTestBackend, type TestBackend } from '../running-backend';
import { ALL_SCOPES } from '../scaffold';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startTestBackend();
});

/** Signs a person in with every scope requested. A second sign-in needs a code of later seconds. */
async function signIn(name: string, seconds = 0): Promise<Readonly<Record<string, string>>> {
  const person = backend.people.find(({ email }) => email === `${name}@example.com`);
  if (person === undefined) throw new Error(`no person ${name}`);
  const client = { client_id: backend.peopleClient, scope: ['openid', ...ALL_SCOPES].join(' ') };
  const { browser, page, verifier } = await beginSignIn(backend.issuer, client);
  await browser.open(page.url, { email: person.email, password: person.password });
  const { url } = await browser.open(page.url, {
    code: computeCode(person.codeSecret, new Date(Date.now() + seconds * 1000)),
  });
  const { access_token: token } = Object(await redeemCode(backend.issuer, url, verifier, backend.peopleClient));
  return { Authorization: `Bearer ${token}`, 'x-api-key': backend.peopleKey };
}

describe('a person who requests every scope', () => {
  const subject = randomUUID();
  const fields = { name: 'Ada Example', email: 'ada@example.com' };
  const calls = [
    { scope: 'records/read', method: 'GET', path: '/records', done: 200 },
    { scope: 'records/write', method: 'POST', path: '/records', done: 201, body: { subject, fields } },
    { scope: 'subjects/export', method: 'GET', path: `/subjects/${subject}/export`, done: 200 },
    { scope: 'subjects/erase', method: 'DELETE', path: `/subjects/${subject}`, done: 200 },
  ];

  test.each([
    ['all-groups', ['records/read', 'records/write', 'subjects/export', 'subjects/erase']],
    ['readers', ['records/read']],
    ['writers', ['records/read', 'records/write']],
    ['privacy-officers', ['subjects/export', 'subjects/erase']],
    ['no-group', []],
  ])('as %s may call the routes of %j only', async (name, rights) => {
    // A subject with data, so that no route answers 404.
    await backend.request({
      method: 'POST',
      path: '/records',
      headers: { ...backend.getHeaders('reporting'), 'Idempotency-Key': generateKey() },
      body: { subject, fields },
    });
    const headers = await signIn(name);
    for (const { scope, done, ...call } of calls) {
      const { status } = await backend.request({ ...call, headers: { ...headers, 'Idempotency-Key': generateKey() } });
      expect({ scope, status }).toEqual({ scope, status: rights.includes(scope) ? done : 401 });
    }
  });

  test('is in the trace with the id of the person', async () => {
    const { request } = backend;
    await request({ path: '/records', headers: await signIn('readers', 30) });
    const reader = backend.people.find(({ email }) => email.startsWith('readers'));
    const { rows } = await backend.runAsMaster((client) =>
      client.query('select count(*)::int as events from bulwark.events where actor = $1', [reader?.id]),
    );
    expect(rows[0].events).toBeGreaterThan(0);
  });

  test('cannot use the key of a program', async () => {
    const headers = {
      ...(await signIn('writers', 30)),
      'x-api-key': backend.getHeaders('reporting')['x-api-key'] ?? '',
    };
    expect((await backend.request({ path: '/records', headers })).status).toBe(403);
  });
});
