import { type Attack, buildValidRequests, FIELDS, type Headers, MARK, RECORD, SUBJECT, TITLES } from './attack';

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

/** Invalid ids in paths, and invalid parameters. */
export function buildParameterAttacks(authorized: Headers): Attack[] {
  const paths = buildValidRequests().filter(({ path }) => path.includes(SUBJECT) || path.includes(RECORD));
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

/** Unknown methods and paths. */
export function buildRouteAttacks(authorized: Headers): Attack[] {
  const buildAttack = (method: string, path: string, root = false): Attack => ({
    what: `${method} ${path}`,
    sent: { method, path, root, headers: authorized },
    status: 404,
    title: TITLES.notFound,
  });
  const methods = ['PUT', 'OPTIONS', 'TRACE', 'PROPFIND', 'POST', 'DELETE', 'PATCH'];
  return [
    ...methods.map((method) => buildAttack(method, '/health')),
    ...['PUT', 'OPTIONS', 'TRACE', 'POST'].map((method) => buildAttack(method, `/records/${RECORD}`)),
    ...['PUT', 'DELETE', 'PATCH', 'OPTIONS'].map((method) => buildAttack(method, '/records')),
    ...['GET', 'POST', 'PATCH', 'PUT'].map((method) => buildAttack(method, `/subjects/${SUBJECT}`)),
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
    ].map((path) => buildAttack('GET', path)),
    // The page of the local run is at the root, outside of every stage.
    ...['/health', '/live', '/prod/health', '/live//health', '/live/../live/health', '/%6cive/health'].map((path) =>
      buildAttack('GET', path, true),
    ),
  ];
}
