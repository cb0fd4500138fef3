import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { SECURITY_HEADERS } from '../../lambda/records/http/security-headers';
import { newKey, type Received, type RunningBackend, runningBackend } from '../running-backend';
import { type Attack, MARK, TITLES, validRequests } from './attack';
import { badContents, randomBodies } from './body-attacks';
import { claimsFor, forgedTokens, issuerKey, signed } from './forged-tokens';
import { othersIds, withoutApiKey, withTokens } from './identity-attacks';
import { badParameters, noRoute } from './parameter-attacks';

jest.setTimeout(120_000);

let backend: RunningBackend;
const seen = new Set<string>();
let before: unknown;
let record = '';
const subject = randomUUID();
const SECRET = 'Zaphod Plaintext-Canary';

beforeAll(async () => {
  backend = await runningBackend();
  const made = await backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...backend.as('reporting'), 'Idempotency-Key': newKey() },
    body: { subject, fields: { name: SECRET, email: 'canary@example.com' } },
  });
  record = String(made.body['id']);
  before = await contents();
});
afterAll(() => backend.stop());

/** What is kept, except who asked for what: events are written also of those who found nothing. */
const contents = () =>
  backend.asMaster(async (client) => {
    const tables: Record<string, unknown> = {};
    for (const table of ['tenant_keys', 'subjects', 'records', 'removed']) {
      const { rows } = await client.query(`select t::text from bulwark.${table} t order by 1`);
      tables[table] = rows;
    }
    return tables;
  });

/** Sends every attack and gives what did not go as it should. */
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
      ...flaws(answer),
    ];
    if (mistakes.length > 0) wrong.push(`${what}: ${mistakes.join('; ')}`);
  }
  return wrong;
}

/** Whatever a refusal may not say or lack. */
function flaws({ headers, body, text }: Received): string[] {
  const strange = Object.keys(body).filter((name) => !['type', 'title', 'status', 'errors'].includes(name));
  const missing = Object.entries(SECURITY_HEADERS).filter(([name, value]) => headers[name.toLowerCase()] !== value);
  return [
    ...(body['type'] === 'about:blank' ? [] : ['no problem document']),
    ...strange.map((name) => `says ${name}`),
    ...missing.map(([name]) => `lacks ${name}`),
    ...(text.includes(MARK) ? ['repeats what was sent'] : []),
    ...(text.includes(SECRET) ? ['tells a secret'] : []),
    ...(/\bat .*\.(ts|js):\d|select |insert |bulwark\.|postgres|node_modules/i.test(text)
      ? ['tells of the inside']
      : []),
  ];
}

const mine = () => backend.as('reporting');

describe('refused', () => {
  test.each([...new Set(validRequests().map(({ scope }) => scope))])(
    'every token that is wrong in one thing, where %s is demanded',
    async (scope) => {
      const apiKey = mine()['x-api-key'] ?? '';
      expect(await launch(withTokens(forgedTokens(backend, scope), scope, apiKey))).toEqual([]);
    },
  );

  test('every real token without the scope of the route', async () => {
    const [client] = backend.clients;
    if (client === undefined) throw new Error('no client');
    for (const { scope } of validRequests()) {
      const others = client.scopes.filter((each) => each !== scope);
      const tokens = new Map([['every other scope', await backend.token(client, others)]]);
      expect(await launch(withTokens(tokens, scope, mine()['x-api-key'] ?? '').slice(-1))).toEqual([]);
    }
  });

  test('requests without the API key of a client', async () => {
    expect(await launch(withoutApiKey(mine()))).toEqual([]);
  });

  test('tokens of the issuer that name no tenant, or one that cannot be', async () => {
    const { key, kid } = issuerKey(backend);
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
    const attacks = validRequests().flatMap(({ scope, ...request }) =>
      tenants.map((tenant) => ({
        what: `${request.method} ${request.path} for the tenant ${tenant}`,
        sent: {
          ...request,
          headers: {
            ...request.headers,
            ...mine(),
            Authorization: `Bearer ${signed({ alg: 'RS256', kid }, { ...claimsFor(backend, scope), tenant }, key)}`,
          },
        },
        status: 403,
        title: TITLES.denied,
      })),
    );
    expect(await launch(attacks)).toEqual([]);
  });

  test('ids of another tenant, on every route', async () => {
    expect(await launch(othersIds(backend.as('neighbour'), record, subject))).toEqual([]);
  });

  test('ids and parameters that are not what they should be', async () => {
    expect(await launch(badParameters(mine()))).toEqual([]);
  });

  test('bodies that are not what they should be', async () => {
    expect(await launch(badContents(mine()))).toEqual([]);
  });

  test('a hundred bodies that nobody would think of', async () => {
    expect(await launch(randomBodies(mine(), 100))).toEqual([]);
  });

  test('methods and paths that do not exist', async () => {
    expect(await launch(noRoute(mine()))).toEqual([]);
  });
});

describe('afterwards', () => {
  test('at least 400 different requests were refused', () => {
    process.stdout.write(`${seen.size} different attacks\n`);
    expect(seen.size).toBeGreaterThanOrEqual(400);
  });

  test('nothing was written, changed or taken away', async () => {
    expect(await contents()).toEqual(before);
  });

  test('no log holds a value that was sent, a token or a field', () => {
    const logged = backend.logged();
    expect(logged).toContain('ValidationFailed');
    expect(logged).toContain('TenantDenied');
    for (const secret of [MARK, SECRET, 'canary@example.com', 'eyJ', mine()['x-api-key'] ?? '-', 'abcdefghijklmnop'])
      expect(logged).not.toContain(secret);
  });

  test('another tenant finds nothing by list or search, and the owner still finds all', async () => {
    const theirs = backend.as('neighbour');
    const search = (headers: Readonly<Record<string, string>>) =>
      backend.request({ method: 'POST', path: '/records/search', headers, body: { email: 'canary@example.com' } });
    expect((await search(theirs)).body).toEqual({ items: [] });
    expect((await backend.request({ path: '/records', headers: theirs })).body).toEqual({ items: [] });
    expect((await backend.request({ path: `/records?subject=${subject}`, headers: theirs })).body).toEqual({
      items: [],
    });
    expect((await search(mine())).body).toMatchObject({ items: [{ fields: { name: SECRET } }] });
  });

  test('a request that is in order is answered still', async () => {
    expect((await backend.request({ path: `/records/${record}`, headers: mine() })).status).toBe(200);
  });
});
