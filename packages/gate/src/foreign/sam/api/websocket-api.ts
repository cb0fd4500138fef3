import { arnHere, type JsonObject, pick, ref, toObject } from '../../json-value';
import type { SamOutput } from '../sam-output';
import type { SamResource } from '../sam-resource';
import { addApiV2Domain } from './api-domain';
import { createInvocationUri } from './api-method';
import { addAuthorizerPermission } from './http-authorizers';

const SAME = [
  'ApiKeySelectionExpression',
  'Description',
  'DisableExecuteApiEndpoint',
  'DisableSchemaValidation',
  'IpAddressType',
  'RouteSelectionExpression',
];
const STAGE_SAME = ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'StageVariables'];
const ROUTE_SAME = [
  'ApiKeyRequired',
  'ModelSelectionExpression',
  'OperationName',
  'RequestModels',
  'RequestParameters',
  'RouteResponseSelectionExpression',
];
const KNOWN = [
  ...SAME,
  ...STAGE_SAME,
  'Auth',
  'Domain',
  'FailOnWarnings',
  'Name',
  'PropagateTags',
  'Routes',
  'StageName',
  'Tags',
];

/** Expands a WebSocket API with its routes, integrations, authorizer, stage and domain. */
export function expandWebSocketApi(resource: SamResource, output: SamOutput): void {
  const { id, properties } = resource;
  output.rejectUnknown(resource, properties, KNOWN);
  const { StageName: stageName = 'default', Name: name = id } = properties;
  output.addMain(resource, 'AWS::ApiGatewayV2::Api', {
    Name: name,
    ProtocolType: 'WEBSOCKET',
    ...pick(properties, SAME),
    Tags: { 'websocketapi:createdBy': 'SAM', ...toObject(properties['Tags']) },
  });
  const auth = toObject(properties['Auth']);
  output.rejectUnknown(resource, auth, ['AuthArn', 'AuthType', 'IdentitySource', 'InvokeRole', 'Name'], 'Auth.');
  for (const [key, route] of Object.entries(toObject(properties['Routes']))) {
    addRoute(resource, key, toObject(route), auth, output);
  }
  if (auth['AuthType'] === 'CUSTOM') addAuthorizer(resource, auth, output);
  const suffix =
    typeof stageName === 'string' && stageName !== 'default' ? stageName.replaceAll(/[^0-9A-Za-z]/g, '') : '';
  const stage = `${id}${suffix === '' ? 'Default' : suffix}Stage`;
  output.add(resource, stage, 'AWS::ApiGatewayV2::Stage', {
    ApiId: ref(id),
    StageName: stageName,
    AutoDeploy: true,
    ...pick(properties, STAGE_SAME),
  });
  addApiV2Domain(resource, stage, output);
}

function addRoute(resource: SamResource, key: string, route: JsonObject, auth: JsonObject, output: SamOutput): void {
  const known = [...ROUTE_SAME, 'FunctionArn', 'IntegrationTimeout'];
  output.rejectUnknown(resource, route, known, `Routes.${key}.`);
  const word = key.replaceAll(/[^0-9A-Za-z]/g, '');
  const prefix = `${resource.id}${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  const { FunctionArn: arn } = route;
  // Only the route that opens a connection has an authorizer.
  const { AuthType: type = 'NONE' } = key === '$connect' ? auth : {};
  output.add(resource, `${prefix}Route`, 'AWS::ApiGatewayV2::Route', {
    ApiId: ref(resource.id),
    RouteKey: key,
    AuthorizationType: type,
    AuthorizerId: type === 'CUSTOM' ? ref(`${resource.id}ConnectAuthorizer`) : undefined,
    Target: { 'Fn::Join': ['/', ['integrations', ref(`${prefix}Integration`)]] },
    ...pick(route, ROUTE_SAME),
  });
  output.add(resource, `${prefix}Integration`, 'AWS::ApiGatewayV2::Integration', {
    ApiId: ref(resource.id),
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: createInvocationUri(arn),
    TimeoutInMillis: route['IntegrationTimeout'],
  });
  output.add(resource, `${prefix}Permission`, 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: arn,
    Principal: 'apigateway.amazonaws.com',
    SourceArn: arnHere('execute-api', `\${Api}/*/${key}`, { Api: ref(resource.id) }),
  });
}

function addAuthorizer(resource: SamResource, auth: JsonObject, output: SamOutput): void {
  const id = `${resource.id}ConnectAuthorizer`;
  output.add(resource, id, 'AWS::ApiGatewayV2::Authorizer', {
    ApiId: ref(resource.id),
    AuthorizerType: 'REQUEST',
    AuthorizerCredentialsArn: auth['InvokeRole'],
    AuthorizerUri: createInvocationUri(auth['AuthArn']),
    IdentitySource: auth['IdentitySource'],
    Name: auth['Name'] ?? id,
  });
  if (auth['InvokeRole'] !== undefined) return;
  addAuthorizerPermission(resource, `${resource.id}AuthorizerPermission`, auth['AuthArn'], output);
}
