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
 * Whether the same request may succeed later: after every error of the connection, and after these classes of
 * PostgreSQL errors: connection exceptions (08), refused sign-in (28), deadlocks (40), insufficient resources (53),
 * locks (55), operator intervention (57) and system errors (58).
 *
 * @see https://www.postgresql.org/docs/17/errcodes-appendix.html
 */
export function isOutage(code: string): boolean {
  const isSqlState = /^[0-9FHPX][0-9A-Z]{4}$/.test(code);
  return !isSqlState || /^(08|28|40|53|55|57|58)/.test(code);
}

/** Whether the connection was closed while the execution environment was frozen between requests. */
export function isLostConnection(code: string): boolean {
  return ['ECONNRESET', 'EPIPE', 'CONNECTION_LOST', '57P01', '57P02', IDLE_SESSION_TIMEOUT].includes(code);
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
