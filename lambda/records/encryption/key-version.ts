/** The keys that wrap a stored key: the generation of the tenant's key inside, and the epoch around it. */
export interface KeyVersion {
  /** Number of the tenant's key, from 1. A rotation of the key adds one. */
  readonly generation: number;
  /** Number of the key epoch, from 1. See docs/decisions/0040-key-epochs.md. */
  readonly epoch: number;
}
