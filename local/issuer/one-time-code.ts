import { createHmac } from 'node:crypto';

/** Seconds for which a code is shown, as every authenticator app does. */
const STEP = 30;
/** Steps by which the clocks of a person and of the issuer may differ. */
const TOLERANCE = 1;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Checks codes. Each code works once, and none of an earlier step works after it. */
export type CodeCheck = (person: string, secret: Uint8Array, code: string) => boolean;

/** The number of the time step that contains a time. */
function findStep(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP);
}

/**
 * Computes a time-based one-time code of six digits.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6238
 */
export function computeCode(secret: Uint8Array, now: Date): string {
  return computeStepCode(secret, findStep(now));
}

/** @see https://www.rfc-editor.org/rfc/rfc4226#section-5.3 */
function computeStepCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Creates a check that remembers the last step of each person, so that a code that somebody has seen is refused. */
export function createCodeCheck(now: () => Date): CodeCheck {
  const used = new Map<string, number>();
  return (person, secret, code) => {
    const current = findStep(now());
    for (let step = current - TOLERANCE; step <= current + TOLERANCE; step += 1) {
      if (computeStepCode(secret, step) !== code) continue;
      if (step <= (used.get(person) ?? Number.NEGATIVE_INFINITY)) continue;
      used.set(person, step);
      return true;
    }
    return false;
  };
}

/** Encodes a secret as authenticator apps read it: base32 without padding (RFC 4648, section 6). */
export function encodeSecret(secret: Uint8Array): string {
  const bits = [...secret].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}
