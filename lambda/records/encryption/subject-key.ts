import { randomBytes } from 'node:crypto';
import { addEpochLayer, type EpochLayer, removeEpochLayer } from './epoch-layer';
import type { KeyVersion } from './key-version';
import { KEY_BYTES, open, seal } from './sealed-box';
import { TamperedData } from './tampered-data';
import type { TenantKeys } from './tenant-keys';

/**
 * The key of one person's data. It is stored wrapped and kept in memory for one request. Without the stored key the
 * data are unreadable.
 */
export interface SubjectKey {
  readonly subject: string;
  readonly key: Buffer;
}

/** A subject key as it is stored: wrapped by the key of the tenant, then by the key of the epoch. */
export interface WrappedSubjectKey extends KeyVersion {
  /** Base64. */
  readonly key: string;
}

export function createSubjectKey(
  keys: TenantKeys,
  subject: string,
): { readonly made: SubjectKey; readonly wrapped: WrappedSubjectKey } {
  const made = { subject, key: randomBytes(KEY_BYTES) };
  return { made, wrapped: wrapSubjectKey(keys, made) };
}

/** Wraps with the current keys. */
export function wrapSubjectKey(keys: TenantKeys, { subject, key }: SubjectKey): WrappedSubjectKey {
  const { wrapping, layer } = findKeys(keys, keys.current);
  const inner = seal(wrapping, { plaintext: key, context: buildContext(keys.tenant, subject) });
  const outer = addEpochLayer(layer, ['subject', keys.tenant, subject], inner);
  return { ...keys.current, key: outer.toString('base64') };
}

/** @throws TamperedData when it was wrapped for another tenant or subject, or with a key that exists no more */
export function unwrapSubjectKey(keys: TenantKeys, subject: string, wrapped: WrappedSubjectKey): SubjectKey {
  const { wrapping, layer } = findKeys(keys, wrapped);
  const inner = removeEpochLayer(layer, ['subject', keys.tenant, subject], Buffer.from(wrapped.key, 'base64'));
  return { subject, key: open(wrapping, inner, buildContext(keys.tenant, subject)) };
}

function findKeys(
  { wrappings, epochs }: TenantKeys,
  { generation, epoch }: KeyVersion,
): { readonly wrapping: Buffer; readonly layer: EpochLayer } {
  const [wrapping, key] = [wrappings.get(generation), epochs.get(epoch)];
  if (wrapping === undefined || key === undefined) throw new TamperedData();
  return { wrapping, layer: { epoch, key } };
}

const buildContext = (tenant: string, subject: string) => ['subject-key', tenant, subject];
