import type { TemplateResource } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';
import { PARTS } from './kinds/all-kinds';
import { listFrom } from './known-values';
import { getKey } from './party';
import { Surroundings } from './surroundings';

/**
 * Types that no link passes through and that are still about one node, with the property that names it: a finding about
 * them is one about the node.
 */
const ATTACHED: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Authorizer': 'RestApiId',
  'AWS::ApiGateway::DocumentationPart': 'RestApiId',
  'AWS::ApiGateway::GatewayResponse': 'RestApiId',
  'AWS::ApiGateway::Model': 'RestApiId',
  'AWS::ApiGateway::RequestValidator': 'RestApiId',
  'AWS::ApiGateway::UsagePlan': 'ApiStages.0.ApiId',
  'AWS::ApiGatewayV2::Authorizer': 'ApiId',
  'AWS::Backup::BackupSelection': 'BackupPlanId',
  'AWS::Cognito::UserPoolGroup': 'UserPoolId',
  'AWS::Cognito::UserPoolIdentityProvider': 'UserPoolId',
  'AWS::Cognito::UserPoolResourceServer': 'UserPoolId',
  'AWS::Cognito::UserPoolRiskConfigurationAttachment': 'UserPoolId',
  'AWS::ElasticLoadBalancingV2::ListenerCertificate': 'ListenerArn',
  'AWS::ElasticLoadBalancingV2::ListenerRule': 'ListenerArn',
  'AWS::Events::EventBusPolicy': 'EventBusName',
  'AWS::Kinesis::ResourcePolicy': 'ResourceArn',
  'AWS::Lambda::EventInvokeConfig': 'FunctionName',
  'AWS::Lambda::EventSourceMapping': 'FunctionName',
  'AWS::Lambda::Permission': 'FunctionName',
  'AWS::Logs::MetricFilter': 'LogGroupName',
  'AWS::Logs::SubscriptionFilter': 'LogGroupName',
  'AWS::S3::AccessPointPolicy': 'Bucket',
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SNS::Subscription': 'TopicArn',
  'AWS::SNS::TopicInlinePolicy': 'TopicArn',
  'AWS::SNS::TopicPolicy': 'Topics.0',
  'AWS::SQS::QueueInlinePolicy': 'Queue',
  'AWS::SQS::QueuePolicy': 'Queues.0',
  'AWS::SecretsManager::ResourcePolicy': 'SecretId',
  'AWS::SecretsManager::RotationSchedule': 'SecretId',
};

/** Finds the resources that belong to each node, by the key of the node: methods, stages, permissions, policies. */
export function findNodeParts(templates: TemplateSet): ReadonlyMap<string, readonly TemplateResource[]> {
  const surroundings = new Surroundings(templates);
  const parts = new Map<string, TemplateResource[]>();
  for (const type of new Set([...Object.keys(PARTS), ...Object.keys(ATTACHED), 'AWS::ECS::TaskDefinition'])) {
    for (const part of surroundings.ofType(type)) {
      const property = ATTACHED[type];
      const [named] = property === undefined ? [] : listFrom(part, property);
      const node = named === undefined ? surroundings.findWhole(part) : surroundings.findNode(named);
      if (node === undefined || node === part) continue;
      const known = parts.get(getKey(node));
      if (known === undefined) parts.set(getKey(node), [part]);
      else known.push(part);
    }
  }
  return parts;
}
