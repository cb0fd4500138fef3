import { APPLICATION_KINDS } from './application-kinds';
import { DATA_KINDS } from './data-kinds';
import { EDGE_KINDS } from './edge-kinds';
import type { Kind } from './kind';

const KINDS: ReadonlyMap<string, Kind> = new Map(
  [...EDGE_KINDS, ...APPLICATION_KINDS, ...DATA_KINDS].map((kind) => [kind.type, kind]),
);

/** What is known about a type; undefined for one that is no node of the picture. */
export function findKind(type: string): Kind | undefined {
  return KINDS.get(type);
}

/** All types that are nodes. */
export const ALL_KINDS: readonly Kind[] = [...KINDS.values()];

/** Types that belong to a node, with the property that names it: an alias is its function, a stage its API. */
export const PARTS: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Deployment': 'RestApiId',
  'AWS::ApiGateway::Method': 'RestApiId',
  'AWS::ApiGateway::Resource': 'RestApiId',
  'AWS::ApiGateway::Stage': 'RestApiId',
  'AWS::ApiGatewayV2::Integration': 'ApiId',
  'AWS::ApiGatewayV2::Route': 'ApiId',
  'AWS::ApiGatewayV2::Stage': 'ApiId',
  'AWS::AppSync::ApiKey': 'ApiId',
  'AWS::AppSync::DataSource': 'ApiId',
  'AWS::Backup::BackupPlan': 'BackupPlan.BackupPlanRule.0.TargetBackupVault',
  'AWS::CloudFront::MonitoringSubscription': 'DistributionId',
  'AWS::Cognito::UserPoolClient': 'UserPoolId',
  'AWS::Cognito::UserPoolDomain': 'UserPoolId',
  'AWS::DocDB::DBInstance': 'DBClusterIdentifier',
  'AWS::EC2::VPCEndpointService': 'NetworkLoadBalancerArns.0',
  'AWS::EFS::AccessPoint': 'FileSystemId',
  'AWS::EFS::MountTarget': 'FileSystemId',
  'AWS::EKS::Nodegroup': 'ClusterName',
  'AWS::ElasticLoadBalancingV2::Listener': 'LoadBalancerArn',
  'AWS::GlobalAccelerator::Listener': 'AcceleratorArn',
  'AWS::Kinesis::StreamConsumer': 'StreamARN',
  'AWS::Lambda::Alias': 'FunctionName',
  'AWS::Lambda::Url': 'TargetFunctionArn',
  'AWS::Lambda::Version': 'FunctionName',
  'AWS::Logs::LogStream': 'LogGroupName',
  'AWS::Neptune::DBInstance': 'DBClusterIdentifier',
  'AWS::RDS::DBInstance': 'DBClusterIdentifier',
  'AWS::RDS::DBProxyEndpoint': 'DBProxyName',
  'AWS::RDS::DBProxyTargetGroup': 'DBProxyName',
  'AWS::S3::AccessPoint': 'Bucket',
  'AWS::SecretsManager::SecretTargetAttachment': 'SecretId',
  'AWS::StepFunctions::StateMachineAlias': 'RoutingConfiguration.0.StateMachineVersionArn',
  'AWS::StepFunctions::StateMachineVersion': 'StateMachineArn',
  'AWS::Transfer::User': 'ServerId',
};
