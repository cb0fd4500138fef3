import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export type EncryptionContext = Readonly<Record<string, string>>;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ID_BYTES = 36;

/** Encrypts under a key of the local KMS; the ciphertext names the key, as that of AWS does. */
export function encrypt(keyId: string, material: Buffer, plaintext: Buffer, context: EncryptionContext): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', material, nonce);
  cipher.setAAD(canonical(context));
  return Buffer.concat([Buffer.from(keyId), nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Id of the key a ciphertext was made with. */
export function keyIdOf(ciphertext: Buffer): string {
  return ciphertext.subarray(0, ID_BYTES).toString('latin1');
}

/** @throws Error when the ciphertext or the context is not the one it was made with */
export function decrypt(material: Buffer, ciphertext: Buffer, context: EncryptionContext): Buffer {
  const body = ciphertext.subarray(ID_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', material, body.subarray(0, NONCE_BYTES));
  decipher.setAAD(canonical(context));
  decipher.setAuthTag(body.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

/** The order in which a context was written does not matter. */
function canonical(context: EncryptionContext): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort(([one], [other]) => (one < other ? -1 : 1))));
}
