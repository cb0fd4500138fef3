/** The groups whose members may have a scope, by scope. It lists every scope of the API. */
export type ScopeGroups = ReadonlyMap<string, readonly string[]>;

const INVALID = 'Invalid environment variables: SCOPE_GROUPS must be a JSON object of scopes with their groups';

/**
 * Parses the value of SCOPE_GROUPS: a JSON object of scopes, each with a list of groups.
 *
 * @throws Error when it is missing or has another form
 */
export function parseScopeGroups(text: string | undefined): ScopeGroups {
  const found = new Map<string, readonly string[]>();
  for (const [scope, groups] of Object.entries(parseJson(text))) {
    if (!isTextList(groups)) throw new Error(INVALID);
    found.set(scope, groups);
  }
  if (found.size === 0) throw new Error(INVALID);
  return found;
}

/** Scopes of OpenID Connect. They give no right at the API. */
const SIGN_IN_SCOPES: ReadonlySet<string> = new Set(['openid', 'email', 'phone', 'profile']);

/**
 * Lists the scopes that must not be in the token of a person: every scope that none of the person's groups gives.
 * Included are scopes that no route uses, such as the one with which a token changes the second factors of its user.
 */
export function listSuppressedScopes(
  scopeGroups: ScopeGroups,
  groups: readonly string[] | undefined,
  requested: readonly string[],
): readonly string[] {
  const isGiven = (scope: string) => scopeGroups.get(scope)?.some((group) => groups?.includes(group)) ?? false;
  const possible = new Set([...scopeGroups.keys(), ...requested]);
  return [...possible].filter((scope) => !SIGN_IN_SCOPES.has(scope) && !isGiven(scope));
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** Any JSON value as an object. */
function parseJson(text: string | undefined): object {
  try {
    return Object(JSON.parse(String(text)));
  } catch {
    throw new Error(INVALID);
  }
}
