import { isRecord } from '../../templates/template';
import { getAtt, type JsonObject, omitAbsent, ref, toItems, toObject } from '../json-value';
import { type ImportedResources, rename } from './add-resource';
import { getSchemes, listOperations, type Operation } from './operations';

/** Fields of an integration by their names in OpenAPI and in CloudFormation. */
const INTEGRATION = {
  cacheKeyParameters: 'CacheKeyParameters',
  connectionId: 'ConnectionId',
  connectionType: 'ConnectionType',
  credentials: 'Credentials',
  httpMethod: 'IntegrationHttpMethod',
  passthroughBehavior: 'PassthroughBehavior',
  requestParameters: 'RequestParameters',
  requestTemplates: 'RequestTemplates',
  timeoutInMillis: 'TimeoutInMillis',
  uri: 'Uri',
};

const AUTHORIZER = {
  authorizerCredentials: 'AuthorizerCredentials',
  authorizerResultTtlInSeconds: 'AuthorizerResultTtlInSeconds',
  authorizerUri: 'AuthorizerUri',
  identitySource: 'IdentitySource',
  identityValidationExpression: 'IdentityValidationExpression',
  providerARNs: 'ProviderARNs',
};

/** Creates the resources that API Gateway imports from the document of a REST API. @returns properties of the API */
export function expandRestDocument(api: string, document: JsonObject, imported: ImportedResources): JsonObject {
  const paths = new Set(listOperations(document).map(({ path }) => path));
  for (const path of paths) if (path !== '/') addPath(api, path, imported);
  const authorizers = addAuthorizers(api, document, imported);
  const validators = addValidators(api, document, imported);
  for (const operation of listOperations(document))
    addMethod(api, operation, document, authorizers, validators, imported);
  addModels(api, document, imported);
  addGatewayResponses(api, document, imported);
  const endpoint = toObject(document['x-amazon-apigateway-endpoint-configuration']);
  return omitAbsent({
    Policy: document['x-amazon-apigateway-policy'],
    DisableExecuteApiEndpoint: endpoint['disableExecuteApiEndpoint'],
    BinaryMediaTypes: document['x-amazon-apigateway-binary-media-types'],
    MinimumCompressionSize: document['x-amazon-apigateway-minimum-compression-size'],
    ApiKeySourceType: document['x-amazon-apigateway-api-key-source'],
  });
}

function addPath(api: string, path: string, imported: ImportedResources): void {
  imported.add(`Resource ${path}`, 'AWS::ApiGateway::Resource', {
    RestApiId: ref(api),
    ParentId: getAtt(api, 'RootResourceId'),
    PathPart: path.replace(/^\//, ''),
  });
}

function addMethod(
  api: string,
  { path, method, definition, condition, security }: Operation,
  document: JsonObject,
  authorizers: ReadonlyMap<string, string>,
  validators: ReadonlyMap<string, string>,
  imported: ImportedResources,
): void {
  const key = 'x-amazon-apigateway-request-validator';
  const validator = validators.get(String(definition[key] ?? document[key]));
  const authorizer = authorizers.get(security.scheme ?? '');
  imported.add(
    `${method} ${path}`,
    'AWS::ApiGateway::Method',
    omitAbsent({
      RestApiId: ref(api),
      ResourceId: path === '/' ? getAtt(api, 'RootResourceId') : ref(imported.findId(`Resource ${path}`) ?? api),
      HttpMethod: method,
      AuthorizationType: security.type,
      AuthorizerId: authorizer === undefined || security.type === 'AWS_IAM' ? undefined : ref(authorizer),
      AuthorizationScopes: security.scopes.length === 0 ? undefined : security.scopes,
      ApiKeyRequired: security.needsApiKey,
      RequestValidatorId: validator === undefined ? undefined : ref(validator),
      RequestModels: readRequestModels(definition),
      RequestParameters: readParameters(definition),
      Integration: readIntegration(definition['x-amazon-apigateway-integration']),
    }),
    condition,
  );
}

function readIntegration(given: unknown): JsonObject | undefined {
  if (!isRecord(given)) return undefined;
  const { type, responses } = given;
  return {
    ...rename(given, INTEGRATION),
    ...(typeof type === 'string' ? { Type: type.toUpperCase() } : {}),
    ...(isRecord(responses) ? { IntegrationResponses: Object.values(responses).map(readIntegrationResponse) } : {}),
  };
}

function readIntegrationResponse(response: unknown): JsonObject {
  const names = { responseParameters: 'ResponseParameters', statusCode: 'StatusCode' };
  return rename(toObject(response), names);
}

/** `{ "application/json": "Order" }` of a body's schema. */
function readRequestModels(definition: JsonObject): JsonObject | undefined {
  const body = toItems(definition['parameters'])
    .map(toObject)
    .find((parameter) => parameter['in'] === 'body');
  const { content } = toObject(definition['requestBody']);
  const media = body === undefined ? toObject(content) : { 'application/json': body };
  const models = Object.entries(media).flatMap(([type, given]) => {
    const { schema } = toObject(given);
    const name = /\/(\w+)$/.exec(String(toObject(schema)['$ref']))?.[1];
    return name === undefined ? [] : [[type, name]];
  });
  return models.length === 0 ? undefined : Object.fromEntries(models);
}

/** `{ "method.request.querystring.page": true }`: whether each parameter is required. */
function readParameters(definition: JsonObject): JsonObject | undefined {
  const places: Readonly<Record<string, string>> = { query: 'querystring', header: 'header', path: 'path' };
  const parameters = toItems(definition['parameters'])
    .map(toObject)
    .flatMap(({ in: place, name, required = false }) => {
      const location = places[String(place)];
      return location === undefined ? [] : [[`method.request.${location}.${String(name)}`, required]];
    });
  return parameters.length === 0 ? undefined : Object.fromEntries(parameters);
}

function addAuthorizers(api: string, document: JsonObject, imported: ImportedResources): ReadonlyMap<string, string> {
  const types: Readonly<Record<string, string>> = {
    cognito_user_pools: 'COGNITO_USER_POOLS',
    token: 'TOKEN',
    request: 'REQUEST',
  };
  const added = Object.entries(getSchemes(document)).flatMap(([name, scheme]): readonly [string, string][] => {
    const authorizer = toObject(toObject(scheme)['x-amazon-apigateway-authorizer']);
    const type = types[String(authorizer['type']).toLowerCase()];
    if (type === undefined) return [];
    const header = `method.request.header.${String(toObject(scheme)['name'])}`;
    const id = imported.add(`Authorizer ${name}`, 'AWS::ApiGateway::Authorizer', {
      RestApiId: ref(api),
      Name: name,
      Type: type,
      ...(type === 'REQUEST' ? {} : { IdentitySource: header }),
      ...rename(authorizer, AUTHORIZER),
    });
    return [[name, id]];
  });
  return new Map(added);
}

function addValidators(api: string, document: JsonObject, imported: ImportedResources): ReadonlyMap<string, string> {
  const given = toObject(document['x-amazon-apigateway-request-validators']);
  const names = { validateRequestBody: 'ValidateRequestBody', validateRequestParameters: 'ValidateRequestParameters' };
  return new Map(
    Object.entries(given).map(([name, validator]) => {
      const properties = { RestApiId: ref(api), Name: name, ...rename(toObject(validator), names) };
      return [name, imported.add(`Validator ${name}`, 'AWS::ApiGateway::RequestValidator', properties)];
    }),
  );
}

function addModels(api: string, document: JsonObject, imported: ImportedResources): void {
  const schemas = { ...toObject(document['definitions']), ...toObject(toObject(document['components'])['schemas']) };
  for (const [name, schema] of Object.entries(schemas)) {
    const model = { RestApiId: ref(api), Name: name, ContentType: 'application/json', Schema: schema };
    imported.add(`Model ${name}`, 'AWS::ApiGateway::Model', model);
  }
}

function addGatewayResponses(api: string, document: JsonObject, imported: ImportedResources): void {
  const given = toObject(document['x-amazon-apigateway-gateway-responses']);
  const names = {
    responseParameters: 'ResponseParameters',
    responseTemplates: 'ResponseTemplates',
    statusCode: 'StatusCode',
  };
  for (const [type, response] of Object.entries(given)) {
    const properties = { RestApiId: ref(api), ResponseType: type, ...rename(toObject(response), names) };
    imported.add(`Response ${type}`, 'AWS::ApiGateway::GatewayResponse', properties);
  }
}
