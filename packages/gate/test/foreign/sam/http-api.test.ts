import { describe, expect, test } from '@jest/globals';
import { listOperations } from '../../../src/foreign/open-api/operations';
import { expand, fnWithEvent } from './expand';

type JsonObject = Readonly<Record<string, unknown>>;

const api = (properties: JsonObject = {}) => ({ Type: 'AWS::Serverless::HttpApi', Properties: properties });
const route = (more: JsonObject = {}) =>
  fnWithEvent('HttpApi', { ApiId: { Ref: 'Api' }, Path: '/a', Method: 'GET', ...more });
const jwt = {
  Jwt: {
    JwtConfiguration: { issuer: 'https://issuer.example.com', audience: ['a'] },
    IdentitySource: '$request.header.Authorization',
  },
};

function listTypes(properties: JsonObject, more: JsonObject = {}): readonly string[] {
  const body = expand({ Api: api(properties), Fn: route(more) }).properties['Api']?.['Body'];
  return listOperations(Object(body)).map(({ method, path, security }) => `${method} ${path}: ${security.type}`);
}

describe('an HTTP API', () => {
  test('has a stage and a permission', () => {
    const { types, properties } = expand({ Api: api({ AccessLogSettings: { DestinationArn: 'log' } }), Fn: route() });
    expect(types).toMatchObject({
      Api: 'AWS::ApiGatewayV2::Api',
      ApiApiGatewayDefaultStage: 'AWS::ApiGatewayV2::Stage',
      FnSourcePermission: 'AWS::Lambda::Permission',
    });
    expect(properties['ApiApiGatewayDefaultStage']).toMatchObject({
      StageName: '$default',
      AccessLogSettings: { DestinationArn: 'log' },
    });
  });

  test('is implicit with a default route', () => {
    const { properties } = expand({ Fn: fnWithEvent('HttpApi', {}) });
    expect(listOperations(Object(properties['ServerlessHttpApi']?.['Body']))).toMatchObject([
      { method: 'ANY', path: '$default' },
    ]);
  });

  test.each([
    ['without authorization', {}, {}, ['GET /a: NONE']],
    ['with tokens', { Auth: { Authorizers: jwt, DefaultAuthorizer: 'Jwt' } }, {}, ['GET /a: JWT']],
    [
      'that declines tokens',
      { Auth: { Authorizers: jwt, DefaultAuthorizer: 'Jwt' } },
      { Auth: { Authorizer: 'NONE' } },
      ['GET /a: NONE'],
    ],
    ['with IAM', { Auth: { EnableIamAuthorizer: true } }, { Auth: { Authorizer: 'AWS_IAM' } }, ['GET /a: AWS_IAM']],
    [
      'with a function',
      {
        Auth: {
          Authorizers: { Own: { FunctionArn: 'fn', AuthorizerPayloadFormatVersion: '2.0' } },
          DefaultAuthorizer: 'Own',
        },
      },
      {},
      ['GET /a: CUSTOM'],
    ],
  ])('%s', (_name, properties, more, expected) => {
    expect(listTypes(properties, more)).toEqual(expected);
  });

  test('has CORS, a domain, a closed default endpoint, and the permission to call its authorizer', () => {
    const { types, properties } = expand({
      Api: api({
        CorsConfiguration: true,
        DisableExecuteApiEndpoint: true,
        Domain: {
          DomainName: 'api.example.com',
          CertificateArn: 'cert',
          MutualTlsAuthentication: { TruststoreUri: 's3://b/k' },
        },
        Auth: { Authorizers: { Own: { FunctionArn: 'fn', EnableFunctionDefaultPermissions: true } } },
      }),
      Fn: route(),
    });
    expect(types).toMatchObject({
      ApiDomainName: 'AWS::ApiGatewayV2::DomainName',
      ApiApiMapping: 'AWS::ApiGatewayV2::ApiMapping',
      ApiOwnAuthorizerPermission: 'AWS::Lambda::Permission',
    });
    expect(properties['Api']?.['Body']).toMatchObject({
      'x-amazon-apigateway-cors': { allowOrigins: ['*'] },
      servers: [{ 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } }],
    });
  });
});

describe('a WebSocket API', () => {
  const socket = (auth: JsonObject) => ({
    Socket: {
      Type: 'AWS::Serverless::WebSocketApi',
      Properties: {
        RouteSelectionExpression: '$request.body.action',
        Auth: auth,
        Routes: { $connect: { FunctionArn: 'fn' }, send: { FunctionArn: 'fn' } },
      },
    },
  });

  test('has routes with integrations and permissions, and authorizes its connections', () => {
    const { types, properties } = expand(socket({ AuthType: 'CUSTOM', AuthArn: 'authorizer' }));
    expect(types).toEqual({
      Socket: 'AWS::ApiGatewayV2::Api',
      SocketConnectRoute: 'AWS::ApiGatewayV2::Route',
      SocketConnectIntegration: 'AWS::ApiGatewayV2::Integration',
      SocketConnectPermission: 'AWS::Lambda::Permission',
      SocketSendRoute: 'AWS::ApiGatewayV2::Route',
      SocketSendIntegration: 'AWS::ApiGatewayV2::Integration',
      SocketSendPermission: 'AWS::Lambda::Permission',
      SocketConnectAuthorizer: 'AWS::ApiGatewayV2::Authorizer',
      SocketAuthorizerPermission: 'AWS::Lambda::Permission',
      SocketDefaultStage: 'AWS::ApiGatewayV2::Stage',
    });
    expect(properties['SocketConnectRoute']).toMatchObject({
      AuthorizationType: 'CUSTOM',
      AuthorizerId: { Ref: 'SocketConnectAuthorizer' },
    });
    expect(properties['SocketSendRoute']).toMatchObject({ AuthorizationType: 'NONE' });
  });

  test('without authorization is open', () => {
    expect(expand(socket({})).properties['SocketConnectRoute']).toMatchObject({ AuthorizationType: 'NONE' });
  });
});
