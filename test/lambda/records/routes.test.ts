import { describe, expect, test } from '@jest/globals';
import type { Route } from '../../../lambda/records/route';
import { routes } from '../../../lambda/records/routes';
import { scopes } from '../../../lambda/records/scopes';

const table: readonly Route[] = routes;

describe('the route table', () => {
  test('has an entry for each route of a function', () => {
    expect(table.map(({ method, path, function: name }) => `${method} ${path} ${name}`)).toEqual([
      'GET /health read',
      'POST /records write',
      'GET /records/{id} read',
      'GET /records read',
      'POST /records/search read',
      'PATCH /records/{id} write',
      'DELETE /records/{id} write',
      'GET /subjects/{id}/export read',
      'DELETE /subjects/{id} erase',
    ]);
  });

  test('every route except health requires an existing scope', () => {
    const known = scopes.map(({ resource, name }) => `${resource}/${name}`);
    for (const { path, scope } of table)
      expect(scope === 'none' ? ['/health'] : known).toContain(scope === 'none' ? path : scope);
  });
});

test('every scope is defined once, with a description', () => {
  const names = scopes.map(({ resource, name }) => `${resource}/${name}`);
  expect(names).toEqual(['records/read', 'records/write', 'subjects/export', 'subjects/erase']);
  for (const { description } of scopes) expect(description.length).toBeGreaterThan(10);
});
