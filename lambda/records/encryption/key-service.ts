import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { EPOCH_KEY } from '../../shared/epoch-key';
import { readErrorFacts } from '../error-facts';
import { Unavailable } from '../unavailable';
import { TamperedData } from './tampered-data';

export interface NewDataKey {
  readonly plaintext: Buffer;
  readonly wrapped: Buffer;
}

/** The service that creates and unwraps the keys of tenants, and unwraps those of epochs. */
export interface KeyService {
  generate(tenant: string): Promise<NewDataKey>;
  unwrap(tenant: string, wrapped: Buffer): Promise<Buffer>;
  /** @param arn ARN of the KMS key of the epoch */
  unwrapEpoch(arn: string, wrapped: Buffer): Promise<Buffer>;
}

/** Three attempts with random pauses between them end well before the timeout of the function. */
export const KMS_OPTIONS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1_500, throwOnRequestTimeout: true },
} as const;

/** Purpose in the encryption context of the keys of tenants. The key policy requires it. */
const TENANT_KEY = 'tenant-key';

/**
 * Calls AWS KMS. The encryption context of each call names the purpose, and for the key of a tenant the tenant, as the
 * key policies require. So the key of one tenant cannot be unwrapped as another's, and CloudTrail records the tenant.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html
 */
export function createKeyService(kms: KMSClient, keyArn: string): KeyService {
  const buildContext = (tenant: string) => ({ tenant, purpose: TENANT_KEY });
  const decrypt = async (KeyId: string, CiphertextBlob: Buffer, EncryptionContext: Record<string, string>) => {
    // With the key named, KMS refuses a ciphertext that was made with another key.
    const command = new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext });
    return toBuffer((await callKms(() => kms.send(command))).Plaintext);
  };
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
    unwrap: (tenant, wrapped) => decrypt(keyArn, wrapped, buildContext(tenant)),
    unwrapEpoch: (arn, wrapped) => decrypt(arn, wrapped, { purpose: EPOCH_KEY }),
  };
}

/** A ciphertext that KMS cannot decrypt was changed. Every other failure may be temporary. */
export async function callKms<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const { name } = readErrorFacts(error);
    if (name === 'InvalidCiphertextException' || name === 'IncorrectKeyException') throw new TamperedData();
    throw new Unavailable('keys', name);
  }
}

export function toBuffer(value: Uint8Array | undefined): Buffer {
  if (value === undefined) throw new Unavailable('keys', 'EmptyAnswer');
  return Buffer.from(value);
}
