import { JwtRsaVerifier } from 'aws-jwt-verify';
import { JwtExpiredError } from 'aws-jwt-verify/error';
import type { Issuer } from '../issuer/issuer';
import { asObject } from '../template/deployment';

/** What API Gateway hands to a function: every claim as text. */
export type Claims = Readonly<Record<string, string>>;

export type Verified =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly type: 'UNAUTHORIZED' | 'EXPIRED_TOKEN' };

export interface TokenCheckProps {
  readonly issuer: Pick<Issuer, 'url' | 'keys'>;
  readonly clients: readonly string[];
  readonly cacheSeconds: number;
  readonly now: () => number;
}

const CACHE_ENTRIES = 1_000;

/**
 * Verifies access tokens with the library that AWS keeps for it, and remembers what it verified as long as the authorizer says.
 *
 * @see https://github.com/awslabs/aws-jwt-verify
 */
export function tokenCheck({
  issuer,
  clients,
  cacheSeconds,
  now,
}: TokenCheckProps): (authorization: string | undefined) => Verified {
  const verifier = JwtRsaVerifier.create({
    issuer: issuer.url,
    audience: null,
    jwksUri: `${issuer.url}/.well-known/jwks.json`,
  });
  verifier.cacheJwks(issuer.keys);
  const remembered = new Map<string, { readonly claims: Claims; readonly until: number }>();

  return (authorization) => {
    const token = /^(?:Bearer )?([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) return { ok: false, type: 'UNAUTHORIZED' };
    const known = remembered.get(token);
    if (known !== undefined && known.until > now()) return { ok: true, claims: known.claims };
    try {
      const payload = asObject(verifier.verifySync(token));
      const expires = Number(payload['exp']) * 1000;
      // The library takes a token without an end for one that never ends; Cognito issues none.
      if (!Number.isFinite(expires)) return { ok: false, type: 'UNAUTHORIZED' };
      if (payload['token_use'] !== 'access' || !clients.includes(String(payload['client_id']))) {
        return { ok: false, type: 'UNAUTHORIZED' };
      }
      const claims = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
      if (remembered.size >= CACHE_ENTRIES) remembered.clear();
      remembered.set(token, { claims, until: Math.min(now() + cacheSeconds * 1000, expires) });
      return { ok: true, claims };
    } catch (error) {
      return { ok: false, type: error instanceof JwtExpiredError ? 'EXPIRED_TOKEN' : 'UNAUTHORIZED' };
    }
  };
}
