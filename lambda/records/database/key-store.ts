import type { KeyStore, StoredKeys } from '../encryption/stored-keys';
import type { DatabaseCall } from './database-call';

/** Stores the wrapped keys in the database. Only the function that writes may store a new one. */
export function createKeyStore(call: DatabaseCall): KeyStore {
  return {
    read: (tenant) => call<StoredKeys>({ function: 'read_keys', parameters: { tenant }, repeatable: true }),
    keep: async (tenant, { epoch, key }) => {
      const parameters = { tenant, epoch, key: Buffer.from(key, 'base64') };
      await call<boolean>({ function: 'keep_tenant_key', parameters, repeatable: true });
    },
  };
}
