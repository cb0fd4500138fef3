import { getAtt, isIntrinsic, type JsonObject, pick, ref, toItems, toObject } from '../json-value';
import type { SamApis } from './api/apis';
import type { EventTarget } from './events/event';
import { expandEvents } from './events/expand-events';
import { createTrustPolicy, getManagedPolicyArn, RoleBuilder } from './role';
import { readS3Location } from './s3-location';
import type { SamOutput } from './sam-output';
import type { SamResource } from './sam-resource';
import { toTagList } from './tags';

const KNOWN = [
  'AutoPublishAlias',
  'Definition',
  'DefinitionSubstitutions',
  'DefinitionUri',
  'DeploymentPreference',
  'Events',
  'Logging',
  'Name',
  'PermissionsBoundary',
  'Policies',
  'PropagateTags',
  'Role',
  'RolePath',
  'Tags',
  'Tracing',
  'Type',
  'UseAliasAsEventTarget',
];

/**
 * Expands a state machine with its role, alias and event sources.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html
 */
export function expandStateMachine(resource: SamResource, apis: SamApis, output: SamOutput): void {
  const { id, properties } = resource;
  output.rejectUnknown(resource, properties, KNOWN);
  if (properties['Definition'] === undefined && properties['DefinitionUri'] !== undefined) {
    output.reject(
      resource,
      'DefinitionUri',
      'the states of the machine are in another file, and the gate does not read it',
    );
  }
  const role = new RoleBuilder(`${id}Role`, createTrustPolicy('states.amazonaws.com'));
  role.addPolicies(properties['Policies'], resource, output);
  if (output.resolve(toObject(properties['Tracing'])['Enabled']) === true) {
    role.addManagedPolicy(getManagedPolicyArn('AWSXrayWriteOnlyAccess'));
  }
  const tags = toTagList({ 'stateMachine:createdBy': 'SAM' }, properties['Tags']);
  output.addMain(resource, 'AWS::StepFunctions::StateMachine', {
    ...readDefinition(properties),
    ...pick(properties, ['DefinitionSubstitutions']),
    StateMachineName: properties['Name'],
    StateMachineType: properties['Type'],
    LoggingConfiguration: properties['Logging'],
    TracingConfiguration: properties['Tracing'],
    RoleArn: properties['Role'] ?? getAtt(role.id, 'Arn'),
    Tags: tags,
  });
  const alias = addVersionAndAlias(resource, output);
  if (properties['Role'] === undefined) {
    const { RolePath, PermissionsBoundary } = properties;
    output.add(resource, role.id, 'AWS::IAM::Role', role.build({ Path: RolePath, PermissionsBoundary, Tags: tags }));
  }
  const called = alias !== undefined && properties['UseAliasAsEventTarget'] === true ? alias : id;
  const target: EventTarget = { kind: 'stateMachine', resource, arn: ref(called), name: ref(called), role };
  expandEvents(target, apis, output);
}

function readDefinition(properties: JsonObject): JsonObject {
  const { Definition: definition, DefinitionUri: uri } = properties;
  if (definition !== undefined)
    return isIntrinsic(definition) ? { DefinitionString: definition } : { Definition: definition };
  const location = readS3Location(uri);
  return location === undefined ? {} : { DefinitionS3Location: location };
}

function addVersionAndAlias(resource: SamResource, output: SamOutput): string | undefined {
  const { id, properties } = resource;
  const { AutoPublishAlias: name, DeploymentPreference: preference } = properties;
  if (name === undefined) return undefined;
  const version = `${id}Version`;
  const suffix = toItems(name)
    .map(String)
    .join('')
    .replaceAll(/[^0-9A-Za-z]/g, '');
  const alias = `${id}Alias${isIntrinsic(name) ? '' : suffix}`;
  output.add(
    resource,
    version,
    'AWS::StepFunctions::StateMachineVersion',
    { StateMachineArn: ref(id), StateMachineRevisionId: getAtt(id, 'StateMachineRevisionId') },
    { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
  );
  output.add(resource, alias, 'AWS::StepFunctions::StateMachineAlias', {
    Name: name,
    DeploymentPreference: { Type: 'ALL_AT_ONCE', ...toObject(preference), StateMachineVersionArn: ref(version) },
  });
  return alias;
}
