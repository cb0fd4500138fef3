import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { isDataException } from '../database/database-failure';
import { TamperedData } from '../encryption/tampered-data';
import { TenantGone } from '../encryption/tenant-gone';
import { readErrorFacts } from '../error-facts';
import type { Route, RouteRefusal } from '../route';
import { type BodyOf, type ParametersOf, type ResponseOf, type RouteKey, routes } from '../routes';
import { Unavailable } from '../unavailable';
import type { BusinessEvent, SecurityEvent } from './event';
import { authorize, type ClientKeys, type Principal } from './principal';
import { checkRequest } from './request-check';
import { respond, respondProblem } from './respond';

/** An authorized and checked request. */
export interface RecordsRequest<K extends RouteKey> {
  readonly principal: Principal;
  readonly parameters: ParametersOf<K>;
  readonly body: BodyOf<K>;
  readonly requestId: string;
}

export type Reply<Body> =
  | {
      readonly body: Body;
      /** @default the status of the route; only a route that declares 202 may answer it */
      readonly status?: 200 | 202;
      readonly headers?: Readonly<Record<string, string>>;
      readonly event?: BusinessEvent | 'DecryptFailed';
    }
  | { readonly refused: RouteRefusal };

export type RouteHandlers<K extends RouteKey> = {
  readonly [Each in K]: (request: RecordsRequest<Each>) => Promise<Reply<ResponseOf<Each>>>;
};

export interface RequestHandlerProps<K extends RouteKey> {
  /** One for each route of the function. */
  readonly handlers: RouteHandlers<K>;
  /** The API key of each client. */
  readonly clientKeys: ClientKeys;
  readonly logger: Logger;
}

interface Outcome {
  readonly response: APIGatewayProxyResult;
  readonly tenant?: string;
  readonly event?: BusinessEvent | SecurityEvent | undefined;
}

/** The caller of a public route. */
const ANONYMOUS = { allowed: true, principal: { tenant: '', actor: '' } } as const;

/**
 * Creates the handler of a function from its route handlers. It authorizes, checks and handles each request, and logs
 * its id and outcome, never a value of it. A failed dependency becomes a 503; an unexpected error becomes a 500 without
 * details.
 */
export function createRequestHandler<K extends RouteKey>({ handlers, clientKeys, logger }: RequestHandlerProps<K>) {
  const table = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
  const known = new Map<string, (request: never) => Promise<Reply<unknown>>>(Object.entries(handlers));

  async function handle(key: string, event: APIGatewayProxyEvent): Promise<Outcome> {
    const route: Route | undefined = table.get(key);
    const handler = known.get(key);
    if (route === undefined || handler === undefined) return { response: respondProblem(404) };
    const authorization = route.scope === 'none' ? ANONYMOUS : authorize(route.scope, event, clientKeys);
    if (!authorization.allowed) {
      return { response: respondProblem(authorization.status), event: authorization.because };
    }
    const { principal } = authorization;
    const checked = checkRequest(route, event);
    if (!checked.ok) {
      const response = respondProblem(checked.status, checked.errors);
      return { response, tenant: principal.tenant, event: 'ValidationFailed' };
    }
    const { parameters, body } = checked;
    const { requestId } = event.requestContext;
    // The type of the handler's request is derived from the schemas that checked it.
    const reply = await handler({ principal, parameters, body, requestId } as never);
    if ('refused' in reply) return { response: respondProblem(reply.refused), tenant: principal.tenant };
    const response = respond(reply.status ?? route.status, reply.body, reply.headers);
    return { response, tenant: principal.tenant, event: reply.event };
  }

  return async (event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> => {
    const facts = {
      route: `${event.httpMethod} ${event.resource}`,
      request: event.requestContext.requestId,
      version: context.functionVersion,
    };
    logger.addContext(context);
    try {
      const { response, ...outcome } = await handle(facts.route, event);
      logger.info('answered', { ...facts, ...outcome, ...describeStatus(response.statusCode) });
      return response;
    } catch (error) {
      const { status, ...failure } = classifyFailure(error);
      logger[status === 500 ? 'error' : 'warn']('failed', { ...facts, ...failure, ...describeStatus(status) });
      return respondProblem(status);
    }
  };
}

/**
 * The status for the log. A metric filter reads `serverError` of each version, so that its average is the rate at which
 * a new version fails.
 */
function describeStatus(status: number): { readonly status: number; readonly serverError: 0 | 1 } {
  return { status, serverError: status >= 500 ? 1 : 0 };
}

interface Failure {
  readonly status: 400 | 403 | 500 | 503;
  readonly event: SecurityEvent;
  readonly failure: unknown;
}

function classifyFailure(error: unknown): Failure {
  if (error instanceof Unavailable) {
    const event = error.dependency === 'keys' ? 'KeysUnavailable' : 'DatabaseUnavailable';
    return { status: 503, event, failure: error.code };
  }
  const failure = readErrorFacts(error);
  if (error instanceof TenantGone) return { status: 403, event: 'TenantDenied', failure };
  // PostgreSQL refused a value of the request that the schemas let through: a wrong request, not a failed service.
  if (isDataException(failure.code)) return { status: 400, event: 'ValidationFailed', failure };
  return { status: 500, event: error instanceof TamperedData ? 'DecryptFailed' : 'UnexpectedError', failure };
}
