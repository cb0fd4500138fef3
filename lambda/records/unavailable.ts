/**
 * A dependency failed: the database is down, or the key service throttles. The response is a 503, and the request may
 * be sent again.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';

  constructor(
    readonly dependency: 'database' | 'keys',
    /** Code for the log: SQLSTATE, system code or name of the exception. */
    readonly code: string,
  ) {
    super(`${dependency}: ${code}`);
  }
}
