import fc from 'fast-check';
import { toJSONSchema } from 'zod/mini';
import type { $ZodType } from 'zod/v4/core';
import type { Route, RouteParameter } from '../../lambda/records/route';
import { routes } from '../../lambda/records/routes';
import type { TestRequest } from '../running-backend';
import { type Attack, buildValidRequests, FIELDS, type Headers, RECORD, SUBJECT, TITLES } from './attack';

/** The seed makes the strings the same each time. */
const SEED = 20_261_127;

interface Pattern {
  readonly regex: RegExp;
  readonly maxLength: number;
}

function readPattern(schema: $ZodType): Pattern {
  const {
    pattern,
    minLength = 1,
    maxLength,
  } = Object(toJSONSchema(schema, { target: 'draft-4', unrepresentable: 'any' }));
  if (typeof pattern !== 'string') throw new Error('a parameter without a pattern accepts anything');
  // The lengths are in the pattern as well, so that a generator keeps to them.
  return { regex: new RegExp(pattern.replace(/\+\$$/, `{${minLength},${maxLength}}$`)), maxLength: Number(maxLength) };
}

/** Strings that match a pattern: those that a function receives. Some are at its limits. */
function generateMatching({ regex, maxLength }: Pattern, count: number): readonly string[] {
  const strings = fc
    .stringMatching(regex)
    .filter((text) => text.length <= maxLength && [...text].every((each) => each > ' ' && each <= '~'));
  return [...new Set(fc.sample(strings, { numRuns: count, seed: SEED }))];
}

/** Changes of a string that a careless pattern or a careless comparison would accept. */
const SPOILERS: readonly ((text: string) => string)[] = [
  (text) => `${text}x`,
  (text) => `x${text}`,
  (text) => ` ${text}`,
  (text) => `${text}\t`,
  (text) => text.slice(1),
  (text) => text.slice(0, -1),
  (text) => text + text,
  (text) => text.toUpperCase().replace(/\d/, 'G'),
  (text) => text.replace(/.$/, '-'),
  (text) => text.replace(/.$/, '.'),
  (text) => text.replace(/\d/, '٣'),
  (text) => text.replace(/./, '\u2010'),
  (text) => `${text}'--`,
  (text) => `${text};select 1`,
  (text) => `${text}\u0000`,
  (text) => `${text}%`,
  (text) => text.replace(/[0-9a-f]/g, '9').replace(/$/, '9'),
  (text) => `{${text}}`,
  (text) => `[${text}]`,
  (text) => `"${text}"`,
  (text) => text.replaceAll('-', ''),
  (text) => `-${text}`,
  (text) => `${text}e9`,
  (text) => `${text},${text}`,
];

function generateSpoiled(pattern: Pattern): readonly string[] {
  const [one = '', other = ''] = generateMatching(pattern, 4);
  const spoiled = SPOILERS.flatMap((spoil) => [spoil(one), spoil(other)]);
  return [...new Set(spoiled)].filter((text) => text.length > pattern.maxLength || !pattern.regex.test(text));
}

/** A valid request with one parameter replaced; undefined for a value that cannot be sent there. */
function replaceParameter(
  route: Route,
  { in: place, name }: RouteParameter,
  value: string,
  authorized: Headers,
): TestRequest | undefined {
  const valid = buildValidRequests().find(
    (request) =>
      request.method === route.method &&
      request.path === route.path.replace('{id}', route.path.startsWith('/subjects') ? SUBJECT : RECORD),
  );
  if (valid === undefined) return undefined;
  const { scope: _, ...request } = valid;
  const headers = { ...request.headers, ...authorized };
  switch (place) {
    case 'path':
      return value === ''
        ? undefined
        : { ...request, headers, path: route.path.replace('{id}', encodeURIComponent(value)) };
    case 'query':
      return { ...request, headers, path: `${request.path}?${name}=${encodeURIComponent(value)}` };
    case 'header':
      // HTTP removes blanks at the ends of a value, and its headers have no other characters.
      return /^[!-~]([ -~]*[!-~])?$/.test(value) ? { ...request, headers: { ...headers, [name]: value } } : undefined;
  }
}

const listParameters = (): (readonly [Route, RouteParameter])[] => {
  const all: readonly Route[] = routes;
  return all.flatMap((route) => route.parameters.map((parameter): [Route, RouteParameter] => [route, parameter]));
};

/** Requests whose parameters match their patterns: none may make the service fail. */
export function buildMatchingRequests(authorized: Headers, count: number): TestRequest[] {
  return listParameters().flatMap(([route, parameter]) =>
    generateMatching(readPattern(parameter.schema), count).flatMap((value) => {
      const request = replaceParameter(route, parameter, value, authorized);
      return request === undefined ? [] : [request];
    }),
  );
}

/** Parameters that almost match. */
export function buildPatternAttacks(authorized: Headers): Attack[] {
  return listParameters().flatMap(([route, parameter]) =>
    generateSpoiled(readPattern(parameter.schema)).flatMap((value) => {
      const sent = replaceParameter(route, parameter, value, authorized);
      const what = `${route.method} ${route.path} with the ${parameter.in} ${parameter.name} ${value.slice(0, 60)}`;
      return sent === undefined ? [] : [{ what, sent, status: 400, title: TITLES.schema }];
    }),
  );
}

/** Headers that are sent twice. */
export function buildRepeatedHeaderAttacks(authorized: Headers): Attack[] {
  return buildValidRequests().flatMap(({ scope: _, ...request }) => {
    const headers = { ...request.headers, ...authorized };
    const { Authorization = '' } = authorized;
    const repeated: [string, string, string][] = [['Authorization', Authorization, Authorization]];
    if (request.method === 'PATCH') repeated.push(['If-Match', '"1"', '"1"'], ['If-Match', '"9"', '"1"']);
    if (request.method === 'POST' && request.path === '/records')
      repeated.push(['Idempotency-Key', 'abcdefghijklmnop', 'bcdefghijklmnopq']);
    if (request.body !== undefined)
      repeated.push(['Content-Type', 'application/json', 'application/json; charset=utf-8']);
    return repeated.map(([name, one, other]) => ({
      what: `${request.method} ${request.path} with two ${name}`,
      sent: { ...request, headers: { ...headers, [name]: [one, other] } },
      status: 400,
      title: TITLES.schema,
    }));
  });
}

/** The API key of one client with the token of another. */
export function buildForeignKeyAttacks(own: Headers, other: Headers): Attack[] {
  const mixed: [string, Headers][] = [
    ['the key of another client', { ...own, 'x-api-key': other['x-api-key'] ?? '' }],
    ['the token of another client', { ...other, 'x-api-key': own['x-api-key'] ?? '' }],
  ];
  return buildValidRequests().flatMap(({ scope: _, ...request }) =>
    mixed.map(([what, headers]) => ({
      what: `${request.method} ${request.path} with ${what}`,
      sent: { ...request, headers: { ...request.headers, ...headers } },
      status: 403,
      title: TITLES.denied,
    })),
  );
}

/** Bodies whose one text almost matches its pattern. */
export function buildBodyPatternAttacks(authorized: Headers): Attack[] {
  const id = readPattern(routes[2].parameters[0].schema);
  const phone = { regex: /^\+[1-9]\d{6,14}$/, maxLength: 16 };
  const create = {
    method: 'POST',
    path: '/records',
    headers: { ...authorized, 'Idempotency-Key': 'abcdefghijklmnop' },
  };
  const change = { method: 'PATCH', path: `/records/${RECORD}`, headers: { ...authorized, 'If-Match': '"1"' } };
  const search = { method: 'POST', path: '/records/search', headers: authorized };
  const isSendable = (text: string) => text.isWellFormed();
  const bodies: [string, TestRequest][] = [
    ...generateSpoiled(id).flatMap((value): [string, TestRequest][] => [
      ['subject', { ...create, body: { subject: value, fields: FIELDS } }],
      ['cursor', { ...search, body: { email: FIELDS.email, cursor: value } }],
    ]),
    ...generateSpoiled(phone).flatMap((value): [string, TestRequest][] => [
      ['phone', { ...create, body: { subject: SUBJECT, fields: { ...FIELDS, phone: value } } }],
      ['phone', { ...change, body: { fields: { phone: value } } }],
    ]),
  ];
  return bodies
    .filter(([, { body }]) => isSendable(JSON.stringify(body)))
    .map(([name, sent]) => ({
      what: `${sent.method} ${sent.path} with the ${name} ${JSON.stringify(sent.body).slice(0, 120)}`,
      sent,
      status: 400,
      title: TITLES.body,
    }));
}
