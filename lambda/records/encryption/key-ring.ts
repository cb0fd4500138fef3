import type { KeyService } from './key-service';
import { deriveTenantKeys, type TenantKeys } from './tenant-keys';

/** The store of the wrapped keys of tenants. */
export interface WrappedKeys {
  find(tenant: string): Promise<Buffer | undefined>;
  /** Stores a key unless the tenant has one. Returns the stored key. */
  keep(tenant: string, wrapped: Buffer): Promise<Buffer>;
}

export interface KeyRingProps {
  readonly service: KeyService;
  readonly wrapped: WrappedKeys;
  /** Milliseconds. */
  readonly now: () => number;
}

export interface KeyRing {
  /** The keys of a tenant; undefined when the tenant has never stored anything. */
  find(tenant: string): Promise<TenantKeys | undefined>;
  /** The keys of a tenant, created when there are none. */
  findOrCreate(tenant: string): Promise<TenantKeys>;
}

/** How long a key is cached. A key that is disabled in KMS cannot be used for longer than this. */
const LIFETIME_MS = 5 * 60_000;
const CAPACITY = 1_000;

/**
 * Caches the keys of tenants for minutes, so that KMS is called once per tenant and execution environment, not once per
 * request. Concurrent requests wait for the same call; a failure is not cached.
 */
export function createKeyRing({ service, wrapped, now }: KeyRingProps): KeyRing {
  const remembered = new Map<string, { readonly keys: Promise<TenantKeys | undefined>; readonly until: number }>();

  function remember(tenant: string, load: () => Promise<TenantKeys | undefined>): Promise<TenantKeys | undefined> {
    const known = remembered.get(tenant);
    if (known !== undefined && known.until > now()) return known.keys;
    const entry = { keys: load(), until: now() + LIFETIME_MS };
    remembered.delete(tenant);
    remembered.set(tenant, entry);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= CAPACITY) break;
      remembered.delete(oldest);
    }
    // Another entry may have replaced this one in the meantime.
    const forget = () => remembered.get(tenant) === entry && remembered.delete(tenant);
    entry.keys.then((loaded) => loaded === undefined && forget(), forget);
    return entry.keys;
  }

  async function load(tenant: string): Promise<TenantKeys | undefined> {
    const kept = await wrapped.find(tenant);
    return kept === undefined ? undefined : deriveTenantKeys(tenant, await service.unwrap(tenant, kept));
  }

  async function make(tenant: string): Promise<TenantKeys> {
    const made = await service.generate(tenant);
    const kept = await wrapped.keep(tenant, made.wrapped);
    // Another execution environment was faster: its key is the tenant's.
    const key = kept.equals(made.wrapped) ? made.plaintext : await service.unwrap(tenant, kept);
    return deriveTenantKeys(tenant, key);
  }

  return {
    find: (tenant) => remember(tenant, () => load(tenant)),
    findOrCreate: async (tenant) => {
      const found = await remember(tenant, async () => (await load(tenant)) ?? (await make(tenant)));
      // A search that started earlier may have found none.
      return found ?? (await make(tenant));
    },
  };
}
