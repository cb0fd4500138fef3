import { KMSClient } from '@aws-sdk/client-kms';
import type { DatabaseCall } from '../database/database-call';
import { wrappedKeyStore } from '../database/wrapped-key-store';
import { type KeyRing, keyRing } from './key-ring';
import { KMS_OPTIONS, keyService } from './key-service';

const KEY_ARN = /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/;

/** The keys of a function in AWS: wrapped in the database, opened by the KMS key that its environment names. */
export function functionKeys(call: DatabaseCall): KeyRing {
  const keyArn = process.env['TENANT_KEYS_KEY_ARN'] ?? '';
  if (!KEY_ARN.test(keyArn))
    throw new Error('The environment of the function is wrong: TENANT_KEYS_KEY_ARN must be the ARN of a KMS key');
  return keyRing({
    service: keyService(new KMSClient(KMS_OPTIONS), keyArn),
    wrapped: wrappedKeyStore(call),
    // The wall clock: while an environment sleeps, the other one may stand still.
    now: Date.now,
  });
}
