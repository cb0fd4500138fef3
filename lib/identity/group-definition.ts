/** A group of people whose tokens may have certain scopes. */
export interface GroupDefinition {
  /** Name in the user pool, such as `readers`. */
  readonly name: string;
  /** What its members may do; shown in the console. */
  readonly description: string;
  /** Scopes that the tokens of its members may have, such as `records/read`. */
  readonly scopes: readonly string[];
}

/**
 * Maps each scope of the API to the groups whose members may have it. A scope without a group is mapped to an empty
 * list: no person may have it.
 *
 * @throws Error for a group with a scope that the API does not have
 */
export function mapScopesToGroups(
  scopes: readonly string[],
  groups: readonly GroupDefinition[],
): Readonly<Record<string, readonly string[]>> {
  for (const group of groups) {
    const unknown = group.scopes.find((scope) => !scopes.includes(scope));
    if (unknown !== undefined) {
      throw new Error(`group ${group.name}: the API has no scope "${unknown}"; it has ${scopes.join(', ')}`);
    }
  }
  return Object.fromEntries(
    scopes.map((scope) => [scope, groups.filter((group) => group.scopes.includes(scope)).map(({ name }) => name)]),
  );
}
