import type { EpochLayer } from './epoch-layer';
import type { KeyService } from './key-service';
import { createMemory } from './memory';
import type { StoredEpoch } from './stored-keys';
import { TamperedData } from './tampered-data';

export interface EpochKeys {
  /** @throws TamperedData when the epoch is not among the stored ones: its key was destroyed, or never existed */
  find(epoch: number, stored: readonly StoredEpoch[]): Promise<EpochLayer>;
}

export interface EpochKeysProps {
  readonly service: Pick<KeyService, 'unwrapEpoch'>;
  readonly lifetimeMs: number;
  /** Milliseconds. */
  readonly now: () => number;
}

/** More than the epochs that exist at the same time. */
const CAPACITY = 50;

/** Caches the keys of epochs, which all tenants share. */
export function createEpochKeys({ service, lifetimeMs, now }: EpochKeysProps): EpochKeys {
  const memory = createMemory<Buffer>({ lifetimeMs, capacity: CAPACITY, now });
  return {
    find: async (epoch, stored) => {
      const known = stored.find((each) => each.epoch === epoch);
      if (known === undefined) throw new TamperedData();
      // The name contains the wrapped key: a restored database may have another epoch of the same number.
      const load = () => service.unwrapEpoch(known.arn, Buffer.from(known.key, 'base64'));
      return { epoch, key: await memory.find(`${epoch} ${known.arn} ${known.key}`, load) };
    },
  };
}
