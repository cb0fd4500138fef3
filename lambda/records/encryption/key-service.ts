import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { errorFacts } from '../error-facts';
import { Unavailable } from '../unavailable';
import { TamperedData } from './sealed-box';

export interface NewDataKey {
  readonly plaintext: Buffer;
  readonly wrapped: Buffer;
}

/** Where the keys of tenants come from. */
export interface KeyService {
  generate(tenant: string): Promise<NewDataKey>;
  unwrap(tenant: string, wrapped: Buffer): Promise<Buffer>;
}

/** Three tries with random pauses between them end well before the function does. */
export const KMS_OPTIONS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1_500, throwOnRequestTimeout: true },
} as const;

/**
 * AWS KMS. Each call names the tenant and the purpose, as the key's policy demands, so that one tenant's key cannot be unwrapped as
 * another's and the trail tells them apart.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html
 */
export function keyService(kms: KMSClient, keyArn: string): KeyService {
  const context = (tenant: string) => ({ tenant, purpose: 'tenant-key' });
  return {
    generate: async (tenant) => {
      const command = new GenerateDataKeyCommand({
        KeyId: keyArn,
        KeySpec: 'AES_256',
        EncryptionContext: context(tenant),
      });
      const answer = await asking(() => kms.send(command));
      return { plaintext: bytes(answer.Plaintext), wrapped: bytes(answer.CiphertextBlob) };
    },
    unwrap: async (tenant, wrapped) => {
      // The key is named, so that nobody can slip in a ciphertext of a key of their own.
      const command = new DecryptCommand({
        KeyId: keyArn,
        CiphertextBlob: wrapped,
        EncryptionContext: context(tenant),
      });
      return bytes((await asking(() => kms.send(command))).Plaintext);
    },
  };
}

/** A ciphertext that KMS cannot open was changed; whatever else goes wrong may go well later. */
async function asking<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const { name } = errorFacts(error);
    if (name === 'InvalidCiphertextException' || name === 'IncorrectKeyException') throw new TamperedData();
    throw new Unavailable('keys', name);
  }
}

function bytes(value: Uint8Array | undefined): Buffer {
  if (value === undefined) throw new Unavailable('keys', 'EmptyAnswer');
  return Buffer.from(value);
}
