/** What a client can be allowed to do. A route demands one of these; a client asks for `<resource>/<name>`. */
export const scopes = [
  { resource: 'records', name: 'read', description: 'Read and search records' },
  { resource: 'records', name: 'write', description: 'Create, change and delete records' },
  { resource: 'subjects', name: 'export', description: 'Export everything that is kept on a person' },
  { resource: 'subjects', name: 'erase', description: 'Erase a person for good' },
] as const;

type FullName<S> = S extends { readonly resource: infer R extends string; readonly name: infer N extends string }
  ? `${R}/${N}`
  : never;

export type Scope = FullName<(typeof scopes)[number]>;
