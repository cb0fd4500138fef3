import { findTenantClaim } from './tenant-claim';

/** The part of a pre token generation event (version 3) that the handler reads and writes. */
export interface TokenEvent {
  readonly triggerSource: string;
  readonly request: {
    readonly userAttributes?: Readonly<Record<string, string>>;
    readonly scopes?: readonly string[];
  };
  response: {
    claimsAndScopeOverrideDetails?: {
      accessTokenGeneration: { claimsToAddOrOverride: { tenant: string } };
    } | null;
  };
}

/**
 * Adds the tenant to every access token, for people and machines. Cognito issues no token when the handler throws.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export async function handler(event: TokenEvent): Promise<TokenEvent> {
  const tenant = findTenantClaim({
    machine: event.triggerSource === 'TokenGeneration_ClientCredentials',
    attribute: event.request.userAttributes?.['custom:tenant'],
    scopes: event.request.scopes,
  });
  if (!tenant.known) throw new Error(tenant.reason);
  event.response.claimsAndScopeOverrideDetails = {
    accessTokenGeneration: { claimsToAddOrOverride: { tenant: tenant.id } },
  };
  return event;
}
