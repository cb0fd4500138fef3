import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateKeyCommand,
  DecryptCommand,
  GenerateDataKeyCommand,
  type KMSClient,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { callKms, type NewDataKey, toBuffer } from '../records/encryption/key-service';
import { readErrorFacts } from '../records/error-facts';
import { Unavailable } from '../records/unavailable';
import { EPOCH_KEY } from '../shared/epoch-key';

/** The KMS keys of epochs: one exists for each epoch, and is destroyed with it. */
export interface EpochService {
  /** Creates the KMS key of an epoch. */
  create(epoch: number): Promise<string>;
  /** Generates the key of an epoch under its KMS key. */
  generate(arn: string): Promise<NewDataKey>;
  unwrapEpoch(arn: string, wrapped: Buffer): Promise<Buffer>;
  /** Schedules the deletion of a KMS key; nothing happens if it was scheduled before. */
  scheduleDeletion(arn: string): Promise<void>;
}

export interface EpochServiceProps {
  readonly kms: KMSClient;
  /** Key policy of new keys, as JSON. */
  readonly policy: string;
  /** Name and value of the tag by which the functions may use a key. */
  readonly tag: { readonly name: string; readonly value: string };
  /** Days between the schedule of a deletion and the deletion, 7 to 30. */
  readonly pendingDays: number;
  /** Milliseconds that the permissions of a new key may take. @default five minutes */
  readonly settleMs?: number;
}

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/tag-authorization.html (up to five minutes) */
const SETTLE_MS = 300_000;
const PAUSE_MS = 5_000;
const CONTEXT = { purpose: EPOCH_KEY };

/**
 * Calls KMS for the keys of epochs. KMS deletes a key for good after the waiting period, in hardware, and CloudTrail
 * records it; no backup of any service contains a KMS key.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
 */
export function createEpochService({ kms, policy, tag, pendingDays, settleMs }: EpochServiceProps): EpochService {
  return {
    create: async (epoch) => {
      const command = new CreateKeyCommand({
        Description: `Bulwark: key epoch ${epoch} of ${tag.value}`,
        Policy: policy,
        // The caller may not change the policy afterwards; the account may, so the key stays manageable.
        BypassPolicyLockoutSafetyCheck: true,
        Tags: [
          { TagKey: tag.name, TagValue: tag.value },
          { TagKey: 'epoch', TagValue: `${epoch}` },
        ],
      });
      const { KeyMetadata } = await callKms(() => kms.send(command));
      if (KeyMetadata?.Arn === undefined) throw new Unavailable('keys', 'EmptyAnswer');
      return KeyMetadata.Arn;
    },
    generate: async (arn) => {
      const command = new GenerateDataKeyCommand({ KeyId: arn, KeySpec: 'AES_256', EncryptionContext: CONTEXT });
      const answer = await retryWhileSettling(() => callKms(() => kms.send(command)), settleMs ?? SETTLE_MS);
      return { plaintext: toBuffer(answer.Plaintext), wrapped: toBuffer(answer.CiphertextBlob) };
    },
    unwrapEpoch: async (arn, wrapped) => {
      const command = new DecryptCommand({ KeyId: arn, CiphertextBlob: wrapped, EncryptionContext: CONTEXT });
      return toBuffer((await callKms(() => kms.send(command))).Plaintext);
    },
    scheduleDeletion: async (arn) => {
      const command = new ScheduleKeyDeletionCommand({ KeyId: arn, PendingWindowInDays: pendingDays });
      try {
        await kms.send(command);
      } catch (error) {
        const { name } = readErrorFacts(error);
        // It is pending deletion already, or deleted.
        if (name !== 'KMSInvalidStateException' && name !== 'NotFoundException') throw new Unavailable('keys', name);
      }
    },
  };
}

/** Tries again while KMS does not know the tags of a new key yet. */
async function retryWhileSettling<T>(call: () => Promise<T>, settleMs: number): Promise<T> {
  for (let pauses = settleMs / PAUSE_MS; ; pauses -= 1) {
    try {
      return await call();
    } catch (error) {
      if (pauses < 1 || !/^(AccessDenied|NotFound)Exception$/.test(readErrorFacts(error).code)) throw error;
      await wait(PAUSE_MS);
    }
  }
}
