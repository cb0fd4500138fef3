import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestBackend } from '../running-backend';

type Json = Readonly<Record<string, unknown>>;

const encodePart = (value: Json | string) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** The key of the issuer, to sign tokens that are invalid for one reason only. An attacker does not have it. */
export function readIssuerKey(backend: TestBackend): { readonly key: KeyObject; readonly kid: string } {
  const kept = JSON.parse(readFileSync(join(backend.folder, 'secrets.json'), 'utf8'));
  const jwk = JSON.parse(kept['signing-key']);
  return { key: createPrivateKey({ key: jwk, format: 'jwk' }), kid: jwk.kid };
}

export function signToken(header: Json, payload: Json, key: KeyObject): string {
  const text = `${encodePart(header)}.${encodePart(payload)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

/** Claims of a valid token. */
export function buildClaims(backend: TestBackend, scopes: string, now = Math.floor(Date.now() / 1000)): Json {
  const client = backend.clients[0]?.id ?? '';
  return {
    iss: backend.issuer.url,
    sub: client,
    client_id: client,
    token_use: 'access',
    scope: scopes,
    tenant: 'example',
    iat: now,
    exp: now + 300,
    jti: 'forged',
  };
}

/** Tokens that are invalid for one reason each, by this reason. */
export function forgeTokens(backend: TestBackend, scope: string): ReadonlyMap<string, string> {
  const { key, kid } = readIssuerKey(backend);
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: 'RS256', typ: 'JWT', kid };
  const claims = buildClaims(backend, `tenants/example ${scope}`, now);
  const right = signToken(header, claims, key);
  const [head = '', body = '', signature = ''] = right.split('.');
  const publicPem = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  const signWithHmac = (text: string, secret: string) =>
    `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  const none = { alg: 'none', typ: 'JWT', kid };
  const hs256 = `${encodePart({ ...header, alg: 'HS256' })}.${body}`;
  const removeClaim = (name: string) => Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name));
  return new Map([
    ['algorithm none', `${encodePart(none)}.${body}.`],
    ['algorithm none with the old signature', `${encodePart(none)}.${body}.${signature}`],
    ['algorithm NONE in capitals', `${encodePart({ ...none, alg: 'NONE' })}.${body}.`],
    ['HS256 with the public key as secret', signWithHmac(hs256, publicPem)],
    ['HS256 with an empty secret', signWithHmac(hs256, '')],
    ['no signature', `${head}.${body}.`],
    ['another signature', `${head}.${body}.${Buffer.alloc(256).toString('base64url')}`],
    ['claims changed after signing', `${head}.${encodePart({ ...claims, tenant: 'neighbour' })}.${signature}`],
    ['a key of the attacker under the known id', signToken(header, claims, other.privateKey)],
    ['an unknown key id', signToken({ ...header, kid: 'unknown' }, claims, other.privateKey)],
    ['no key id', signToken({ alg: 'RS256', typ: 'JWT' }, claims, other.privateKey)],
    [
      'a key in its header',
      signToken({ ...header, jwk: other.publicKey.export({ format: 'jwk' }) }, claims, other.privateKey),
    ],
    [
      'a URL of a key in its header',
      signToken({ ...header, jku: 'https://attacker.example.com/jwks.json' }, claims, other.privateKey),
    ],
    ['a key id that is a path', signToken({ ...header, kid: '../../../../dev/null' }, claims, other.privateKey)],
    ['ES256 with a key of the attacker', signToken({ ...header, alg: 'ES256' }, claims, curve.privateKey)],
    ['PS256 named for an RS256 signature', signToken({ ...header, alg: 'PS256' }, claims, key)],
    ['an expired token', signToken(header, { ...claims, exp: now - 1 }, key)],
    ['a token that is not valid yet', signToken(header, { ...claims, nbf: now + 600 }, key)],
    ['a token that never expires', signToken(header, removeClaim('exp'), key)],
    ['another issuer', signToken(header, { ...claims, iss: 'https://issuer.example.com' }, key)],
    ['the issuer with a slash more', signToken(header, { ...claims, iss: `${claims['iss']}/` }, key)],
    ['no issuer', signToken(header, removeClaim('iss'), key)],
    ['a client of another pool', signToken(header, { ...claims, client_id: 'client-of-another-pool' }, key)],
    ['no client', signToken(header, removeClaim('client_id'), key)],
    ['a list with the client', signToken(header, { ...claims, client_id: [claims['client_id']] }, key)],
    ['an identity token', signToken(header, { ...claims, token_use: 'id' }, key)],
    ['no use', signToken(header, removeClaim('token_use'), key)],
    ['no scope', signToken(header, removeClaim('scope'), key)],
    ['the scope of the tenant only', signToken(header, { ...claims, scope: 'tenants/example' }, key)],
    ['the scope in capitals', signToken(header, { ...claims, scope: scope.toUpperCase() }, key)],
    ['a scope that begins like it', signToken(header, { ...claims, scope: `${scope}x` }, key)],
    ['a scope that ends like it', signToken(header, { ...claims, scope: `x${scope}` }, key)],
    ['the resource without the name', signToken(header, { ...claims, scope: scope.split('/')[0] }, key)],
    ['a wildcard for a scope', signToken(header, { ...claims, scope: '*' }, key)],
    ['scopes joined by commas', signToken(header, { ...claims, scope: `tenants/example,${scope}` }, key)],
    ['two parts', `${head}.${body}`],
    ['four parts', `${right}.${signature}`],
    ['words', 'let me in'],
    ['a body that is no JSON', `${head}.${encodePart('claims')}.${signature}`],
  ]);
}
