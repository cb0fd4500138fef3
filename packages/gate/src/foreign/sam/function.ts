import { getAtt, isSame, type JsonObject, omitAbsent, pick, ref, replaceNoValue, toObject } from '../json-value';
import type { SamApis } from './api/apis';
import { expandEventInvokeConfig } from './event-invoke-config';
import type { EventTarget } from './events/event';
import { expandEvents } from './events/expand-events';
import { addDeployment } from './function-deployment';
import { createFunctionRole, isTraced } from './function-role';
import { expandFunctionUrl } from './function-url';
import { readS3Location } from './s3-location';
import type { SamOutput } from './sam-output';
import type { SamResource } from './sam-resource';
import { toTagList } from './tags';

/** Properties that the function has under the same name. */
const SAME = [
  'Architectures',
  'CodeSigningConfigArn',
  'Description',
  'DurableConfig',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'FunctionName',
  'FunctionScalingConfig',
  'Handler',
  'ImageConfig',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'PublishToLatestPublished',
  'RecursiveLoop',
  'ReservedConcurrentExecutions',
  'Runtime',
  'RuntimeManagementConfig',
  'SnapStart',
  'TenancyConfig',
  'Timeout',
  'VpcConfig',
];

const KNOWN = [
  ...SAME,
  'AssumeRolePolicyDocument',
  'AutoPublishAlias',
  'AutoPublishAliasAllProperties',
  'AutoPublishCodeSha256',
  'CapacityProviderConfig',
  'CodeUri',
  'DeadLetterQueue',
  'DeploymentPreference',
  'EventInvokeConfig',
  'Events',
  'FunctionUrlConfig',
  'ImageUri',
  'InlineCode',
  'PermissionsBoundary',
  'Policies',
  'PropagateTags',
  'ProvisionedConcurrencyConfig',
  'Role',
  'RolePath',
  'SourceKMSKeyArn',
  'Tags',
  'Tracing',
  'VersionDeletionPolicy',
  'VersionDescription',
];

/**
 * Expands a function with its role, alias, URL and event sources.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
export function expandFunction(resource: SamResource, apis: SamApis, output: SamOutput): void {
  const { id, properties } = resource;
  output.rejectUnknown(resource, properties, KNOWN);
  const alias = addVersionAndAlias(resource, output);
  const target: EventTarget = {
    kind: 'function',
    resource,
    arn: alias === undefined ? getAtt(id, 'Arn') : ref(alias),
    name: ref(alias ?? id),
    role: createFunctionRole(resource, output),
  };
  const given = properties['Role'];
  const role = replaceNoValue(given, () => getAtt(target.role.id, 'Arn'));
  output.addMain(resource, 'AWS::Lambda::Function', {
    ...pick(properties, SAME),
    Code: readCode(properties),
    Role: role,
    Tags: toTagList({ 'lambda:createdBy': 'SAM' }, properties['Tags']),
    TracingConfig: isTraced(properties, output) ? { Mode: properties['Tracing'] } : undefined,
    DeadLetterConfig: pickNonEmpty(properties['DeadLetterQueue'], ['TargetArn']),
    CapacityProviderConfig: readCapacityProvider(properties['CapacityProviderConfig']),
  });
  expandFunctionUrl(target, alias, output);
  expandEventInvokeConfig(target, alias, output);
  expandEvents(target, apis, output);
  if (alias !== undefined) addDeployment(resource, alias, output);
  if (!isSame(role, given)) addRole(resource, target, output);
}

function addRole(resource: SamResource, { role }: EventTarget, output: SamOutput): void {
  const { properties } = resource;
  const built = role.build({
    Path: properties['RolePath'],
    PermissionsBoundary: properties['PermissionsBoundary'],
    Tags: toTagList({ 'lambda:createdBy': 'SAM' }, properties['Tags']),
  });
  output.add(resource, role.id, 'AWS::IAM::Role', built);
}

/** Code in a folder of the developer has no place in AWS until `sam package` runs. */
function readCode(properties: JsonObject): JsonObject | undefined {
  const { InlineCode: inline, CodeUri: uri, ImageUri: image } = properties;
  if (inline !== undefined) return { ZipFile: inline };
  if (image !== undefined) return { ImageUri: image };
  const { Bucket, Key, Version } = readS3Location(uri) ?? {};
  const location = omitAbsent({ S3Bucket: Bucket, S3Key: Key, S3ObjectVersion: Version });
  return Object.keys(location).length === 0 ? undefined : { ...location, ...pick(properties, ['SourceKMSKeyArn']) };
}

function pickNonEmpty(value: unknown, names: readonly string[]): JsonObject | undefined {
  const picked = pick(toObject(value), names);
  return Object.keys(picked).length === 0 ? undefined : picked;
}

function readCapacityProvider(config: unknown): JsonObject | undefined {
  if (config === undefined) return undefined;
  const { Arn, ...others } = toObject(config);
  return { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: Arn, ...others } };
}

/** @returns the logical id of the alias; undefined without `AutoPublishAlias` */
function addVersionAndAlias(resource: SamResource, output: SamOutput): string | undefined {
  const { id, properties } = resource;
  if (properties['AutoPublishAlias'] === undefined) return undefined;
  const name = output.resolve(properties['AutoPublishAlias']);
  const suffix = typeof name === 'string' ? name.replaceAll('-', 'D').replaceAll('_', 'U') : '';
  // SAM adds a hash of the code to the id.
  const version = `${id}Version`;
  const alias = `${id}Alias${suffix.replaceAll(/[^0-9A-Za-z]/g, '')}`;
  output.add(
    resource,
    version,
    'AWS::Lambda::Version',
    { FunctionName: ref(id), Description: properties['VersionDescription'] },
    { DeletionPolicy: properties['VersionDeletionPolicy'] ?? 'Retain' },
  );
  output.add(resource, alias, 'AWS::Lambda::Alias', {
    Name: name,
    FunctionName: ref(id),
    FunctionVersion: getAtt(version, 'Version'),
    ...pick(properties, ['ProvisionedConcurrencyConfig']),
  });
  return alias;
}
