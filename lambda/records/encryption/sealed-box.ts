import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a ciphertext belongs to: it opens only where it was sealed for. */
export type SealContext = readonly string[];

/** A ciphertext that was changed, moved to another place or sealed with another key. */
export class TamperedData extends Error {
  override readonly name = 'TamperedData';
  readonly code = 'TAMPERED';

  constructor() {
    super('a ciphertext does not belong where it was found, or was changed');
  }
}

const FORMAT = 1;
const SALT_BYTES = 16;
const COMMITMENT_BYTES = 32;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + SALT_BYTES + COMMITMENT_BYTES;
/** Each message has a key of its own, so the nonce has nothing to tell apart. */
const NONCE = Buffer.alloc(12);

export const KEY_BYTES = 32;

/** Something to be sealed, and where it belongs. */
export interface Message {
  readonly plaintext: Buffer;
  readonly context: SealContext;
}

/**
 * Encrypts with AES-256-GCM under a key that is derived for this one message, so no number of messages wears a key out. The ciphertext
 * commits to its key (no second key opens it to other words) and to its context. Layout: format 1, salt 16, commitment 32,
 * ciphertext, tag 16 bytes.
 *
 * @see https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/concepts.html#key-commitment
 * @see https://csrc.nist.gov/pubs/sp/800/38/d/final chapter 8.3, on the number of messages of one key
 */
export function seal(key: Buffer, message: Message): Buffer {
  return sealed(key, message, randomBytes(SALT_BYTES));
}

/** Seals several messages, each by itself, and gives each with its name. The system is asked for randomness once, the dearest part. */
export function sealAll(
  key: Buffer,
  messages: readonly (Message & { readonly name: string })[],
): (readonly [string, Buffer])[] {
  const salts = randomBytes(SALT_BYTES * messages.length);
  return messages.map((message, at) => {
    const salt = salts.subarray(SALT_BYTES * at, SALT_BYTES * (at + 1));
    return [message.name, sealed(key, message, salt)];
  });
}

function sealed(key: Buffer, { plaintext, context }: Message, salt: Buffer): Buffer {
  const { encryption, commitment } = messageKeys(key, salt);
  const cipher = createCipheriv('aes-256-gcm', encryption, NONCE);
  cipher.setAAD(encoded(context));
  const ciphertext = [cipher.update(plaintext), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([Buffer.of(FORMAT), salt, commitment, ...ciphertext]);
}

/** @throws TamperedData without a word about which check failed */
export function open(key: Buffer, box: Buffer, context: SealContext): Buffer {
  if (box.length < HEADER_BYTES + TAG_BYTES || box[0] !== FORMAT) throw new TamperedData();
  const salt = box.subarray(1, 1 + SALT_BYTES);
  const { encryption, commitment } = messageKeys(key, salt);
  if (!timingSafeEqual(commitment, box.subarray(1 + SALT_BYTES, HEADER_BYTES))) throw new TamperedData();
  const decipher = createDecipheriv('aes-256-gcm', encryption, NONCE);
  decipher.setAAD(encoded(context));
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(box.subarray(HEADER_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new TamperedData();
  }
}

/**
 * A key for one purpose: HKDF-Expand with SHA-512, of one block, which is 64 bytes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5869#section-2.3
 */
function expand(key: Buffer, purpose: string, salt: Buffer): Buffer {
  return createHmac('sha512', key).update(`bulwark ${purpose} `).update(salt).update(Buffer.of(1)).digest();
}

/** A key of 32 bytes that says nothing about others made of the same key. */
export function deriveKey(key: Buffer, purpose: string): Buffer {
  return expand(key, purpose, Buffer.alloc(0)).subarray(0, KEY_BYTES);
}

/** What one message is encrypted with, and what shows that it was this key and no other. */
function messageKeys(key: Buffer, salt: Buffer): { readonly encryption: Buffer; readonly commitment: Buffer } {
  const both = expand(key, 'message', salt);
  return { encryption: both.subarray(0, KEY_BYTES), commitment: both.subarray(KEY_BYTES) };
}

/** Lists of different words never look the same: each word is quoted. */
function encoded(context: SealContext): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, ...context]));
}
