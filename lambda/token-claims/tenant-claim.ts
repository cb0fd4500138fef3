import { TENANT_ID } from '../shared/tenant-id';

/** Who asks for a token, and what is known of their tenant from a place they cannot change. */
export interface TokenRequest {
  /** Client credentials: no user stands behind the request. */
  readonly machine: boolean;
  /** The user's tenant attribute, which no client may write. */
  readonly attribute: string | undefined;
  /** Scopes the client asked for and is allowed. */
  readonly scopes: readonly string[] | undefined;
}

export type Tenant = { readonly known: true; readonly id: string } | { readonly known: false; readonly reason: string };

/** The resource server whose scopes are tenants; a machine client is allowed exactly one of them. */
const TENANT_SCOPE = 'tenants/';

const NOT_ASKED: Tenant = { known: false, reason: 'Ask for the scope tenants/<tenant> of this client.' };

/**
 * A user's tenant is an attribute that administrators set; a machine's is the one tenant scope its client is allowed. A
 * machine must ask for that scope, and a person's token never takes the tenant from a scope.
 */
export function tenantClaim({ machine, attribute, scopes }: TokenRequest): Tenant {
  if (!machine) {
    return attribute !== undefined && TENANT_ID.test(attribute)
      ? { known: true, id: attribute }
      : { known: false, reason: 'The user belongs to no tenant. An administrator sets custom:tenant.' };
  }
  if (scopes === undefined) return NOT_ASKED;
  const tenants = scopes
    .filter((scope) => scope.startsWith(TENANT_SCOPE))
    .map((scope) => scope.slice(TENANT_SCOPE.length))
    .filter((name) => TENANT_ID.test(name));
  const [id, another] = tenants;
  if (id === undefined) return NOT_ASKED;
  if (another !== undefined) return { known: false, reason: 'A token is for one tenant; several were asked for.' };
  return { known: true, id };
}
