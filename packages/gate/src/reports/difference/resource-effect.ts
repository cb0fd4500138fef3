import type { FactRecord } from '../../assessment/fact-record';
import type { Direction } from './exposure-change';
import { hasType, type TypesByService } from './types-by-service';

/** Resources that record, notice, limit or keep something. */
export const PROTECTING_TYPES: TypesByService = {
  AccessAnalyzer: '*',
  ApiGateway: 'Authorizer ClientCertificate RequestValidator UsagePlan',
  ApiGatewayV2: 'Authorizer',
  Backup: '*',
  Budgets: '*',
  CE: 'AnomalyMonitor AnomalySubscription',
  CloudFormation: 'GuardHook HookDefaultVersion HookTypeConfig HookVersion LambdaHook',
  CloudFront: 'CloudFrontOriginAccessIdentity KeyGroup OriginAccessControl RealtimeLogConfig ResponseHeadersPolicy',
  CloudTrail: '*',
  CloudWatch: 'Alarm AnomalyDetector CompositeAlarm',
  Cognito: 'LogDeliveryConfiguration UserPoolRiskConfigurationAttachment',
  Config: '*',
  DLM: 'LifecyclePolicy',
  Detective: '*',
  EC2: 'FlowLog SnapshotBlockPublicAccess VPCBlockPublicAccessOptions',
  ECR: 'RegistryScanningConfiguration SigningConfiguration',
  ElasticLoadBalancingV2: 'TrustStore TrustStoreRevocation',
  FMS: 'Policy',
  GuardDuty: 'Detector MalwareProtectionPlan Member PublishingDestination ThreatEntitySet ThreatIntelSet',
  Inspector: '*',
  InspectorV2: 'CisScanConfiguration CodeSecurityIntegration CodeSecurityScanConfiguration Connector',
  Lambda: 'CodeSigningConfig EventInvokeConfig',
  Logs: 'AccountPolicy Delivery DeliveryDestination DeliverySource LogAnomalyDetector MetricFilter SubscriptionFilter',
  Macie: 'CustomDataIdentifier Session',
  NetworkFirewall: '*',
  Organizations: 'Policy',
  RDS: 'EventSubscription',
  Redshift: 'EventSubscription',
  Route53Resolver:
    'FirewallDomainList FirewallRuleGroup FirewallRuleGroupAssociation ResolverDNSSECConfig ResolverQueryLoggingConfig ' +
    'ResolverQueryLoggingConfigAssociation',
  SSM: 'Association MaintenanceWindow MaintenanceWindowTask PatchBaseline',
  SecretsManager: 'RotationSchedule',
  SecurityHub:
    'AggregatorV2 ConfigurationPolicy DelegatedAdmin FindingAggregator Hub HubV2 Insight OrganizationConfiguration ' +
    'PolicyAssociation SecurityControl Standard',
  Shield: '*',
  Signer: 'SigningProfile',
  Synthetics: 'Canary',
  WAF: 'Rule WebACL',
  WAFRegional: 'RateBasedRule Rule WebACL WebACLAssociation',
  WAFv2: 'LoggingConfiguration RuleGroup WebACL WebACLAssociation',
  XRay: '*',
};

/** Resources that suppress findings, admit a principal, connect networks or publish something. */
export const OPENING_TYPES: TypesByService = {
  Amplify: '*',
  ApiGateway:
    'ApiKey BasePathMapping BasePathMappingV2 DomainName DomainNameAccessAssociation DomainNameV2 Method RestApi Stage ' +
    'UsagePlanKey VpcLink',
  ApiGatewayV2: 'Api ApiMapping DomainName Route Stage VpcLink',
  AppRunner: 'Service VpcIngressConnection',
  AppSync: 'Api ApiKey ChannelNamespace DomainName DomainNameApiAssociation GraphQLApi Resolver SourceApiAssociation',
  Chatbot: '*',
  CloudFront: 'Distribution StreamingDistribution',
  Cognito:
    'IdentityPool IdentityPoolPrincipalTag IdentityPoolRoleAttachment UserPoolClient UserPoolDomain UserPoolGroup ' +
    'UserPoolIdentityProvider UserPoolResourceServer UserPoolUser UserPoolUserToGroupAttachment',
  DataSync: '*',
  DirectConnect: '*',
  EC2:
    'CarrierGateway ClientVpnAuthorizationRule ClientVpnEndpoint ClientVpnRoute ClientVpnTargetNetworkAssociation ' +
    'CustomerGateway EIP EIPAssociation EgressOnlyInternetGateway GatewayRouteTableAssociation InstanceConnectEndpoint ' +
    'InternetGateway KeyPair LocalGatewayRoute NatGateway NetworkInterfacePermission Route SubnetRouteTableAssociation ' +
    'TrafficMirrorSession TransitGateway ' +
    'TransitGatewayAttachment TransitGatewayPeeringAttachment TransitGatewayRoute TransitGatewayVpcAttachment VPCEndpoint ' +
    'VPCEndpointService VPCEndpointServicePermissions VPCGatewayAttachment VPCPeeringConnection VPNConnection ' +
    'VPNConnectionRoute VPNGateway VerifiedAccessEndpoint VerifiedAccessGroup VerifiedAccessInstance VerifiedAccessTrustProvider',
  EKS: 'AccessEntry IdentityProviderConfig PodIdentityAssociation',
  ElastiCache: 'User UserGroup',
  ElasticLoadBalancing: 'LoadBalancer',
  ElasticLoadBalancingV2: 'Listener ListenerCertificate ListenerRule LoadBalancer',
  Events: 'ApiDestination Connection Endpoint EventBusPolicy',
  GlobalAccelerator: '*',
  GuardDuty: 'Filter IPSet TrustedEntitySet',
  IAM: 'AccessKey InstanceProfile OIDCProvider SAMLProvider User UserToGroupAddition',
  InspectorV2: 'Filter',
  IoT: 'Certificate Policy PolicyPrincipalAttachment ThingPrincipalAttachment',
  KMS: 'ReplicaKey',
  LakeFormation: 'Permissions PrincipalPermissions',
  Lambda: 'LayerVersionPermission Url',
  Lightsail: '*',
  Macie: 'AllowList FindingsFilter',
  MemoryDB: 'User',
  Oam: 'Link',
  OpenSearchServerless: 'AccessPolicy SecurityPolicy',
  Organizations: 'Account ResourcePolicy',
  Pipes: 'Pipe',
  QuickSight: '*',
  RAM: '*',
  RDS: 'DBProxyEndpoint',
  Redshift: 'EndpointAccess EndpointAuthorization',
  RolesAnywhere: '*',
  Route53Resolver: 'ResolverEndpoint',
  S3: 'AccessGrant AccessGrantsInstance AccessPoint MultiRegionAccessPoint',
  S3ObjectLambda: 'AccessPoint',
  SES: 'ReceiptRule',
  SNS: 'Subscription',
  SSO: '*',
  SecurityHub: 'AutomationRule AutomationRuleV2',
  ServiceCatalog: 'PortfolioShare',
  Transfer: 'Agreement Connector Server User WebApp',
  VpcLattice: '*',
};

/** Services with resources that do work or keep data. What is open about these is compared by itself. */
const WORKING =
  'AmazonMQ ApiGateway ApiGatewayV2 AppConfig AppSync ApplicationAutoScaling Athena AutoScaling Batch Bedrock CDK ' +
  'CertificateManager CloudFormation CloudFront CloudWatch CodeBuild CodeDeploy CodePipeline Cognito DAX DocDB DynamoDB EC2 ' +
  'ECR ECS EFS EKS ElastiCache ElasticLoadBalancing ElasticLoadBalancingV2 Elasticsearch Events FSx Glue IAM KMS Kinesis ' +
  'KinesisAnalyticsV2 KinesisFirehose Lambda Logs MSK MemoryDB Neptune OpenSearchServerless OpenSearchService RDS Redshift ' +
  'RedshiftServerless Route53 S3 S3Express S3Tables SES SNS SQS SSM SageMaker Scheduler SecretsManager ServiceDiscovery ' +
  'StepFunctions Timestream';
const WORKING_SERVICES: ReadonlySet<string> = new Set(WORKING.split(' '));

/**
 * What it does to exposure that a resource was added or removed.
 *
 * @returns undefined when the resource opens and closes nothing by itself
 */
export function findResourceEffect({ type, settings }: FactRecord, isAdded: boolean): Direction | undefined {
  if (type.startsWith('Bulwark::')) return undefined;
  if (type === 'AWS::EC2::NetworkAclEntry') {
    return (String(settings['RuleAction']) === 'allow') === isAdded ? 'wider' : 'narrower';
  }
  // A new rule calls its targets and a new key encrypts nothing yet. Without them something is not noticed, or not readable.
  if (type === 'AWS::Events::Rule' || type === 'AWS::KMS::Key') return isAdded ? undefined : 'wider';
  if (hasType(PROTECTING_TYPES, type)) return isAdded ? 'narrower' : 'wider';
  if (hasType(OPENING_TYPES, type)) return isAdded ? 'wider' : 'narrower';
  return isAdded || WORKING_SERVICES.has(type.split('::')[1] ?? '') ? undefined : 'changed';
}
