import { parseScopeGroups } from './scope-groups';
import { decideAccessToken, type TokenEvent } from './token-event';

const scopeGroups = parseScopeGroups(process.env['SCOPE_GROUPS']);

/**
 * Adds the tenant to every access token, for people and machines, and removes from the token of a person each scope that
 * none of the person's groups gives. Cognito issues no token when the handler throws.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export async function handler(event: TokenEvent): Promise<TokenEvent> {
  event.response.claimsAndScopeOverrideDetails = { accessTokenGeneration: decideAccessToken(event, scopeGroups) };
  return event;
}
