import type { $ZodType } from 'zod/v4/core';
import type { Scope } from './scopes';

/** Functions are split where privilege differs: each has a role and a database user of its own. */
export type RecordsFunction = 'read' | 'write' | 'erase';

export interface RouteParameter {
  readonly in: 'path' | 'query' | 'header';
  /** As it is sent: `id`, `cursor`, `If-Match`. */
  readonly name: string;
  /** A request without it is refused before a function runs. A path parameter always is required. */
  readonly required: boolean;
  readonly schema: $ZodType<string, string>;
}

/** Refusals that are a route's own; every route may also answer what all answer alike. */
export type RouteRefusal = 404 | 409 | 412 | 422;

/** Everything that is known of a route, once. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `/records/{id}`; a name in braces is a path parameter. */
  readonly path: string;
  /** What it does, in a sentence, for the OpenAPI document. */
  readonly summary: string;
  /** The scope a token must carry; `none` says on purpose that everybody may call it. */
  readonly scope: Scope | 'none';
  readonly function: RecordsFunction;
  /** Part of the environment's request rate that this route may take: 1 is all of it. */
  readonly throttleShare: number;
  readonly parameters: readonly RouteParameter[];
  /** JSON body, where the route has one. */
  readonly request?: $ZodType;
  /** Status of success. */
  readonly status: 200 | 201 | 204;
  /** JSON body of the answer, where it has one. */
  readonly response?: $ZodType;
  readonly refusals: readonly RouteRefusal[];
}
