/** Takes the place of `pg-connection-string` in the bundle of every function: where the database is stands in single variables. */
export function parse(): never {
  throw new Error('the database is named by DATABASE_HOST and its like, not by a connection string');
}
