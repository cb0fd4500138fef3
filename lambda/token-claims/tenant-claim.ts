import { TENANT_ID } from '../shared/tenant-id';

/** A request for a token, and the sources of its tenant, which the client cannot change. */
export interface TokenRequest {
  /** Whether a program requests the token with client credentials. */
  readonly machine: boolean;
  /** The tenant attribute of the user, which no client can write. */
  readonly attribute: string | undefined;
  /** Scopes that the client requested and may use. */
  readonly scopes: readonly string[] | undefined;
}

export type TenantClaim =
  | { readonly known: true; readonly id: string }
  | { readonly known: false; readonly reason: string };

/** The resource server whose scopes are tenants; a machine client is allowed exactly one of them. */
const TENANT_SCOPE = 'tenants/';

const NOT_REQUESTED: TenantClaim = { known: false, reason: 'Request the scope tenants/<tenant> of this client.' };

/**
 * The tenant of a user is an attribute that administrators set. The tenant of a machine is the one tenant scope that
 * its client may use, and the machine must request this scope. The token of a person never takes the tenant from a
 * scope.
 */
export function findTenantClaim({ machine, attribute, scopes }: TokenRequest): TenantClaim {
  if (!machine) {
    return attribute !== undefined && TENANT_ID.test(attribute)
      ? { known: true, id: attribute }
      : { known: false, reason: 'The user has no tenant. An administrator sets custom:tenant.' };
  }
  if (scopes === undefined) return NOT_REQUESTED;
  const tenants = scopes
    .filter((scope) => scope.startsWith(TENANT_SCOPE))
    .map((scope) => scope.slice(TENANT_SCOPE.length))
    .filter((name) => TENANT_ID.test(name));
  const [id, another] = tenants;
  if (id === undefined) return NOT_REQUESTED;
  if (another !== undefined) return { known: false, reason: 'Request one tenant scope only.' };
  return { known: true, id };
}
