import { describe, expect, test } from '@jest/globals';
import { expandOpenApi } from '../../src/foreign/open-api/expand-open-api';

type JsonObject = Readonly<Record<string, unknown>>;

const integration = {
  'x-amazon-apigateway-integration': {
    type: 'http',
    uri: 'http://example.com',
    httpMethod: 'GET',
    connectionType: 'INTERNET',
  },
};

const rest = (body: JsonObject, attributes: JsonObject = {}) => ({
  Api: { Type: 'AWS::ApiGateway::RestApi', ...attributes, Properties: { Body: body } },
});

/** Properties of a generated resource. */
function read(resources: JsonObject, id: string): JsonObject {
  return Object(Object(expandOpenApi(resources).resources[id]).Properties);
}

describe('the document of a REST API', () => {
  const document = {
    swagger: '2.0',
    security: [{ pool: ['read'] }],
    securityDefinitions: {
      pool: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: ['arn:pool'] },
      },
      key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
      sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
      unknown: { type: 'oauth2', flow: 'implicit' },
    },
    'x-amazon-apigateway-policy': {
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }],
    },
    'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
    'x-amazon-apigateway-request-validator': 'all',
    'x-amazon-apigateway-gateway-responses': {
      DEFAULT_5XX: { statusCode: 500, responseTemplates: { 'application/json': '{}' } },
    },
    definitions: { Order: { type: 'object' } },
    paths: {
      '/': { get: integration },
      '/orders/{id}': {
        parameters: [],
        get: { ...integration, security: [] },
        post: {
          ...integration,
          security: [{ sigv4: [] }, { key: [] }],
          parameters: [
            { in: 'body', name: 'order', schema: { $ref: '#/definitions/Order' } },
            { in: 'query', name: 'page', required: true },
          ],
        },
        put: { ...integration, security: [{ unknown: [] }] },
        'x-amazon-apigateway-any-method': { ...integration, 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } },
      },
    },
  };

  test.each([
    [
      'ApiGET',
      {
        AuthorizationType: 'COGNITO_USER_POOLS',
        AuthorizationScopes: ['read'],
        AuthorizerId: { Ref: 'ApiAuthorizerpool' },
      },
    ],
    ['ApiGETordersid', { AuthorizationType: 'NONE', ApiKeyRequired: false }],
    ['ApiPOSTordersid', { AuthorizationType: 'AWS_IAM', ApiKeyRequired: true }],
    ['ApiPUTordersid', { AuthorizationType: 'NONE' }],
    ['ApiANYordersid', { AuthorizationType: 'AWS_IAM', HttpMethod: 'ANY' }],
  ])('becomes the method %s', (id, expected) => {
    expect(read(rest(document), id)).toMatchObject(expected);
  });

  test('gives methods their path, integration, model, parameters and validator', () => {
    expect(read(rest(document), 'ApiPOSTordersid')).toMatchObject({
      ResourceId: { Ref: 'ApiResourceordersid' },
      Integration: {
        Type: 'HTTP',
        Uri: 'http://example.com',
        IntegrationHttpMethod: 'GET',
        ConnectionType: 'INTERNET',
      },
      RequestModels: { 'application/json': 'Order' },
      RequestParameters: { 'method.request.querystring.page': true },
      RequestValidatorId: { Ref: 'ApiValidatorall' },
    });
    expect(read(rest(document), 'ApiResourceordersid')).toMatchObject({ PathPart: 'orders/{id}' });
  });

  test('becomes authorizers, validators, models, responses, and properties of the API', () => {
    const { resources, origins } = expandOpenApi(rest(document));
    expect(resources).toMatchObject({
      ApiAuthorizerpool: {
        Type: 'AWS::ApiGateway::Authorizer',
        Properties: { Type: 'COGNITO_USER_POOLS', ProviderARNs: ['arn:pool'] },
      },
      ApiValidatorall: { Type: 'AWS::ApiGateway::RequestValidator', Properties: { ValidateRequestBody: true } },
      ApiModelOrder: { Type: 'AWS::ApiGateway::Model', Properties: { Schema: { type: 'object' } } },
      ApiResponseDEFAULT5XX: { Type: 'AWS::ApiGateway::GatewayResponse', Properties: { StatusCode: 500 } },
      Api: { Properties: { Policy: document['x-amazon-apigateway-policy'] } },
    });
    expect(new Set(origins.values())).toEqual(new Set(['Api']));
  });

  test('keeps the properties that the template has beside it', () => {
    const api = { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: document, Policy: 'own' } };
    expect(read({ Api: api }, 'Api')).toMatchObject({ Policy: 'own', Body: document });
  });

  test('in OpenAPI 3 has its schemes and schemas among the components', () => {
    const scheme = {
      type: 'apiKey',
      name: 'Auth',
      in: 'header',
      'x-amazon-apigateway-authorizer': { type: 'request', authorizerUri: 'uri' },
    };
    const third = {
      openapi: '3.0.1',
      components: { securitySchemes: { fn: scheme }, schemas: { Order: {} } },
      paths: {
        '/': {
          post: {
            ...integration,
            security: [{ fn: [] }],
            requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
          },
        },
      },
    };
    expect(read(rest(third), 'ApiPOST')).toMatchObject({
      AuthorizationType: 'CUSTOM',
      RequestModels: { 'application/json': 'Order' },
    });
    expect(read(rest(third), 'ApiAuthorizerfn')).toMatchObject({ Type: 'REQUEST', AuthorizerUri: 'uri' });
  });

  test('has methods under conditions, and two paths that differ in signs only', () => {
    const open = { ...integration, security: [] };
    const { resources } = expandOpenApi(
      rest({
        swagger: '2.0',
        paths: {
          '/a-b': { get: { 'Fn::If': ['C', integration, open] } },
          '/a/b': { get: open },
          '/no': { 'Fn::If': ['D', { get: open }, { Ref: 'AWS::NoValue' }] },
        },
      }),
    );
    const methods = Object.entries(resources).map(([id, resource]) => ({ id, ...Object(resource) }));
    const conditions = methods
      .filter(({ Type }) => Type === 'AWS::ApiGateway::Method')
      .map(({ id, Condition }) => [id, Condition]);
    expect(conditions).toEqual([
      ['ApiGETab', 'C'],
      // It is there while the condition is false, which no condition of the template says.
      ['ApiGETab2', undefined],
      ['ApiGETab3', undefined],
      ['ApiGETno', 'D'],
    ]);
  });
});

describe('the document of an HTTP API', () => {
  const document = {
    openapi: '3.0.1',
    info: { title: 'Orders' },
    'x-amazon-apigateway-cors': { allowOrigins: ['*'], allowCredentials: true },
    components: {
      securitySchemes: {
        jwt: {
          type: 'oauth2',
          'x-amazon-apigateway-authorizer': {
            type: 'jwt',
            identitySource: '$request.header.A',
            jwtConfiguration: { issuer: 'https://i.example.com', audience: ['a'] },
          },
        },
      },
    },
    paths: {
      '/$default': { 'x-amazon-apigateway-any-method': integration },
      '/a': { get: { ...integration, security: [{ jwt: ['s'] }] } },
    },
  };
  const api = { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Body: document } } };

  test('becomes routes, integrations, authorizers, and properties of the API', () => {
    expect(expandOpenApi(api).resources).toMatchObject({
      Api: {
        Properties: {
          Name: 'Orders',
          ProtocolType: 'HTTP',
          CorsConfiguration: { AllowOrigins: ['*'], AllowCredentials: true },
        },
      },
      ApiRoutedefault: { Properties: { RouteKey: '$default', AuthorizationType: 'NONE' } },
      ApiRouteGETa: {
        Properties: {
          RouteKey: 'GET /a',
          AuthorizationType: 'JWT',
          AuthorizationScopes: ['s'],
          AuthorizerId: { Ref: 'ApiAuthorizerjwt' },
        },
      },
      ApiIntegrationGETa: { Properties: { IntegrationType: 'HTTP', IntegrationUri: 'http://example.com' } },
      ApiAuthorizerjwt: {
        Properties: { AuthorizerType: 'JWT', JwtConfiguration: { Issuer: 'https://i.example.com', Audience: ['a'] } },
      },
    });
  });
});

describe('a document that is not in the template', () => {
  test.each([
    ['in a bucket', { BodyS3Location: { Bucket: 'b' } }, ['BodyS3Location']],
    ['by an intrinsic function', { Body: { 'Fn::If': ['C', {}, {}] } }, ['Body']],
    ['by a macro, which is reported by itself', { Body: { 'Fn::Transform': { Name: 'AWS::Include' } } }, []],
    ['without any', { Name: 'x' }, []],
  ])('%s', (_name, properties, expected) => {
    const { notJudged } = expandOpenApi({ Api: { Type: 'AWS::ApiGateway::RestApi', Properties: properties } });
    expect(notJudged.map(({ subject }) => subject)).toEqual(expected);
  });
});
