import { JwtRsaVerifier } from 'aws-jwt-verify';
import { JwtExpiredError } from 'aws-jwt-verify/error';
import type { Issuer } from '../issuer/issuer';
import { toObject } from '../template/properties';

/** The claims as API Gateway passes them to a function: every value is text. */
export type Claims = Readonly<Record<string, string>>;

export type TokenCheckResult =
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
 * Verifies access tokens with the library of AWS, and caches the result for the cache time of the authorizer.
 *
 * @see https://github.com/awslabs/aws-jwt-verify
 */
export function createTokenCheck({
  issuer,
  clients,
  cacheSeconds,
  now,
}: TokenCheckProps): (authorization: string | undefined) => TokenCheckResult {
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
      const payload = toObject(verifier.verifySync(token));
      const expires = Number(payload['exp']) * 1000;
      // The library accepts a token without an expiry. Cognito issues no such token.
      if (!Number.isFinite(expires)) return { ok: false, type: 'UNAUTHORIZED' };
      const { token_use: use, client_id: client } = payload;
      if (use !== 'access' || typeof client !== 'string' || !clients.includes(client)) {
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
