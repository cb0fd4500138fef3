/** The rights that a client can have. A route requires one of them; a client requests `<resource>/<name>`. */
export const scopes = [
  { resource: 'records', name: 'read', description: 'Read and search records' },
  { resource: 'records', name: 'write', description: 'Create, change and delete records' },
  { resource: 'subjects', name: 'export', description: 'Export all data of a person' },
  { resource: 'subjects', name: 'erase', description: 'Erase a person permanently' },
] as const;

type FullName<S> = S extends { readonly resource: infer R extends string; readonly name: infer N extends string }
  ? `${R}/${N}`
  : never;

export type Scope = FullName<(typeof scopes)[number]>;
