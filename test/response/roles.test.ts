import { describe, expect, test } from '@jest/globals';
import { readRoleRights } from '../app/role-rights';
import { synthStacks } from '../app/synthesized-stacks';
import { productionSettings, sandboxSettings } from '../scaffold';
import { RESPONSE_ROLES } from './response-roles';

const readRights = (settings = sandboxSettings) =>
  readRoleRights(synthStacks(settings).filter(({ id }) => id === 'Response'));

describe('every role of the response has exactly these permissions', () => {
  test('in a sandbox', () => {
    expect(readRights()).toEqual(RESPONSE_ROLES);
  });

  test('in production, with its own name in each of them', () => {
    const renamed: unknown = JSON.parse(JSON.stringify(RESPONSE_ROLES).replaceAll('sandbox', 'production'));
    expect(readRights(productionSettings)).toEqual(renamed);
  });
});

test('no role names a resource of another environment', () => {
  const rights = Object.values(readRights()).flat().join('\n');
  expect(rights).not.toMatch(/production|sandbox\*/);
});
