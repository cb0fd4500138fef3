import { expect, test } from '@jest/globals';
import { parseScopeGroups } from '../../../lambda/token-claims/scope-groups';

test('the groups of each scope are read from JSON', () => {
  expect([...parseScopeGroups('{"records/read":["readers"],"records/write":[]}')]).toEqual([
    ['records/read', ['readers']],
    ['records/write', []],
  ]);
});

test.each([
  undefined,
  '',
  'x',
  'null',
  '[]',
  '{}',
  '{"records/read":"readers"}',
  '{"records/read":[1]}',
  '"readers"',
  '[["readers"], 1]',
  '{"records/read":["readers"],"records/write":null}',
])('SCOPE_GROUPS %j stops the function, so that no token is issued', (text) => {
  expect(() => parseScopeGroups(text)).toThrow('Invalid environment variables: SCOPE_GROUPS');
});
