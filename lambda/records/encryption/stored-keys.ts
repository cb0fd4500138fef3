/** A wrapped data key of a tenant. */
export interface StoredTenantKey {
  readonly generation: number;
  readonly epoch: number;
  /** Base64: wrapped by KMS, then by the key of the epoch. */
  readonly key: string;
}

/** A key epoch whose key was not destroyed. */
export interface StoredEpoch {
  readonly epoch: number;
  /** ARN of the KMS key of the epoch, which exists for this epoch only. */
  readonly arn: string;
  /** Base64: wrapped by that KMS key. */
  readonly key: string;
}

/** The stored keys of a tenant, and those of all epochs. */
export interface StoredKeys {
  /** In any order; empty when the tenant has never stored anything. */
  readonly generations: readonly StoredTenantKey[];
  readonly epochs: readonly StoredEpoch[];
  /** Number of the epoch that wraps new keys; null before the first one is open. */
  readonly open: number | null;
  /** Whether the tenant was erased. Its keys are gone, and it gets no new one. */
  readonly gone: boolean;
}

/** The store of the wrapped keys. */
export interface KeyStore {
  read(tenant: string): Promise<StoredKeys>;
  /** Stores the first key of a tenant, unless it has one or the epoch is not the open one. */
  keep(tenant: string, key: StoredTenantKey): Promise<void>;
}
