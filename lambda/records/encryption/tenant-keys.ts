import { createHmac } from 'node:crypto';
import { deriveKey } from './sealed-box';

/** The uses of a tenant's key. The key itself is not exposed. */
export interface TenantKeys {
  readonly tenant: string;
  /** Wraps the keys of subjects. */
  readonly wrapping: Buffer;
  /** 16 bytes that are the same for the same value and field, so that a value can be found without being stored. */
  readonly computeBlindIndex: (field: string, value: string) => Buffer;
  /**
   * The id of the record that an idempotency key creates: always the same, and not predictable without the tenant's
   * key.
   */
  readonly deriveRecordId: (idempotencyKey: string) => string;
  /** 32 bytes that are the same for the same request, so that requests can be compared without being stored. */
  readonly digestRequest: (request: string) => Buffer;
}

const BLIND_INDEX_BYTES = 16;
const UUID_BYTES = 16;

/** Derives a separate key for each purpose. */
export function deriveTenantKeys(tenant: string, dataKey: Buffer): TenantKeys {
  const index = deriveKey(dataKey, 'blind index');
  const ids = deriveKey(dataKey, 'record id');
  const digests = deriveKey(dataKey, 'request digest');
  return {
    tenant,
    wrapping: deriveKey(dataKey, 'wrapping'),
    computeBlindIndex: (field, value) =>
      computeHmac(index, JSON.stringify([field, value.normalize('NFC').toLowerCase()])).subarray(0, BLIND_INDEX_BYTES),
    deriveRecordId: (idempotencyKey) => formatUuid(computeHmac(ids, idempotencyKey).subarray(0, UUID_BYTES)),
    digestRequest: (request) => computeHmac(digests, request),
  };
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
