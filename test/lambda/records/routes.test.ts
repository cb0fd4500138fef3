import { describe, expect, test } from '@jest/globals';
import { groups } from '../../../lambda/records/groups';
import type { Route } from '../../../lambda/records/route';
import { routes } from '../../../lambda/records/routes';
import { scopes } from '../../../lambda/records/scopes';

const table: readonly Route[] = routes;

describe('the route table', () => {
  test('has an entry for each route of a function, with the one scope that gives the right to it', () => {
    expect(table.map(({ method, path, function: name, scope }) => `${method} ${path}: ${name}, ${scope}`)).toEqual([
      'GET /health: read, none',
      'POST /records: write, records/write',
      'GET /records/{id}: read, records/read',
      'GET /records: read, records/read',
      'POST /records/search: read, records/read',
      'PATCH /records/{id}: write, records/write',
      'DELETE /records/{id}: write, records/write',
      'GET /subjects/{id}/export: read, subjects/export',
      'DELETE /subjects/{id}: erase, subjects/erase',
    ]);
  });
});

test('a person has the scopes of the groups, and those who keep records may neither export nor erase', () => {
  expect(groups.map(({ name, scopes: given }) => [name, ...given])).toEqual([
    ['readers', 'records/read'],
    ['writers', 'records/read', 'records/write'],
    ['privacy-officers', 'subjects/export', 'subjects/erase'],
  ]);
});

test('every scope is defined once, with a description', () => {
  const names = scopes.map(({ resource, name }) => `${resource}/${name}`);
  expect(names).toEqual(['records/read', 'records/write', 'subjects/export', 'subjects/erase']);
  for (const { description } of scopes) expect(description.length).toBeGreaterThan(10);
});
