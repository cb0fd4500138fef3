import type { $ZodType } from 'zod/v4/core';
import type { Scope } from './scopes';

/** Functions are split where privilege differs: each has its own role and database user. */
export type RecordsFunction = 'read' | 'write' | 'erase';

export interface RouteParameter {
  readonly in: 'path' | 'query' | 'header';
  /** As in the request: `id`, `cursor`, `If-Match`. */
  readonly name: string;
  /** A request without it is refused before a function runs. A path parameter is always required. */
  readonly required: boolean;
  readonly schema: $ZodType<string, string>;
}

/** Statuses of refusals that only some routes have. */
export type RouteRefusal = 404 | 409 | 412 | 422;

/** The complete declaration of a route. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `/records/{id}`; a name in braces is a path parameter. */
  readonly path: string;
  /** Description for the OpenAPI document. */
  readonly summary: string;
  /** The scope that a token must have; `none` for a public route. */
  readonly scope: Scope | 'none';
  readonly function: RecordsFunction;
  /** The route's share of the request rate of the environment; 1 is all of it. */
  readonly throttleShare: number;
  readonly parameters: readonly RouteParameter[];
  /** JSON body; absent when the route has none. */
  readonly request?: $ZodType;
  /** Status of success. */
  readonly status: 200 | 201 | 204;
  /** Whether 202 is answered while the work of the request continues. @default false */
  readonly accepts?: true;
  /** JSON body of the response; absent when it has none. */
  readonly response?: $ZodType;
  readonly refusals: readonly RouteRefusal[];
}
