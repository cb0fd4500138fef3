import fc from 'fast-check';
import { routes } from '../../lambda/records/routes';
import type { Sent } from '../running-backend';

/** A request that must be refused, and how. */
export interface Attack {
  readonly what: string;
  readonly sent: Sent;
  readonly status: number;
  readonly title: string;
}

type Headers = Readonly<Record<string, string>>;

export const TITLES = {
  body: 'The body does not match the schema',
  schema: 'The request does not match its schema',
  missing: 'A required parameter is missing',
  token: 'A valid access token with the scope of this route is needed',
  key: 'The API key of a client is needed',
  denied: 'The token does not allow this',
  notFound: 'Not found',
  tooLarge: 'The body is too large',
  kind: 'The body must be application/json',
};

/** Stands in every value an attacker sends, so that it can be looked for where it must not be. */
export const MARK = 'attackermark';

const SUBJECT = '11111111-2222-4333-8444-555555555555';
const RECORD = '99999999-2222-4333-8444-555555555555';
const FIELDS = { name: `Ada ${MARK}`, email: `${MARK}@example.com`, phone: '+15550100123', note: MARK };

/** A request for each route that would be answered, but for the token. */
export function validRequests(): readonly (Sent & { readonly scope: string })[] {
  return routes.flatMap(({ method, path, scope }) => {
    if (scope === 'none') return [];
    const id = path.startsWith('/subjects') ? SUBJECT : RECORD;
    const bodies: Readonly<Record<string, object>> = {
      'POST /records': { subject: SUBJECT, fields: FIELDS },
      'POST /records/search': { email: FIELDS.email },
      'PATCH /records/{id}': { fields: { name: FIELDS.name } },
    };
    const body = bodies[`${method} ${path}`];
    const headers = { 'Idempotency-Key': 'abcdefghijklmnop', 'If-Match': '"1"' };
    return [{ scope, method, path: path.replace('{id}', id), headers, ...(body === undefined ? {} : { body }) }];
  });
}

/** Every valid request with each of some tokens. */
export function withTokens(tokens: ReadonlyMap<string, string>, scope: string, apiKey: string): Attack[] {
  const authorizations: [string, string | undefined][] = [
    ['no token', undefined],
    ['an empty token', ''],
    ['another scheme', 'Basic YWRtaW46YWRtaW4='],
    ...[...tokens].map(([what, token]): [string, string] => [what, `Bearer ${token}`]),
  ];
  return validRequests()
    .filter((request) => request.scope === scope)
    .flatMap((request) =>
      authorizations.map(([what, authorization]) => ({
        what: `${request.method} ${request.path} with ${what}`,
        sent: {
          ...request,
          headers: {
            ...request.headers,
            'x-api-key': apiKey,
            ...(authorization === undefined ? {} : { Authorization: authorization }),
          },
        },
        status: 401,
        title: TITLES.token,
      })),
    );
}

export function withoutApiKey(authorized: Headers): Attack[] {
  const { 'x-api-key': _, ...token } = authorized;
  const keys: [string, Headers][] = [
    ['no API key', {}],
    ['an empty API key', { 'x-api-key': '' }],
    ['a guessed API key', { 'x-api-key': 'a'.repeat(43) }],
  ];
  return validRequests().flatMap((request) =>
    keys.map(([what, key]) => ({
      what: `${request.method} ${request.path} with ${what}`,
      sent: { ...request, headers: { ...request.headers, ...token, ...key } },
      status: 403,
      title: TITLES.key,
    })),
  );
}

const BAD_IDS = [
  '1',
  'null',
  'undefined',
  '%00',
  '..%2f..%2fhealth',
  "'%20or%20'1'%3D'1",
  '*',
  '%7B%7D',
  SUBJECT.toUpperCase().replace('5555', 'ABCD'),
  `${SUBJECT}x`,
  ` ${SUBJECT}`.replace(' ', '%20'),
  SUBJECT.replaceAll('-', ''),
  `${SUBJECT}%0a`,
  '%EF%BC%91'.repeat(8),
  'a'.repeat(5_000),
  `${MARK}%27%3B--`,
];

/** Ids in paths, and parameters, that are not what they should be. */
export function badParameters(authorized: Headers): Attack[] {
  const paths = validRequests().filter(({ path }) => path.includes(SUBJECT) || path.includes(RECORD));
  const ids = paths.flatMap((request) =>
    BAD_IDS.map((id) => ({
      what: `${request.method} ${request.path} with the id ${id.slice(0, 40)}`,
      sent: {
        ...request,
        path: request.path.replace(SUBJECT, id).replace(RECORD, id),
        headers: { ...request.headers, ...authorized },
      },
      status: 400,
      title: TITLES.schema,
    })),
  );
  const queries = [
    'limit=0',
    'limit=51',
    'limit=-1',
    'limit=1e1',
    'limit=%201',
    'limit=05',
    'limit=NaN',
    'limit=',
    'limit=5&limit=6',
    'limit[]=5',
    'cursor=',
    'cursor=1',
    `cursor=${MARK}`,
    'cursor=%27%20union%20select%201--',
    'subject=me',
    `subject=${SUBJECT}&subject=${RECORD}`,
    'tenant=neighbour',
    'fields=key',
    '__proto__=1',
    'constructor=1',
    `${MARK}=1`,
  ].map((query) => ({
    what: `GET /records?${query}`,
    sent: { path: `/records?${query}`, headers: authorized },
    status: 400,
    title: TITLES.schema,
  }));
  const cursors = [
    'cursor=',
    'cursor=0',
    `cursor=${SUBJECT}`,
    `cursor=${SUBJECT}.-1`,
    `cursor=${SUBJECT}.1e9`,
    `cursor=${SUBJECT}.99999999999999999999`,
    'limit=5',
  ].map((query) => ({
    what: `export?${query}`,
    sent: { path: `/subjects/${SUBJECT}/export?${query}`, headers: authorized },
    status: 400,
    title: TITLES.schema,
  }));
  const keys = [
    '',
    'short',
    'x'.repeat(65),
    'with spaces in it',
    `${MARK}';--aaaaaa`,
    'unicode\u00e9unicode\u00e9',
    '{"$ne":null}aaaaaa',
  ].map((key) => ({
    what: `POST /records with the idempotency key ${key.slice(0, 20)}`,
    sent: {
      method: 'POST',
      path: '/records',
      headers: { ...authorized, 'Idempotency-Key': key },
      body: { subject: SUBJECT, fields: FIELDS },
    },
    status: 400,
    title: TITLES.schema,
  }));
  const tags = ['', '*', '1', 'W/"1"', '"0"', '"-1"', '"1.5"', '"1", "2"', '"9999999999"', `"${MARK}"`].map((tag) => ({
    what: `PATCH /records with If-Match ${tag}`,
    sent: {
      method: 'PATCH',
      path: `/records/${RECORD}`,
      headers: { ...authorized, 'If-Match': tag },
      body: { fields: { name: FIELDS.name } },
    },
    status: 400,
    title: TITLES.schema,
  }));
  const missing: Attack[] = [
    {
      what: 'POST /records without a key',
      sent: { method: 'POST', path: '/records', headers: authorized, body: { subject: SUBJECT, fields: FIELDS } },
      status: 400,
      title: TITLES.missing,
    },
    {
      what: 'PATCH without If-Match',
      sent: { method: 'PATCH', path: `/records/${RECORD}`, headers: authorized, body: { fields: { name: 'x' } } },
      status: 400,
      title: TITLES.missing,
    },
  ];
  return [...ids, ...queries, ...cursors, ...keys, ...tags, ...missing];
}

const text = (value: unknown) => JSON.stringify(value);

/** Bodies that no route takes. */
function badBodies(valid: object): [string, string | Buffer][] {
  const deep = (open: string, close: string) => open.repeat(5_000) + close.repeat(5_000);
  return [
    ['nothing', ''],
    ['half a body', text(valid).slice(0, -1)],
    ['two bodies', text(valid) + text(valid)],
    ['null', 'null'],
    ['true', 'true'],
    ['a number', '7'],
    ['text', text(MARK)],
    ['a list', '[]'],
    ['the body in a list', text([valid])],
    ['an empty object', '{}'],
    ['single quotes', text(valid).replaceAll('"', "'")],
    ['a comment', `/* ${MARK} */${text(valid)}`],
    ['NaN', '{"fields":NaN}'],
    ['XML', `<record>${MARK}</record>`],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
    ['deep lists', deep('[', ']')],
    ['deep objects', `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`],
    ['a prototype', `{"__proto__":{"admin":true},${text(valid).slice(1)}`],
    ['a constructor', `{"constructor":{"prototype":{"admin":true}},${text(valid).slice(1)}`],
    ...['id', 'tenant', 'version', 'createdAt', 'key', 'role', 'scope', 'isAdmin', 'request', MARK].map(
      (name): [string, string] => [`the field ${name} besides`, text({ ...valid, [name]: MARK })],
    ),
  ];
}

/** Values that no field takes, whatever its kind. */
const BAD_VALUES: [string, unknown][] = [
  ['a number', 7],
  ['true', true],
  ['a list', [MARK]],
  ['an object', { $ne: MARK }],
  ['empty text', ''],
  ['a NUL', `${MARK}\u0000`],
  ['an escape character', `${MARK}\u001b[2J`],
  ['half a character', `${MARK}\ud83d`],
  ['very long text', MARK.repeat(200)],
];

const BAD_EMAILS = [
  'nobody',
  '@example.com',
  'a@b',
  'a b@example.com',
  'a@example.com,b@example.com',
  "a'or'1@",
  `a@example.com\r\nBcc: ${MARK}@example.com`,
  '"quoted"@example.com',
  'a..b@example.com',
];
const BAD_PHONES = ['123', '+0123456789', '+1 555 0100', 'tel:+15550100123', '+1555010012345678', '+1555010012a'];

export function badContents(authorized: Headers): Attack[] {
  const create = {
    method: 'POST',
    path: '/records',
    headers: { ...authorized, 'Idempotency-Key': 'abcdefghijklmnop' },
  };
  const search = { method: 'POST', path: '/records/search', headers: authorized };
  const change = { method: 'PATCH', path: `/records/${RECORD}`, headers: { ...authorized, 'If-Match': '"1"' } };
  const targets: [string, Omit<Sent, 'body'>, object][] = [
    ['create', create, { subject: SUBJECT, fields: FIELDS }],
    ['search', search, { email: FIELDS.email }],
    ['change', change, { fields: { name: FIELDS.name } }],
  ];
  const attack = (what: string, sent: Sent, title = TITLES.body, status = 400): Attack => ({
    what,
    sent,
    status,
    title,
  });
  const generic = targets.flatMap(([name, target, valid]) =>
    badBodies(valid).map(([what, body]) => attack(`${name} with ${what}`, { ...target, body })),
  );
  // API Gateway's dialect knows no surrogates: these reach the function.
  const titleOf = (value: unknown) =>
    typeof value === 'string' && !value.isWellFormed() && value.length < 50 ? TITLES.schema : TITLES.body;
  const ofFields = ['name', 'email', 'phone', 'note'].flatMap((field) =>
    BAD_VALUES.flatMap(([what, value]) => {
      const pattern = field === 'email' || field === 'phone' ? TITLES.body : titleOf(value);
      return [
        attack(
          `create with ${what} for ${field}`,
          { ...create, body: { subject: SUBJECT, fields: { ...FIELDS, [field]: value } } },
          pattern,
        ),
        attack(`change with ${what} for ${field}`, { ...change, body: { fields: { [field]: value } } }, pattern),
      ];
    }),
  );
  const emails = BAD_EMAILS.flatMap((email) => [
    attack(`create with the e-mail address ${email}`, {
      ...create,
      body: { subject: SUBJECT, fields: { ...FIELDS, email } },
    }),
    attack(`search for the e-mail address ${email}`, { ...search, body: { email } }),
  ]);
  const phones = BAD_PHONES.map((phone) =>
    attack(`create with the number ${phone}`, { ...create, body: { subject: SUBJECT, fields: { ...FIELDS, phone } } }),
  );
  const subjects = ['', MARK, SUBJECT.toUpperCase().replace('1111', 'AAAA'), `${SUBJECT}'`, null, 7, [SUBJECT]].map(
    (subject) => attack(`create for the subject ${subject}`, { ...create, body: { subject, fields: FIELDS } }),
  );
  const nullName = attack('change that removes the name', { ...change, body: { fields: { name: null } } });
  const nothing = attack('change of nothing', { ...change, body: { fields: {} } }, TITLES.schema);
  const unknownField = targets.slice(0, 1).map(() =>
    attack('create with an unknown field', {
      ...create,
      body: { subject: SUBJECT, fields: { ...FIELDS, ssn: MARK } },
    }),
  );
  const kinds = [
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/json5',
  ].flatMap((type) =>
    targets.map(([name, target, valid]) =>
      attack(
        `${name} as ${type}`,
        { ...target, headers: { ...target.headers, 'Content-Type': type }, body: valid },
        TITLES.kind,
        415,
      ),
    ),
  );
  const bodiesWhereNoneBelongs = validRequests()
    .filter(({ body, method }) => body === undefined && method !== 'POST')
    .map(({ scope: _, ...request }) =>
      attack(
        `${request.method} ${request.path} with a body`,
        { ...request, headers: { ...request.headers, ...authorized }, body: { admin: MARK } },
        TITLES.schema,
      ),
    );
  const large = targets.flatMap(([name, target, valid]) => [
    attack(
      `${name} with 11 MB`,
      { ...target, body: text({ ...valid, pad: 'x'.repeat(11 * 1024 * 1024) }) },
      TITLES.tooLarge,
      413,
    ),
    attack(`${name} with 10 MB`, { ...target, body: text({ ...valid, pad: 'x'.repeat(10_000_000) }) }),
    // Fits the schema but for blanks, which only the function counts.
    attack(`${name} with blanks`, { ...target, body: `${' '.repeat(20_000)}${text(valid)}` }, TITLES.tooLarge, 413),
  ]);
  return [
    ...generic,
    ...ofFields,
    ...emails,
    ...phones,
    ...subjects,
    nullName,
    nothing,
    ...unknownField,
    ...kinds,
    ...bodiesWhereNoneBelongs,
    ...large,
  ];
}

/** Bodies that nobody would think of. The seed makes them the same each time. */
export function randomBodies(authorized: Headers, count: number): Attack[] {
  return fc.sample(fc.jsonValue({ maxDepth: 4 }), { numRuns: count, seed: 20_261_123 }).map((body, at) => ({
    what: `create with the random body ${at}: ${text(body).slice(0, 60)}`,
    sent: {
      method: 'POST',
      path: '/records',
      headers: { ...authorized, 'Idempotency-Key': `random-key-${at}-aaaa` },
      body: text(body),
    },
    status: 400,
    title: TITLES.body,
  }));
}

/** Methods and paths that do not exist. */
export function noRoute(authorized: Headers): Attack[] {
  const attack = (method: string, path: string, root = false): Attack => ({
    what: `${method} ${path}`,
    sent: { method, path, root, headers: authorized },
    status: 404,
    title: TITLES.notFound,
  });
  const methods = ['PUT', 'OPTIONS', 'TRACE', 'PROPFIND', 'POST', 'DELETE', 'PATCH'];
  return [
    ...methods.map((method) => attack(method, '/health')),
    ...['PUT', 'OPTIONS', 'TRACE', 'POST'].map((method) => attack(method, `/records/${RECORD}`)),
    ...['PUT', 'DELETE', 'PATCH', 'OPTIONS'].map((method) => attack(method, '/records')),
    ...['GET', 'POST', 'PATCH', 'PUT'].map((method) => attack(method, `/subjects/${SUBJECT}`)),
    ...[
      '/records/',
      '//records',
      '/Records',
      '/records;v=1',
      `/records/${RECORD}/`,
      `/records/${RECORD}/fields`,
      '/subjects',
      '/admin',
      '/.env',
      '/.git/config',
      '/health/..',
      '/metrics',
      '/swagger.json',
      '/%2e%2e/health',
      `/${MARK}`,
    ].map((path) => attack('GET', path)),
    ...['/', '/health', '/live', '/prod/health', '/live//health', '/live/../live/health', '/%6cive/health'].map(
      (path) => attack('GET', path, true),
    ),
  ];
}

/** Ids of another tenant, on every route that takes one. */
export function othersIds(authorized: Headers, record: string, subject: string): Attack[] {
  return validRequests()
    .filter(({ path }) => path.includes(SUBJECT) || path.includes(RECORD))
    .map(({ scope: _, ...request }) => ({
      what: `${request.method} ${request.path.replace(RECORD, '{id}').replace(SUBJECT, '{id}')} of another tenant`,
      sent: {
        ...request,
        path: request.path.replace(RECORD, record).replace(SUBJECT, subject),
        headers: { ...request.headers, ...authorized },
      },
      status: 404,
      title: TITLES.notFound,
    }));
}
