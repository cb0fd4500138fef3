import { apiGatewayMethodRules } from '../../../lib/compliance/rules/api-gateway-method-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const METHOD = 'AWS::ApiGateway::Method';

function set(properties: Record<string, unknown>, others: Record<string, Resource> = {}) {
  return { resources: { Method: { Type: METHOD, Properties: properties }, ...others } };
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

function guarded(authorization: string, type: unknown) {
  return set(
    { AuthorizationType: authorization, AuthorizerId: { Ref: 'Authorizer' } },
    { Authorizer: { Type: 'AWS::ApiGateway::Authorizer', Properties: { Type: type } } },
  );
}

function scoped(scopes: unknown) {
  return { AuthorizationType: 'COGNITO_USER_POOLS', AuthorizationScopes: scopes };
}

function planned(properties: Record<string, unknown>) {
  return set(
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

function withModels(models: unknown, verb = 'POST') {
  return set(
    { HttpMethod: verb, RequestModels: models },
    { Model: { Type: 'AWS::ApiGateway::Model' }, Bucket: { Type: 'AWS::S3::Bucket' } },
  );
}

function validated(validator: Record<string, unknown>, verb = 'POST') {
  return set(
    { HttpMethod: verb, RequestValidatorId: { Ref: 'Validator' } },
    { Validator: { Type: 'AWS::ApiGateway::RequestValidator', Properties: validator } },
  );
}

const MODEL = { Ref: 'Model' };
const ID = 'method.request.path.id';
const IF_MATCH = 'method.request.header.If-Match';

/** `GET /records/{id}` */
function withParameters(parameters: unknown, pathPart: unknown = '{id}') {
  return set(
    { HttpMethod: 'GET', ResourceId: { Ref: 'Record' }, RequestParameters: parameters },
    {
      Record: {
        Type: 'AWS::ApiGateway::Resource',
        Properties: { ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: pathPart },
      },
      Api: { Type: 'AWS::ApiGateway::RestApi' },
    },
  );
}

/** A method of a path that asks nobody to sign in. */
function route(HttpMethod: string, PathPart: string) {
  const ResourceId = { Ref: 'Path' };
  return {
    resources: {
      Method: { Type: 'AWS::ApiGateway::Method', Properties: { HttpMethod, ResourceId, AuthorizationType: 'NONE' } },
      Path: { Type: 'AWS::ApiGateway::Resource', Properties: { PathPart } },
    },
  };
}

rulesDecide('API Gateway method rules', apiGatewayMethodRules, {
  ApiMethodAuthorization: {
    holds: [
      { HttpMethod: 'GET', AuthorizationType: 'AWS_IAM' },
      { HttpMethod: 'GET', AuthorizationType: 'COGNITO_USER_POOLS' },
      { HttpMethod: 'POST', AuthorizationType: 'CUSTOM' },
    ],
    broken: [
      route('GET', 'records'),
      route('POST', 'health'),
      { HttpMethod: 'GET' },
      { HttpMethod: 'GET', AuthorizationType: 'NONE' },
      { HttpMethod: 'ANY', AuthorizationType: 'NONE' },
    ],
    undecided: [
      { HttpMethod: 'GET', AuthorizationType: UNKNOWN },
      { HttpMethod: UNKNOWN, AuthorizationType: 'NONE' },
    ],
    notApplicable: [route('GET', 'health'), { HttpMethod: 'OPTIONS', AuthorizationType: 'NONE' }],
  },
  ApiMethodAuthorizer: {
    holds: [
      guarded('COGNITO_USER_POOLS', 'COGNITO_USER_POOLS'),
      guarded('CUSTOM', 'TOKEN'),
      guarded('CUSTOM', 'REQUEST'),
      { AuthorizationType: 'CUSTOM', AuthorizerId: 'abc123' },
    ],
    broken: [
      { AuthorizationType: 'CUSTOM' },
      { AuthorizationType: 'COGNITO_USER_POOLS', AuthorizerId: '' },
      guarded('COGNITO_USER_POOLS', 'TOKEN'),
      guarded('CUSTOM', 'COGNITO_USER_POOLS'),
      guarded('CUSTOM', undefined),
      set({ AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Bucket' } }, { Bucket: { Type: 'AWS::S3::Bucket' } }),
    ],
    undecided: [{ AuthorizationType: 'CUSTOM', AuthorizerId: UNKNOWN }, guarded('CUSTOM', UNKNOWN)],
    notApplicable: [{}, { AuthorizationType: 'NONE' }, { AuthorizationType: 'AWS_IAM' }],
  },
  ApiMethodScopes: {
    holds: [scoped(['records/read']), scoped(['https://api.example.com/read'])],
    broken: [
      scoped(undefined),
      scoped([]),
      scoped(['']),
      scoped(['*']),
      scoped(['records/*']),
      scoped(['records/read', '*']),
      scoped(['openid']),
    ],
    undecided: [scoped([UNKNOWN]), { AuthorizationType: UNKNOWN }],
    notApplicable: [{}, { AuthorizationType: 'AWS_IAM' }],
  },
  ApiKeyNotAuthorization: {
    holds: [{ ApiKeyRequired: true, AuthorizationType: 'AWS_IAM' }],
    broken: [{ ApiKeyRequired: true }, { ApiKeyRequired: true, AuthorizationType: 'NONE' }],
    undecided: [{ ApiKeyRequired: UNKNOWN }, { ApiKeyRequired: true, AuthorizationType: UNKNOWN }],
    notApplicable: [{}, { ApiKeyRequired: false }],
  },
  ApiMethodMetered: {
    holds: [planned({ ApiKeyRequired: true })],
    broken: [planned({}), planned({ ApiKeyRequired: false })],
    undecided: [planned({ ApiKeyRequired: UNKNOWN })],
    notApplicable: [{}, planned({ HttpMethod: 'OPTIONS' }), planned({ AuthorizationType: 'NONE' })],
  },
  ApiMethodBodyModel: {
    holds: [
      withModels({ $default: MODEL }),
      withModels({ $default: MODEL, 'application/json': 'PostRecords' }, 'PATCH'),
      withModels({ $default: 'PutRecords' }, 'PUT'),
    ],
    broken: [
      withModels(undefined),
      withModels({}),
      withModels({}, 'PUT'),
      withModels({}, 'PATCH'),
      withModels({}, 'ANY'),
      withModels({ 'application/json': MODEL }),
      withModels({ $default: 'Empty' }),
      withModels({ $default: '' }),
      withModels({ $default: { Ref: 'Bucket' } }),
      withModels({ $default: MODEL, 'application/json': 'Empty' }),
    ],
    undecided: [withModels({ $default: UNKNOWN }), withModels(UNKNOWN)],
    notApplicable: [{ HttpMethod: 'GET' }, { HttpMethod: 'DELETE' }, { HttpMethod: 'OPTIONS' }],
  },
  ApiMethodBodyValidated: {
    holds: [validated({ ValidateRequestBody: true })],
    broken: [
      { HttpMethod: 'POST' },
      validated({}),
      validated({ ValidateRequestBody: false }, 'PUT'),
      validated({ ValidateRequestParameters: true }, 'PATCH'),
    ],
    undecided: [
      { HttpMethod: 'POST', RequestValidatorId: UNKNOWN },
      { HttpMethod: 'POST', RequestValidatorId: 'abc123' },
      validated({ ValidateRequestBody: UNKNOWN }),
    ],
    notApplicable: [{ HttpMethod: 'GET' }],
  },
  ApiMethodParametersValidated: {
    holds: [validated({ ValidateRequestParameters: true }, 'GET'), validated({ ValidateRequestParameters: true })],
    broken: [
      { HttpMethod: 'GET' },
      validated({}, 'GET'),
      validated({ ValidateRequestParameters: false }, 'DELETE'),
      validated({ ValidateRequestBody: true }),
    ],
    undecided: [
      { HttpMethod: 'GET', RequestValidatorId: UNKNOWN },
      validated({ ValidateRequestParameters: UNKNOWN }, 'GET'),
    ],
    notApplicable: [{ HttpMethod: 'OPTIONS' }],
  },
  ApiMethodRequiredParameters: {
    holds: [
      withParameters({ [ID]: true }),
      withParameters({ [ID]: true, [IF_MATCH]: true, 'method.request.querystring.limit': false }),
      withParameters({ 'method.request.path.proxy': true }, '{proxy+}'),
      withParameters({}, 'records'),
    ],
    broken: [
      withParameters(undefined),
      withParameters({ [ID]: false }),
      withParameters({ [ID]: true, [IF_MATCH]: false }),
      withParameters({ 'method.request.path.other': true }),
    ],
    undecided: [
      withParameters({ [ID]: UNKNOWN }),
      withParameters({}, UNKNOWN),
      { HttpMethod: 'GET', ResourceId: 'abc123' },
    ],
    notApplicable: [{ HttpMethod: 'OPTIONS' }],
  },
  ApiIntegrationTls: {
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
  ApiIntegrationTimeout: {
    holds: [{}, { Integration: { TimeoutInMillis: 29_000 } }],
    broken: [{ Integration: { TimeoutInMillis: 29_001 } }],
    undecided: [{ Integration: { TimeoutInMillis: UNKNOWN } }],
  },
});
