import type { DatabaseCall } from '../records/database/database-call';
import { createEpochKeys } from '../records/encryption/epoch-keys';
import { addEpochLayer } from '../records/encryption/epoch-layer';
import { createKeyRing } from '../records/encryption/key-ring';
import type { KeyService } from '../records/encryption/key-service';
import type { KeyStore } from '../records/encryption/stored-keys';
import { unwrapSubjectKey, type WrappedSubjectKey, wrapSubjectKey } from '../records/encryption/subject-key';
import { TamperedData } from '../records/encryption/tampered-data';
import type { TenantKeys } from '../records/encryption/tenant-keys';
import { Unavailable } from '../records/unavailable';

export interface RotationProps {
  readonly call: DatabaseCall;
  readonly service: KeyService;
  readonly store: KeyStore;
  /** Milliseconds. */
  readonly now: () => number;
  /** Milliseconds after which the rest is left to the same task, sent again. */
  readonly limitMs: number;
}

export interface Rotation {
  /** Number of the newest key. */
  readonly generation: number;
  /** Keys of persons that this run wrapped with it. */
  readonly wrapped: number;
  /** Number of keys of persons that do not open, if there are any. They stay as they are, and `complete` is false. */
  readonly unreadable?: number;
  /** Whether all keys of persons are wrapped with it. */
  readonly complete: boolean;
}

interface Caller {
  readonly tenant: string;
  readonly actor: string;
  readonly request: string;
}

type OldKey = WrappedSubjectKey & { readonly subject: string };

/**
 * Gives a tenant a new key, and wraps the keys of its persons with it while requests are served. An interrupted rotation
 * is continued: a newer key is made only when all keys of persons are wrapped with the newest. The first key stays for
 * the blind indexes and the ids of records.
 *
 * @throws Error when the tenant has no key
 */
export async function rotateTenant(props: RotationProps, caller: Caller): Promise<Rotation> {
  const { call, service, store, now } = props;
  const { tenant } = caller;
  const stored = await store.read(tenant);
  const newest = Math.max(0, ...stored.generations.map(({ generation }) => generation));
  if (newest === 0) throw new Error('the tenant has no key');
  const remaining = await call<OldKey[]>({
    function: 'read_old_keys',
    parameters: { ...caller, generation: newest },
    repeatable: true,
  });
  const generation = remaining.length > 0 ? newest : newest + 1;
  if (generation > newest) {
    if (stored.open === null) throw new Unavailable('keys', 'NoOpenEpoch');
    const layer = await createEpochKeys({ service, now, lifetimeMs: 1 }).find(stored.open, stored.epochs);
    const { wrapped } = await service.generate(tenant);
    const key = addEpochLayer(layer, ['tenant', tenant, `${generation}`], wrapped);
    const parameters = { ...caller, generation, epoch: layer.epoch, key };
    const added = await call<boolean>({ function: 'add_tenant_key', parameters, repeatable: false });
    if (!added) throw new Unavailable('database', 'CONTENDED');
  }
  const wrapped = await wrapAgain(props, caller, generation);
  if (wrapped.complete)
    await call<number>({ function: 'retire_tenant_keys', parameters: { tenant }, repeatable: true });
  return { generation, ...wrapped };
}

async function wrapAgain({ call, service, store, now, limitMs }: RotationProps, caller: Caller, generation: number) {
  const { tenant } = caller;
  const ring = createKeyRing({ service, store, now });
  const until = now() + limitMs;
  let wrapped = 0;
  for (;;) {
    const old = await call<OldKey[]>({
      function: 'read_old_keys',
      parameters: { ...caller, generation },
      repeatable: true,
    });
    if (old.length === 0) return { wrapped, complete: true };
    if (now() >= until) return { wrapped, complete: false };
    const keys = await ring.findOrCreate(tenant, old);
    const replaced = old.flatMap((each) => tryToWrapAgain(keys, each) ?? []);
    // What remains was edited, or stored by somebody who controls the function that writes.
    if (replaced.length === 0) return { wrapped, unreadable: old.length, complete: false };
    const parameters = { tenant, generation, epoch: keys.current.epoch, keys: JSON.stringify(replaced) };
    const count = await call<number>({ function: 'replace_keys', parameters, repeatable: true });
    wrapped += count;
    // An epoch was opened in the meantime, or every key changed.
    if (count === 0) ring.forget(tenant);
  }
}

/** The same key, wrapped with the newest keys; undefined when the stored one does not open. */
function tryToWrapAgain(keys: TenantKeys, old: OldKey) {
  try {
    const { key } = wrapSubjectKey(keys, unwrapSubjectKey(keys, old.subject, old));
    return { subject: old.subject, old: old.key, new: key };
  } catch (error) {
    if (error instanceof TamperedData) return undefined;
    throw error;
  }
}
