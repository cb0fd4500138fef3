import { types } from 'node:util';

/** What may be logged of an error: its kind. A message, of the database above all, may repeat a value of a request. */
export interface ErrorFacts {
  readonly name: string;
  /** SQLSTATE or system code, such as `57P01` or `ECONNREFUSED`. */
  readonly code: string;
}

export function errorFacts(error: unknown): ErrorFacts {
  if (!types.isNativeError(error)) return { name: typeof error, code: 'UNKNOWN' };
  return { name: error.name, code: 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN' };
}
