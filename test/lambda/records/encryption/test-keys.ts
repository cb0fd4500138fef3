import { randomBytes } from 'node:crypto';
import { deriveTenantKeys, type TenantKeys } from '../../../../lambda/records/encryption/tenant-keys';

export interface TestKeysProps {
  readonly tenant?: string;
  /** By generation. */
  readonly dataKeys?: ReadonlyMap<number, Buffer>;
  /** By number; the last one is open. */
  readonly epochs?: ReadonlyMap<number, Buffer>;
}

/** Derives keys of a tenant, from random data keys unless they are given. */
export function deriveTestKeys({
  tenant = 'example',
  dataKeys = new Map([[1, randomBytes(32)]]),
  epochs = new Map([[1, randomBytes(32)]]),
}: TestKeysProps = {}): TenantKeys {
  return deriveTenantKeys({ tenant, dataKeys, epochs, openEpoch: Math.max(...epochs.keys()) });
}
