import { z } from 'zod';
import type { Route } from '../../lambda/records/route';

const id = { in: 'path', name: 'id', required: true, schema: z.uuid().max(36) } as const;

/** Example routes with bodies, parameters and scopes. */
export const exampleRoutes: readonly [create: Route, list: Route, read: Route] = [
  {
    method: 'POST',
    path: '/records',
    summary: 'Creates a record',
    status: 200,
    refusals: [],
    scope: 'records/write',
    function: 'write',
    throttleShare: 0.5,
    parameters: [{ in: 'header', name: 'Idempotency-Key', required: true, schema: z.uuid().max(36) }],
    request: z.strictObject({
      subject: z.string().max(64),
      kind: z.enum(['note', 'letter']),
      pages: z.int().min(1).max(99).optional(),
      tags: z.array(z.string().max(16)).max(8),
      remark: z.string().max(500).nullable(),
    }),
  },
  {
    method: 'GET',
    path: '/records',
    summary: 'Lists records',
    status: 200,
    refusals: [],
    scope: 'records/read',
    function: 'read',
    throttleShare: 1,
    parameters: [{ in: 'query', name: 'cursor', required: false, schema: z.string().max(200) }],
  },
  {
    method: 'GET',
    path: '/records/{id}',
    summary: 'Reads a record',
    status: 200,
    refusals: [],
    scope: 'records/read',
    function: 'read',
    throttleShare: 0.001,
    parameters: [id],
  },
];
