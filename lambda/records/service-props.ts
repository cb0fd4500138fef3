import type { Logger } from '@aws-lambda-powertools/logger';
import type { DatabaseCall } from './database/database-call';
import { STATEMENT_MS } from './database/database-connection';
import type { KeyRing } from './encryption/key-ring';
import type { ClientKeys } from './http/principal';
import type { RecordsRequest } from './http/request-handler';
import type { RouteKey } from './routes';

/** What every function of the service needs. */
export interface ServiceProps {
  readonly call: DatabaseCall;
  /** The API key of each client. */
  readonly clientKeys: ClientKeys;
  readonly logger: Logger;
}

export interface EncryptingServiceProps extends ServiceProps {
  readonly keys: KeyRing;
}

export interface WritingServiceProps extends EncryptingServiceProps {
  /** Milliseconds of the wall clock: times of records are sealed with them, so the database cannot choose them. */
  readonly now: () => number;
}

/** The caller of a request, as parameters of the database functions. */
export function buildCaller({ principal, requestId }: Pick<RecordsRequest<RouteKey>, 'principal' | 'requestId'>) {
  return { tenant: principal.tenant, actor: principal.actor, request: requestId };
}

/**
 * The moment at which this function gives up. The database function fails after it, so that a statement which waited
 * for a connection is not done after the client read that it failed.
 */
export function buildDeadline(now: () => number) {
  return { deadline: new Date(now() + STATEMENT_MS).toISOString() };
}
