import { createHash } from 'node:crypto';
import type { LocalSecrets } from '../local-secrets';

/** A fictional person who can sign in on this machine. */
export interface LocalPerson {
  /** The claim `sub`, a random id as in Cognito. */
  readonly id: string;
  readonly email: string;
  readonly password: string;
  /** Secret of the authenticator app, 20 bytes. */
  readonly codeSecret: Uint8Array;
  readonly tenant: string;
  readonly groups: readonly string[];
}

/** Length of the secret that RFC 4226 recommends, in bytes. */
const SECRET_BYTES = 20;
/** Letters of a password: 120 bits. */
const PASSWORD_LENGTH = 20;

/**
 * Creates a person for each group of the user pool, one in every group and one in none. Passwords and secrets are kept
 * on this machine like those that AWS services would keep.
 */
export function createPeople(groups: readonly string[], tenant: string, secrets: LocalSecrets): LocalPerson[] {
  const memberships: [string, readonly string[]][] = [
    ...groups.map((group): [string, readonly string[]] => [group, [group]]),
    ['all-groups', groups],
    ['no-group', []],
  ];
  return memberships.map(([name, memberOf]) => {
    const email = `${name}@example.com`;
    return {
      id: buildId(secrets.getText(`id ${email}`)),
      email,
      password: secrets.getText(`password ${email}`).slice(0, PASSWORD_LENGTH),
      codeSecret: readCodeSecret(secrets, email),
      tenant,
      groups: memberOf,
    };
  });
}

function nameCodeSecret(email: string): string {
  return `code ${email}`;
}

function readCodeSecret(secrets: LocalSecrets, email: string): Uint8Array {
  return new Uint8Array(secrets.getBytes(nameCodeSecret(email)).subarray(0, SECRET_BYTES));
}

/** The secret of a person of an earlier start; undefined for an address that no person has. */
export function findCodeSecret(secrets: LocalSecrets, email: string): Uint8Array | undefined {
  return secrets.isKept(nameCodeSecret(email)) ? readCodeSecret(secrets, email) : undefined;
}

function buildId(random: string): string {
  const hex = createHash('sha256').update(random).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
