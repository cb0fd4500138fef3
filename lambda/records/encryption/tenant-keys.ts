import { createHmac } from 'node:crypto';
import { deriveKey } from './sealed-box';

/** What can be done with the key of a tenant; the key itself is told to nobody. */
export interface TenantKeys {
  readonly tenant: string;
  /** Wraps the keys of subjects. */
  readonly wrapping: Buffer;
  /** Which record has this value, without the value: 16 bytes that are the same for the same value and field. */
  readonly blindIndex: (field: string, value: string) => Buffer;
  /** The id of the record that an idempotency key makes: nobody else can guess it, and the same key makes it again. */
  readonly recordId: (idempotencyKey: string) => string;
  /** Whether two requests are the same, without what is in them. */
  readonly digest: (request: string) => Buffer;
}

const BLIND_INDEX_BYTES = 16;
const UUID_BYTES = 16;

/** One key for each purpose, so that none says anything about another. */
export function tenantKeys(tenant: string, dataKey: Buffer): TenantKeys {
  const index = deriveKey(dataKey, 'blind index');
  const ids = deriveKey(dataKey, 'record id');
  const digests = deriveKey(dataKey, 'request digest');
  return {
    tenant,
    wrapping: deriveKey(dataKey, 'wrapping'),
    blindIndex: (field, value) =>
      hmac(index, JSON.stringify([field, value.normalize('NFC').toLowerCase()])).subarray(0, BLIND_INDEX_BYTES),
    recordId: (idempotencyKey) => uuid(hmac(ids, idempotencyKey).subarray(0, UUID_BYTES)),
    digest: (request) => hmac(digests, request),
  };
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Version 8, the one whose bits are the maker's to choose: https://www.rfc-editor.org/rfc/rfc9562#section-5.8 */
function uuid(bytes: Buffer): string {
  bytes.writeUInt8(0x80 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
