import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What services of AWS would make and keep: each is made when it is first asked for, and stays the same as long as the file does. */
export interface LocalSecrets {
  /** 32 random bytes. */
  readonly bytes: (name: string) => Buffer;
  /** The same as text that needs no quoting. */
  readonly text: (name: string) => string;
  /** RSA private key as JWK. */
  readonly signingKey: () => Readonly<Record<string, string>>;
}

export function localSecrets(file: string): LocalSecrets {
  const kept: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const keep = (name: string, make: () => string): string => {
    const known = kept[name];
    if (known !== undefined) return known;
    const made = make();
    kept[name] = made;
    writeFileSync(file, JSON.stringify(kept, null, 2), { mode: 0o600 });
    return made;
  };
  const bytes = (name: string) =>
    Buffer.from(
      keep(name, () => randomBytes(32).toString('base64')),
      'base64',
    );
  return {
    bytes,
    text: (name) => bytes(name).toString('base64url'),
    signingKey: () => JSON.parse(keep('signing-key', signingKey)),
  };
}

function signingKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomBytes(8).toString('hex');
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' });
}
