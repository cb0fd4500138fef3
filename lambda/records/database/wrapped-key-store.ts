import type { WrappedKeys } from '../encryption/key-ring';
import type { DatabaseCall } from './database-call';

/** Stores the wrapped keys of tenants in the database. Only the function that writes may store a new one. */
export function createWrappedKeyStore(call: DatabaseCall): WrappedKeys {
  return {
    async find(tenant) {
      const kept = await call<string | null>({ function: 'tenant_key', parameters: { tenant }, repeatable: true });
      return kept === null ? undefined : Buffer.from(kept, 'base64');
    },
    async keep(tenant, wrapped) {
      const parameters = { tenant, key: wrapped };
      const kept = await call<string>({ function: 'keep_tenant_key', parameters, repeatable: true });
      return Buffer.from(kept, 'base64');
    },
  };
}
