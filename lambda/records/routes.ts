import { z } from 'zod';
import type { RecordsFunction, Route } from './route';

/**
 * The route table: the one place where a route exists. API Gateway's methods, models, validators, scopes and throttles are
 * made from it, and each function must handle exactly the routes that name it.
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
    response: z.strictObject({ status: z.literal('ok') }),
  },
] as const satisfies readonly Route[];

type KeyOf<R> = R extends Route ? `${R['method']} ${R['path']}` : never;

/** The routes that a function must handle, as `GET /health`. */
export type RoutesOf<F extends RecordsFunction> = KeyOf<Extract<(typeof routes)[number], { readonly function: F }>>;
