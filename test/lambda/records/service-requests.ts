import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { DatabaseCall, DatabaseFunctionCall } from '../../../lambda/records/database/database-call';
import { buildApiEvent, context } from './api-event';

/** The wall clock of the services in these tests. */
export const NOW = '2026-11-27T10:00:00.000Z';
export const now = () => Date.parse(NOW);

/** A database whose functions give the answers of a test, in turn. The SQL functions have tests of their own. */
export interface AnsweringDatabase {
  readonly call: DatabaseCall;
  /** Every call so far, oldest first. */
  readonly calls: readonly DatabaseFunctionCall[];
}

/** The last answer is given to all further calls. An error is thrown. */
export function createAnsweringDatabase(...answers: readonly unknown[]): AnsweringDatabase {
  const calls: DatabaseFunctionCall[] = [];
  const call: DatabaseCall = async <Answer>(sent: DatabaseFunctionCall) => {
    calls.push(sent);
    const answer = answers[Math.min(calls.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    return answer as Answer;
  };
  return { call, calls };
}

/** A logger that keeps its lines. */
export function createKeepingLogger(): { readonly logger: Logger; readonly lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const logger = new Logger({ serviceName: 'test' });
  for (const level of ['info', 'warn', 'error'] as const) {
    logger[level] = (message: unknown, ...more: unknown[]) => {
      lines.push(Object.assign({ level, message }, ...more.map(Object)));
    };
  }
  return { logger, lines };
}

/** The API key of the client that sends the requests. */
export const CLIENT_KEYS: ReadonlyMap<string, string> = new Map([['client', 'key']]);

export const CALLER = { tenant: 'example', actor: 'ada', request: '11111111-2222-4333-8444-555555555555' };

export interface AuthorizedRequest {
  readonly method: string;
  /** The path of the route: `/records/{id}`. */
  readonly path: string;
  readonly scope: string;
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request with a token of CALLER, as API Gateway passes it to a function. */
export function buildAuthorizedEvent(request: AuthorizedRequest): APIGatewayProxyEvent {
  const { method, path, scope, id = randomUUID(), query, headers, body } = request;
  const event = buildApiEvent(method, path);
  const claims = { token_use: 'access', scope, tenant: CALLER.tenant, sub: CALLER.actor, client_id: 'client' };
  return {
    ...event,
    headers: { ...event.headers, 'Content-Type': 'application/json', ...headers },
    pathParameters: { id },
    queryStringParameters: query ?? null,
    multiValueQueryStringParameters: Object.fromEntries(
      Object.entries(query ?? {}).map(([name, value]) => [name, [value]]),
    ),
    body: body === undefined ? null : JSON.stringify(body),
    requestContext: {
      ...event.requestContext,
      identity: { ...event.requestContext.identity, apiKeyId: 'key' },
      authorizer: { claims },
    },
  };
}

export interface ServiceResponse {
  readonly status: number;
  readonly headers: APIGatewayProxyResult['headers'];
  readonly body: unknown;
}

export async function sendTo(
  handle: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>,
  request: AuthorizedRequest,
): Promise<ServiceResponse> {
  const { statusCode, headers, body } = await handle(buildAuthorizedEvent(request), context);
  return { status: statusCode, headers, body: body === '' ? undefined : JSON.parse(body) };
}
