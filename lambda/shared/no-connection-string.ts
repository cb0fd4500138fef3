/**
 * Replaces `pg-connection-string` in the bundle of every function, which has a variable for each part of the address.
 */
export function parse(): never {
  throw new Error('connection strings are not supported; set DATABASE_HOST and the other variables');
}
