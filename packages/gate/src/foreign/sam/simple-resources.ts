import { getAtt, type JsonObject, omitAbsent, pick, toObject } from '../json-value';
import { createTrustPolicy, getManagedPolicyArn } from './role';
import { readS3Location } from './s3-location';
import type { SamOutput } from './sam-output';
import type { SamResource } from './sam-resource';
import { toTagList } from './tags';

const ATTRIBUTE_TYPES: Readonly<Record<string, string>> = { String: 'S', Number: 'N', Binary: 'B' };

export function expandSimpleTable(resource: SamResource, output: SamOutput): void {
  const { properties } = resource;
  const same = ['PointInTimeRecoverySpecification', 'ProvisionedThroughput', 'SSESpecification', 'TableName'];
  output.rejectUnknown(resource, properties, [...same, 'PrimaryKey', 'Tags']);
  const { Name: name = 'id', Type: type = 'String' } = toObject(properties['PrimaryKey']);
  output.addMain(resource, 'AWS::DynamoDB::Table', {
    ...pick(properties, same),
    AttributeDefinitions: [{ AttributeName: name, AttributeType: ATTRIBUTE_TYPES[String(type)] ?? type }],
    KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
    BillingMode: properties['ProvisionedThroughput'] === undefined ? 'PAY_PER_REQUEST' : undefined,
    Tags: toTagList(properties['Tags']),
  });
}

export function expandLayerVersion(resource: SamResource, output: SamOutput): void {
  const { id, properties, attributes } = resource;
  const same = ['CompatibleArchitectures', 'CompatibleRuntimes', 'Description', 'LicenseInfo'];
  const known = [...same, 'ContentUri', 'LayerName', 'PublishLambdaVersion', 'RetentionPolicy'];
  output.rejectUnknown(resource, properties, known);
  const { Bucket, Key, Version } = readS3Location(properties['ContentUri']) ?? {};
  const content = omitAbsent({ S3Bucket: Bucket, S3Key: Key, S3ObjectVersion: Version });
  const { RetentionPolicy: policy = 'Retain', LayerName: name = id } = properties;
  // SAM adds a hash of the properties to the logical id.
  const kept = { ...resource, attributes: { DeletionPolicy: policy, ...attributes } };
  output.addMain(kept, 'AWS::Lambda::LayerVersion', {
    LayerName: name,
    Content: Object.keys(content).length === 0 ? undefined : content,
    ...pick(properties, same),
  });
}

/** An application of the Serverless Application Repository, or a template elsewhere: a rule reports nested stacks. */
export function expandApplication(resource: SamResource, output: SamOutput): void {
  const { properties } = resource;
  const same = ['NotificationARNs', 'Parameters', 'TimeoutInMinutes'];
  output.rejectUnknown(resource, properties, [...same, 'Location', 'Tags', 'TemplateUrl']);
  const { Location: location } = properties;
  output.addMain(resource, 'AWS::CloudFormation::Stack', {
    ...pick(properties, same),
    TemplateURL: properties['TemplateUrl'] ?? (typeof location === 'string' ? location : undefined),
    Tags: toTagList(properties['Tags']),
  });
}

export function expandCapacityProvider(resource: SamResource, output: SamOutput): void {
  const { id, properties } = resource;
  const same = ['CapacityProviderName', 'KmsKeyArn', 'VpcConfig'];
  const known = [...same, 'InstanceRequirements', 'OperatorRole', 'PropagateTags', 'ScalingConfig', 'Tags'];
  output.rejectUnknown(resource, properties, known);
  const tags = toTagList({ 'lambda:createdBy': 'SAM' }, properties['Tags']);
  output.addMain(resource, 'AWS::Lambda::CapacityProvider', {
    ...pick(properties, same),
    PermissionsConfig: {
      CapacityProviderOperatorRoleArn: properties['OperatorRole'] ?? getAtt(`${id}OperatorRole`, 'Arn'),
    },
    InstanceRequirements: renameInstanceTypes(properties['InstanceRequirements']),
    CapacityProviderScalingConfig: readScaling(properties['ScalingConfig']),
    Tags: tags,
  });
  if (properties['OperatorRole'] !== undefined) return;
  output.add(resource, `${id}OperatorRole`, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: createTrustPolicy('lambda.amazonaws.com'),
    ManagedPolicyArns: [getManagedPolicyArn('AWSLambdaManagedEC2ResourceOperator')],
    Tags: tags,
  });
}

function renameInstanceTypes(given: unknown): JsonObject | undefined {
  if (given === undefined) return undefined;
  const { AllowedTypes, ExcludedTypes, ...others } = toObject(given);
  return omitAbsent({ ...others, AllowedInstanceTypes: AllowedTypes, ExcludedInstanceTypes: ExcludedTypes });
}

function readScaling(given: unknown): JsonObject | undefined {
  if (given === undefined) return undefined;
  const { AverageCPUUtilization: target, ...others } = toObject(given);
  if (target === undefined) return { ...others, ScalingMode: 'Auto' };
  const metric = 'LambdaCapacityProviderAverageCPUUtilization';
  return { ...others, ScalingMode: 'Manual', ScalingPolicies: [{ PredefinedMetricType: metric, TargetValue: target }] };
}
