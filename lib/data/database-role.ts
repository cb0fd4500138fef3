/**
 * The database users that functions sign in as with IAM tokens. Each has only the privileges that its function needs.
 * The migrations create them.
 */
export const DatabaseRole = {
  READ: 'bulwark_read',
  WRITE: 'bulwark_write',
  ERASE: 'bulwark_erase',
  /** Keeps the key epochs and the chain of events. */
  KEEPER: 'bulwark_keeper',
  /** Rotates and erases tenants. */
  TENANTS: 'bulwark_tenants',
} as const;

export type DatabaseRole = (typeof DatabaseRole)[keyof typeof DatabaseRole];

/** The master user of the cluster. It also signs in with IAM tokens, and only the migration function may do so. */
export const MASTER_USER = 'bulwark_master';

export const DATABASE_NAME = 'records';
