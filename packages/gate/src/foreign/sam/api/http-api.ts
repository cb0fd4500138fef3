import { isIntrinsic, type JsonObject, omitAbsent, pick, ref, toItems, toObject } from '../../json-value';
import { readS3Location } from '../s3-location';
import type { SamOutput } from '../sam-output';
import type { SamResource } from '../sam-resource';
import { addApiV2Domain } from './api-domain';
import type { ApiMethod } from './api-method';
import { addHttpAuthorizerPermissions, createHttpSchemes } from './http-authorizers';
import { completeSecurity, readMethodSecurity } from './method-security';
import { OpenApiBody } from './open-api-body';
import { rejectForeignDefinition } from './rest-api';

const STAGE_SAME = ['AccessLogSettings', 'DefaultRouteSettings', 'StageVariables'];

const KNOWN = [
  ...STAGE_SAME,
  'Auth',
  'CorsConfiguration',
  'DefinitionBody',
  'DefinitionUri',
  'Description',
  'DisableExecuteApiEndpoint',
  'Domain',
  'FailOnWarnings',
  'Name',
  'PropagateTags',
  'RouteSettings',
  'StageName',
  'Tags',
];

/**
 * Expands an HTTP API with its stage, authorizers and domain.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-httpapi.html
 */
export function expandHttpApi(resource: SamResource, methods: readonly ApiMethod[], output: SamOutput): void {
  const { id, properties } = resource;
  output.rejectUnknown(resource, properties, KNOWN);
  rejectForeignDefinition(resource, output);
  const tags = { 'httpapi:createdBy': 'SAM', ...toObject(properties['Tags']) };
  output.addMain(resource, 'AWS::ApiGatewayV2::Api', {
    ...pick(properties, ['FailOnWarnings']),
    Body: properties['DefinitionUri'] === undefined ? createBody(resource, methods, output) : undefined,
    BodyS3Location: readS3Location(properties['DefinitionUri']),
    Tags: tags,
  });
  const { StageName: name = '$default' } = properties;
  const stage = `${id}${name === '$default' ? 'ApiGatewayDefault' : toIdPart(name)}Stage`;
  output.add(resource, stage, 'AWS::ApiGatewayV2::Stage', {
    ApiId: ref(id),
    StageName: name,
    AutoDeploy: true,
    ...pick(properties, STAGE_SAME),
    RouteSettings: readRouteSettings(properties['RouteSettings'], methods),
    Tags: tags,
  });
  addHttpAuthorizerPermissions(resource, output);
  addApiV2Domain(resource, stage, output);
}

function toIdPart(name: unknown): string {
  return typeof name === 'string' ? name.replaceAll(/[^0-9A-Za-z]/g, '') : '';
}

function createBody(resource: SamResource, methods: readonly ApiMethod[], output: SamOutput): JsonObject {
  const { properties } = resource;
  const auth = toObject(output.resolve(properties['Auth']));
  output.rejectUnknown(resource, auth, ['Authorizers', 'DefaultAuthorizer', 'EnableIamAuthorizer'], 'Auth.');
  const body = new OpenApiBody(
    properties['DefinitionBody'] === undefined
      ? { openapi: '3.0.1', info: readInfo(properties), paths: {} }
      : toObject(properties['DefinitionBody']),
  );
  for (const { path, verb, integration, auth: own, condition } of methods) {
    const isDefault = path === '$default';
    const definition = omitAbsent({
      'x-amazon-apigateway-integration': integration,
      isDefaultRoute: isDefault || undefined,
      responses: {},
      security: readMethodSecurity(own, auth),
    });
    body.addMethod(path, verb, definition, condition);
  }
  body.set('securityDefinitions', createHttpSchemes(auth));
  body.changeMethods(completeSecurity({ ...auth, AddDefaultAuthorizerToCorsPreflight: false }));
  addCors(body, output.resolve(properties['CorsConfiguration']));
  const { DisableExecuteApiEndpoint: isDisabled } = properties;
  if (isDisabled !== undefined) {
    const [server] = toItems(body.document['servers']);
    const configuration = { disableExecuteApiEndpoint: isDisabled };
    body.set('servers', [{ ...toObject(server), 'x-amazon-apigateway-endpoint-configuration': configuration }]);
  }
  return body.build();
}

function readInfo({ Name: title = ref('AWS::StackName'), Description: description }: JsonObject): JsonObject {
  return omitAbsent({ version: '1.0', title, description });
}

/** `true` allows every origin. */
function addCors(body: OpenApiBody, cors: unknown): void {
  if (cors === undefined || cors === false) return;
  const settings = cors === true ? { AllowOrigins: ['*'] } : cors;
  const entries = Object.entries(toObject(settings)).map(([name, value]) => [
    `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    value,
  ]);
  const written = isIntrinsic(settings) ? settings : Object.fromEntries(entries);
  body.set('x-amazon-apigateway-cors', { ...toObject(body.document['x-amazon-apigateway-cors']), ...Object(written) });
}

function readRouteSettings(given: unknown, methods: readonly ApiMethod[]): JsonObject | undefined {
  const own = methods.flatMap(({ event, path, verb }) => {
    const { RouteSettings: settings } = event.properties;
    const key = path === '$default' ? path : `${verb.toUpperCase()} ${path}`;
    return settings === undefined ? [] : [[key, settings]];
  });
  const merged = { ...toObject(given), ...Object.fromEntries(own) };
  return Object.keys(merged).length === 0 ? undefined : merged;
}
