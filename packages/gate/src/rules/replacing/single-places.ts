/** A place that one resource can have. A second claim replaces the first, or fails the deployment. */
export interface SinglePlace {
  /** What the resource is for: `web ACL of`. */
  readonly name: string;
  /** Properties that name the place. `*` names each element of a list. An empty list: one for an account and region. */
  readonly keys: readonly string[];
  /** Types that share the place. @default - only its own */
  readonly sharedWith?: string;
  /** The first key is a name that CloudFormation otherwise generates. Names are unique in a region. @default false */
  readonly isNamed?: boolean;
  /** Values of the first key for which there is one place, whatever the other keys are. @default - none */
  readonly soleFor?: readonly string[];
}

const onePerRegion = (name: string): SinglePlace => ({ name, keys: [] });
const named = (name: string, ...keys: readonly string[]): SinglePlace => ({ name, keys, isNamed: true });
const policyOf = (...keys: readonly string[]): SinglePlace => ({ name: 'resource policy', keys });

/**
 * Types of which one resource is in force for a place. The pages of the types in the CloudFormation template reference
 * say so: a put replaces what was there, or the second creation fails.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const SINGLE_PLACES: Readonly<Record<string, SinglePlace>> = {
  'AWS::ApiGateway::Account': onePerRegion('CloudWatch role of API Gateway'),
  'AWS::ApiGateway::BasePathMapping': { name: 'API of a base path', keys: ['DomainName', 'BasePath'] },
  'AWS::ApiGateway::GatewayResponse': { name: 'gateway response', keys: ['RestApiId', 'ResponseType'] },
  'AWS::ApiGateway::Method': { name: 'method of a resource', keys: ['RestApiId', 'ResourceId', 'HttpMethod'] },
  'AWS::ApiGatewayV2::ApiMapping': { name: 'API of a mapping key', keys: ['DomainName', 'ApiMappingKey'] },
  'AWS::ApiGatewayV2::Route': { name: 'route', keys: ['ApiId', 'RouteKey'] },
  'AWS::AppSync::ApiCache': { name: 'cache', keys: ['ApiId'] },
  'AWS::AppSync::DomainNameApiAssociation': { name: 'API of a domain', keys: ['DomainName'] },
  'AWS::AppSync::Resolver': { name: 'resolver of a field', keys: ['ApiId', 'TypeName', 'FieldName'] },
  'AWS::AppSync::GraphQLSchema': { name: 'schema', keys: ['ApiId'] },
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    name: 'scaling limits',
    keys: ['ServiceNamespace', 'ResourceId', 'ScalableDimension'],
  },
  'AWS::CloudTrail::ResourcePolicy': policyOf('ResourceArn'),
  'AWS::CloudWatch::Alarm': { ...named('alarm', 'AlarmName'), sharedWith: 'AWS::CloudWatch::CompositeAlarm' },
  'AWS::CloudWatch::CompositeAlarm': named('alarm', 'AlarmName'),
  'AWS::CloudWatch::Dashboard': named('dashboard', 'DashboardName'),
  'AWS::CodeArtifact::Domain': { name: 'domain', keys: ['DomainName'] },
  'AWS::Cognito::IdentityPoolRoleAttachment': { name: 'roles of an identity pool', keys: ['IdentityPoolId'] },
  'AWS::Cognito::UserPoolRiskConfigurationAttachment': { name: 'threat protection', keys: ['UserPoolId', 'ClientId'] },
  'AWS::Config::ConfigRule': named('rule of AWS Config', 'ConfigRuleName'),
  'AWS::Config::ConfigurationRecorder': onePerRegion('recorder of AWS Config'),
  'AWS::Config::DeliveryChannel': onePerRegion('delivery channel of AWS Config'),
  'AWS::DynamoDB::Table': named('table', 'TableName'),
  'AWS::EC2::NetworkAclEntry': { name: 'network ACL rule', keys: ['NetworkAclId', 'RuleNumber', 'Egress'] },
  'AWS::EC2::Route': {
    name: 'route',
    keys: ['RouteTableId', 'DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'],
  },
  'AWS::EC2::SnapshotBlockPublicAccess': onePerRegion('public access block of snapshots'),
  'AWS::EC2::SubnetNetworkAclAssociation': { name: 'network ACL', keys: ['SubnetId'] },
  'AWS::EC2::SubnetRouteTableAssociation': { name: 'route table', keys: ['SubnetId'] },
  'AWS::EC2::VPCBlockPublicAccessOptions': onePerRegion('public access block of VPCs'),
  'AWS::EC2::VPCDHCPOptionsAssociation': { name: 'DHCP options', keys: ['VpcId'] },
  'AWS::ECR::RegistryPolicy': onePerRegion('policy of the container registry'),
  'AWS::ECR::RegistryScanningConfiguration': onePerRegion('scanning of the container registry'),
  'AWS::ECR::ReplicationConfiguration': onePerRegion('replication of the container registry'),
  'AWS::EFS::MountTarget': { name: 'mount target', keys: ['FileSystemId', 'SubnetId'] },
  'AWS::EKS::PodIdentityAssociation': {
    name: 'role of a service account',
    keys: ['ClusterName', 'Namespace', 'ServiceAccount'],
  },
  'AWS::ElasticLoadBalancingV2::Listener': { name: 'listener', keys: ['LoadBalancerArn', 'Port'] },
  'AWS::ElasticLoadBalancingV2::ListenerRule': { name: 'listener rule', keys: ['ListenerArn', 'Priority'] },
  'AWS::Events::EventBusPolicy': { name: 'statement of an event bus', keys: ['EventBusName', 'StatementId'] },
  'AWS::Events::Rule': named('rule of an event bus', 'Name', 'EventBusName'),
  'AWS::GuardDuty::Detector': onePerRegion('detector of GuardDuty'),
  'AWS::IAM::GroupPolicy': { name: 'inline policy', keys: ['GroupName', 'PolicyName'] },
  'AWS::IAM::Role': named('role', 'RoleName'),
  'AWS::IAM::RolePolicy': { name: 'inline policy', keys: ['RoleName', 'PolicyName'] },
  'AWS::IAM::UserPolicy': { name: 'inline policy', keys: ['UserName', 'PolicyName'] },
  'AWS::KMS::Alias': { name: 'key of an alias', keys: ['AliasName'] },
  'AWS::Kinesis::ResourcePolicy': policyOf('ResourceArn'),
  'AWS::Lambda::EventInvokeConfig': { name: 'asynchronous invocation', keys: ['FunctionName', 'Qualifier'] },
  'AWS::Lambda::Function': named('function', 'FunctionName'),
  'AWS::Lambda::Url': { name: 'function URL', keys: ['TargetFunctionArn', 'Qualifier'] },
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutAccountPolicy.html
  'AWS::Logs::AccountPolicy': {
    name: 'account policy of logs',
    keys: ['PolicyType', 'PolicyName'],
    soleFor: ['DATA_PROTECTION_POLICY', 'SUBSCRIPTION_FILTER_POLICY'],
  },
  'AWS::Logs::LogGroup': named('log group', 'LogGroupName'),
  'AWS::Logs::MetricFilter': named('metric filter', 'FilterName', 'LogGroupName'),
  'AWS::Logs::ResourcePolicy': { name: 'resource policy of logs', keys: ['PolicyName'] },
  'AWS::Logs::SubscriptionFilter': named('subscription filter', 'FilterName', 'LogGroupName'),
  'AWS::Macie::Session': onePerRegion('session of Macie'),
  'AWS::NetworkFirewall::LoggingConfiguration': { name: 'logging', keys: ['FirewallArn'] },
  'AWS::Organizations::ResourcePolicy': onePerRegion('policy of the organization'),
  'AWS::RDS::DBProxyTargetGroup': { name: 'target group', keys: ['DBProxyName', 'TargetGroupName'] },
  'AWS::Route53::RecordSet': {
    name: 'record',
    keys: ['HostedZoneId', 'HostedZoneName', 'Name', 'Type', 'SetIdentifier'],
  },
  'AWS::Route53Resolver::FirewallRuleGroupAssociation': { name: 'DNS Firewall priority', keys: ['VpcId', 'Priority'] },
  'AWS::Route53Resolver::ResolverConfig': { name: 'configuration of the resolver', keys: ['ResourceId'] },
  'AWS::Route53Resolver::ResolverDNSSECConfig': { name: 'DNSSEC validation', keys: ['ResourceId'] },
  'AWS::S3::Bucket': named('bucket', 'BucketName'),
  'AWS::S3::BucketPolicy': policyOf('Bucket'),
  'AWS::S3::MultiRegionAccessPointPolicy': policyOf('MrapName'),
  'AWS::S3Express::BucketPolicy': policyOf('Bucket'),
  'AWS::S3ObjectLambda::AccessPointPolicy': policyOf('ObjectLambdaAccessPoint'),
  'AWS::S3Outposts::BucketPolicy': policyOf('Bucket'),
  'AWS::S3Tables::TableBucketPolicy': policyOf('TableBucketARN'),
  'AWS::S3Tables::TablePolicy': policyOf('TableARN'),
  'AWS::SNS::Topic': named('topic', 'TopicName'),
  'AWS::SNS::TopicInlinePolicy': { ...policyOf('TopicArn'), sharedWith: 'AWS::SNS::TopicPolicy' },
  'AWS::SNS::TopicPolicy': policyOf('Topics.*'),
  'AWS::SQS::Queue': named('queue', 'QueueName'),
  'AWS::SQS::QueueInlinePolicy': { ...policyOf('Queue'), sharedWith: 'AWS::SQS::QueuePolicy' },
  'AWS::SQS::QueuePolicy': policyOf('Queues.*'),
  'AWS::SSM::Document': named('document', 'Name'),
  'AWS::SSM::Parameter': named('parameter', 'Name'),
  'AWS::SecretsManager::ResourcePolicy': policyOf('SecretId'),
  'AWS::SecretsManager::RotationSchedule': { name: 'rotation', keys: ['SecretId'] },
  'AWS::SecretsManager::Secret': named('secret', 'Name'),
  'AWS::SecretsManager::SecretTargetAttachment': { name: 'target', keys: ['SecretId'] },
  'AWS::SecurityHub::Hub': onePerRegion('hub of Security Hub'),
  'AWS::VpcLattice::AuthPolicy': policyOf('ResourceIdentifier'),
  'AWS::VpcLattice::ResourcePolicy': policyOf('ResourceArn'),
  'AWS::WAFv2::LoggingConfiguration': { name: 'logging', keys: ['ResourceArn'] },
  'AWS::WAFv2::WebACLAssociation': { name: 'web ACL', keys: ['ResourceArn'] },
};
