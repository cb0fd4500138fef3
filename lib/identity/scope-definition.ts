/** A scope that a route can require, as the route table defines it. */
export interface ScopeDefinition {
  /** Resource server that owns it, such as `records`. */
  readonly resource: string;
  /** Name below the resource server, such as `read`; clients ask for `records/read`. */
  readonly name: string;
  /** What the scope allows; shown when a user consents. */
  readonly description: string;
}

/** Formats a scope as clients request it and tokens contain it. */
export function formatScope({ resource, name }: ScopeDefinition): string {
  return `${resource}/${name}`;
}
