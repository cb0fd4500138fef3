import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { type ListeningServer, listen } from '../listen';
import { createAccessLog } from './access-log';
import type { ApiDefinition, RouteDefinition } from './api-definition';
import { compileBodyCheck } from './body-check';
import { buildProxyEvent } from './proxy-event';
import { createRouteMatcher } from './route-match';
import { TokenBucket } from './token-bucket';
import type { Claims, createTokenCheck } from './token-check';
import type { createUsageCounter } from './usage';

export interface GatewayProps {
  readonly api: ApiDefinition;
  readonly checkToken: ReturnType<typeof createTokenCheck>;
  readonly countUsage: ReturnType<typeof createUsageCounter>;
  /** Invokes the function of an alias. Rejects when it fails or times out. */
  readonly invoke: (alias: string, event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;
  /**
   * Answers requests outside of the stage, and returns false for others.
   * @default - API Gateway refuses them
   */
  readonly answerOutside?: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly writeAccessLog: (line: string) => void;
  /** Milliseconds, for throttles. */
  readonly now: () => number;
  readonly port: number;
}

/**
 * Bytes: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
const PAYLOAD_LIMIT = 10 * 1024 * 1024;

const LOGGED: ReadonlySet<string> = new Set([
  'requestId',
  'extendedRequestId',
  'requestTimeEpoch',
  'httpMethod',
  'resourcePath',
  'status',
  'responseLength',
  'responseLatency',
  'integration.status',
  'integration.latency',
  'error.responseType',
  'authorize.status',
  'identity.apiKeyId',
  'authorizer.claims.client_id',
  'authorizer.claims.tenant',
]);

/** The progress of one request. */
interface RequestState {
  readonly requestId: string;
  readonly started: number;
  route?: RouteDefinition;
  claims?: Claims;
  apiKey?: string | undefined;
  authorized?: boolean;
  integration?: { readonly status: number; readonly latency: number };
}

interface GatewayReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | boolean>>;
  readonly body: string;
  /** Type of the gateway response; undefined for a response of a function. */
  readonly type?: string;
}

/**
 * Starts API Gateway on this machine, as the templates declare it. It checks the route, token and scopes, API key and
 * quota, throttle, parameters and model, in this order, and invokes the function. AWS does not document its order of
 * token, key and throttle.
 */
export async function startGateway(props: GatewayProps): Promise<ListeningServer> {
  const { api, checkToken, invoke } = props;
  const match = createRouteMatcher(
    api.routes.map((route) => ({
      ...route,
      bucket: new TokenBucket(route.limit, props.now()),
      matches: compileBodyCheck(route),
    })),
  );
  const log = createAccessLog(api.accessLogFormat, LOGGED, props.writeAccessLog);
  const prefix = `/${api.stage}`;

  async function answerRequest(request: IncomingMessage, progress: RequestState): Promise<GatewayReply> {
    const body = await readBody(request);
    if (body === undefined) return buildGatewayResponse('REQUEST_TOO_LARGE', 413);
    const [sent = '', search = ''] = (request.url ?? '').split('?', 2);
    const path = sent.startsWith(`${prefix}/`) ? sent.slice(prefix.length) : undefined;
    const found = path === undefined ? undefined : match(request.method ?? '', path);
    if (path === undefined || found === undefined) return buildGatewayResponse('MISSING_AUTHENTICATION_TOKEN', 403);
    const { route, pathParameters } = found;
    progress.route = route;
    if (route.scopes !== undefined) {
      const verified = checkToken(request.headers.authorization);
      if (!verified.ok) return buildGatewayResponse(verified.type, 401);
      const granted = verified.claims['scope']?.split(' ') ?? [];
      // AWS answers 401, not 403, to a token without the scope:
      // https://repost.aws/knowledge-center/api-gateway-cognito-401-unauthorized
      if (!route.scopes.some((scope) => granted.includes(scope))) return buildGatewayResponse('UNAUTHORIZED', 401);
      progress.claims = verified.claims;
      progress.authorized = true;
    }
    if (route.apiKeyRequired) {
      const usage = props.countUsage(findHeader(request, 'x-api-key'));
      progress.apiKey = usage.key === undefined ? undefined : api.apiKeys.get(usage.key);
      if (!usage.ok) return buildGatewayResponse(usage.type, usage.type === 'INVALID_API_KEY' ? 403 : 429);
    }
    if (!route.bucket.take(props.now())) return buildGatewayResponse('THROTTLED', 429);
    const query = new URLSearchParams(search);
    const missing = route.required.some(({ in: place, name }) => {
      if (place === 'path') return pathParameters[name] === undefined;
      return place === 'header' ? findHeader(request, name) === undefined : !query.has(name);
    });
    if (missing) return buildGatewayResponse('BAD_REQUEST_PARAMETERS', 400);
    if (!route.matches(body)) return buildGatewayResponse('BAD_REQUEST_BODY', 400);
    const { requestId, claims, apiKey } = progress;
    const { stage } = api;
    const event = buildProxyEvent({
      request,
      requestId,
      route,
      stage,
      path,
      pathParameters,
      query,
      body,
      claims,
      apiKey,
      time: Date.now(),
    });
    const called = performance.now();
    try {
      const { statusCode, headers = {}, body: content } = await invoke(route.function, event);
      progress.integration = { status: 200, latency: Math.round(performance.now() - called) };
      return { status: statusCode, headers, body: content };
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      return late ? buildGatewayResponse('INTEGRATION_TIMEOUT', 504) : buildGatewayResponse('INTEGRATION_FAILURE', 502);
    }
  }

  function buildGatewayResponse(type: string, status: number): GatewayReply {
    const defined =
      api.gatewayResponses.get(type) ?? api.gatewayResponses.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
    const { body = '{}', headers = {} } = defined ?? {};
    return {
      status: defined?.status ?? status,
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
      type,
    };
  }

  function sendReply(
    request: IncomingMessage,
    response: ServerResponse,
    progress: RequestState,
    { status, headers, body, type }: GatewayReply,
  ): void {
    const { requestId, started, route, claims, apiKey, authorized, integration } = progress;
    const sent = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    response.writeHead(status, {
      ...Object.fromEntries(sent),
      'x-amzn-RequestId': requestId,
      'Content-Length': Buffer.byteLength(body),
    });
    response.end(body);
    log({
      requestId,
      extendedRequestId: requestId,
      requestTimeEpoch: Date.now(),
      httpMethod: request.method,
      resourcePath: route?.path,
      status,
      responseLength: Buffer.byteLength(body),
      responseLatency: Math.round(performance.now() - started),
      'integration.status': integration?.status,
      'integration.latency': integration?.latency,
      'error.responseType': type,
      'authorize.status': authorized ? 200 : undefined,
      'identity.apiKeyId': apiKey,
      'authorizer.claims.client_id': claims?.['client_id'],
      'authorizer.claims.tenant': claims?.['tenant'],
    });
  }

  const server = createServer((request, response) => {
    if (!request.url?.startsWith(`${prefix}/`) && props.answerOutside?.(request, response)) return;
    const progress: RequestState = { requestId: randomUUID(), started: performance.now() };
    answerRequest(request, progress)
      .catch(() => buildGatewayResponse('DEFAULT_5XX', 500))
      .then((found) => sendReply(request, response, progress, found))
      .catch(() => response.destroy());
  });
  const listening = await listen(server, props.port);
  return { ...listening, url: `${listening.url}${prefix}` };
}

function findHeader(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return Array.isArray(value) ? value.at(-1) : value;
}

/** The body; undefined when it is too large. The rest is read and dropped, so that the client receives the response. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (length === undefined && encoding === undefined) return '';
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= PAYLOAD_LIMIT) chunks.push(chunk);
    });
    request.once('end', () => resolve(bytes > PAYLOAD_LIMIT ? undefined : Buffer.concat(chunks).toString('utf8')));
    request.once('error', reject);
  });
}
