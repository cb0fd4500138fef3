import { z } from 'zod';
import type { $ZodType } from 'zod/v4/core';
import type { Route, RouteRefusal } from '../../lambda/records/route';
import { scopes } from '../../lambda/records/scopes';

type Json = Readonly<Record<string, unknown>>;

/** What every route that wants a token may answer. */
const COMMON: Readonly<Record<number, string>> = {
  400: 'The request does not match its schema; `errors` names the places',
  401: 'No valid access token with the scope of the route',
  403: 'No API key of a client, or a token without a tenant',
  413: 'The body is too large',
  415: 'The body is not application/json',
  429: 'Too many requests, or the quota is used up; see Retry-After',
  500: 'The service failed',
  503: 'The service could not answer; send the request again after Retry-After seconds',
};

const REFUSALS: Readonly<Record<RouteRefusal, string>> = {
  404: 'There is no such thing in this tenant',
  409: 'The record that this key made was deleted',
  412: 'The record has changed since this version',
  422: 'The key was used before, for another request',
};

const WITHOUT_TOKEN: ReadonlySet<string> = new Set(['429', '500', '503']);

/** The API as OpenAPI 3.1, made from the route table like everything else. */
export function openApi(routes: readonly Route[], version: string): Json {
  const paths = new Map<string, Json>();
  for (const route of routes) {
    paths.set(route.path, { ...paths.get(route.path), [route.method.toLowerCase()]: operation(route) });
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Records',
      version,
      description:
        'Personal data of many tenants. Refusals are problem documents (RFC 9457) that never repeat what was sent.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: 'https://api.example.com', description: 'The output ApiUrl of the stack' }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        token: {
          type: 'oauth2',
          description: 'Access token of the user pool. Programs also ask for the scope of their tenant.',
          flows: {
            clientCredentials: {
              tokenUrl: 'https://sign-in.example.com/oauth2/token',
              scopes: Object.fromEntries(
                scopes.map(({ resource, name, description }) => [`${resource}/${name}`, description]),
              ),
            },
          },
        },
        client: {
          type: 'apiKey',
          in: 'header',
          name: 'x-api-key',
          description: 'Says which client calls; proves nothing.',
        },
      },
      schemas: { Problem: PROBLEM },
    },
  };
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title'],
  properties: {
    type: { const: 'about:blank' },
    title: { type: 'string' },
    status: { type: 'integer' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['at', 'rule'],
        properties: { at: { type: 'string' }, rule: { type: 'string' } },
      },
    },
  },
};

function operation(route: Route): Json {
  const { method, path, summary, scope, parameters, request, refusals } = route;
  return {
    operationId: operationId(method, path),
    summary,
    ...(scope === 'none' ? { security: [] } : { security: [{ token: [scope], client: [] }] }),
    parameters: parameters.map(({ in: place, name, required, schema }) => ({
      in: place,
      name,
      required,
      schema: schemaOf(schema),
    })),
    ...(request === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(request) } } } }),
    responses: { ...success(route), ...problems(scope, refusals) },
  };
}

function success({ status, response }: Route): Json {
  const description = { 200: 'Done', 201: 'Created', 204: 'Done; there is nothing to say' }[status];
  if (response === undefined) return { [status]: { description } };
  return { [status]: { description, content: { 'application/json': { schema: schemaOf(response) } } } };
}

function problems(scope: Route['scope'], refusals: readonly RouteRefusal[]): Json {
  const common = Object.entries(COMMON).filter(([status]) => scope !== 'none' || WITHOUT_TOKEN.has(status));
  const own = refusals.map((status) => [`${status}`, REFUSALS[status]] as const);
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries([...own, ...common].map(([status, description]) => [status, { description, content }]));
}

/** Without the dialect, which OpenAPI 3.1 states for the whole document. */
function schemaOf(schema: $ZodType): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema);
  return json;
}

/** `GET /records/{id}` is `getRecordsId`. */
function operationId(method: string, path: string): string {
  const words = path.split('/').map((word) => word.replace(/\W/g, ''));
  return [method.toLowerCase(), ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}
