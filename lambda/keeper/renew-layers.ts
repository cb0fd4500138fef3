import type { DatabaseCall } from '../records/database/database-call';
import {
  addEpochLayer,
  type EpochLayer,
  removeEpochLayer,
  type StoredKeyPlace,
} from '../records/encryption/epoch-layer';
import { TamperedData } from '../records/encryption/tampered-data';
import type { Epoch } from './epoch-life';
import type { EpochService } from './epoch-service';

/** The place of a stored key whose layer does not open. */
export interface StoredLayer {
  readonly kind: 'subject' | 'tenant';
  readonly tenant: string;
  /** Id of the person, or generation of the key of the tenant. */
  readonly owner: string;
}

export interface RenewedLayers {
  readonly renewed: number;
  readonly unreadable: readonly StoredLayer[];
}

interface OldLayer extends StoredLayer {
  readonly epoch: number;
  /** Base64. */
  readonly key: string;
}

/** Keys per statement. One takes about 50 microseconds. */
const BATCH = 1_000;
/** Batches after which a run leaves the rest to the next one: half a million keys, which take about a minute. */
const BATCHES = 500;
/** Keys that do not open, after which a run ends: they are read again with each batch. */
const MOST_UNREADABLE = 10_000;

/**
 * Replaces the layer of every key of a closed epoch by one of the open epoch, while requests are served. Only the outer
 * layer is opened: the keys inside are wrapped by the keys of tenants, which this function may not use.
 *
 * A layer that does not open was edited, or stored by somebody who controls the function that writes. It is left as it
 * is, so its epoch is not destroyed before somebody has looked at it, and the layers of all others are replaced.
 *
 * @throws TamperedData when no layer of an epoch can be opened, because its key is gone
 */
export async function renewLayers(
  { call, service }: { readonly call: DatabaseCall; readonly service: Pick<EpochService, 'unwrapEpoch'> },
  epochs: readonly Epoch[],
): Promise<RenewedLayers> {
  const unreadable = new Map<string, StoredLayer>();
  const open = epochs.find(({ openedAt, closedAt }) => openedAt !== null && closedAt === null);
  if (open === undefined) return { renewed: 0, unreadable: [] };
  const layers = new Map<number, EpochLayer>();
  const findLayer = async (epoch: number): Promise<EpochLayer> => {
    const known = layers.get(epoch);
    if (known !== undefined) return known;
    const stored = epochs.find((each) => each.epoch === epoch);
    if (stored === undefined || stored.key === null) throw new TamperedData();
    const layer = { epoch, key: await service.unwrapEpoch(stored.arn, Buffer.from(stored.key, 'base64')) };
    layers.set(epoch, layer);
    return layer;
  };

  let renewed = 0;
  for (let batch = 0; batch < BATCHES && unreadable.size <= MOST_UNREADABLE; batch += 1) {
    // The database has no order here, so those that do not open are among the next ones.
    const parameters = { limit: BATCH + unreadable.size };
    const read = await call<OldLayer[]>({ function: 'read_old_layers', parameters, repeatable: true });
    const old = read.filter((each) => !unreadable.has(nameLayer(each)));
    if (old.length === 0) break;
    const current = await findLayer(open.epoch);
    const replaced: { readonly kind: string; readonly old: string; readonly new: string }[] = [];
    for (const each of old) {
      const { kind, tenant, owner, key } = each;
      const place: StoredKeyPlace = [kind, tenant, owner];
      const inner = tryToRemoveLayer(await findLayer(each.epoch), place, key);
      if (inner === undefined) unreadable.set(nameLayer(each), { kind, tenant, owner });
      else
        replaced.push({
          ...{ kind, tenant, owner },
          old: key,
          new: addEpochLayer(current, place, inner).toString('base64'),
        });
    }
    if (replaced.length === 0) continue;
    const changes = { epoch: open.epoch, layers: JSON.stringify(replaced) };
    const count = await call<number>({ function: 'replace_layers', parameters: changes, repeatable: true });
    renewed += count;
    // All of them changed in the meantime, or the epoch was closed by another run.
    if (count === 0) break;
  }
  return { renewed, unreadable: [...unreadable.values()] };
}

const nameLayer = ({ kind, tenant, owner }: StoredLayer) => `${kind} ${tenant} ${owner}`;

function tryToRemoveLayer(layer: EpochLayer, place: StoredKeyPlace, stored: string): Buffer | undefined {
  try {
    return removeEpochLayer(layer, place, Buffer.from(stored, 'base64'));
  } catch (error) {
    if (error instanceof TamperedData) return undefined;
    throw error;
  }
}
