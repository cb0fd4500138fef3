import fc from 'fast-check';
import type { Sent } from '../running-backend';
import { type Attack, FIELDS, type Headers, MARK, RECORD, SUBJECT, TITLES, validRequests } from './attack';

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
