import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { computeCode } from '../../../local/issuer/one-time-code';
import type { LocalPerson } from '../../../local/issuer/people';
import {
  beginSignIn,
  officer,
  readClaims,
  reader,
  redeemCode,
  type StartedSignIn,
  startTestIssuer,
  stranger,
  TestBrowser,
  type TestIssuer,
} from './test-issuer';

let issuer: TestIssuer;
beforeEach(async () => {
  issuer = await startTestIssuer();
});
afterEach(() => issuer.stop());

const getCode = ({ codeSecret }: LocalPerson, seconds = 0) =>
  computeCode(codeSecret, new Date(Date.now() + seconds * 1000));
const enterPassword = ({ browser, page }: StartedSignIn, { email, password }: LocalPerson) =>
  browser.open(page.url, { email, password });

async function signIn(person: LocalPerson, code = getCode(person), changes = {}) {
  const started = await beginSignIn(issuer, changes);
  await enterPassword(started, person);
  return { ...started, last: await started.browser.open(started.page.url, { code }) };
}

/** Whether a page returned to the application with a code. */
const isSignedIn = ({ url }: { url: string }) => new URL(url).searchParams.has('code');

describe('the token of a person', () => {
  test.each([
    [reader, 'records/read', ['readers']],
    [officer, 'subjects/erase', ['officers', 'eu-central-1_EXAMPLE_Okta']],
    [stranger, undefined, []],
  ])('has the scopes of the groups only (%#)', async (person, scope, groups) => {
    const { last, verifier } = await signIn(person);
    const answer = Object(await redeemCode(issuer, last.url, verifier));
    const claims = readClaims(answer.access_token);
    expect(claims).toMatchObject({ sub: person.id, tenant: 'example', token_use: 'access', client_id: 'web-app' });
    expect([claims['scope'], claims['cognito:groups']]).toEqual([scope, groups]);
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(300);
    expect(answer.refresh_token).toBeUndefined();
  });

  test('has no more than the application requested', async () => {
    const { last, verifier } = await signIn(officer, getCode(officer), { scope: 'openid records/read' });
    const { access_token: token } = Object(await redeemCode(issuer, last.url, verifier));
    expect(readClaims(token)['scope']).toBeUndefined();
  });

  test('cannot have the scope of a tenant', async () => {
    const { page } = await beginSignIn(issuer, { scope: 'openid records/read tenants/example' });
    expect(new URL(page.url).searchParams.get('error')).toBe('invalid_scope');
  });
});

test('the token of a program still has its tenant and scopes, and no groups', async () => {
  const machine = { id: 'machine', secret: 'secret', name: 'machine', scopes: [], tokenLifetime: 60 };
  const claims = readClaims(await issuer.requestToken(machine, ['tenants/example', 'records/read']));
  expect(claims).toMatchObject({ tenant: 'example', scope: 'tenants/example records/read' });
  expect(claims['cognito:groups']).toBeUndefined();
  await expect(issuer.requestToken(machine, ['records/read'])).rejects.toThrow('Request the scope tenants/<tenant>');
  await expect(issuer.requestToken(machine, ['tenants/example', 'subjects/erase'])).rejects.toThrow();
});

describe('the second factor cannot be skipped', () => {
  test('with the password only, the sign-in does not go on', async () => {
    const started = await beginSignIn(issuer);
    const page = await enterPassword(started, reader);
    expect(page.text).toContain('name="code"');
    const id = new URL(started.page.url).pathname.split('/').at(-1);
    for (const path of [`/oauth2/authorize/${id}`, `/interaction/${id}`]) {
      expect(isSignedIn(await started.browser.open(`${issuer.url}${path}`))).toBe(false);
    }
    // The password left no session behind.
    expect((await beginSignIn(issuer, { prompt: 'none' }, started.browser)).page.url).toContain('login_required');
  });

  test('a code without the password before it counts as a wrong password', async () => {
    const { browser, page } = await beginSignIn(issuer);
    const answer = await browser.open(page.url, { code: getCode(reader), email: reader.email, password: '' });
    expect([answer.status, answer.text.includes('name="password"')]).toEqual([403, true]);
  });

  test('the password of one person does not go with the code of another', async () => {
    const { last } = await signIn(reader, getCode(officer));
    expect(last.status).toBe(403);
  });

  test('the page of one browser does not work in another', async () => {
    const started = await beginSignIn(issuer);
    await enterPassword(started, reader);
    const answer = await new TestBrowser().open(started.page.url, { code: getCode(reader) });
    expect([answer.status, answer.text.includes('has expired')]).toEqual([400, true]);
  });
});

describe('a code is refused', () => {
  test.each([
    ['that is wrong', () => String((Number(getCode(reader)) + 1) % 1_000_000).padStart(6, '0')],
    ['that has expired', () => getCode(reader, -90)],
    ['of the future', () => getCode(reader, 120)],
    ['that is empty', () => ''],
  ])('%s', async (_what, build) => {
    const { last } = await signIn(reader, build());
    expect([last.status, last.text.includes('The code is wrong')]).toEqual([403, true]);
  });

  test('that was used before, and a later one works', async () => {
    const code = getCode(reader);
    expect(isSignedIn((await signIn(reader, code)).last)).toBe(true);
    expect((await signIn(reader, code)).last.status).toBe(403);
    expect(isSignedIn((await signIn(reader, getCode(reader, 30))).last)).toBe(true);
  });
});

describe('a password is refused', () => {
  test('that is wrong, with the answer for an address that does not exist', async () => {
    const { browser, page } = await beginSignIn(issuer);
    const wrong = await browser.open(page.url, { email: reader.email, password: 'wrong' });
    const unknown = await browser.open(page.url, { email: 'nobody@example.com', password: 'wrong' });
    expect([wrong.status, wrong.text]).toEqual([403, unknown.text]);
    expect(wrong.text).toContain('The e-mail address or the password is wrong.');
  });

  test('five times: then the sign-in ends', async () => {
    const { browser, page } = await beginSignIn(issuer);
    const tries = [];
    for (let at = 0; at < 5; at += 1) tries.push(await browser.open(page.url, { email: reader.email, password: 'no' }));
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403, 303]);
    expect(new URL(tries.at(-1)?.url ?? '').searchParams.get('error')).toBe('access_denied');
  });
});

describe('guesses are slowed down, however many sign-ins are begun', () => {
  /** Enters one wrong code in each sign-in, as whoever has a stolen password would. */
  async function guess(times: number) {
    const pages = [];
    for (let at = 0; at < times; at += 1) pages.push((await signIn(reader, '')).last);
    return pages;
  }
  const LOCKED = 'Too many wrong passwords or codes for this address';

  test('after five wrong codes the next one is refused, also the right one with the right password', async () => {
    expect((await guess(5)).map(({ text }) => text.includes('The code is wrong'))).toEqual(Array(5).fill(true));
    const started = await beginSignIn(issuer);
    expect((await enterPassword(started, reader)).text).toContain(LOCKED);
    expect(isSignedIn((await signIn(reader)).last)).toBe(false);
    // Others are not affected.
    expect(isSignedIn((await signIn(officer)).last)).toBe(true);
  });

  test('after five wrong passwords an address that does not exist is locked as well', async () => {
    for (const email of [reader.email, 'nobody@example.com']) {
      const texts = [];
      for (let at = 0; at < 6; at += 1) {
        const { browser, page } = await beginSignIn(issuer);
        texts.push((await browser.open(page.url, { email, password: 'no' })).text.includes(LOCKED));
      }
      expect(texts).toEqual([false, false, false, false, false, true]);
    }
  });

  test('a hundred guesses in a row are checked a few times only', async () => {
    const pages = await guess(100);
    expect(pages.filter(({ text }) => text.includes('The code is wrong')).length).toBeLessThan(12);
  });

  test('the lock ends by itself', async () => {
    await guess(5);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(isSignedIn((await signIn(reader)).last)).toBe(true);
    expect((await guess(4)).map(({ text }) => text.includes('The code is wrong'))).toEqual(Array(4).fill(true));
  });
});

test('a sign-in that takes too long must start again', async () => {
  const short = await startTestIssuer({ signInLifetime: 1 });
  try {
    const started = await beginSignIn(short);
    await enterPassword(started, reader);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const answer = await started.browser.open(started.page.url, { code: getCode(reader) });
    expect([answer.status, answer.text.includes('has expired')]).toEqual([400, true]);
  } finally {
    await short.stop();
  }
});

describe('the authorization code flow', () => {
  test.each([
    ['without PKCE', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['with the plain method', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['with the implicit grant', { response_type: 'token' }, 'unsupported_response_type'],
  ])('is refused %s', async (_what, changes, error) => {
    const { page } = await beginSignIn(issuer, changes);
    expect(`${page.url} ${page.text}`).toContain(error);
  });

  test.each(['https://attacker.example.com/', 'http://127.0.0.1:9999/other', 'http://192.0.2.1/oauth2-redirect.html'])(
    'never returns to %s',
    async (redirect_uri) => {
      const { page } = await beginSignIn(issuer, { redirect_uri });
      expect([page.status, new URL(page.url).origin]).toEqual([400, issuer.url]);
    },
  );

  test('gives a token only with the verifier, and once', async () => {
    const { last } = await signIn(reader);
    expect(await redeemCode(issuer, last.url, undefined)).toMatchObject({ error: 'invalid_grant' });
    const { last: second, verifier } = await signIn(reader, getCode(reader, 30));
    expect(await redeemCode(issuer, second.url, verifier)).toHaveProperty('access_token');
    expect(await redeemCode(issuer, second.url, verifier)).toMatchObject({ error: 'invalid_grant' });
  });
});

test('the pages load nothing from elsewhere, and repeat nothing of a request', async () => {
  const { browser, page } = await beginSignIn(issuer);
  const answer = await browser.open(page.url, { email: '<b>markup</b>@example.com', password: '<i>text</i>' });
  expect(answer.text).not.toMatch(/<b>markup|<i>text|https?:\/\//);
  const policy = answer.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'; style-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect((await browser.open(`${issuer.url}/sign-in.css`)).headers.get('content-type')).toBe('text/css');
});
