import fc from 'fast-check';
import type { TestRequest } from '../running-backend';
import { type Attack, buildValidRequests, FIELDS, type Headers, MARK, RECORD, SUBJECT, TITLES } from './attack';

const stringify = (value: unknown) => JSON.stringify(value);

/** Bodies that every route refuses. */
function buildBadBodies(valid: object): [string, string | Buffer][] {
  const nest = (open: string, close: string) => open.repeat(5_000) + close.repeat(5_000);
  return [
    ['nothing', ''],
    ['half a body', stringify(valid).slice(0, -1)],
    ['two bodies', stringify(valid) + stringify(valid)],
    ['null', 'null'],
    ['true', 'true'],
    ['a number', '7'],
    ['text', stringify(MARK)],
    ['a list', '[]'],
    ['the body in a list', stringify([valid])],
    ['an empty object', '{}'],
    ['single quotes', stringify(valid).replaceAll('"', "'")],
    ['a comment', `/* ${MARK} */${stringify(valid)}`],
    ['NaN', '{"fields":NaN}'],
    ['XML', `<record>${MARK}</record>`],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
    ['deep lists', nest('[', ']')],
    ['deep objects', `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`],
    ['a prototype', `{"__proto__":{"admin":true},${stringify(valid).slice(1)}`],
    ['a constructor', `{"constructor":{"prototype":{"admin":true}},${stringify(valid).slice(1)}`],
    ...['id', 'tenant', 'version', 'createdAt', 'key', 'role', 'scope', 'isAdmin', 'request', MARK].map(
      (name): [string, string] => [`the field ${name} besides`, stringify({ ...valid, [name]: MARK })],
    ),
  ];
}

/** Values that every field refuses. */
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

export function buildBodyAttacks(authorized: Headers): Attack[] {
  const create = {
    method: 'POST',
    path: '/records',
    headers: { ...authorized, 'Idempotency-Key': 'abcdefghijklmnop' },
  };
  const search = { method: 'POST', path: '/records/search', headers: authorized };
  const change = { method: 'PATCH', path: `/records/${RECORD}`, headers: { ...authorized, 'If-Match': '"1"' } };
  const targets: [string, Omit<TestRequest, 'body'>, object][] = [
    ['create', create, { subject: SUBJECT, fields: FIELDS }],
    ['search', search, { email: FIELDS.email }],
    ['change', change, { fields: { name: FIELDS.name } }],
  ];
  const buildAttack = (what: string, sent: TestRequest, title = TITLES.body, status = 400): Attack => ({
    what,
    sent,
    status,
    title,
  });
  const generic = targets.flatMap(([name, target, valid]) =>
    buildBadBodies(valid).map(([what, body]) => buildAttack(`${name} with ${what}`, { ...target, body })),
  );
  // The JSON Schema dialect of API Gateway accepts surrogates, so these requests reach the function.
  const chooseTitle = (value: unknown) =>
    typeof value === 'string' && !value.isWellFormed() && value.length < 50 ? TITLES.schema : TITLES.body;
  const ofFields = ['name', 'email', 'phone', 'note'].flatMap((field) =>
    BAD_VALUES.flatMap(([what, value]) => {
      const pattern = field === 'email' || field === 'phone' ? TITLES.body : chooseTitle(value);
      return [
        buildAttack(
          `create with ${what} for ${field}`,
          { ...create, body: { subject: SUBJECT, fields: { ...FIELDS, [field]: value } } },
          pattern,
        ),
        buildAttack(`change with ${what} for ${field}`, { ...change, body: { fields: { [field]: value } } }, pattern),
      ];
    }),
  );
  const emails = BAD_EMAILS.flatMap((email) => [
    buildAttack(`create with the e-mail address ${email}`, {
      ...create,
      body: { subject: SUBJECT, fields: { ...FIELDS, email } },
    }),
    buildAttack(`search for the e-mail address ${email}`, { ...search, body: { email } }),
  ]);
  const phones = BAD_PHONES.map((phone) =>
    buildAttack(`create with the number ${phone}`, {
      ...create,
      body: { subject: SUBJECT, fields: { ...FIELDS, phone } },
    }),
  );
  const subjects = ['', MARK, SUBJECT.toUpperCase().replace('1111', 'AAAA'), `${SUBJECT}'`, null, 7, [SUBJECT]].map(
    (subject) => buildAttack(`create for the subject ${subject}`, { ...create, body: { subject, fields: FIELDS } }),
  );
  const nullName = buildAttack('change that removes the name', { ...change, body: { fields: { name: null } } });
  const nothing = buildAttack('change of nothing', { ...change, body: { fields: {} } }, TITLES.schema);
  const unknownField = targets.slice(0, 1).map(() =>
    buildAttack('create with an unknown field', {
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
      buildAttack(
        `${name} as ${type}`,
        { ...target, headers: { ...target.headers, 'Content-Type': type }, body: valid },
        TITLES.kind,
        415,
      ),
    ),
  );
  const bodiesWhereNoneBelongs = buildValidRequests()
    .filter(({ body, method }) => body === undefined && method !== 'POST')
    .map(({ scope: _, ...request }) =>
      buildAttack(
        `${request.method} ${request.path} with a body`,
        { ...request, headers: { ...request.headers, ...authorized }, body: { admin: MARK } },
        TITLES.schema,
      ),
    );
  const large = targets.flatMap(([name, target, valid]) => [
    buildAttack(
      `${name} with 11 MB`,
      { ...target, body: stringify({ ...valid, pad: 'x'.repeat(11 * 1024 * 1024) }) },
      TITLES.tooLarge,
      413,
    ),
    buildAttack(`${name} with 10 MB`, { ...target, body: stringify({ ...valid, pad: 'x'.repeat(10_000_000) }) }),
    // Matches the schema except for blanks, which only the function counts.
    buildAttack(
      `${name} with blanks`,
      { ...target, body: `${' '.repeat(20_000)}${stringify(valid)}` },
      TITLES.tooLarge,
      413,
    ),
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

/** Random bodies on every route with a body. The seed makes them the same each time. */
export function buildRandomBodyAttacks(authorized: Headers, count: number): Attack[] {
  const targets: Omit<TestRequest, 'body'>[] = [
    { method: 'POST', path: '/records', headers: { ...authorized, 'Idempotency-Key': 'random-key-aaaaaa' } },
    { method: 'POST', path: '/records/search', headers: authorized },
    { method: 'PATCH', path: `/records/${RECORD}`, headers: { ...authorized, 'If-Match': '"1"' } },
  ];
  const bodies = fc.sample(fc.jsonValue({ maxDepth: 4 }), { numRuns: count, seed: 20_261_123 });
  return targets.flatMap((target) =>
    bodies.map((body, at) => ({
      what: `${target.method} ${target.path} with the random body ${at}: ${stringify(body).slice(0, 60)}`,
      sent: { ...target, body: stringify(body) },
      status: 400,
      title: TITLES.body,
    })),
  );
}
