import { KMSClient } from '@aws-sdk/client-kms';
import type { DatabaseCall } from '../database/database-call';
import { createKeyStore } from '../database/key-store';
import { createKeyRing, type KeyRing } from './key-ring';
import { createKeyService, KMS_OPTIONS } from './key-service';

const KEY_ARN = /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/;

/** @throws Error when the variable is missing or has another form */
export function readKeyArn(environment: Readonly<Record<string, string | undefined>>): string {
  const keyArn = environment['TENANT_KEYS_KEY_ARN'] ?? '';
  if (!KEY_ARN.test(keyArn))
    throw new Error('Invalid environment variables: TENANT_KEYS_KEY_ARN must be the ARN of a KMS key');
  return keyArn;
}

/**
 * The keys of tenants for a function in AWS: stored in the database, wrapped by the KMS key of its environment
 * variables and by that of their epoch.
 */
export function createFunctionKeyRing(call: DatabaseCall): KeyRing {
  return createKeyRing({
    service: createKeyService(new KMSClient(KMS_OPTIONS), readKeyArn(process.env)),
    store: createKeyStore(call),
    // The wall clock: a monotonic clock may stop while the execution environment is frozen.
    now: Date.now,
  });
}
