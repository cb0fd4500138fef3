import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { type Listening, listen } from '../listen';
import { accessLog } from './access-log';
import type { ApiDefinition, RouteDefinition } from './api-definition';
import { bodyCheck } from './body-check';
import { proxyEvent } from './proxy-event';
import { routeMatcher } from './route-match';
import { TokenBucket } from './token-bucket';
import type { Claims, tokenCheck } from './token-check';
import type { countUsage } from './usage';

export interface GatewayProps {
  readonly api: ApiDefinition;
  readonly checkToken: ReturnType<typeof tokenCheck>;
  readonly countUsage: ReturnType<typeof countUsage>;
  /** Calls the function behind an alias. Rejects when it fails or takes too long. */
  readonly invoke: (alias: string, event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;
  readonly writeAccessLog: (line: string) => void;
  readonly port: number;
}

/** Bytes: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html */
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

/** What happened to one request, as far as it came. */
interface Progress {
  readonly requestId: string;
  readonly started: number;
  route?: RouteDefinition;
  claims?: Claims;
  apiKey?: string | undefined;
  authorized?: boolean;
  integration?: { readonly status: number; readonly latency: number };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | boolean>>;
  readonly body: string;
  /** Type of the gateway's own answer. */
  readonly type?: string;
}

/**
 * API Gateway on this machine, as the templates describe it: route, token and scopes, API key and quota, throttle, parameters and
 * model, function, in this order. In which order AWS looks at token, key and throttle is not documented.
 */
export async function startGateway(props: GatewayProps): Promise<Listening> {
  const { api, checkToken, invoke } = props;
  const now = performance.now();
  const match = routeMatcher(
    api.routes.map((route) => ({ ...route, bucket: new TokenBucket(route.limit, now), matches: bodyCheck(route) })),
  );
  const log = accessLog(api.accessLogFormat, LOGGED, props.writeAccessLog);
  const prefix = `/${api.stage}`;

  async function answer(request: IncomingMessage, progress: Progress): Promise<Answer> {
    const body = await bodyOf(request);
    if (body === undefined) return own('REQUEST_TOO_LARGE', 413);
    const [sent = '', search = ''] = (request.url ?? '').split('?', 2);
    const path = sent.startsWith(`${prefix}/`) ? sent.slice(prefix.length) : undefined;
    const found = path === undefined ? undefined : match(request.method ?? '', path);
    if (path === undefined || found === undefined) return own('MISSING_AUTHENTICATION_TOKEN', 403);
    const { route, pathParameters } = found;
    progress.route = route;
    if (route.scopes !== undefined) {
      const verified = checkToken(request.headers.authorization);
      if (!verified.ok) return own(verified.type, 401);
      const granted = verified.claims['scope']?.split(' ') ?? [];
      // AWS answers 401, not 403, to a token without the scope:
      // https://repost.aws/knowledge-center/api-gateway-cognito-401-unauthorized
      if (!route.scopes.some((scope) => granted.includes(scope))) return own('UNAUTHORIZED', 401);
      progress.claims = verified.claims;
      progress.authorized = true;
    }
    if (route.apiKeyRequired) {
      const usage = props.countUsage(headerOf(request, 'x-api-key'));
      progress.apiKey = usage.key;
      if (!usage.ok) return own(usage.type, usage.type === 'INVALID_API_KEY' ? 403 : 429);
    }
    if (!route.bucket.take(performance.now())) return own('THROTTLED', 429);
    const query = new URLSearchParams(search);
    const missing = route.required.some(({ in: place, name }) => {
      if (place === 'path') return pathParameters[name] === undefined;
      return place === 'header' ? headerOf(request, name) === undefined : !query.has(name);
    });
    if (missing) return own('BAD_REQUEST_PARAMETERS', 400);
    if (!route.matches(body)) return own('BAD_REQUEST_BODY', 400);
    const { requestId, claims, apiKey } = progress;
    const { stage } = api;
    const event = proxyEvent({
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
      return late ? own('INTEGRATION_TIMEOUT', 504) : own('INTEGRATION_FAILURE', 502);
    }
  }

  function own(type: string, status: number): Answer {
    const defined = api.answers.get(type) ?? api.answers.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
    const { body = '{}', headers = {} } = defined ?? {};
    return {
      status: defined?.status ?? status,
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
      type,
    };
  }

  function finish(
    request: IncomingMessage,
    response: ServerResponse,
    progress: Progress,
    { status, headers, body, type }: Answer,
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
    const progress: Progress = { requestId: randomUUID(), started: performance.now() };
    answer(request, progress)
      .catch(() => own('DEFAULT_5XX', 500))
      .then((found) => finish(request, response, progress, found))
      .catch(() => response.destroy());
  });
  const listening = await listen(server, props.port);
  return { ...listening, url: `${listening.url}${prefix}` };
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return Array.isArray(value) ? value.at(-1) : value;
}

/** Undefined when it is too large; the rest is read and thrown away, so that the client gets its answer. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
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
