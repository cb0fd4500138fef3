import { Unavailable } from '../unavailable';
import { createEpochKeys } from './epoch-keys';
import { addEpochLayer, removeEpochLayer } from './epoch-layer';
import type { KeyService } from './key-service';
import type { KeyVersion } from './key-version';
import { createMemory } from './memory';
import type { KeyStore, StoredKeys, StoredTenantKey } from './stored-keys';
import { TenantGone } from './tenant-gone';
import { deriveTenantKeys, type TenantKeys } from './tenant-keys';

export interface KeyRingProps {
  readonly service: KeyService;
  readonly store: KeyStore;
  /** Milliseconds. */
  readonly now: () => number;
}

export interface KeyRing {
  /**
   * The keys of a tenant; undefined when the tenant has never stored anything.
   *
   * @param versions the versions that the caller will unwrap with. A version that is still unknown after reading the
   *   stored keys again is missing in the result.
   */
  find(tenant: string, versions?: readonly KeyVersion[]): Promise<TenantKeys | undefined>;
  /**
   * The keys of a tenant. Creates the first one of a new tenant.
   *
   * @throws TenantGone when the tenant was erased
   */
  findOrCreate(tenant: string, versions?: readonly KeyVersion[]): Promise<TenantKeys>;
  /** Reads the stored keys of a tenant again at the next request. */
  forget(tenant: string): void;
}

/** How long a key is cached. A key that is disabled in KMS cannot be used for longer than this. */
const LIFETIME_MS = 5 * 60_000;
const CAPACITY = 1_000;
/** Milliseconds for which a version that does not exist is not looked for again. An edited row cannot cause more reads. */
const READ_AGAIN_MS = 2_000;
/** The first generation of every tenant. */
const FIRST = 1;

interface LoadedKeys {
  readonly stored: StoredKeys;
  readonly readAt: number;
  /** Undefined when the tenant has never stored anything. */
  readonly keys: TenantKeys | undefined;
  /** The map behind `keys.epochs`. An epoch is added when a request needs it. */
  readonly epochs: Map<number, Buffer>;
  /** Versions that were not among the stored keys when they were read. */
  readonly missing: Set<string>;
}

/**
 * Caches the keys of tenants and epochs for minutes, so that KMS is called once per key and execution environment, not
 * once per request. Concurrent requests wait for the same call; a failure is not cached.
 */
export function createKeyRing({ service, store, now }: KeyRingProps): KeyRing {
  const memory = createMemory<LoadedKeys>({ lifetimeMs: LIFETIME_MS, capacity: CAPACITY, now });
  const epochKeys = createEpochKeys({ service, now, lifetimeMs: LIFETIME_MS });

  async function load(tenant: string): Promise<LoadedKeys> {
    const readAt = now();
    const stored = await store.read(tenant);
    const dataKeys = await Promise.all(
      stored.generations.map(async (each) => [each.generation, await unwrap(tenant, each, stored)] as const),
    );
    return derive(tenant, stored, readAt, new Map(dataKeys));
  }

  async function unwrap(tenant: string, { generation, epoch, key }: StoredTenantKey, stored: StoredKeys) {
    const layer = await epochKeys.find(epoch, stored.epochs);
    const inner = removeEpochLayer(layer, ['tenant', tenant, `${generation}`], Buffer.from(key, 'base64'));
    return service.unwrap(tenant, inner);
  }

  async function loadOrMake(tenant: string): Promise<LoadedKeys> {
    const loaded = await load(tenant);
    if (loaded.stored.gone) throw new TenantGone();
    if (loaded.keys !== undefined) return loaded;
    const { open, epochs } = loaded.stored;
    const layer = await epochKeys.find(requireOpenEpoch(open), epochs);
    const made = await service.generate(tenant);
    const key = addEpochLayer(layer, ['tenant', tenant, `${FIRST}`], made.wrapped).toString('base64');
    const candidate = { generation: FIRST, epoch: layer.epoch, key };
    await store.keep(tenant, candidate);
    const stored = await store.read(tenant);
    // Another execution environment may have been faster; its key is the tenant's.
    if (stored.generations[0]?.key !== key) return load(tenant);
    return derive(tenant, stored, now(), new Map([[FIRST, made.plaintext]]));
  }

  /** Adds the epochs that are needed and known. */
  async function addEpochs({ stored, epochs }: LoadedKeys, needed: readonly number[]): Promise<void> {
    for (const epoch of needed) {
      if (epochs.has(epoch) || stored.epochs.every((each) => each.epoch !== epoch)) continue;
      epochs.set(epoch, (await epochKeys.find(epoch, stored.epochs)).key);
    }
  }

  /** The versions that are not among the stored keys, except those that were missing a moment ago. */
  const listMissing = ({ stored, keys, readAt, missing }: LoadedKeys, versions: readonly KeyVersion[]) =>
    versions
      .filter(
        ({ generation, epoch }) =>
          keys?.wrappings.has(generation) !== true || stored.epochs.every((each) => each.epoch !== epoch),
      )
      .map(({ generation, epoch }) => `${generation} ${epoch}`)
      .filter((version) => !missing.has(version) || now() - readAt >= READ_AGAIN_MS);

  const keep = ({ keys }: LoadedKeys) => keys !== undefined;

  async function remember(tenant: string, versions: readonly KeyVersion[], make: typeof load): Promise<LoadedKeys> {
    const loaded = await memory.find(tenant, () => make(tenant), keep);
    if (listMissing(loaded, versions).length === 0) return loaded;
    memory.forget(tenant);
    const again = await memory.find(tenant, () => make(tenant), keep);
    for (const version of listMissing(again, versions)) again.missing.add(version);
    return again;
  }

  return {
    find: async (tenant, versions = []) => {
      const loaded = await remember(tenant, versions, load);
      await addEpochs(
        loaded,
        versions.map(({ epoch }) => epoch),
      );
      return loaded.keys;
    },
    findOrCreate: async (tenant, versions = []) => {
      await remember(tenant, versions, loadOrMake);
      // A search that started earlier may have found none, which is not remembered.
      const loaded = await memory.find(tenant, () => loadOrMake(tenant), keep);
      if (loaded.keys === undefined) throw new Unavailable('keys', 'NoTenantKey');
      await addEpochs(loaded, [loaded.keys.current.epoch, ...versions.map(({ epoch }) => epoch)]);
      return loaded.keys;
    },
    forget: (tenant) => memory.forget(tenant),
  };
}

function derive(tenant: string, stored: StoredKeys, readAt: number, dataKeys: ReadonlyMap<number, Buffer>): LoadedKeys {
  const epochs = new Map<number, Buffer>();
  const keys =
    dataKeys.size === 0
      ? undefined
      : deriveTenantKeys({ tenant, dataKeys, epochs, openEpoch: requireOpenEpoch(stored.open) });
  return { stored, readAt, keys, epochs, missing: new Set() };
}

function requireOpenEpoch(open: number | null): number {
  if (open === null) throw new Unavailable('keys', 'NoOpenEpoch');
  return open;
}
