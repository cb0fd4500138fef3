import { type JsonObject, omitAbsent, ref, toItems, toObject } from '../json-value';
import { type ImportedResources, rename } from './add-resource';
import { getSchemes, listOperations, type Operation } from './operations';

const INTEGRATION = {
  connectionId: 'ConnectionId',
  connectionType: 'ConnectionType',
  credentials: 'CredentialsArn',
  httpMethod: 'IntegrationMethod',
  payloadFormatVersion: 'PayloadFormatVersion',
  requestParameters: 'RequestParameters',
  timeoutInMillis: 'TimeoutInMillis',
  uri: 'IntegrationUri',
};

const AUTHORIZER = {
  authorizerCredentials: 'AuthorizerCredentialsArn',
  authorizerPayloadFormatVersion: 'AuthorizerPayloadFormatVersion',
  authorizerResultTtlInSeconds: 'AuthorizerResultTtlInSeconds',
  authorizerUri: 'AuthorizerUri',
  enableSimpleResponses: 'EnableSimpleResponses',
};

const CORS = {
  allowCredentials: 'AllowCredentials',
  allowHeaders: 'AllowHeaders',
  allowMethods: 'AllowMethods',
  allowOrigins: 'AllowOrigins',
  exposeHeaders: 'ExposeHeaders',
  maxAge: 'MaxAge',
};

/** Creates the resources that API Gateway imports from the document of an HTTP API. @returns properties of the API */
export function expandHttpDocument(api: string, document: JsonObject, imported: ImportedResources): JsonObject {
  const authorizers = addAuthorizers(api, document, imported);
  for (const operation of listOperations(document)) addRoute(api, operation, authorizers, imported);
  const cors = rename(toObject(document['x-amazon-apigateway-cors']), CORS);
  const [server] = toItems(document['servers']);
  const endpoint = toObject(toObject(server)['x-amazon-apigateway-endpoint-configuration']);
  return omitAbsent({
    Name: toObject(document['info'])['title'],
    ProtocolType: 'HTTP',
    CorsConfiguration: Object.keys(cors).length === 0 ? undefined : cors,
    DisableExecuteApiEndpoint: endpoint['disableExecuteApiEndpoint'],
  });
}

function addRoute(
  api: string,
  { path, method, definition, condition, security }: Operation,
  authorizers: ReadonlyMap<string, string>,
  imported: ImportedResources,
): void {
  const key = path.replace(/^\//, '') === '$default' ? '$default' : `${method} ${path}`;
  const given = toObject(definition['x-amazon-apigateway-integration']);
  const { type } = given;
  const integration = imported.add(
    `Integration ${key}`,
    'AWS::ApiGatewayV2::Integration',
    {
      ApiId: ref(api),
      ...(typeof type === 'string' ? { IntegrationType: type.toUpperCase() } : {}),
      ...rename(given, INTEGRATION),
    },
    condition,
  );
  const authorizer = authorizers.get(security.scheme ?? '');
  imported.add(
    `Route ${key}`,
    'AWS::ApiGatewayV2::Route',
    omitAbsent({
      ApiId: ref(api),
      RouteKey: key,
      AuthorizationType: security.type,
      AuthorizerId: authorizer === undefined ? undefined : ref(authorizer),
      AuthorizationScopes: security.scopes.length === 0 ? undefined : security.scopes,
      Target: { 'Fn::Join': ['/', ['integrations', ref(integration)]] },
    }),
    condition,
  );
}

function addAuthorizers(api: string, document: JsonObject, imported: ImportedResources): ReadonlyMap<string, string> {
  const added = Object.entries(getSchemes(document)).flatMap(([name, scheme]): readonly [string, string][] => {
    const authorizer = toObject(toObject(scheme)['x-amazon-apigateway-authorizer']);
    const type = String(authorizer['type']).toUpperCase();
    if (type !== 'JWT' && type !== 'REQUEST') return [];
    const { audience, issuer } = toObject(authorizer['jwtConfiguration']);
    const id = imported.add(
      `Authorizer ${name}`,
      'AWS::ApiGatewayV2::Authorizer',
      omitAbsent({
        ApiId: ref(api),
        Name: name,
        AuthorizerType: type,
        IdentitySource: toItems(authorizer['identitySource']),
        JwtConfiguration: type === 'JWT' ? omitAbsent({ Audience: audience, Issuer: issuer }) : undefined,
        ...rename(authorizer, AUTHORIZER),
      }),
    );
    return [[name, id]];
  });
  return new Map(added);
}
