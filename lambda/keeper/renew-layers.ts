import type { DatabaseCall } from '../records/database/database-call';
import {
  addEpochLayer,
  type EpochLayer,
  removeEpochLayer,
  type StoredKeyPlace,
} from '../records/encryption/epoch-layer';
import { TamperedData } from '../records/encryption/sealed-box';
import type { Epoch } from './epoch-life';
import type { EpochService } from './epoch-service';

interface OldLayer {
  readonly kind: 'subject' | 'tenant';
  readonly tenant: string;
  readonly owner: string;
  readonly epoch: number;
  /** Base64. */
  readonly key: string;
}

/** Keys per statement. One takes about 50 microseconds. */
const BATCH = 1_000;
/** Batches after which a run leaves the rest to the next one: half a million keys, which take about a minute. */
const BATCHES = 500;

/**
 * Replaces the layer of every key of a closed epoch by one of the open epoch, while requests are served. Only the outer
 * layer is opened: the keys inside are wrapped by the keys of tenants, which this function may not use.
 *
 * @throws Error when a stored layer does not open, so that an edited row is found before its epoch is destroyed
 */
export async function renewLayers(
  { call, service }: { readonly call: DatabaseCall; readonly service: Pick<EpochService, 'unwrapEpoch'> },
  epochs: readonly Epoch[],
): Promise<number> {
  const open = epochs.find(({ openedAt, closedAt }) => openedAt !== null && closedAt === null);
  if (open === undefined) return 0;
  // The calls of a batch run at the same time, so the promise is kept and not only its result.
  const layers = new Map<number, Promise<EpochLayer>>();
  const unwrapLayer = async (epoch: number): Promise<EpochLayer> => {
    const stored = epochs.find((each) => each.epoch === epoch);
    if (stored === undefined || stored.key === null) throw new TamperedData();
    return { epoch, key: await service.unwrapEpoch(stored.arn, Buffer.from(stored.key, 'base64')) };
  };
  const findLayer = (epoch: number): Promise<EpochLayer> => {
    const layer = layers.get(epoch) ?? unwrapLayer(epoch);
    layers.set(epoch, layer);
    return layer;
  };

  let renewed = 0;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const old = await call<OldLayer[]>({
      function: 'read_old_layers',
      parameters: { limit: BATCH },
      repeatable: true,
    });
    if (old.length === 0) break;
    const current = await findLayer(open.epoch);
    const replaced = await Promise.all(
      old.map(async ({ kind, tenant, owner, epoch, key }) => {
        const place: StoredKeyPlace = [kind, tenant, owner];
        const inner = removeEpochLayer(await findLayer(epoch), place, Buffer.from(key, 'base64'));
        return { kind, tenant, owner, old: key, new: addEpochLayer(current, place, inner).toString('base64') };
      }),
    );
    const parameters = { epoch: open.epoch, layers: JSON.stringify(replaced) };
    const count = await call<number>({ function: 'replace_layers', parameters, repeatable: true });
    renewed += count;
    // All of them changed in the meantime, or the epoch was closed by another run.
    if (count === 0) break;
  }
  return renewed;
}
