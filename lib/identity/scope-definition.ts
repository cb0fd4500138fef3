/** A scope that a route can demand, as the route table defines it. */
export interface ScopeDefinition {
  /** Resource server that owns it, such as `records`. */
  readonly resource: string;
  /** Name below the resource server, such as `read`; clients ask for `records/read`. */
  readonly name: string;
  /** What it lets a client do, shown to people who consent. */
  readonly description: string;
}

/** The scope as clients ask for it and as tokens carry it. */
export function fullName({ resource, name }: ScopeDefinition): string {
  return `${resource}/${name}`;
}
