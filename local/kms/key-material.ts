import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export type EncryptionContext = Readonly<Record<string, string>>;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ID_BYTES = 36;

/** Encrypts with a key of the local KMS. As in AWS, the ciphertext contains the id of the key. */
export function encrypt(keyId: string, material: Buffer, plaintext: Buffer, context: EncryptionContext): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', material, nonce);
  cipher.setAAD(encodeContext(context));
  return Buffer.concat([Buffer.from(keyId), nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The id of the key that a ciphertext was made with. */
export function readKeyId(ciphertext: Buffer): string {
  return ciphertext.subarray(0, ID_BYTES).toString('latin1');
}

/** @throws Error when the ciphertext or the context was changed */
export function decrypt(material: Buffer, ciphertext: Buffer, context: EncryptionContext): Buffer {
  const body = ciphertext.subarray(ID_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', material, body.subarray(0, NONCE_BYTES));
  decipher.setAAD(encodeContext(context));
  decipher.setAuthTag(body.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

/** The order of the entries of a context has no meaning. */
function encodeContext(context: EncryptionContext): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort(([one], [other]) => (one < other ? -1 : 1))));
}
