import { types } from 'node:util';
import { readErrorFacts } from '../error-facts';

/** SQLSTATE or system code of an error; undefined when it has none and its message is unknown. */
export function getFailureCode(error: unknown): string | undefined {
  const { code } = readErrorFacts(error);
  if (code !== 'UNKNOWN') return code;
  // pg gives errors of a connection a message only, no code.
  const words = types.isNativeError(error) ? error.message : '';
  if (/timeout/i.test(words)) return 'TIMEOUT';
  return /terminated|not queryable/i.test(words) ? 'CONNECTION_LOST' : undefined;
}

/**
 * Whether the same request may succeed later. The list has the errors of a network and of a name, what pg reports of a
 * connection, and these classes of PostgreSQL errors: connection exceptions (08), refused sign-in (28), deadlocks (40),
 * insufficient resources (53), locks (55), operator intervention (57) and system errors (58). An error of the
 * certificate is not in it: somebody may be in the middle. Nor is a mistake of our own, such as ERR_INVALID_ARG_TYPE.
 *
 * @see https://www.postgresql.org/docs/17/errcodes-appendix.html
 * @see https://nodejs.org/api/errors.html#common-system-errors
 */
export function isOutage(code: string): boolean {
  return NETWORK_FAILURES.has(code) || /^(08|28|40|53|55|57|58)[0-9A-Z]{3}$/.test(code);
}

const NETWORK_FAILURES: ReadonlySet<string> = new Set([
  'CONNECTION_LOST',
  'EADDRNOTAVAIL',
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'EMFILE',
  'ENETDOWN',
  'ENETRESET',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'EPROTO',
  'ETIMEDOUT',
  'TIMEOUT',
]);

/** Whether PostgreSQL refused a value: an invalid text for its type, a number out of range (class 22). */
export function isDataException(code: string): boolean {
  return /^22[0-9A-Z]{3}$/.test(code);
}

/** Whether the connection was closed while the execution environment was frozen between requests. */
export function isLostConnection(code: string): boolean {
  return ['ECONNRESET', 'EPIPE', 'CONNECTION_LOST', '57P01', '57P02', IDLE_SESSION_TIMEOUT].includes(code);
}

/**
 * Whether a prepared statement was refused before it ran: a migration changed the type of its result (0A000), the
 * connection does not have it (26000), or a proxy mixed up the statements of its clients (42P05, 34000).
 *
 * @see https://www.postgresql.org/docs/17/errcodes-appendix.html
 */
export function isPreparationFailure(code: string): boolean {
  return ['0A000', '26000', '42P05', '34000'].includes(code);
}

/**
 * Whether PostgreSQL had closed the connection because it was idle. It reads no statement afterwards, so the same
 * statement can always be sent again.
 */
export function isIdleSessionTimeout(code: string): boolean {
  return code === IDLE_SESSION_TIMEOUT;
}

/** @see https://www.postgresql.org/docs/17/runtime-config-client.html#GUC-IDLE-SESSION-TIMEOUT */
const IDLE_SESSION_TIMEOUT = '57P05';
