import type { Scope } from './scopes';

/**
 * The groups of people in the user pool. The tokens of a person have the scopes of that person's groups. A person
 * without a group has none of them, so every route with a scope refuses the person.
 */
export const groups = [
  { name: 'readers', description: 'Read and search records', scopes: ['records/read'] },
  {
    name: 'writers',
    description: 'Read, create, change and delete records',
    scopes: ['records/read', 'records/write'],
  },
  {
    name: 'privacy-officers',
    description: 'Export and erase the data of a person',
    scopes: ['subjects/export', 'subjects/erase'],
  },
] as const satisfies readonly {
  readonly name: string;
  readonly description: string;
  readonly scopes: readonly Scope[];
}[];
