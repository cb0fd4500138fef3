import { isSame, type JsonObject, omitAbsent, ref, toItems, toObject } from '../../json-value';
import type { SamOutput } from '../sam-output';
import type { SamResource } from '../sam-resource';
import type { ApiMethod } from './api-method';
import { completeSecurity, readMethodSecurity } from './method-security';
import { OpenApiBody } from './open-api-body';
import { addRequestChecks } from './request-checks';
import { createPolicyStatements } from './resource-policy';
import { createRestSchemes } from './rest-authorizers';
import { addCors } from './rest-cors';

const AUTH_KNOWN = [
  'AddApiKeyRequiredToCorsPreflight',
  'AddDefaultAuthorizerToCorsPreflight',
  'ApiKeyRequired',
  'Authorizers',
  'DefaultAuthorizer',
  'InvokeRole',
  'ResourcePolicy',
  'UsagePlan',
];

/**
 * Creates the OpenAPI document of a REST API from its properties and its event sources. Undefined when the document is
 * elsewhere.
 */
export function createRestBody(
  resource: SamResource,
  methods: readonly ApiMethod[],
  output: SamOutput,
): JsonObject | undefined {
  const { properties } = resource;
  const { DefinitionUri: uri, DefinitionBody: definition } = properties;
  if (uri !== undefined) return undefined;
  const auth = toObject(output.resolve(properties['Auth']));
  output.rejectUnknown(resource, auth, AUTH_KNOWN, 'Auth.');
  const isManaged = definition === undefined || properties['MergeDefinitions'] === true;
  const body = new OpenApiBody(definition === undefined ? createSkeleton(properties) : toObject(definition));
  if (isManaged) for (const method of methods) addMethod(body, method, auth);
  else for (const method of methods) overrideSecurity(body, method, auth);
  if (properties['Cors'] !== undefined) addCors(body, output.resolve(properties['Cors']));
  body.set('securityDefinitions', { ...toObject(body.document['securityDefinitions']), ...createRestSchemes(auth) });
  body.changeMethods(completeSecurity(auth));
  addPolicy(body, methods, auth, properties['StageName']);
  addExtensions(body, properties);
  return body.build();
}

function createSkeleton(properties: JsonObject): JsonObject {
  const { OpenApiVersion: version } = properties;
  const isThird = /^3/.test(String(version));
  return {
    ...(isThird ? { openapi: String(version) } : { swagger: '2.0' }),
    info: { version: '1.0', title: ref('AWS::StackName') },
    paths: {},
  };
}

function addMethod(body: OpenApiBody, method: ApiMethod, auth: JsonObject): void {
  const { path, verb, event, condition } = method;
  const usesIam =
    method.auth['Authorizer'] === 'AWS_IAM' ||
    (auth['DefaultAuthorizer'] === 'AWS_IAM' && Object.keys(method.auth).length === 0);
  const role = method.auth['InvokeRole'] ?? auth['InvokeRole'] ?? 'CALLER_CREDENTIALS';
  const credentials = role === 'CALLER_CREDENTIALS' ? 'arn:aws:iam::*:user/*' : role;
  const definition = omitAbsent({
    'x-amazon-apigateway-integration': {
      ...method.integration,
      ...(usesIam && role !== 'NONE' && method.integration['credentials'] === undefined ? { credentials } : {}),
    },
    responses: {},
    security: readMethodSecurity(method.auth, auth),
  });
  body.addMethod(path, verb, addRequestChecks(body, definition, event.properties), condition);
}

/** An event source may set the authorization of a method that the definition of the API has. */
function overrideSecurity(body: OpenApiBody, { path, verb, auth: own }: ApiMethod, auth: JsonObject): void {
  if (own['OverrideApiAuth'] !== true || !body.listVerbs(path).includes(verb)) return;
  body.addMethod(path, verb, omitAbsent({ security: readMethodSecurity(own, auth) }), undefined);
}

function addPolicy(body: OpenApiBody, methods: readonly ApiMethod[], auth: JsonObject, stage: unknown): void {
  const everywhere = Object.keys(body.paths).flatMap((path) => body.listVerbs(path).map((verb) => ({ path, verb })));
  const statements = [
    ...methods.flatMap((method) => createPolicyStatements(toObject(method.auth['ResourcePolicy']), [method], stage)),
    ...createPolicyStatements(toObject(auth['ResourcePolicy']), everywhere, stage),
  ];
  if (statements.length === 0) return;
  const before = toObject(body.document['x-amazon-apigateway-policy']);
  body.set('x-amazon-apigateway-policy', {
    Version: '2012-10-17',
    Statement: [...toItems(before['Statement']), ...statements].filter(
      (statement, index, all) => all.findIndex((other) => isSame(other, statement)) === index,
    ),
  });
}

function addExtensions(body: OpenApiBody, properties: JsonObject): void {
  const { Models: models, BinaryMediaTypes: binary, DisableExecuteApiEndpoint: isDisabled } = properties;
  const schemas = Object.entries(toObject(models)).map(([name, schema]) => [name.toLowerCase(), schema]);
  if (schemas.length > 0) {
    body.set('definitions', { ...toObject(body.document['definitions']), ...Object.fromEntries(schemas) });
  }
  if (binary !== undefined) body.set('x-amazon-apigateway-binary-media-types', binary);
  if (isDisabled !== undefined) {
    body.set('x-amazon-apigateway-endpoint-configuration', { disableExecuteApiEndpoint: isDisabled });
  }
  const responses = Object.entries(toObject(properties['GatewayResponses'])).map(([type, response]) => {
    const { StatusCode: statusCode, ...rest } = toObject(response);
    return [type, omitAbsent({ statusCode, ...readResponse(rest) })];
  });
  if (responses.length > 0) body.set('x-amazon-apigateway-gateway-responses', Object.fromEntries(responses));
}

/** SAM groups the parameters of a response by place: `Headers: { X: "'y'" }`. */
function readResponse({ ResponseParameters: given, ResponseTemplates: templates }: JsonObject): JsonObject {
  const places = { Headers: 'header', Paths: 'path', QueryStrings: 'querystring' };
  const parameters = Object.entries(places).flatMap(([group, place]) =>
    Object.entries(toObject(toObject(given)[group])).map(([name, value]) => [
      `gatewayresponse.${place}.${name}`,
      value,
    ]),
  );
  return omitAbsent({
    responseParameters: parameters.length === 0 ? undefined : Object.fromEntries(parameters),
    responseTemplates: templates,
  });
}
