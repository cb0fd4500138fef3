import type { APIGatewayProxyEvent } from 'aws-lambda';
import { TENANT_ID } from '../../shared/tenant-id';
import type { Route } from '../route';

/** On whose behalf a request is answered. */
export interface Principal {
  /** Whose data the request may reach; taken from the token and from nowhere else. */
  readonly tenant: string;
  /** Id of the person or program, for the record of who did what. */
  readonly actor: string;
}

export type Authorization =
  | { readonly allowed: true; readonly principal: Principal }
  | {
      readonly allowed: false;
      readonly status: 401 | 403;
      readonly because: 'TokenMissing' | 'ScopeDenied' | 'TenantDenied';
    };

const ACTOR = /^[\x21-\x7e]{1,128}$/;

/**
 * Reads the claims of the token that API Gateway has verified, and checks again what it was told to check: that a token is there, that
 * it is an access token and that it carries the scope of the route. A tenant that is missing or malformed is refused here.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function authorize(scope: Route['scope'], event: APIGatewayProxyEvent): Authorization {
  const claims: Claims = Object(event.requestContext.authorizer?.['claims']);
  if (claims.token_use !== 'access') return { allowed: false, status: 401, because: 'TokenMissing' };
  if (typeof claims.scope !== 'string' || !claims.scope.split(' ').includes(scope)) {
    return { allowed: false, status: 403, because: 'ScopeDenied' };
  }
  const { tenant, sub: actor } = claims;
  if (!matches(tenant, TENANT_ID) || !matches(actor, ACTOR)) {
    return { allowed: false, status: 403, because: 'TenantDenied' };
  }
  return { allowed: true, principal: { tenant, actor } };
}

/** Whatever they are: nothing is known of them yet. */
interface Claims {
  readonly token_use?: unknown;
  readonly scope?: unknown;
  readonly tenant?: unknown;
  readonly sub?: unknown;
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}
