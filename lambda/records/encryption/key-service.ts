import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { readErrorFacts } from '../error-facts';
import { Unavailable } from '../unavailable';
import { TamperedData } from './sealed-box';

export interface NewDataKey {
  readonly plaintext: Buffer;
  readonly wrapped: Buffer;
}

/** The service that creates and unwraps the keys of tenants. */
export interface KeyService {
  generate(tenant: string): Promise<NewDataKey>;
  unwrap(tenant: string, wrapped: Buffer): Promise<Buffer>;
}

/** Three attempts with random pauses between them end well before the timeout of the function. */
export const KMS_OPTIONS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1_500, throwOnRequestTimeout: true },
} as const;

/**
 * Calls AWS KMS. The encryption context of each call names the tenant and the purpose, as the key policy requires. So
 * the key of one tenant cannot be unwrapped as another's, and CloudTrail records the tenant.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html
 */
export function createKeyService(kms: KMSClient, keyArn: string): KeyService {
  const buildContext = (tenant: string) => ({ tenant, purpose: 'tenant-key' });
  return {
    generate: async (tenant) => {
      const command = new GenerateDataKeyCommand({
        KeyId: keyArn,
        KeySpec: 'AES_256',
        EncryptionContext: buildContext(tenant),
      });
      const answer = await callKms(() => kms.send(command));
      return { plaintext: toBuffer(answer.Plaintext), wrapped: toBuffer(answer.CiphertextBlob) };
    },
    unwrap: async (tenant, wrapped) => {
      // With the key named, KMS refuses a ciphertext that was made with another key.
      const command = new DecryptCommand({
        KeyId: keyArn,
        CiphertextBlob: wrapped,
        EncryptionContext: buildContext(tenant),
      });
      return toBuffer((await callKms(() => kms.send(command))).Plaintext);
    },
  };
}

/** A ciphertext that KMS cannot decrypt was changed. Every other failure may be temporary. */
async function callKms<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const { name } = readErrorFacts(error);
    if (name === 'InvalidCiphertextException' || name === 'IncorrectKeyException') throw new TamperedData();
    throw new Unavailable('keys', name);
  }
}

function toBuffer(value: Uint8Array | undefined): Buffer {
  if (value === undefined) throw new Unavailable('keys', 'EmptyAnswer');
  return Buffer.from(value);
}
