import type { FreeType } from './resource-class';

const API_GATEWAY = 'https://aws.amazon.com/api-gateway/pricing/';
const BACKUP = 'https://aws.amazon.com/backup/pricing/';
const CLOUDFORMATION = 'https://aws.amazon.com/cloudformation/pricing/';
const CLOUDWATCH = 'https://aws.amazon.com/cloudwatch/pricing/';
const CODEDEPLOY = 'https://aws.amazon.com/codedeploy/pricing/';
const COGNITO = 'https://aws.amazon.com/cognito/pricing/';
const CONFIG = 'https://aws.amazon.com/config/pricing/';
const EVENTBRIDGE = 'https://aws.amazon.com/eventbridge/pricing/';
const IAM = 'https://aws.amazon.com/iam/faqs/';
const LAMBDA = 'https://aws.amazon.com/lambda/pricing/';
const RDS = 'https://aws.amazon.com/rds/aurora/pricing/';
const ROUTE_53 = 'https://aws.amazon.com/route53/pricing/';
const SECURITY_HUB = 'https://aws.amazon.com/security-hub/cspm/pricing/';
const VPC = 'https://aws.amazon.com/vpc/pricing/';
const WAF = 'https://aws.amazon.com/waf/pricing/';

const API_PART = 'It is part of a REST API, which costs by the request.';
const VPC_PART = 'A VPC has no price for subnets, routes, network ACLs and security groups.';

/** Types with one reason and one source. */
function group(reason: string, source: string, types: readonly string[]): Readonly<Record<string, FreeType>> {
  return Object.fromEntries(types.map((type) => [type, { costs: 'free', reason, source }]));
}

/** Resource types that cost nothing. */
export const FREE_TYPES: Readonly<Record<string, FreeType>> = {
  ...group(API_PART, API_GATEWAY, [
    'AWS::ApiGateway::Account',
    'AWS::ApiGateway::ApiKey',
    'AWS::ApiGateway::Authorizer',
    'AWS::ApiGateway::BasePathMapping',
    'AWS::ApiGateway::ClientCertificate',
    'AWS::ApiGateway::Deployment',
    'AWS::ApiGateway::GatewayResponse',
    'AWS::ApiGateway::Method',
    'AWS::ApiGateway::Model',
    'AWS::ApiGateway::RequestValidator',
    'AWS::ApiGateway::Resource',
    'AWS::ApiGateway::UsagePlan',
    'AWS::ApiGateway::UsagePlanKey',
  ]),
  ...group('A custom domain name of a regional API is free.', API_GATEWAY, ['AWS::ApiGateway::DomainName']),
  ...group('A vault costs by what is stored; the backups are counted with the database.', BACKUP, [
    'AWS::Backup::BackupSelection',
    'AWS::Backup::BackupVault',
  ]),
  ...group('The tests that a plan starts are counted with its selections.', BACKUP, [
    'AWS::Backup::RestoreTestingPlan',
  ]),
  ...group('A custom resource is a call to a function, which is another resource.', CLOUDFORMATION, [
    'AWS::CloudFormation::CustomResource',
  ]),
  ...group('A handle is a mark of CloudFormation.', CLOUDFORMATION, ['AWS::CloudFormation::WaitConditionHandle']),
  ...group('Events of AWS services are free, and so are rules and scheduled rules.', EVENTBRIDGE, [
    'AWS::Events::Rule',
  ]),
  ...group('A delivery channel is free; what it writes is stored in a bucket.', CONFIG, [
    'AWS::Config::DeliveryChannel',
  ]),
  ...group('The hub is free; its checks are counted with its standards.', SECURITY_HUB, [
    'AWS::SecurityHub::AutomationRule',
    'AWS::SecurityHub::Hub',
  ]),
  ...group('A record of the versions of the CDK, which is not a resource.', CLOUDFORMATION, ['AWS::CDK::Metadata']),
  ...group('Chat notifications have no price.', 'https://aws.amazon.com/chatbot/pricing/', [
    'AWS::Chatbot::SlackChannelConfiguration',
  ]),
  ...group(
    'Cost Anomaly Detection has no price.',
    'https://aws.amazon.com/aws-cost-management/aws-cost-anomaly-detection/pricing/',
    ['AWS::CE::AnomalyMonitor', 'AWS::CE::AnomalySubscription'],
  ),
  ...group('Deployments to AWS Lambda are free.', CODEDEPLOY, [
    'AWS::CodeDeploy::Application',
    'AWS::CodeDeploy::DeploymentConfig',
    'AWS::CodeDeploy::DeploymentGroup',
  ]),
  ...group('It is part of a user pool, which costs by the active user.', COGNITO, [
    'AWS::Cognito::ManagedLoginBranding',
    'AWS::Cognito::UserPoolDomain',
    'AWS::Cognito::UserPoolGroup',
    'AWS::Cognito::UserPoolResourceServer',
    'AWS::Cognito::UserPoolRiskConfigurationAttachment',
  ]),
  ...group(VPC_PART, VPC, [
    'AWS::EC2::NetworkAcl',
    'AWS::EC2::NetworkAclEntry',
    'AWS::EC2::Route',
    'AWS::EC2::RouteTable',
    'AWS::EC2::SecurityGroup',
    'AWS::EC2::SecurityGroupEgress',
    'AWS::EC2::SecurityGroupIngress',
    'AWS::EC2::Subnet',
    'AWS::EC2::SubnetNetworkAclAssociation',
    'AWS::EC2::SubnetRouteTableAssociation',
    'AWS::EC2::VPC',
    'AWS::EC2::VPCBlockPublicAccessOptions',
  ]),
  ...group('IAM has no price.', IAM, ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::Role']),
  ...group('It is a setting of a function, which costs by request and duration.', LAMBDA, [
    'AWS::Lambda::EventInvokeConfig',
    'AWS::Lambda::Permission',
    'AWS::Lambda::Url',
  ]),
  ...group('An alias is a name of a key.', 'https://aws.amazon.com/kms/pricing/', ['AWS::KMS::Alias']),
  ...group('A resource policy has no price.', CLOUDWATCH, ['AWS::Logs::ResourcePolicy']),
  ...group('It is part of a cluster or a proxy, which is another resource.', RDS, [
    'AWS::RDS::DBClusterParameterGroup',
    'AWS::RDS::DBParameterGroup',
    'AWS::RDS::DBProxyTargetGroup',
    'AWS::RDS::DBSubnetGroup',
  ]),
  ...group('Its messages cost as messages of the topic.', RDS, ['AWS::RDS::EventSubscription']),
  ...group('A record set is free; an alias record of an API costs no queries either.', ROUTE_53, [
    'AWS::Route53::RecordSet',
  ]),
  ...group('DNS Firewall costs by domain and query, not by rule group.', ROUTE_53, [
    'AWS::Route53Resolver::FirewallRuleGroup',
  ]),
  ...group('Query logging itself is free; what it writes is logs.', ROUTE_53, [
    'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation',
  ]),
  ...group('A policy of a bucket, topic or queue has no price.', 'https://aws.amazon.com/s3/pricing/', [
    'AWS::S3::BucketPolicy',
    'AWS::SNS::TopicPolicy',
    'AWS::SQS::QueuePolicy',
  ]),
  ...group('A subscription is free; a message to it is not.', 'https://aws.amazon.com/sns/pricing/', [
    'AWS::SNS::Subscription',
  ]),
  ...group('It is part of a web ACL, which is counted with its rules.', WAF, [
    'AWS::WAFv2::IPSet',
    'AWS::WAFv2::RegexPatternSet',
    'AWS::WAFv2::WebACLAssociation',
  ]),
};
