import { expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Route } from '../../lambda/records/route';
import { routes } from '../../lambda/records/routes';
import { checkRoutes } from '../../lib/api/route-check';
import { exampleRoutes } from './example-routes';

const route: Route = {
  method: 'GET',
  path: '/things',
  summary: 'Lists things',
  scope: 'records/read',
  function: 'read',
  throttleShare: 1,
  parameters: [],
  status: 200,
  refusals: [],
};
const id = { in: 'path', name: 'id', required: true, schema: z.string().max(9) } as const;

test('the route table is valid for API Gateway', () => {
  expect(() => checkRoutes(routes)).not.toThrow();
  expect(() => checkRoutes(exampleRoutes)).not.toThrow();
});

test.each<[string, readonly Route[], string]>([
  ['that is listed twice', [route, route], 'GET /things: listed twice; a route exists once'],
  ['with a slash at the end', [{ ...route, path: '/things/' }], 'GET /things/: the path must be like "/records/{id}"'],
  ['with an undescribed path parameter', [{ ...route, path: '/things/{id}' }], 'the path names [id]'],
  ['with a parameter that is not in its path', [{ ...route, parameters: [id] }], 'parameters in the path are [id]'],
  [
    'with an optional path parameter',
    [{ ...route, path: '/things/{id}', parameters: [{ ...id, required: false }] }],
    'the path parameter "id" cannot be optional',
  ],
  ['that takes more than there is', [{ ...route, throttleShare: 1.5 }], 'throttleShare is 1.5'],
  ['that takes nothing', [{ ...route, throttleShare: 0 }], 'throttleShare is 0'],
  ['that reads with a body', [{ ...route, request: z.strictObject({}) }], 'a GET request has no body'],
  [
    'with a parameter of any length',
    [{ ...route, parameters: [{ ...id, in: 'query', schema: z.string() }] }],
    'id accepts strings of any length',
  ],
])('a route %s is refused', (_what, table, message) => {
  expect(() => checkRoutes(table)).toThrow(message);
});
