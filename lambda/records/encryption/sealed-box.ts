import { createCipheriv, createDecipheriv, createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { TamperedData } from './tampered-data';

/** The place of a message. Its ciphertext opens with the same context only. */
export type SealContext = readonly string[];

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
export function seal(key: Buffer, { plaintext, context }: Message): Buffer {
  const salt = SALTS.next().value;
  const { encryption, commitment } = deriveMessageKeys(key, salt, context);
  const cipher = createCipheriv('aes-256-gcm', encryption, NONCE);
  const ciphertext = cipher.update(plaintext);
  cipher.final();
  return Buffer.concat([Buffer.of(FORMAT), salt, commitment, ciphertext, cipher.getAuthTag()]);
}

/**
 * Reads random bytes for many salts at once, because a reading takes half as long as all else of a message. Salts are stored
 * beside the ciphertexts, so they are no secret; keys are never read in advance. A function that starts from a snapshot of
 * its memory (SnapStart) would use salts twice, so these functions must not.
 */
function* drawSalts(): Generator<Buffer, never> {
  for (;;) {
    const bytes = randomBytes(SALT_BYTES * SALTS_AT_ONCE);
    for (let at = 0; at < bytes.length; at += SALT_BYTES) yield bytes.subarray(at, at + SALT_BYTES);
  }
}

const SALTS_AT_ONCE = 64;
const SALTS = drawSalts();

/** @throws TamperedData, which does not reveal the check that failed */
export function open(key: Buffer, box: Buffer, context: SealContext): Buffer {
  if (box.length < HEADER_BYTES + TAG_BYTES || box[0] !== FORMAT) throw new TamperedData();
  const salt = box.subarray(1, 1 + SALT_BYTES);
  const { encryption, commitment } = deriveMessageKeys(key, salt, context);
  if (!timingSafeEqual(commitment, box.subarray(1 + SALT_BYTES, HEADER_BYTES))) throw new TamperedData();
  const decipher = createDecipheriv('aes-256-gcm', encryption, NONCE);
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  const plaintext = decipher.update(box.subarray(HEADER_BYTES, -TAG_BYTES));
  try {
    // GCM has no padding, so no plaintext is left: this checks the tag.
    decipher.final();
  } catch {
    throw new TamperedData();
  }
  return plaintext;
}

/**
 * Derives a key for one purpose: HKDF-Expand with SHA-512, one block of 64 bytes.
 *
 * @param input a character for each byte: text costs less than the joining of buffers
 * @see https://www.rfc-editor.org/rfc/rfc5869#section-2.3
 */
function expandKey(key: Buffer, purpose: string, input: string): Buffer {
  return createHmac('sha512', key).update(`bulwark ${purpose} ${input}\x01`, 'binary').digest();
}

/** Derives a key of 32 bytes, independent of others that are derived from the same key. */
export function deriveKey(key: Buffer, purpose: string): Buffer {
  return expandKey(key, purpose, '').subarray(0, KEY_BYTES);
}

interface MessageKeys {
  readonly encryption: Buffer;
  readonly commitment: Buffer;
}

/** The encryption key of one message, and the commitment that binds it to this key and context. */
function deriveMessageKeys(key: Buffer, salt: Buffer, context: SealContext): MessageKeys {
  const both = expandKey(key, 'message', salt.toString('binary') + hashContext(context));
  return { encryption: both.subarray(0, KEY_BYTES), commitment: both.subarray(KEY_BYTES) };
}

/** JSON quotes each word, so that two different lists never have the same encoding. */
function hashContext(context: SealContext): string {
  return hash('sha256', JSON.stringify([FORMAT, ...context]), 'binary');
}
