import { listSuppressedScopes, type ScopeGroups } from './scope-groups';
import { findTenantClaim } from './tenant-claim';

/**
 * The part of a pre token generation event (version 3) that is read and written.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export interface TokenEvent {
  readonly triggerSource: string;
  readonly request: {
    readonly userAttributes?: Readonly<Record<string, string>>;
    /** Groups of the user pool, and those that Cognito creates for the users of each identity provider. */
    readonly groupConfiguration?: { readonly groupsToOverride?: readonly string[] };
    readonly scopes?: readonly string[];
  };
  response: {
    claimsAndScopeOverrideDetails?: { readonly accessTokenGeneration: AccessTokenChanges } | null;
  };
}

export interface AccessTokenChanges {
  readonly claimsToAddOrOverride: { readonly tenant: string };
  /** Only for people. What a machine client may request is a property of the client. */
  readonly scopesToSuppress?: readonly string[];
}

/** The trigger source of the client credentials grant, which only machine clients use. */
export const MACHINE_SOURCE = 'TokenGeneration_ClientCredentials';

/**
 * Decides which claims and scopes an access token has.
 *
 * @throws Error with the reason when no token may be issued
 */
export function decideAccessToken(
  { triggerSource, request }: Pick<TokenEvent, 'triggerSource' | 'request'>,
  scopeGroups: ScopeGroups,
): AccessTokenChanges {
  const machine = triggerSource === MACHINE_SOURCE;
  const tenant = findTenantClaim({
    machine,
    attribute: request.userAttributes?.['custom:tenant'],
    scopes: request.scopes,
  });
  if (!tenant.known) throw new Error(tenant.reason);
  const claimsToAddOrOverride = { tenant: tenant.id };
  if (machine) return { claimsToAddOrOverride };
  const groups = request.groupConfiguration?.groupsToOverride;
  return {
    claimsToAddOrOverride,
    scopesToSuppress: listSuppressedScopes(scopeGroups, groups, request.scopes ?? []),
  };
}
