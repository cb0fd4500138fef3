import { isRecord } from '../../templates/template';
import { isIntrinsic, type JsonObject, pick, toItems, toObject, toSection } from '../json-value';
import type { NotJudged } from '../not-judged';
import { SamApis } from './api/apis';
import { expandWebSocketApi } from './api/websocket-api';
import { expandConnector } from './connector';
import { expandFunction } from './function';
import { resolveGeneratedReferences } from './generated-references';
import { expandGraphQlApi } from './graphql-api';
import { SamOutput } from './sam-output';
import { isSamType, readSamResource, type SamResource } from './sam-resource';
import { expandApplication, expandCapacityProvider, expandLayerVersion, expandSimpleTable } from './simple-resources';
import { expandStateMachine } from './state-machine';

/** The transform that CloudFormation runs for SAM. */
export const SAM_TRANSFORM = 'AWS::Serverless-2016-10-31';

type Expansion = (resource: SamResource, output: SamOutput, apis: SamApis) => void;

const EXPANSIONS: Readonly<Record<string, Expansion>> = {
  'AWS::Serverless::Application': expandApplication,
  'AWS::Serverless::CapacityProvider': expandCapacityProvider,
  'AWS::Serverless::Function': (resource, output, apis) => expandFunction(resource, apis, output),
  'AWS::Serverless::GraphQLApi': expandGraphQlApi,
  'AWS::Serverless::LayerVersion': expandLayerVersion,
  'AWS::Serverless::SimpleTable': expandSimpleTable,
  'AWS::Serverless::StateMachine': (resource, output, apis) => expandStateMachine(resource, apis, output),
  'AWS::Serverless::WebSocketApi': expandWebSocketApi,
};

/** Properties that decide which resources there are. A function in their place hides that. */
const STRUCTURES: readonly string[] = [
  'ApiKeys',
  'Auth',
  'DataSources',
  'DeadLetterQueue',
  'DeploymentPreference',
  'Destination',
  'Domain',
  'EventInvokeConfig',
  'Functions',
  'GatewayResponses',
  'Models',
  'Resolvers',
  'Routes',
  'Source',
];

/** They are expanded after all others, which they connect or add to. */
const LATER: readonly string[] = ['AWS::Serverless::Api', 'AWS::Serverless::HttpApi', 'AWS::Serverless::Connector'];

export interface SamExpansion {
  readonly resources: JsonObject;
  /** Generated logical ids with the resource of the template that they come from. */
  readonly origins: ReadonlyMap<string, string>;
  readonly notJudged: readonly NotJudged[];
}

/**
 * Replaces the resources of SAM by those that CloudFormation creates for them.
 *
 * @param declared resources of the template
 * @see https://github.com/aws/serverless-application-model/blob/master/versions/2016-10-31.md
 */
export function expandSam(declared: JsonObject, parameters: JsonObject, globals: JsonObject): SamExpansion {
  const output = new SamOutput(readDefaults(parameters), declared);
  const entries = Object.entries(declared).filter((entry): entry is [string, JsonObject] => isRecord(entry[1]));
  const resources = entries
    .filter(([, resource]) => isSamType(resource['Type']))
    .map(([id, resource]) => readSamResource(id, resource, globals));
  const own = new Set(resources.map(({ id }) => id));
  for (const [id, resource] of Object.entries(declared)) if (!own.has(id)) output.resources.set(id, Object(resource));
  const apis = new SamApis(resources, globals);
  for (const resource of resources) expandResource(resource, output, apis);
  apis.expand(output);
  const connectors = [
    ...resources.filter(({ type }) => type === 'AWS::Serverless::Connector'),
    ...entries.flatMap(([id, resource]) => listEmbeddedConnectors(id, resource)),
  ];
  for (const connector of connectors) expandConnector(connector, output);
  const expanded = resolveGeneratedReferences(output.resources, output.origins);
  return { resources: expanded, origins: output.origins, notJudged: output.notJudged };
}

function expandResource(resource: SamResource, output: SamOutput, apis: SamApis): void {
  rejectIntrinsics(resource, output);
  const expand = Object.hasOwn(EXPANSIONS, resource.type) ? EXPANSIONS[resource.type] : undefined;
  if (expand !== undefined) expand(resource, output, apis);
  else if (!LATER.includes(resource.type)) {
    const { origin: logicalId, type } = resource;
    const cause = `the gate cannot expand the type ${type} of SAM`;
    output.notJudged.push({ kind: 'resource', logicalId, subject: type, cause });
  }
}

function rejectIntrinsics(resource: SamResource, output: SamOutput): void {
  const { Properties: properties } = toSection(output.declared[resource.id]);
  if (isIntrinsic(properties)) output.reject(resource, 'Properties', 'Properties is an intrinsic function');
  for (const name of STRUCTURES) {
    if (isIntrinsic(resource.properties[name])) output.reject(resource, name, `${name} is an intrinsic function`);
  }
}

/** Connectors below `Connectors` of a resource, which is their source. */
function listEmbeddedConnectors(
  id: string,
  { Connectors: connectors, ...resource }: JsonObject,
): readonly SamResource[] {
  return Object.entries(toObject(connectors)).map(([name, connector]) => {
    const { SourceReference: more, ...given } = toObject(toObject(connector)['Properties']);
    const properties = { ...given, Source: { Id: id, ...toObject(more) } };
    const declared = { Type: 'AWS::Serverless::Connector', Properties: properties, ...pick(resource, ['Condition']) };
    return readSamResource(`${id}${name}`, declared, {}, id);
  });
}

function readDefaults(parameters: JsonObject): JsonObject {
  const defaults = Object.entries(parameters).flatMap(([name, parameter]): readonly [string, unknown][] => {
    const { Default: value } = toObject(parameter);
    return toItems(value).length === 0 ? [] : [[name, value]];
  });
  return Object.fromEntries(defaults);
}
