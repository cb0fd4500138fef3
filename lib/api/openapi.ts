import { z } from 'zod';
import type { $ZodType } from 'zod/v4/core';
import type { Route, RouteRefusal } from '../../lambda/records/route';
import { scopes } from '../../lambda/records/scopes';
import { buildOperationId } from './operation-id';

type Json = Readonly<Record<string, unknown>>;

/** Responses of every route that requires a token. */
const COMMON: Readonly<Record<number, string>> = {
  400: 'The request does not match its schema; `errors` lists the fields',
  401: 'No valid access token with the scope of the route',
  403: 'No API key of a client, or a token without a tenant',
  413: 'The body is too large',
  415: 'The body is not application/json',
  429: 'Too many requests, or the quota is exceeded; see Retry-After',
  500: 'The service failed',
  503: 'The service is unavailable; retry after Retry-After seconds',
};

const REFUSALS: Readonly<Record<RouteRefusal, string>> = {
  404: 'Not found in this tenant',
  409: 'The record created with this idempotency key was deleted',
  412: 'The record has changed since this version',
  422: 'The idempotency key was used for a different request',
};

const WITHOUT_TOKEN: ReadonlySet<string> = new Set(['429', '500', '503']);

/** Builds the OpenAPI 3.1 document of the API from the route table. */
export function buildOpenApi(routes: readonly Route[], version: string): Json {
  const paths = new Map<string, Json>();
  for (const route of routes) {
    paths.set(route.path, { ...paths.get(route.path), [route.method.toLowerCase()]: buildOperation(route) });
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Records',
      version,
      description:
        'Personal data of many tenants. Errors are problem documents (RFC 9457) that never repeat the request.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: 'https://api.example.com', description: 'The output ApiUrl of the stack' }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        token: {
          type: 'oauth2',
          description:
            'Access token of the user pool. Machine-to-machine clients also request the scope of their tenant.',
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
          description: 'Identifies the client for its quota. It does not authenticate the client.',
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

function buildOperation(route: Route): Json {
  const { summary, scope, parameters, request, refusals } = route;
  return {
    operationId: buildOperationId(route),
    summary,
    ...(scope === 'none' ? { security: [] } : { security: [{ token: [scope], client: [] }] }),
    parameters: parameters.map(({ in: place, name, required, schema }) => ({
      in: place,
      name,
      required,
      schema: buildSchema(schema),
    })),
    ...(request === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: buildSchema(request) } } } }),
    responses: { ...buildSuccessResponse(route), ...buildProblemResponses(scope, refusals) },
  };
}

function buildSuccessResponse({ status, accepts, response }: Route): Json {
  const description = { 200: 'Done', 201: 'Created', 204: 'Done; no content' }[status];
  if (response === undefined) return { [status]: { description } };
  const content = { 'application/json': { schema: buildSchema(response) } };
  return {
    [status]: { description, content },
    ...(accepts === true ? { 202: { description: 'Under way; the same request again reports how far', content } } : {}),
  };
}

function buildProblemResponses(scope: Route['scope'], refusals: readonly RouteRefusal[]): Json {
  const common = Object.entries(COMMON).filter(([status]) => scope !== 'none' || WITHOUT_TOKEN.has(status));
  const own = refusals.map((status) => [`${status}`, REFUSALS[status]] as const);
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries([...own, ...common].map(([status, description]) => [status, { description, content }]));
}

/** Builds the JSON schema without `$schema`, which OpenAPI 3.1 defines for the whole document. */
function buildSchema(schema: $ZodType): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema);
  return json;
}
