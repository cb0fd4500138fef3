import { types } from 'node:util';
import { errorFacts } from '../error-facts';

/** SQLSTATE or system code of what went wrong; undefined when there is none and the words say nothing. */
export function failureCode(error: unknown): string | undefined {
  const { code } = errorFacts(error);
  if (code !== 'UNKNOWN') return code;
  // pg gives what happens to a connection no code, only words.
  const words = types.isNativeError(error) ? error.message : '';
  if (/timeout/i.test(words)) return 'TIMEOUT';
  return /terminated|not queryable/i.test(words) ? 'CONNECTION_LOST' : undefined;
}

/**
 * Whether nothing is wrong with the request and it may go well later: whatever happens to the connection, and of what PostgreSQL
 * says connection exceptions (08), refused sign-in (28), deadlocks (40), insufficient resources (53), locks (55), operator
 * intervention (57) and system errors (58).
 *
 * @see https://www.postgresql.org/docs/17/errcodes-appendix.html
 */
export function isOutage(code: string): boolean {
  const saidByPostgres = /^[0-9FHPX][0-9A-Z]{4}$/.test(code);
  return !saidByPostgres || /^(08|28|40|53|55|57|58)/.test(code);
}

/** An environment sleeps between requests and may wake with a connection that was closed meanwhile. */
export function isLostConnection(code: string): boolean {
  return ['ECONNRESET', 'EPIPE', 'CONNECTION_LOST', '57P01', '57P02'].includes(code);
}
