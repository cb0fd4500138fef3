import { describe, expect, test } from '@jest/globals';
import { listOperations } from '../../../src/foreign/open-api/operations';
import { expand, fn, fnWithEvent } from './expand';

type JsonObject = Readonly<Record<string, unknown>>;

const api = (properties: JsonObject = {}) => ({
  Type: 'AWS::Serverless::Api',
  Properties: { StageName: 'prod', ...properties },
});

/** What a caller of each method has to show: `GET /a: NONE`. */
function listSecurity(resources: JsonObject, id = 'Api', globals: JsonObject = {}): readonly string[] {
  const body = expand(resources, globals).properties[id]?.['Body'];
  return listOperations(Object(body)).map(({ method, path, security: { type, scheme, scopes, needsApiKey } }) => {
    const authorizer = scheme === undefined ? '' : ` by ${scheme}`;
    return `${method} ${path}: ${type}${authorizer}${scopes.length > 0 ? ` with ${scopes.join()}` : ''}${needsApiKey ? ' and a key' : ''}`;
  });
}

const get = (auth?: JsonObject) => ({
  Fn: fnWithEvent('Api', { RestApiId: { Ref: 'Api' }, Path: '/a/{id}', Method: 'get', ...(auth && { Auth: auth }) }),
});
const pool = {
  Authorizers: { Pool: { UserPoolArn: 'arn:pool', AuthorizationScopes: ['read'] } },
  DefaultAuthorizer: 'Pool',
};

describe('a REST API', () => {
  test('has a stage, a deployment, and permissions for its methods', () => {
    const settings = {
      AccessLogSetting: { DestinationArn: 'log' },
      TracingEnabled: true,
      MethodSettings: [{ HttpMethod: '*' }],
    };
    const { types, properties } = expand({ Api: api(settings), ...get() });
    expect(types).toEqual({
      Api: 'AWS::ApiGateway::RestApi',
      ApiDeployment: 'AWS::ApiGateway::Deployment',
      ApiprodStage: 'AWS::ApiGateway::Stage',
      Fn: 'AWS::Lambda::Function',
      FnRole: 'AWS::IAM::Role',
      FnSourcePermissionprod: 'AWS::Lambda::Permission',
    });
    expect(properties['ApiprodStage']).toMatchObject({ StageName: 'prod', ...settings });
    expect(JSON.stringify(properties['FnSourcePermissionprod'])).toContain(`\${Api}/*/GET/a/*`);
  });

  test('is implicit for event sources that name none, and takes the globals', () => {
    const { types, properties, origins } = expand(
      { Fn: fnWithEvent('Api', { Path: '/', Method: 'any' }) },
      { Api: { TracingEnabled: true } },
    );
    expect(types).toMatchObject({
      ServerlessRestApi: 'AWS::ApiGateway::RestApi',
      ServerlessRestApiProdStage: 'AWS::ApiGateway::Stage',
    });
    expect(properties['ServerlessRestApiProdStage']).toMatchObject({ TracingEnabled: true });
    expect(origins.get('ServerlessRestApi')).toBe('Fn');
  });

  test('that is not in the template is named', () => {
    const event = fnWithEvent('Api', { RestApiId: { 'Fn::ImportValue': 'x' }, Path: '/', Method: 'get' });
    expect(expand({ Fn: event }).notJudged).toEqual(['Events.Source.RestApiId']);
  });

  test.each([
    ['without authorization', {}, undefined, ['GET /a/{id}: NONE']],
    ['with a default authorizer', { Auth: pool }, undefined, ['GET /a/{id}: COGNITO_USER_POOLS by Pool with read']],
    ['that declines the default authorizer', { Auth: pool }, { Authorizer: 'NONE' }, ['GET /a/{id}: NONE']],
    ['with IAM for one method', {}, { Authorizer: 'AWS_IAM' }, ['GET /a/{id}: AWS_IAM by AWS_IAM']],
    ['with IAM for all', { Auth: { DefaultAuthorizer: 'AWS_IAM' } }, undefined, ['GET /a/{id}: AWS_IAM by AWS_IAM']],
    ['with an API key', { Auth: { ApiKeyRequired: true } }, undefined, ['GET /a/{id}: NONE and a key']],
    ['that declines the key', { Auth: { ApiKeyRequired: true } }, { ApiKeyRequired: false }, ['GET /a/{id}: NONE']],
    [
      'with a function as authorizer',
      { Auth: { Authorizers: { Own: { FunctionArn: 'arn:fn' } } } },
      { Authorizer: 'Own' },
      ['GET /a/{id}: CUSTOM by Own'],
    ],
    [
      'with CORS and the default authorizer for preflight requests too',
      { Auth: pool, Cors: "'*'" },
      undefined,
      ['GET /a/{id}: COGNITO_USER_POOLS by Pool with read', 'OPTIONS /a/{id}: COGNITO_USER_POOLS by Pool with read'],
    ],
    [
      'with CORS and open preflight requests',
      { Auth: { ...pool, AddDefaultAuthorizerToCorsPreflight: false }, Cors: "'*'" },
      undefined,
      ['GET /a/{id}: COGNITO_USER_POOLS by Pool with read', 'OPTIONS /a/{id}: NONE'],
    ],
  ])('%s', (_name, properties, auth, expected) => {
    expect(listSecurity({ Api: api(properties), ...get(auth) })).toEqual(expected);
  });

  test('with a definition of its own gets the default authorizer, and an event source may override it', () => {
    const integration = { 'x-amazon-apigateway-integration': { type: 'aws_proxy', uri: 'u' } };
    const body = {
      openapi: '3.0.1',
      paths: {
        '/a/{id}': { get: integration },
        '/b': { 'Fn::If': ['C', { any: integration }, { Ref: 'AWS::NoValue' }] },
      },
    };
    const resources = {
      Api: api({ Auth: pool, Cors: "'*'", DefinitionBody: body }),
      ...get({ Authorizer: 'NONE', OverrideApiAuth: true }),
    };
    expect(listSecurity(resources)).toEqual([
      'GET /a/{id}: NONE',
      'OPTIONS /a/{id}: COGNITO_USER_POOLS by Pool with read',
      'ANY /b: COGNITO_USER_POOLS by Pool with read',
      'OPTIONS /b: COGNITO_USER_POOLS by Pool with read',
    ]);
  });

  test('starts a state machine with a role', () => {
    const events = { Post: { Type: 'Api', Properties: { Path: '/', Method: 'post' } } };
    const { properties } = expand({
      M: { Type: 'AWS::Serverless::StateMachine', Properties: { Definition: {}, Events: events } },
    });
    expect(JSON.stringify(properties['MPostRole'])).toContain('apigateway.amazonaws.com');
    expect(JSON.stringify(properties['ServerlessRestApi'])).toContain('states:action/StartExecution');
  });

  test('has a resource policy of lists', () => {
    const policy = {
      IpRangeWhitelist: ['192.0.2.0/24'],
      SourceVpcBlacklist: ['vpce-1'],
      AwsAccountWhitelist: ['111122223333'],
    };
    const { properties } = expand({ Api: api({ Auth: { ResourcePolicy: policy } }), ...get() });
    const statements = Object(properties['Api']?.['Body'])['x-amazon-apigateway-policy'].Statement;
    expect(statements).toMatchObject([
      { Effect: 'Allow', Principal: { AWS: ['111122223333'] } },
      { Effect: 'Allow', Principal: '*' },
      { Effect: 'Deny', Condition: { NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] } } },
      { Effect: 'Deny', Condition: { StringEquals: { 'aws:SourceVpce': ['vpce-1'] } } },
    ]);
  });

  test('has a domain with records, a usage plan with a key, models and gateway responses', () => {
    const { types, properties } = expand({
      Api: api({
        Auth: { UsagePlan: { CreateUsagePlan: 'PER_API', Quota: { Limit: 1 } } },
        Domain: {
          DomainName: 'api.example.com',
          CertificateArn: 'cert',
          SecurityPolicy: 'TLS_1_2',
          BasePath: '/v1',
          Route53: { HostedZoneId: 'Z' },
        },
        EndpointConfiguration: { Type: 'PRIVATE', VPCEndpointIds: ['vpce-1'] },
        GatewayResponses: { DEFAULT_4XX: { ResponseParameters: { Headers: { 'X-A': "'b'" } } } },
        Models: { Order: { type: 'object' } },
      }),
      Fn: fnWithEvent('Api', {
        RestApiId: { Ref: 'Api' },
        Path: '/',
        Method: 'post',
        RequestModel: { Model: 'Order', ValidateBody: true },
        RequestParameters: [{ 'method.request.querystring.page': { Required: true } }],
      }),
    });
    expect(types).toMatchObject({
      ApiDomainName: 'AWS::ApiGateway::DomainName',
      Apiv1BasePathMapping: 'AWS::ApiGateway::BasePathMapping',
      ApiRecordSetGroup: 'AWS::Route53::RecordSetGroup',
      ApiUsagePlan: 'AWS::ApiGateway::UsagePlan',
      ApiApiKey: 'AWS::ApiGateway::ApiKey',
      ApiUsagePlanKey: 'AWS::ApiGateway::UsagePlanKey',
    });
    expect(properties['ApiDomainName']).toMatchObject({ SecurityPolicy: 'TLS_1_2', RegionalCertificateArn: 'cert' });
    expect(properties['Api']).toMatchObject({
      EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: ['vpce-1'] },
      Body: {
        definitions: { order: { type: 'object' } },
        'x-amazon-apigateway-gateway-responses': {
          DEFAULT_4XX: { responseParameters: { 'gatewayresponse.header.X-A': "'b'" } },
        },
        paths: { '/': { post: { 'x-amazon-apigateway-request-validator': 'body-only' } } },
      },
    });
  });

  test('whose definition is elsewhere is named', () => {
    const uri = expand({ Api: api({ DefinitionUri: 's3://b/k' }) });
    expect(uri).toMatchObject({
      notJudged: ['DefinitionUri'],
      properties: { Api: { BodyS3Location: { Bucket: 'b', Key: 'k' } } },
    });
    const chosen = { 'Fn::If': ['C', {}, {}] };
    expect(expand({ Api: api({ DefinitionBody: chosen }) }).notJudged).toEqual(['DefinitionBody']);
    expect(expand({ Api: api({ Auth: { 'Fn::If': ['A', pool, {}] } }) }).notJudged).toEqual(['Auth']);
  });

  test('shares one usage plan with others', () => {
    const shared = api({ Auth: { UsagePlan: { CreateUsagePlan: 'SHARED' } } });
    const { properties } = expand({ One: shared, Two: shared });
    expect(properties['ServerlessUsagePlan']?.['ApiStages']).toHaveLength(2);
  });

  test('of functions under a condition has methods under it', () => {
    const { properties } = expand({
      Fn: fn({ Events: { E: { Type: 'Api', Properties: { Path: '/', Method: 'get' } } } }, { Condition: 'C' }),
    });
    expect(listOperations(Object(properties['ServerlessRestApi']?.['Body']))).toMatchObject([
      { condition: 'C', method: 'GET' },
    ]);
  });
});

test('a reference to what SAM generates leads to the generated resource', () => {
  const { properties } = expand({
    Api: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'v1' } },
    Fn: { ...fn({ AutoPublishAlias: 'live' }) },
    Own: {
      Type: 'AWS::Example::Thing',
      Properties: {
        Stage: { Ref: 'Api.Stage' },
        Alias: { Ref: 'Fn.Alias' },
        Arn: { 'Fn::Sub': `restapis/\${Api}/stages/\${Api.Stage}/\${!Api.Stage}/\${Fn.Arn}` },
        More: { 'Fn::Sub': [`\${Api.Stage}/\${Name}`, { Name: { Ref: 'Api.Stage' } }] },
        Other: { Ref: 'Api.Other' },
      },
    },
  });
  expect(properties['Own']).toEqual({
    Stage: { Ref: 'Apiv1Stage' },
    Alias: { Ref: 'FnAliaslive' },
    Arn: { 'Fn::Sub': `restapis/\${Api}/stages/\${Apiv1Stage}/\${!Api.Stage}/\${Fn.Arn}` },
    More: { 'Fn::Sub': [`\${Apiv1Stage}/\${Name}`, { Name: { Ref: 'Apiv1Stage' } }] },
    Other: { Ref: 'Api.Other' },
  });
});
