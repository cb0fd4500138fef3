import { open, seal } from './sealed-box';

/**
 * The outer layer of every stored key. Its key, the key of the epoch, is destroyed on schedule, and with it every copy
 * of the layer. Whoever renews the layer needs no key of a tenant and sees no key of a person.
 */
export interface EpochLayer {
  readonly epoch: number;
  /** The key of the epoch. */
  readonly key: Buffer;
}

/** The place of a stored key: `subject`, tenant and subject, or `tenant`, tenant and generation. */
export type StoredKeyPlace = readonly [kind: 'subject' | 'tenant', tenant: string, owner: string];

export function addEpochLayer({ epoch, key }: EpochLayer, place: StoredKeyPlace, wrapped: Buffer): Buffer {
  return seal(key, { plaintext: wrapped, context: buildContext(epoch, place) });
}

/** @throws TamperedData when the layer was made in another epoch or for another place */
export function removeEpochLayer({ epoch, key }: EpochLayer, place: StoredKeyPlace, stored: Buffer): Buffer {
  return open(key, stored, buildContext(epoch, place));
}

const buildContext = (epoch: number, place: StoredKeyPlace) => ['epoch', `${epoch}`, ...place];
