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
  const claims = claimsOf(event);
  if (claims['token_use'] !== 'access') return { allowed: false, status: 401, because: 'TokenMissing' };
  if (!textOf(claims, 'scope').split(' ').includes(scope)) {
    return { allowed: false, status: 403, because: 'ScopeDenied' };
  }
  const tenant = textOf(claims, 'tenant');
  const actor = textOf(claims, 'sub');
  if (!TENANT_ID.test(tenant) || !ACTOR.test(actor)) return { allowed: false, status: 403, because: 'TenantDenied' };
  return { allowed: true, principal: { tenant, actor } };
}

function claimsOf({ requestContext }: APIGatewayProxyEvent): Readonly<Record<string, unknown>> {
  const claims: unknown = requestContext.authorizer?.['claims'];
  return typeof claims === 'object' && claims !== null ? { ...claims } : {};
}

function textOf(claims: Readonly<Record<string, unknown>>, name: string): string {
  const value = claims[name];
  return typeof value === 'string' ? value : '';
}
