import type { KeyService } from './key-service';
import { type TenantKeys, tenantKeys } from './tenant-keys';

/** Where the wrapped keys of tenants are kept. */
export interface WrappedKeys {
  find(tenant: string): Promise<Buffer | undefined>;
  /** Keeps a key unless there is one; the answer is the one that is kept. */
  keep(tenant: string, wrapped: Buffer): Promise<Buffer>;
}

export interface KeyRingProps {
  readonly service: KeyService;
  readonly wrapped: WrappedKeys;
  /** Milliseconds. */
  readonly now: () => number;
}

export interface KeyRing {
  /** The keys of a tenant that has any; a tenant that never stored anything has none. */
  find(tenant: string): Promise<TenantKeys | undefined>;
  /** The keys of a tenant, made if there are none. */
  findOrMake(tenant: string): Promise<TenantKeys>;
}

/** How long a key is remembered: a key that is disabled in KMS opens nothing after that. */
const LIFETIME_MS = 5 * 60_000;
const CAPACITY = 1_000;

/**
 * Remembers the keys of tenants for minutes, so that KMS is asked once a tenant and environment and not once a request. Requests that
 * come together wait for one answer; a failure is not remembered.
 */
export function keyRing({ service, wrapped, now }: KeyRingProps): KeyRing {
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
    // By then another one may stand in its place.
    const forget = () => remembered.get(tenant) === entry && remembered.delete(tenant);
    entry.keys.then((loaded) => loaded === undefined && forget(), forget);
    return entry.keys;
  }

  async function load(tenant: string): Promise<TenantKeys | undefined> {
    const kept = await wrapped.find(tenant);
    return kept === undefined ? undefined : tenantKeys(tenant, await service.unwrap(tenant, kept));
  }

  async function make(tenant: string): Promise<TenantKeys> {
    const made = await service.generate(tenant);
    const kept = await wrapped.keep(tenant, made.wrapped);
    // Another environment was faster: its key is the tenant's.
    const key = kept.equals(made.wrapped) ? made.plaintext : await service.unwrap(tenant, kept);
    return tenantKeys(tenant, key);
  }

  return {
    find: (tenant) => remember(tenant, () => load(tenant)),
    findOrMake: async (tenant) => {
      const found = await remember(tenant, async () => (await load(tenant)) ?? (await make(tenant)));
      // A search that came first may have found none.
      return found ?? (await make(tenant));
    },
  };
}
