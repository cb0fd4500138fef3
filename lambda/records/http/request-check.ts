import type { APIGatewayProxyEvent } from 'aws-lambda';
import { safeParse } from 'zod/mini';
import type { $ZodType } from 'zod/v4/core';
import type { Route, RouteParameter } from '../route';
import type { RefusedPart } from './problem';

export type CheckedRequest =
  | {
      readonly ok: true;
      readonly parameters: Readonly<Record<string, string | undefined>>;
      readonly body: unknown;
    }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly errors: readonly RefusedPart[] };

/** Characters. AWS WAF refuses bodies over 8 KiB before. */
const BODY_LIMIT = 16_384;

/**
 * Checks a request against its route. API Gateway has checked it with the same schemas in its JSON Schema dialect; this
 * check is complete. It refuses unknown fields, unknown or repeated query parameters, repeated headers that it reads, and
 * a body on a route without one.
 */
export function checkRequest(route: Route, event: APIGatewayProxyEvent): CheckedRequest {
  const errors: RefusedPart[] = [...listUnknownQuery(route, event), ...listRepeatedHeaders(route, event)];
  const parameters: [string, string | undefined][] = [];
  for (const parameter of route.parameters) {
    const value = readParameter(parameter, event);
    if (value === undefined && !parameter.required) continue;
    const parsed = safeParse(parameter.schema, value);
    if (parsed.success) parameters.push([parameter.name, parsed.data]);
    else errors.push(...listRefusedParts(parsed.error.issues, `${parameter.in}/${parameter.name}`));
  }
  const body = checkBody(route.request, event);
  if (!body.ok) return body.status === 400 ? { ...body, errors: [...errors, ...body.errors] } : body;
  if (errors.length > 0) return { ok: false, status: 400, errors };
  return { ok: true, parameters: Object.fromEntries(parameters), body: body.value };
}

type CheckedBody = { readonly ok: true; readonly value: unknown } | Exclude<CheckedRequest, { readonly ok: true }>;

function checkBody(schema: $ZodType | undefined, event: APIGatewayProxyEvent): CheckedBody {
  const text = event.body ?? '';
  if (schema === undefined)
    return text === '' ? { ok: true, value: undefined } : refuse([{ at: 'body', rule: 'unrecognized' }]);
  if (event.isBase64Encoded || !/^application\/json\s*(;|$)/i.test(String(findHeader(event, 'Content-Type')))) {
    return { ok: false, status: 415, errors: [] };
  }
  if (text.length > BODY_LIMIT) return { ok: false, status: 413, errors: [] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse([{ at: 'body', rule: 'invalid_json' }]);
  }
  const parsed = safeParse(schema, value);
  return parsed.success ? { ok: true, value: parsed.data } : refuse(listRefusedParts(parsed.error.issues, 'body'));
}

function refuse(errors: readonly RefusedPart[]): Exclude<CheckedRequest, { readonly ok: true }> {
  return { ok: false, status: 400, errors };
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
}

/** Paths contain names of the schema only, never a name that the client chose. */
function listRefusedParts(issues: readonly Issue[], place: string): RefusedPart[] {
  return issues.map(({ code, path }) => ({ at: [place, ...path.map(String)].join('/'), rule: code }));
}

function readParameter({ in: place, name }: RouteParameter, event: APIGatewayProxyEvent): string | undefined {
  switch (place) {
    case 'path':
      return event.pathParameters?.[name];
    case 'query':
      return event.queryStringParameters?.[name];
    case 'header':
      return findHeader(event, name);
  }
}

/** Header names are case-insensitive. */
function findHeader({ headers }: APIGatewayProxyEvent, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(headers).find(([sent]) => sent.toLowerCase() === wanted)?.[1];
}

/** Of a header that is sent twice, a proxy may have read the first value and API Gateway passes on the last. */
function listRepeatedHeaders(route: Route, { multiValueHeaders }: APIGatewayProxyEvent): RefusedPart[] {
  const sent = Object.entries(multiValueHeaders ?? {}).flatMap(([name, values = []]) =>
    values.map(() => name.toLowerCase()),
  );
  const own = route.parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
  return [...own, 'Content-Type', 'Authorization', 'x-api-key'].flatMap((name) => {
    const values = sent.filter((each) => each === name.toLowerCase());
    return values.length > 1 ? [{ at: `header/${name}`, rule: 'repeated' }] : [];
  });
}

function listUnknownQuery(
  route: Route,
  { multiValueQueryStringParameters: sent }: APIGatewayProxyEvent,
): RefusedPart[] {
  const known = new Set(route.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name));
  return Object.entries(sent ?? {}).flatMap(([name, values]) => {
    if (!known.has(name)) return [{ at: 'query', rule: 'unrecognized_keys' }];
    return values !== undefined && values.length > 1 ? [{ at: `query/${name}`, rule: 'repeated' }] : [];
  });
}
