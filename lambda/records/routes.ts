import { literal, type output, strictObject } from 'zod/mini';
import type { $ZodType } from 'zod/v4/core';
import type { RecordsFunction, Route, RouteParameter } from './route';
import {
  entityTag,
  erasure,
  exportCursor,
  id,
  idempotencyKey,
  newRecord,
  pageSize,
  record,
  recordChange,
  recordPage,
  recordReceipt,
  searchTerm,
  subjectExport,
} from './schemas';

const ID = { in: 'path', name: 'id', required: true, schema: id } as const;
const IF_MATCH = { in: 'header', name: 'If-Match', required: true, schema: entityTag } as const;

/**
 * The route table, the only place where a route is declared. API Gateway's methods, models, validators, scopes and
 * throttles, the OpenAPI document and the checks of the functions are derived from it. Each function must handle
 * exactly its own routes.
 */
export const routes = [
  {
    method: 'GET',
    path: '/health',
    summary: 'Reports whether service and database respond',
    scope: 'none',
    function: 'read',
    throttleShare: 0.1,
    parameters: [],
    status: 200,
    response: strictObject({ status: literal('ok') }),
    refusals: [],
  },
  {
    method: 'POST',
    path: '/records',
    summary: 'Creates a record, once for the same key and body',
    scope: 'records/write',
    function: 'write',
    throttleShare: 0.5,
    parameters: [{ in: 'header', name: 'Idempotency-Key', required: true, schema: idempotencyKey }],
    request: newRecord,
    status: 201,
    response: recordReceipt,
    refusals: [409, 422],
  },
  {
    method: 'GET',
    path: '/records/{id}',
    summary: 'Returns one record',
    scope: 'records/read',
    function: 'read',
    throttleShare: 1,
    parameters: [ID],
    status: 200,
    response: record,
    refusals: [404],
  },
  {
    method: 'GET',
    path: '/records',
    summary: 'Lists records by id, page by page, optionally of one subject',
    scope: 'records/read',
    function: 'read',
    throttleShare: 0.5,
    parameters: [
      { in: 'query', name: 'cursor', required: false, schema: id },
      { in: 'query', name: 'limit', required: false, schema: pageSize },
      { in: 'query', name: 'subject', required: false, schema: id },
    ],
    status: 200,
    response: recordPage,
    refusals: [],
  },
  {
    method: 'POST',
    path: '/records/search',
    summary: 'Finds records by e-mail address; the address is in the body, so that no log has it',
    scope: 'records/read',
    function: 'read',
    throttleShare: 0.5,
    parameters: [],
    request: searchTerm,
    status: 200,
    response: recordPage,
    refusals: [],
  },
  {
    method: 'PATCH',
    path: '/records/{id}',
    summary: 'Changes fields of a record that still has the version of If-Match',
    scope: 'records/write',
    function: 'write',
    throttleShare: 0.5,
    parameters: [ID, IF_MATCH],
    request: recordChange,
    status: 200,
    response: recordReceipt,
    refusals: [404, 412],
  },
  {
    method: 'DELETE',
    path: '/records/{id}',
    summary: 'Deletes a record',
    scope: 'records/write',
    function: 'write',
    throttleShare: 0.2,
    parameters: [ID],
    status: 204,
    refusals: [404],
  },
  {
    method: 'GET',
    path: '/subjects/{id}/export',
    summary: 'Exports all data of a person and every access to it, page by page (GDPR Art. 15 and 20)',
    scope: 'subjects/export',
    function: 'read',
    throttleShare: 0.1,
    parameters: [ID, { in: 'query', name: 'cursor', required: false, schema: exportCursor }],
    status: 200,
    response: subjectExport,
    refusals: [404],
  },
  {
    method: 'DELETE',
    path: '/subjects/{id}',
    summary: 'Erases a person for good (GDPR Art. 17); the same request again returns the same erasure',
    scope: 'subjects/erase',
    function: 'erase',
    throttleShare: 0.1,
    parameters: [ID],
    status: 200,
    accepts: true,
    response: erasure,
    refusals: [404],
  },
] as const satisfies readonly Route[];

type AnyRoute = (typeof routes)[number];

/** Name of a route: `GET /health`. */
export type RouteKey<R extends Route = AnyRoute> = R extends Route ? `${R['method']} ${R['path']}` : never;

type Keyed<R> = R extends Route ? { readonly key: RouteKey<R>; readonly route: R } : never;
type RouteOf<K extends RouteKey> = Extract<Keyed<AnyRoute>, { readonly key: K }>['route'];

/** The routes that a function must handle. */
export type RoutesOf<F extends RecordsFunction> = RouteKey<Extract<AnyRoute, { readonly function: F }>>;

type Values<P extends readonly RouteParameter[]> = {
  readonly [Q in P[number] as Q['name']]: Q['required'] extends true ? string : string | undefined;
};

/** The checked parameters that a handler of the route receives. */
export type ParametersOf<K extends RouteKey> = Values<RouteOf<K>['parameters']>;
export type BodyOf<K extends RouteKey> =
  RouteOf<K> extends { readonly request: infer S extends $ZodType } ? output<S> : undefined;

/** The body that a handler of the route returns. */
export type ResponseOf<K extends RouteKey> =
  RouteOf<K> extends { readonly response: infer S extends $ZodType } ? output<S> : undefined;
