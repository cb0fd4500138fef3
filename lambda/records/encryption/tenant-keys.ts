import { createHmac } from 'node:crypto';
import type { KeyVersion } from './key-version';
import { deriveKey } from './sealed-box';

/** The uses of a tenant's key. The key itself is not exposed. */
export interface TenantKeys {
  readonly tenant: string;
  /** Wraps new keys of subjects. */
  readonly current: KeyVersion;
  /** Wraps the keys of subjects, by generation. */
  readonly wrappings: ReadonlyMap<number, Buffer>;
  /** Keys of the epochs, by number. Each is the same for all tenants. */
  readonly epochs: ReadonlyMap<number, Buffer>;
  /** 16 bytes that are the same for the same value and field, so that a value can be found without being stored. */
  readonly computeBlindIndex: (field: string, value: string) => Buffer;
  /**
   * The id of the record that an idempotency key creates: always the same, and not predictable without the tenant's
   * key.
   */
  readonly deriveRecordId: (idempotencyKey: string) => string;
}

export interface TenantKeyMaterial {
  readonly tenant: string;
  /** Data keys of the tenant by generation, at least one. */
  readonly dataKeys: ReadonlyMap<number, Buffer>;
  readonly epochs: ReadonlyMap<number, Buffer>;
  /** The epoch that wraps new keys. */
  readonly openEpoch: number;
}

/** Whether the keys can unwrap what was wrapped with this version. */
export function hasVersion({ wrappings, epochs }: TenantKeys, { generation, epoch }: KeyVersion): boolean {
  return wrappings.has(generation) && epochs.has(epoch);
}

const BLIND_INDEX_BYTES = 16;
const UUID_BYTES = 16;

/**
 * Derives a separate key for each purpose. Indexes and ids always use the first generation: a record must have the same
 * id when its creation is sent again after a rotation, and must be found without being indexed again.
 *
 * @throws Error when there is no data key
 */
export function deriveTenantKeys({ tenant, dataKeys, epochs, openEpoch }: TenantKeyMaterial): TenantKeys {
  const generations = [...dataKeys.keys()];
  const newest = Math.max(...generations);
  const stable = dataKeys.get(Math.min(...generations));
  if (stable === undefined) throw new Error('a tenant without a key has no derived keys');
  const index = deriveKey(stable, 'blind index');
  const ids = deriveKey(stable, 'record id');
  return {
    tenant,
    current: { generation: newest, epoch: openEpoch },
    wrappings: new Map([...dataKeys].map(([generation, key]) => [generation, deriveKey(key, 'wrapping')])),
    epochs,
    computeBlindIndex: (field, value) =>
      computeHmac(index, JSON.stringify([field, normalizeTerm(value)])).subarray(0, BLIND_INDEX_BYTES),
    deriveRecordId: (idempotencyKey) => formatUuid(computeHmac(ids, idempotencyKey).subarray(0, UUID_BYTES)),
  };
}

/** The form in which values are compared by a search: composed, in lower case. */
export function normalizeTerm(value: string): string {
  return value.normalize('NFC').toLowerCase();
}

function computeHmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Version 8, whose bits an application may choose: https://www.rfc-editor.org/rfc/rfc9562#section-5.8 */
function formatUuid(bytes: Buffer): string {
  bytes.writeUInt8(0x80 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
