import { types } from 'node:util';

/**
 * The part of an error that may be logged. Its message may contain a value of the request, above all in database
 * errors.
 */
export interface ErrorFacts {
  readonly name: string;
  /** SQLSTATE or system code, such as `57P01` or `ECONNREFUSED`. */
  readonly code: string;
}

export function readErrorFacts(error: unknown): ErrorFacts {
  if (!types.isNativeError(error)) return { name: typeof error, code: 'UNKNOWN' };
  return { name: error.name, code: 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN' };
}
