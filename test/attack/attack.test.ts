import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { SECURITY_HEADERS } from '../../lambda/records/http/security-headers';
import { generateKey, startTestBackend, type TestBackend, type TestResponse } from '../running-backend';
import { type Attack, buildValidRequests, MARK, TITLES } from './attack';
import { buildBodyAttacks, buildRandomBodyAttacks } from './body-attacks';
import { buildClaims, forgeTokens, readIssuerKey, signToken } from './forged-tokens';
import { buildApiKeyAttacks, buildForeignIdAttacks, buildTokenAttacks } from './identity-attacks';
import { buildParameterAttacks, buildRouteAttacks } from './parameter-attacks';
import {
  buildBodyPatternAttacks,
  buildForeignKeyAttacks,
  buildMatchingRequests,
  buildPatternAttacks,
  buildRepeatedHeaderAttacks,
} from './pattern-attacks';

let backend: TestBackend;
const seen = new Set<string>();
let before: unknown;
let record = '';
const subject = randomUUID();
const SECRET = 'Zaphod Plaintext-Canary';

beforeAll(async () => {
  backend = await startTestBackend();
  const made = await backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...backend.getHeaders('reporting'), 'Idempotency-Key': generateKey() },
    body: { subject, fields: { name: SECRET, email: 'canary@example.com' } },
  });
  record = String(made.body['id']);
  before = await readTables();
});

/** The stored data without events, which are also written for refused requests. */
const readTables = () =>
  backend.runAsMaster(async (client) => {
    const tables: Record<string, unknown> = {};
    for (const table of ['tenant_keys', 'subjects', 'records', 'removed']) {
      const { rows } = await client.query(`select t::text from bulwark.${table} t order by 1`);
      tables[table] = rows;
    }
    return tables;
  });

/** Sends every attack, and returns each unexpected result. */
async function launch(attacks: readonly Attack[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { what, sent, status, title } of attacks) {
    seen.add(
      JSON.stringify([
        sent.method,
        sent.path,
        sent.headers,
        typeof sent.body === 'string' ? sent.body.slice(0, 30_000) : sent.body,
      ]),
    );
    const answer = await backend.request(sent);
    const mistakes = [
      ...(answer.status === status ? [] : [`status ${answer.status}, not ${status}`]),
      ...(answer.body['title'] === title ? [] : [`title "${answer.body['title']}", not "${title}"`]),
      ...findFlaws(answer),
    ];
    if (mistakes.length > 0) wrong.push(`${what}: ${mistakes.join('; ')}`);
  }
  return wrong;
}

/** Finds what a refusal must not contain, and what it lacks. */
function findFlaws({ headers, body, text }: TestResponse): string[] {
  const strange = Object.keys(body).filter((name) => !['type', 'title', 'status', 'errors'].includes(name));
  const missing = Object.entries(SECURITY_HEADERS).filter(([name, value]) => headers[name.toLowerCase()] !== value);
  return [
    ...(body['type'] === 'about:blank' ? [] : ['is not a problem document']),
    ...strange.map((name) => `contains ${name}`),
    ...missing.map(([name]) => `lacks ${name}`),
    ...(text.includes(MARK) ? ['contains a value of the request'] : []),
    ...(text.includes(SECRET) ? ['contains a secret'] : []),
    ...(/\bat .*\.(ts|js):\d|select |insert |bulwark\.|postgres|node_modules/i.test(text)
      ? ['reveals the implementation']
      : []),
  ];
}

const getOwnHeaders = () => backend.getHeaders('reporting');

describe('refused', () => {
  test.each([...new Set(buildValidRequests().map(({ scope }) => scope))])(
    'every forged, expired or foreign token, where %s is required',
    async (scope) => {
      const apiKey = getOwnHeaders()['x-api-key'] ?? '';
      expect(await launch(buildTokenAttacks(forgeTokens(backend, scope), scope, apiKey))).toEqual([]);
    },
  );

  test('every real token without the scope of the route', async () => {
    const [client] = backend.clients;
    if (client === undefined) throw new Error('no client');
    for (const { scope } of buildValidRequests()) {
      const others = client.scopes.filter((each) => each !== scope);
      const tokens = new Map([['every other scope', await backend.requestToken(client, others)]]);
      expect(await launch(buildTokenAttacks(tokens, scope, getOwnHeaders()['x-api-key'] ?? '').slice(-1))).toEqual([]);
    }
  });

  test('requests without the API key of a client', async () => {
    expect(await launch(buildApiKeyAttacks(getOwnHeaders()))).toEqual([]);
  });

  test('tokens of the issuer without a tenant, or with an invalid one', async () => {
    const { key, kid } = readIssuerKey(backend);
    const tenants = [
      undefined,
      '',
      '*',
      '%',
      'a',
      'Example',
      '../neighbour',
      "example' or '1'='1",
      'example neighbour',
      'x'.repeat(64),
      'example\u0000',
    ];
    const attacks = buildValidRequests().flatMap(({ scope, ...request }) =>
      tenants.map((tenant) => ({
        what: `${request.method} ${request.path} for the tenant ${tenant}`,
        sent: {
          ...request,
          headers: {
            ...request.headers,
            ...getOwnHeaders(),
            Authorization: `Bearer ${signToken({ alg: 'RS256', kid }, { ...buildClaims(backend, scope), tenant }, key)}`,
          },
        },
        status: 403,
        title: TITLES.denied,
      })),
    );
    expect(await launch(attacks)).toEqual([]);
  });

  test('a token that a client requested for another API, on every route', async () => {
    const [client] = backend.clients;
    if (client === undefined) throw new Error('no client');
    const response = await fetch(`${backend.issuer.url}/oauth2/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
      body: new URLSearchParams({
        ...{ grant_type: 'client_credentials', scope: client.scopes.join(' ') },
        resource: 'https://other-api.example.com',
      }),
    });
    const { access_token: token } = Object(await response.json());
    const attacks = buildValidRequests().map((request) => ({
      what: `${request.method} ${request.path}`,
      sent: { ...request, headers: { ...request.headers, ...getOwnHeaders(), Authorization: `Bearer ${token}` } },
      status: 403,
      title: TITLES.denied,
    }));
    expect(attacks).toHaveLength(8);
    expect(await launch(attacks)).toEqual([]);
  });

  test('ids of another tenant, on every route', async () => {
    expect(await launch(buildForeignIdAttacks(backend.getHeaders('neighbour'), record, subject))).toEqual([]);
  });

  test('invalid ids and parameters', async () => {
    expect(await launch(buildParameterAttacks(getOwnHeaders()))).toEqual([]);
  });

  test('invalid bodies', async () => {
    expect(await launch(buildBodyAttacks(getOwnHeaders()))).toEqual([]);
  });

  test('parameters that almost match their patterns', async () => {
    expect(await launch(buildPatternAttacks(getOwnHeaders()))).toEqual([]);
  });

  test('bodies that almost match their patterns', async () => {
    expect(await launch(buildBodyPatternAttacks(getOwnHeaders()))).toEqual([]);
  });

  test('headers that are sent twice', async () => {
    expect(await launch(buildRepeatedHeaderAttacks(getOwnHeaders()))).toEqual([]);
  });

  test('the API key of one client with the token of another', async () => {
    expect(await launch(buildForeignKeyAttacks(getOwnHeaders(), backend.getHeaders('neighbour')))).toEqual([]);
  });

  test('random bodies, on every route with a body', async () => {
    expect(await launch(buildRandomBodyAttacks(getOwnHeaders(), 100))).toEqual([]);
  });

  test('unknown methods and paths', async () => {
    expect(await launch(buildRouteAttacks(getOwnHeaders()))).toEqual([]);
  });
});

describe('no string that matches a pattern of the route table makes the service fail', () => {
  test('in any parameter', async () => {
    const requests = buildMatchingRequests(getOwnHeaders(), 40);
    expect(requests.length).toBeGreaterThan(200);
    const failed: string[] = [];
    for (const request of requests) {
      // Only requests that change nothing: the others would change the data that the tests compare.
      if (request.method !== 'GET' && !request.path.includes('/search')) continue;
      const { status } = await backend.request(request);
      if (![200, 404].includes(status)) failed.push(`${request.path}: ${status}`);
    }
    expect(failed).toEqual([]);
  });

  test('nor in a record that nobody has', async () => {
    const failed: string[] = [];
    for (const request of buildMatchingRequests(backend.getHeaders('neighbour'), 40)) {
      if (request.method !== 'DELETE' && request.method !== 'PATCH') continue;
      const { status } = await backend.request(request);
      if (status !== 404) failed.push(`${request.method} ${request.path}: ${status}`);
    }
    expect(failed).toEqual([]);
  });
});

describe('afterwards', () => {
  test('at least 1500 different requests were refused', () => {
    process.stdout.write(`${seen.size} different attacks\n`);
    expect(seen.size).toBeGreaterThanOrEqual(1500);
  });

  test('no attack created, changed or deleted data', async () => {
    expect(await readTables()).toEqual(before);
  });

  test('no log contains a value of a request, a token or a field', async () => {
    const logged = await backend.readLogs();
    expect(logged).toContain('ValidationFailed');
    expect(logged).toContain('TenantDenied');
    for (const secret of [
      MARK,
      SECRET,
      'canary@example.com',
      'eyJ',
      getOwnHeaders()['x-api-key'] ?? '-',
      'abcdefghijklmnop',
    ])
      expect(logged).not.toContain(secret);
  });

  test('another tenant finds nothing by list or search, and the owner finds everything', async () => {
    const theirs = backend.getHeaders('neighbour');
    const search = (headers: Readonly<Record<string, string>>) =>
      backend.request({ method: 'POST', path: '/records/search', headers, body: { email: 'canary@example.com' } });
    expect((await search(theirs)).body).toEqual({ items: [] });
    expect((await backend.request({ path: '/records', headers: theirs })).body).toEqual({ items: [] });
    expect((await backend.request({ path: `/records?subject=${subject}`, headers: theirs })).body).toEqual({
      items: [],
    });
    expect((await search(getOwnHeaders())).body).toMatchObject({ items: [{ fields: { name: SECRET } }] });
  });

  test('a valid request is still answered', async () => {
    expect((await backend.request({ path: `/records/${record}`, headers: getOwnHeaders() })).status).toBe(200);
  });
});
