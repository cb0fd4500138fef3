import type { APIGatewayProxyEvent } from 'aws-lambda';
import { TENANT_ID } from '../../shared/tenant-id';
import type { Route } from '../route';

/** The caller of a request. */
export interface Principal {
  /** The tenant whose data the request may access. It comes from the token only. */
  readonly tenant: string;
  /** Id of the person or program, for the audit events. */
  readonly actor: string;
}

/** The id of the API key of each client, by the id of the client. */
export type ClientKeys = ReadonlyMap<string, string>;

export type Authorization =
  | { readonly allowed: true; readonly principal: Principal }
  | {
      readonly allowed: false;
      readonly status: 401 | 403;
      readonly because: 'TokenMissing' | 'ScopeDenied' | 'TenantDenied' | 'ClientDenied';
    };

const ACTOR = /^[\x21-\x7e]{1,128}$/;

/**
 * Reads the claims of the token that API Gateway has verified, and repeats its checks: a token is present, it is an
 * access token, and it has the scope of the route. A missing or malformed tenant is refused here, and an API key that
 * belongs to another client than the token: with it a client could use up the quota of another, or avoid its own. A token
 * that a client requested for another API is refused as well, so that this API cannot use it here.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
 */
export function authorize(scope: Route['scope'], event: APIGatewayProxyEvent, clientKeys: ClientKeys): Authorization {
  // A copy has no inherited property.
  const claims: Claims = { __proto__: null, ...event.requestContext.authorizer?.['claims'] };
  if (claims.token_use !== 'access') return { allowed: false, status: 401, because: 'TokenMissing' };
  if (typeof claims.scope !== 'string' || !claims.scope.split(' ').includes(scope)) {
    return { allowed: false, status: 403, because: 'ScopeDenied' };
  }
  const { tenant, sub: actor, client_id: client, aud: audience = claims.iss } = claims;
  if (!matches(tenant, TENANT_ID) || !matches(actor, ACTOR)) {
    return { allowed: false, status: 403, because: 'TenantDenied' };
  }
  // A map converts nothing: a client that is no text has no key.
  const keys: ReadonlyMap<unknown, string> = clientKeys;
  const key = keys.get(client);
  if (key === undefined || key !== event.requestContext.identity.apiKeyId || audience !== claims.iss) {
    return { allowed: false, status: 403, because: 'ClientDenied' };
  }
  return { allowed: true, principal: { tenant, actor } };
}

/** Claims before they are checked. */
interface Claims {
  readonly token_use?: unknown;
  readonly scope?: unknown;
  readonly tenant?: unknown;
  readonly sub?: unknown;
  readonly client_id?: unknown;
  readonly iss?: unknown;
  /** Cognito sets it only when the client requested the token for a resource. */
  readonly aud?: unknown;
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}
