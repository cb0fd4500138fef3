import { isIntrinsic, type JsonObject, omitAbsent, pick, ref, toObject, toSection } from '../../json-value';
import { readS3Location } from '../s3-location';
import type { SamOutput } from '../sam-output';
import type { SamResource } from '../sam-resource';
import { toTagList } from '../tags';
import { addApiDomain } from './api-domain';
import type { ApiMethod } from './api-method';
import { addAuthorizerPermissions } from './rest-authorizers';
import { createRestBody } from './rest-body';
import { addUsagePlan } from './usage-plan';

const SAME = ['ApiKeySourceType', 'Description', 'FailOnWarnings', 'MinimumCompressionSize', 'Mode', 'Name', 'Policy'];
const MORE_SAME = ['EndpointAccessMode', 'SecurityPolicy'];

const STAGE_SAME = [
  'AccessLogSetting',
  'CacheClusterEnabled',
  'CacheClusterSize',
  'CanarySetting',
  'MethodSettings',
  'StageName',
  'TracingEnabled',
  'Variables',
];

const KNOWN = [
  ...SAME,
  ...MORE_SAME,
  ...STAGE_SAME,
  'AlwaysDeploy',
  'Auth',
  'BinaryMediaTypes',
  'Cors',
  'DefinitionBody',
  'DefinitionUri',
  'DisableExecuteApiEndpoint',
  'Domain',
  'EndpointConfiguration',
  'GatewayResponses',
  'MergeDefinitions',
  'Models',
  'OpenApiVersion',
  'PropagateTags',
  'Tags',
];

/**
 * Expands a REST API with its stage, authorizers, domain and usage plan.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-api.html
 */
export function expandRestApi(resource: SamResource, methods: readonly ApiMethod[], output: SamOutput): void {
  const { id, properties } = resource;
  output.rejectUnknown(resource, properties, KNOWN);
  rejectForeignDefinition(resource, output);
  output.addMain(resource, 'AWS::ApiGateway::RestApi', {
    ...pick(properties, [...SAME, ...MORE_SAME]),
    Body: createRestBody(resource, methods, output),
    BodyS3Location: readS3Location(properties['DefinitionUri']),
    ...readEndpoint(properties['EndpointConfiguration']),
  });
  const { StageName: name } = properties;
  const suffix = typeof name === 'string' ? name.replaceAll(/[^0-9A-Za-z]/g, '') : '';
  const stage = `${id}${suffix}Stage`;
  // SAM adds a hash of the document to the id.
  output.add(resource, `${id}Deployment`, 'AWS::ApiGateway::Deployment', { RestApiId: ref(id) });
  output.add(resource, stage, 'AWS::ApiGateway::Stage', {
    RestApiId: ref(id),
    DeploymentId: ref(`${id}Deployment`),
    ...pick(properties, STAGE_SAME),
    Tags: toTagList(properties['Tags']),
  });
  const auth = toObject(output.resolve(properties['Auth']));
  addAuthorizerPermissions(resource, toObject(auth['Authorizers']), output);
  addUsagePlan(resource, toObject(auth['UsagePlan']), stage, output);
  addApiDomain(resource, stage, output);
}

/** A definition that the template does not hold decides who may call which method. A macro is reported by itself. */
export function rejectForeignDefinition(resource: SamResource, output: SamOutput): void {
  const { DefinitionUri: uri, DefinitionBody: body } = resource.properties;
  if (uri !== undefined) {
    output.reject(
      resource,
      'DefinitionUri',
      'the methods of the API are in another file, and the gate does not read it',
    );
  } else if (isIntrinsic(body) && toSection(body)['Fn::Transform'] === undefined) {
    output.reject(resource, 'DefinitionBody', 'the methods of the API are the result of an intrinsic function');
  }
}

/** `REGIONAL`, or an object with the type and the VPC endpoints. */
function readEndpoint(given: unknown): JsonObject {
  if (given === undefined) return {};
  const { Type: type = given, VPCEndpointIds, VpcEndpointIds = VPCEndpointIds, IpAddressType } = toObject(given);
  return { EndpointConfiguration: omitAbsent({ Types: [type], VpcEndpointIds, IpAddressType }) };
}
