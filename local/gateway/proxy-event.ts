import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { ApiDefinition, RouteDefinition } from './api-definition';
import type { Claims } from './token-check';

export interface ProxyRequest {
  readonly request: IncomingMessage;
  readonly requestId: string;
  readonly route: RouteDefinition;
  readonly stage: ApiDefinition['stage'];
  /** Path after the stage, as it was sent. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly claims: Claims | undefined;
  readonly apiKey: string | undefined;
  readonly time: number;
}

/**
 * @see
 *   https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 */
export function buildProxyEvent(from: ProxyRequest): APIGatewayProxyEvent {
  const { request, route, stage, path, query, claims } = from;
  const { rawHeaders } = request;
  const names = rawHeaders.filter((_, at) => at % 2 === 0);
  const multiValueHeaders = groupByName(names.map((name, at) => [name, rawHeaders[2 * at + 1] ?? '']));
  const multiValueQuery = groupByName([...query]);
  const method = request.method ?? '';
  const queried = query.size > 0;
  return {
    resource: route.path,
    path,
    httpMethod: method,
    headers: takeLast(multiValueHeaders),
    multiValueHeaders,
    queryStringParameters: queried ? takeLast(multiValueQuery) : null,
    multiValueQueryStringParameters: queried ? multiValueQuery : null,
    pathParameters: Object.keys(from.pathParameters).length > 0 ? { ...from.pathParameters } : null,
    stageVariables: null,
    body: from.body === '' ? null : from.body,
    isBase64Encoded: false,
    requestContext: {
      accountId: '111122223333',
      apiId: 'local',
      authorizer: claims === undefined ? null : { claims: { ...claims } },
      httpMethod: method,
      identity: buildIdentity(request, from.apiKey),
      path: `/${stage}${path}`,
      protocol: `HTTP/${request.httpVersion}`,
      requestId: from.requestId,
      requestTimeEpoch: from.time,
      resourceId: 'local',
      resourcePath: route.path,
      stage,
    },
  };
}

/** The values of each name; a name may be `__proto__`. */
function groupByName(pairs: readonly (readonly [string, string])[]): Record<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of pairs) groups.set(name, [...(groups.get(name) ?? []), value]);
  return Object.fromEntries(groups);
}

function takeLast(groups: Readonly<Record<string, string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, values]) => [name, values.at(-1) ?? '']));
}

function buildIdentity(
  request: IncomingMessage,
  apiKey: string | undefined,
): APIGatewayProxyEvent['requestContext']['identity'] {
  return {
    accessKey: null,
    accountId: null,
    apiKey: apiKey ?? null,
    apiKeyId: apiKey ?? null,
    caller: null,
    clientCert: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
    user: null,
    userAgent: request.headers['user-agent'] ?? null,
    userArn: null,
  };
}
