import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Secrets that AWS services would create and keep. Each is created on its first use and stored in a file. */
export interface LocalSecrets {
  /** 32 random bytes. */
  readonly getBytes: (name: string) => Buffer;
  /** 32 random bytes as text that needs no quoting. */
  readonly getText: (name: string) => string;
  /** Whether a secret was created before. */
  readonly isKept: (name: string) => boolean;
  /** RSA private key as JWK. */
  readonly getSigningKey: () => Readonly<Record<string, string>>;
}

export function openLocalSecrets(file: string): LocalSecrets {
  const kept: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const findOrCreate = (name: string, make: () => string): string => {
    const known = kept[name];
    if (known !== undefined) return known;
    const made = make();
    kept[name] = made;
    writeFileSync(file, JSON.stringify(kept, null, 2), { mode: 0o600 });
    return made;
  };
  const getBytes = (name: string) =>
    Buffer.from(
      findOrCreate(name, () => randomBytes(32).toString('base64')),
      'base64',
    );
  return {
    getBytes,
    isKept: (name) => Object.hasOwn(kept, name),
    getText: (name) => getBytes(name).toString('base64url'),
    getSigningKey: () => JSON.parse(findOrCreate('signing-key', generateSigningKey)),
  };
}

function generateSigningKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomBytes(8).toString('hex');
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' });
}
