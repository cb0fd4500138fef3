import { createCipheriv, createDecipheriv, createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The place of a message. Its ciphertext opens with the same context only. */
export type SealContext = readonly string[];

/** A ciphertext that was changed, moved to another place or sealed with another key. */
export class TamperedData extends Error {
  override readonly name = 'TamperedData';
  readonly code = 'TAMPERED';

  constructor() {
    super('a ciphertext was changed, or belongs to another place');
  }
}

/** Format 1 did not derive the key of a message from its context. No release stored it. */
const FORMAT = 2;
const SALT_BYTES = 16;
const COMMITMENT_BYTES = 32;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + SALT_BYTES + COMMITMENT_BYTES;
/** Each message has its own key, so the nonce can be constant. */
const NONCE = Buffer.alloc(12);

export const KEY_BYTES = 32;

/** A plaintext and its place. */
export interface Message {
  readonly plaintext: Buffer;
  readonly context: SealContext;
}

/**
 * Encrypts with AES-256-GCM under a key that is derived for this message and its context only, so the number of messages
 * per key is unlimited. The commitment is derived from the same input: a ciphertext opens under one key and in one
 * context, also if both were chosen by an attacker. The authentication of GCM alone does not give this. Layout in bytes:
 * format 1, salt 16, commitment 32, ciphertext, tag 16.
 *
 * @see https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/concepts.html#key-commitment
 * @see https://csrc.nist.gov/pubs/sp/800/38/d/final chapter 8.3, on the number of messages of one key
 */
export function seal(key: Buffer, message: Message): Buffer {
  return sealWithSalt(key, message, randomBytes(SALT_BYTES));
}

/** Seals each message separately. It reads random bytes once for all, because that is the slowest part. */
export function sealAll(
  key: Buffer,
  messages: readonly (Message & { readonly name: string })[],
): (readonly [string, Buffer])[] {
  const salts = randomBytes(SALT_BYTES * messages.length);
  return messages.map((message, at) => {
    const salt = salts.subarray(SALT_BYTES * at, SALT_BYTES * (at + 1));
    return [message.name, sealWithSalt(key, message, salt)];
  });
}

function sealWithSalt(key: Buffer, { plaintext, context }: Message, salt: Buffer): Buffer {
  const { encryption, commitment } = deriveMessageKeys(key, salt, context);
  const cipher = createCipheriv('aes-256-gcm', encryption, NONCE);
  const ciphertext = [cipher.update(plaintext), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([Buffer.of(FORMAT), salt, commitment, ...ciphertext]);
}

/** @throws TamperedData, which does not reveal the check that failed */
export function open(key: Buffer, box: Buffer, context: SealContext): Buffer {
  if (box.length < HEADER_BYTES + TAG_BYTES || box[0] !== FORMAT) throw new TamperedData();
  const salt = box.subarray(1, 1 + SALT_BYTES);
  const { encryption, commitment } = deriveMessageKeys(key, salt, context);
  if (!timingSafeEqual(commitment, box.subarray(1 + SALT_BYTES, HEADER_BYTES))) throw new TamperedData();
  const decipher = createDecipheriv('aes-256-gcm', encryption, NONCE);
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(box.subarray(HEADER_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new TamperedData();
  }
}

/**
 * Derives a key for one purpose: HKDF-Expand with SHA-512, one block of 64 bytes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5869#section-2.3
 */
function expandKey(key: Buffer, purpose: string, input: Buffer): Buffer {
  const block = Buffer.concat([Buffer.from(`bulwark ${purpose} `), input, Buffer.of(1)]);
  return createHmac('sha512', key).update(block).digest();
}

/** Derives a key of 32 bytes, independent of others that are derived from the same key. */
export function deriveKey(key: Buffer, purpose: string): Buffer {
  return expandKey(key, purpose, Buffer.alloc(0)).subarray(0, KEY_BYTES);
}

interface MessageKeys {
  readonly encryption: Buffer;
  readonly commitment: Buffer;
}

/** The encryption key of one message, and the commitment that binds it to this key and context. */
function deriveMessageKeys(key: Buffer, salt: Buffer, context: SealContext): MessageKeys {
  const both = expandKey(key, 'message', Buffer.concat([salt, hashContext(context)]));
  return { encryption: both.subarray(0, KEY_BYTES), commitment: both.subarray(KEY_BYTES) };
}

/** JSON quotes each word, so that two different lists never have the same encoding. */
function hashContext(context: SealContext): Buffer {
  return hash('sha256', JSON.stringify([FORMAT, ...context]), 'buffer');
}
