import { apiMethodRules } from '../../../src/rules/api/api-method';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const METHOD = 'AWS::ApiGateway::Method';

function buildMethod(properties: Record<string, unknown>, others: Record<string, Resource> = {}) {
  return { resources: { Method: { Type: METHOD, Properties: properties }, ...others } };
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

function withScopes(scopes: unknown) {
  return { AuthorizationType: 'COGNITO_USER_POOLS', AuthorizationScopes: scopes };
}

function withPlan(properties: Record<string, unknown>) {
  return buildMethod(
    { HttpMethod: 'GET', AuthorizationType: 'COGNITO_USER_POOLS', RestApiId: { Ref: 'Api' }, ...properties },
    {
      Api: { Type: 'AWS::ApiGateway::RestApi' },
      Plan: {
        Type: 'AWS::ApiGateway::UsagePlan',
        Properties: { ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: 'live' }] },
      },
    },
  );
}

/** A method of a path that has no authorization. */
function buildOpenMethod(HttpMethod: string, PathPart: string) {
  const ResourceId = { Ref: 'Path' };
  return {
    resources: {
      Method: { Type: METHOD, Properties: { HttpMethod, ResourceId, AuthorizationType: 'NONE' } },
      Path: { Type: 'AWS::ApiGateway::Resource', Properties: { PathPart } },
    },
  };
}

/** A route of an HTTP API or a WebSocket API. */
function buildRoute(properties: Record<string, unknown>) {
  return {
    resources: {
      Route: { Type: 'AWS::ApiGatewayV2::Route', Properties: properties },
      HttpApi: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
      SocketApi: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } },
    },
  };
}

rulesDecide('method rules of API Gateway', apiMethodRules, {
  ApiMethodAuthorizationTypeSet: {
    holds: [
      { HttpMethod: 'GET', AuthorizationType: 'AWS_IAM' },
      { HttpMethod: 'GET', AuthorizationType: 'COGNITO_USER_POOLS' },
      { HttpMethod: 'POST', AuthorizationType: 'CUSTOM' },
      buildRoute({ RouteKey: 'GET /records', AuthorizationType: 'JWT' }),
      buildRoute({ RouteKey: '$connect', AuthorizationType: 'AWS_IAM' }),
    ],
    broken: [
      buildOpenMethod('GET', 'records'),
      buildOpenMethod('POST', 'health'),
      { HttpMethod: 'GET' },
      { HttpMethod: 'GET', AuthorizationType: 'NONE' },
      { HttpMethod: 'ANY', AuthorizationType: 'NONE' },
      buildRoute({ RouteKey: 'GET /records' }),
      buildRoute({ RouteKey: 'POST /health', AuthorizationType: 'NONE' }),
      buildRoute({ RouteKey: '$connect' }),
      buildRoute({ RouteKey: '$default', ApiId: { Ref: 'HttpApi' } }),
    ],
    undecided: [
      { HttpMethod: 'GET', AuthorizationType: UNKNOWN },
      { HttpMethod: UNKNOWN, AuthorizationType: 'NONE' },
      buildRoute({ RouteKey: UNKNOWN }),
      buildRoute({ RouteKey: 'GET /records', AuthorizationType: UNKNOWN }),
    ],
    notApplicable: [
      buildOpenMethod('GET', 'health'),
      { HttpMethod: 'OPTIONS', AuthorizationType: 'NONE' },
      buildRoute({ RouteKey: 'GET /health' }),
      buildRoute({ RouteKey: 'OPTIONS /records' }),
      buildRoute({ RouteKey: 'send', ApiId: { Ref: 'SocketApi' } }),
      buildRoute({ RouteKey: '$default', ApiId: { Ref: 'SocketApi' } }),
    ],
  },
  ApiMethodScopesSet: {
    holds: [withScopes(['records/read']), withScopes(['https://api.example.com/read'])],
    broken: [
      withScopes(undefined),
      withScopes([]),
      withScopes(['']),
      withScopes(['*']),
      withScopes(['records/*']),
      withScopes(['records/read', '*']),
      withScopes(['openid']),
    ],
    undecided: [withScopes([UNKNOWN]), { AuthorizationType: UNKNOWN }],
    notApplicable: [{}, { AuthorizationType: 'AWS_IAM' }],
  },
  ApiMethodApiKeyNotOnlyAuthorization: {
    holds: [{ ApiKeyRequired: true, AuthorizationType: 'AWS_IAM' }],
    broken: [{ ApiKeyRequired: true }, { ApiKeyRequired: true, AuthorizationType: 'NONE' }],
    undecided: [{ ApiKeyRequired: UNKNOWN }, { ApiKeyRequired: true, AuthorizationType: UNKNOWN }],
    notApplicable: [{}, { ApiKeyRequired: false }],
  },
  ApiMethodApiKeyRequired: {
    holds: [withPlan({ ApiKeyRequired: true })],
    broken: [withPlan({}), withPlan({ ApiKeyRequired: false })],
    undecided: [withPlan({ ApiKeyRequired: UNKNOWN })],
    notApplicable: [{}, withPlan({ HttpMethod: 'OPTIONS' }), withPlan({ AuthorizationType: 'NONE' })],
  },
  ApiMethodIntegrationHttps: {
    holds: [
      { Integration: { Type: 'HTTP_PROXY', Uri: 'https://example.com' } },
      { Integration: { Type: 'HTTP', Uri: { 'Fn::Sub': `https://\${Balancer.DNSName}/path` } } },
    ],
    broken: [
      { Integration: { Type: 'HTTP_PROXY', Uri: 'http://example.com' } },
      { Integration: { Type: 'HTTP', Uri: { 'Fn::Sub': `http://\${Balancer.DNSName}/path` } } },
      { Integration: { Type: 'HTTP', Uri: 'example.com' } },
    ],
    undecided: [{ Integration: { Type: 'HTTP', Uri: UNKNOWN } }, { Integration: { Type: UNKNOWN } }],
    notApplicable: [{}, { Integration: { Type: 'AWS_PROXY' } }, { Integration: { Type: 'MOCK' } }],
  },
});
