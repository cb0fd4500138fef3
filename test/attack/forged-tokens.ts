import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningBackend } from '../running-backend';

type Json = Readonly<Record<string, unknown>>;

const part = (value: Json | string) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** The issuer's own key, which an attacker does not have: for tokens that are right in all but one thing. */
export function issuerKey(backend: RunningBackend): { readonly key: KeyObject; readonly kid: string } {
  const kept = JSON.parse(readFileSync(join(backend.folder, 'secrets.json'), 'utf8'));
  const jwk = JSON.parse(kept['signing-key']);
  return { key: createPrivateKey({ key: jwk, format: 'jwk' }), kid: jwk.kid };
}

export function signed(header: Json, payload: Json, key: KeyObject): string {
  const text = `${part(header)}.${part(payload)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

/** Claims of a token that is in order. */
export function claimsFor(backend: RunningBackend, scopes: string, now = Math.floor(Date.now() / 1000)): Json {
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

/** Tokens that are wrong in one thing each; the words are the names of the tests. */
export function forgedTokens(backend: RunningBackend, scope: string): ReadonlyMap<string, string> {
  const { key, kid } = issuerKey(backend);
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: 'RS256', typ: 'JWT', kid };
  const claims = claimsFor(backend, `tenants/example ${scope}`, now);
  const right = signed(header, claims, key);
  const [head = '', body = '', signature = ''] = right.split('.');
  const publicPem = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  const hmacOf = (text: string, secret: string) =>
    `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  const none = { alg: 'none', typ: 'JWT', kid };
  const hs256 = `${part({ ...header, alg: 'HS256' })}.${body}`;
  const without = (name: string) => Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name));
  return new Map([
    ['algorithm none', `${part(none)}.${body}.`],
    ['algorithm none with the old signature', `${part(none)}.${body}.${signature}`],
    ['algorithm NONE in capitals', `${part({ ...none, alg: 'NONE' })}.${body}.`],
    ['HS256 with the public key as secret', hmacOf(hs256, publicPem)],
    ['HS256 with an empty secret', hmacOf(hs256, '')],
    ['no signature', `${head}.${body}.`],
    ['another signature', `${head}.${body}.${Buffer.alloc(256).toString('base64url')}`],
    ['claims changed after signing', `${head}.${part({ ...claims, tenant: 'neighbour' })}.${signature}`],
    ['a key of the attacker under the known id', signed(header, claims, other.privateKey)],
    ['an unknown key id', signed({ ...header, kid: 'unknown' }, claims, other.privateKey)],
    ['no key id', signed({ alg: 'RS256', typ: 'JWT' }, claims, other.privateKey)],
    [
      'a key that it brings along',
      signed({ ...header, jwk: other.publicKey.export({ format: 'jwk' }) }, claims, other.privateKey),
    ],
    [
      'a key that it points to',
      signed({ ...header, jku: 'https://attacker.example.com/jwks.json' }, claims, other.privateKey),
    ],
    ['a key id that is a path', signed({ ...header, kid: '../../../../dev/null' }, claims, other.privateKey)],
    ['ES256 with a key of the attacker', signed({ ...header, alg: 'ES256' }, claims, curve.privateKey)],
    ['PS256 named for an RS256 signature', signed({ ...header, alg: 'PS256' }, claims, key)],
    ['an expired token', signed(header, { ...claims, exp: now - 1 }, key)],
    ['a token that is not valid yet', signed(header, { ...claims, nbf: now + 600 }, key)],
    ['a token that never expires', signed(header, without('exp'), key)],
    ['another issuer', signed(header, { ...claims, iss: 'https://issuer.example.com' }, key)],
    ['the issuer with a slash more', signed(header, { ...claims, iss: `${claims['iss']}/` }, key)],
    ['no issuer', signed(header, without('iss'), key)],
    ['a client of another pool', signed(header, { ...claims, client_id: 'client-of-another-pool' }, key)],
    ['no client', signed(header, without('client_id'), key)],
    ['an identity token', signed(header, { ...claims, token_use: 'id' }, key)],
    ['no use', signed(header, without('token_use'), key)],
    ['no scope', signed(header, without('scope'), key)],
    ['the tenant alone', signed(header, { ...claims, scope: 'tenants/example' }, key)],
    ['the scope in capitals', signed(header, { ...claims, scope: scope.toUpperCase() }, key)],
    ['a scope that begins like it', signed(header, { ...claims, scope: `${scope}x` }, key)],
    ['a scope that ends like it', signed(header, { ...claims, scope: `x${scope}` }, key)],
    ['the resource without the name', signed(header, { ...claims, scope: scope.split('/')[0] }, key)],
    ['a wildcard for a scope', signed(header, { ...claims, scope: '*' }, key)],
    ['scopes joined by commas', signed(header, { ...claims, scope: `tenants/example,${scope}` }, key)],
    ['two parts', `${head}.${body}`],
    ['four parts', `${right}.${signature}`],
    ['words', 'let me in'],
    ['a body that is no JSON', `${head}.${part('claims')}.${signature}`],
  ]);
}
