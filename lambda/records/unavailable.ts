/**
 * Something the service depends on did not do its part: the database is away, the key service throttles. The request may be sent
 * again later; it becomes a 503.
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
