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
 * The route table: the one place where a route exists. API Gateway's methods, models, validators, scopes and throttles, the
 * OpenAPI document and what a function checks are made from it, and each function must handle exactly the routes that name it.
 */
export const routes = [
  {
    method: 'GET',
    path: '/health',
    summary: 'Says whether the service and its database answer, and nothing else',
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
    summary: 'Creates a record; the same key and body again give the same answer and no second record',
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
    summary: 'One record',
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
    summary: 'Records in the order of their ids, page by page, of one subject if named',
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
    summary: 'Records with exactly this e-mail address, in any case; the term is in the body, where no log keeps it',
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
    summary: 'Changes fields of a record, if it still has the version that the client saw',
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
    summary: 'Everything that is kept on a person, and who has seen or changed it, page by page (GDPR Art. 15 and 20)',
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
    summary: 'Erases a person: the key of the data, the data and the search index, at once and for good (GDPR Art. 17)',
    scope: 'subjects/erase',
    function: 'erase',
    throttleShare: 0.1,
    parameters: [ID],
    status: 200,
    response: erasure,
    refusals: [404],
  },
] as const satisfies readonly Route[];

type AnyRoute = (typeof routes)[number];

/** `GET /health`: how a route is named wherever it is not the route itself. */
export type RouteKey<R extends Route = AnyRoute> = R extends Route ? `${R['method']} ${R['path']}` : never;

type Keyed<R> = R extends Route ? { readonly key: RouteKey<R>; readonly route: R } : never;
type RouteOf<K extends RouteKey> = Extract<Keyed<AnyRoute>, { readonly key: K }>['route'];

/** The routes that a function must handle. */
export type RoutesOf<F extends RecordsFunction> = RouteKey<Extract<AnyRoute, { readonly function: F }>>;

type Values<P extends readonly RouteParameter[]> = {
  readonly [Q in P[number] as Q['name']]: Q['required'] extends true ? string : string | undefined;
};

/** What a handler of the route is given, checked. */
export type ParametersOf<K extends RouteKey> = Values<RouteOf<K>['parameters']>;
export type BodyOf<K extends RouteKey> =
  RouteOf<K> extends { readonly request: infer S extends $ZodType } ? output<S> : undefined;

/** What a handler of the route answers with. */
export type ResponseOf<K extends RouteKey> =
  RouteOf<K> extends { readonly response: infer S extends $ZodType } ? output<S> : undefined;
