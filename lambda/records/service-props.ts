import type { Logger } from '@aws-lambda-powertools/logger';
import type { DatabaseCall } from './database/database-call';
import type { KeyRing } from './encryption/key-ring';
import type { RecordsRequest } from './http/request-handler';
import type { RouteKey } from './routes';

/** What every function of the service needs. */
export interface ServiceProps {
  readonly call: DatabaseCall;
  readonly logger: Logger;
}

export interface EncryptingServiceProps extends ServiceProps {
  readonly keys: KeyRing;
}

/** The caller of a request, as parameters of the database functions. */
export function buildCaller({ principal, requestId }: Pick<RecordsRequest<RouteKey>, 'principal' | 'requestId'>) {
  return { tenant: principal.tenant, actor: principal.actor, request: requestId };
}
