import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { type Issuer, prepareIssuer } from '../../../local/issuer/issuer';
import type { LocalPerson } from '../../../local/issuer/people';

const RETURN = 'http://127.0.0.1:9999/oauth2-redirect.html';
const CLIENT = 'web-app';
const SCOPE_GROUPS = { 'records/read': ['readers'], 'records/write': [], 'subjects/erase': ['officers'] };
export const EVERY_SCOPE = ['openid', 'email', ...Object.keys(SCOPE_GROUPS)].join(' ');

function buildPerson(name: string, groups: readonly string[]): LocalPerson {
  const codeSecret = new Uint8Array(randomBytes(20));
  const identity = { id: `id-${name}`, email: `${name}@example.com`, password: `right-${name}` };
  return { ...identity, codeSecret, tenant: 'example', groups };
}

export const reader = buildPerson('reader', ['readers']);
export const officer = buildPerson('officer', ['officers', 'eu-central-1_EXAMPLE_Okta']);
export const stranger = buildPerson('stranger', []);

export interface TestIssuer extends Issuer {
  readonly stop: () => Promise<void>;
}

/** Starts the issuer in its thread, as npm start does. */
export async function startTestIssuer({ signInLifetime = 180 } = {}): Promise<TestIssuer> {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const prepared = prepareIssuer();
  const issuer = await prepared.start({
    clients: [
      {
        id: 'machine',
        secret: 'secret',
        name: 'machine',
        scopes: ['tenants/example', 'records/read'],
        tokenLifetime: 60,
      },
    ],
    peopleClient: {
      id: CLIENT,
      scopes: EVERY_SCOPE.split(' '),
      callbackUrls: ['https://www.example.com/signed-in'],
      tokenLifetime: 300,
      signInLifetime,
    },
    people: [reader, officer, stranger],
    scopes: ['tenants/example', ...Object.keys(SCOPE_GROUPS)],
    scopeGroups: JSON.stringify(SCOPE_GROUPS),
    signingKey: {
      ...Object.fromEntries(Object.entries(key).map(([name, value]) => [name, String(value)])),
      ...{ kid: 'key', alg: 'RS256', use: 'sig' },
    },
    cookieKey: 'cookies',
  });
  return { ...issuer, stop: prepared.stop };
}

export interface BrowserPage {
  readonly status: number;
  /** Address of the page, after redirects on the issuer. */
  readonly url: string;
  readonly text: string;
  readonly headers: Headers;
}

/** What a browser does: keeps cookies, follows redirects, and sends forms. It stops at a redirect to another host. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>();

  async open(url: string, form?: Readonly<Record<string, string>>): Promise<BrowserPage> {
    const response = await fetch(url, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = response.headers.get('location');
    if (location === null)
      return { status: response.status, url, text: await response.text(), headers: response.headers };
    const next = new URL(location, url);
    if (next.host === new URL(url).host) return this.open(next.href);
    return { status: response.status, url: next.href, text: '', headers: response.headers };
  }
}

export interface StartedSignIn {
  readonly browser: TestBrowser;
  /** The page with the form. */
  readonly page: BrowserPage;
  readonly verifier: string;
}

/** Opens the sign-in page, as the link of an application does. */
export async function beginSignIn(
  issuer: Issuer,
  { scope = EVERY_SCOPE, ...changes }: Readonly<Record<string, string | undefined>> = {},
  browser = new TestBrowser(),
): Promise<StartedSignIn> {
  const verifier = randomBytes(32).toString('base64url');
  const parameters: Record<string, string | undefined> = {
    response_type: 'code',
    client_id: CLIENT,
    redirect_uri: RETURN,
    scope,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    prompt: 'login',
    ...changes,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  return { browser, page: await browser.open(`${issuer.url}/oauth2/authorize?${query}`), verifier };
}

/** Exchanges the code in the address to which the sign-in returned. */
export async function redeemCode(
  issuer: Issuer,
  url: string,
  verifier: string | undefined,
  client = CLIENT,
): Promise<unknown> {
  const response = await fetch(`${issuer.url}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: client,
      redirect_uri: RETURN,
      code: new URL(url).searchParams.get('code') ?? '',
      ...(verifier === undefined ? {} : { code_verifier: verifier }),
    }),
  });
  return response.json();
}

/** Reads the claims of a token without a check. */
export function readClaims(token: unknown): Readonly<Record<string, unknown>> {
  const [, payload = ''] = String(token).split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
}
