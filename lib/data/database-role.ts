/**
 * The database users that functions sign in as, with IAM tokens; each may do what its function may do, no more. The migrations
 * make them.
 */
export const DatabaseRole = {
  READ: 'bulwark_read',
  WRITE: 'bulwark_write',
  ERASE: 'bulwark_erase',
} as const;

export type DatabaseRole = (typeof DatabaseRole)[keyof typeof DatabaseRole];

/** The cluster's first user. It signs in with IAM tokens as well, and only the migration function may ask for one. */
export const MASTER_USER = 'bulwark_master';

export const DATABASE_NAME = 'records';
