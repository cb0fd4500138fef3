import type { AddedWeakness, Resources } from './added-weakness';
import { zone } from './origin-case';
import {
  GROUP,
  NO_AUTHENTICATION,
  NO_LIMIT,
  NO_LOGS,
  OLD,
  REST,
  TOO_BROAD,
  TRANSIT,
  weaken,
} from './weakened-properties';

const READER = 'arn:aws:lambda:eu-central-1:111122223333:function:reader';
const BACKEND = 'https://orders.example.com/records';
const PLAIN_BACKEND = 'http://orders.example.com/records';
const LIMITS = { ThrottlingBurstLimit: 50, ThrottlingRateLimit: 100 };
const LOGS = { DestinationArn: GROUP, Format: '$context.requestId $context.identity.sourceIp $context.status' };
const REST_API: Resources = { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'records' } }, ...zone };
const definition = (operation: object) => ({ openapi: '3.0.1', paths: { '/records': { get: operation } } });
const SECURED = {
  security: [{ users: [] }],
  'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri: BACKEND },
};

/** HTTP, WebSocket and REST APIs. */
export const apiGatewayWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::ApiGatewayV2::Api', { Name: 'records', ProtocolType: 'HTTP' }, [
    ['api-v2-quick-create', NO_AUTHENTICATION, 'Target', READER, /by quick create has an authorization type/],
    ['api-v2-cors-any', TOO_BROAD, 'CorsConfiguration', { AllowOrigins: ['*'] }, /HTTP API allows cross-origin/],
    ['api-v2-definition-open', NO_AUTHENTICATION, 'Body', definition({}), /requires authorization for every method/],
  ]),
  ...weaken(
    'AWS::ApiGatewayV2::Stage',
    { ApiId: 'abc123', StageName: 'live', AccessLogSettings: LOGS, DefaultRouteSettings: LIMITS },
    [
      ['api-v2-no-throttle', NO_LIMIT, 'DefaultRouteSettings', undefined, /limits the rate and the burst of requests/],
      ['api-v2-no-access-log', NO_LOGS, 'AccessLogSettings', undefined, /access logging/],
    ],
  ),
  ...weaken(
    'AWS::ApiGatewayV2::Stage',
    {
      ApiId: { Ref: 'Api' },
      StageName: 'live',
      AccessLogSettings: LOGS,
      DefaultRouteSettings: { ...LIMITS, LoggingLevel: 'INFO' },
    },
    [['api-v2-websocket-log-off', NO_LOGS, 'DefaultRouteSettings.LoggingLevel', 'OFF', /execution logging/]],
    { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } } },
  ),
  ...weaken('AWS::ApiGatewayV2::Route', { ApiId: 'abc123', RouteKey: 'GET /records', AuthorizationType: 'AWS_IAM' }, [
    ['api-v2-route-open', NO_AUTHENTICATION, 'AuthorizationType', 'NONE', /authorization/],
  ]),
  ...weaken(
    'AWS::ApiGatewayV2::Integration',
    { ApiId: 'abc123', IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'GET', IntegrationUri: BACKEND },
    [['api-v2-backend-http', TRANSIT, 'IntegrationUri', PLAIN_BACKEND, /calls its backend over HTTPS/]],
    zone,
  ),
  ...weaken(
    'AWS::ApiGatewayV2::Integration',
    {
      ApiId: 'abc123',
      ConnectionType: 'VPC_LINK',
      ConnectionId: 'link',
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      IntegrationUri: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/records/1/2',
      TlsConfig: { ServerNameToVerify: 'records.example.com' },
    },
    [['api-v2-private-plain', TRANSIT, 'TlsConfig', undefined, /private integration of an HTTP API uses TLS/]],
  ),
  ...weaken(
    'AWS::ApiGatewayV2::DomainName',
    {
      DomainName: 'api.example.com',
      DomainNameConfigurations: [
        { CertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/1', SecurityPolicy: 'TLS_1_2' },
      ],
    },
    [['api-v2-old-tls', OLD, 'DomainNameConfigurations.0.SecurityPolicy', 'TLS_1_0', /rejects old versions of TLS/]],
  ),
  ...weaken(
    'AWS::ApiGateway::RestApi',
    { Name: 'records', Body: definition(SECURED) },
    [
      ['api-definition-open', NO_AUTHENTICATION, 'Body', definition({}), /requires authorization for every method/],
      [
        'api-definition-optional',
        NO_AUTHENTICATION,
        'Body',
        definition({ ...SECURED, security: [{}] }),
        /requires authorization for every method/,
      ],
      [
        'api-definition-http',
        TRANSIT,
        'Body',
        definition({
          ...SECURED,
          'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri: PLAIN_BACKEND },
        }),
        /calls its backends over HTTPS/,
      ],
      [
        'api-definition-any-certificate',
        TRANSIT,
        'Body',
        definition({
          ...SECURED,
          'x-amazon-apigateway-integration': {
            type: 'http_proxy',
            uri: BACKEND,
            tlsConfig: { insecureSkipVerification: true },
          },
        }),
        /with a verified certificate/,
      ],
    ],
    zone,
  ),
  ...weaken(
    'AWS::ApiGateway::Deployment',
    { RestApiId: { Ref: 'Api' } },
    [
      ['api-deployment-stage', NO_LOGS, 'StageName', 'live', /stage that a deployment creates writes an access log/],
      [
        'api-deployment-cache',
        REST,
        '',
        {
          RestApiId: { Ref: 'Api' },
          StageName: 'live',
          StageDescription: { AccessLogSetting: LOGS, CacheClusterEnabled: true },
        },
        /stage that a deployment creates encrypts its cache/,
      ],
    ],
    REST_API,
  ),
  ...weaken(
    'AWS::ApiGateway::Method',
    {
      RestApiId: { Ref: 'Api' },
      ResourceId: 'root',
      HttpMethod: 'GET',
      AuthorizationType: 'AWS_IAM',
      Integration: { Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: BACKEND },
    },
    [
      ['api-method-http', TRANSIT, 'Integration.Uri', PLAIN_BACKEND, /calls its HTTP integration over HTTPS/],
      [
        'api-method-cors-any',
        TOO_BROAD,
        'Integration.IntegrationResponses',
        [{ StatusCode: '200', ResponseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'*'" } }],
        /cross-origin requests only from named origins/,
      ],
    ],
    REST_API,
  ),
  ...weaken(
    'AWS::ApiGatewayV2::Authorizer',
    {
      ApiId: 'abc123',
      Name: 'users',
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Audience: ['abc'],
        Issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_example',
      },
    },
    [
      [
        'api-v2-token-in-url',
        NO_AUTHENTICATION,
        'IdentitySource',
        ['$request.querystring.token'],
        /does not read tokens from the URL/,
      ],
      [
        'api-v2-issuer-http',
        TRANSIT,
        'JwtConfiguration.Issuer',
        'http://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_example',
        /calls or trusts uses HTTPS/,
      ],
    ],
  ),
];
