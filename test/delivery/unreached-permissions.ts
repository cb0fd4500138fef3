import type { TemplateResource } from '@bulwark/gate/templates';

/** Permissions that handlers list, that the deployment policy denies, and that the properties do not reach. */
export interface UnreachedPermissions {
  readonly types: readonly string[];
  /** `amplify:*` is every action of a service that has no other part in the templates. */
  readonly actions: readonly string[];
  /** Whether the properties of a resource reach the permissions after all. Then the test fails. */
  readonly isReached: (resource: TemplateResource) => boolean;
  readonly reason: string;
}

const hasAny =
  (...properties: readonly string[]) =>
  (resource: TemplateResource) =>
    properties.some((property) => resource.at(property).present);

const mentions = (property: string, word: RegExp) => (resource: TemplateResource) =>
  word.test(JSON.stringify(resource.at(property).raw ?? ''));

/** The list is exact: an entry that no resource needs any more fails the test. */
export const UNREACHED: readonly UnreachedPermissions[] = [
  {
    types: ['AWS::WAFv2::WebACLAssociation'],
    actions: ['amplify:*', 'apprunner:*', 'appsync:*', 'bedrock-agentcore:*', 'elasticloadbalancing:*'],
    isReached: mentions('ResourceArn', /amplify|apprunner|appsync|bedrock|elasticloadbalancing/),
    reason: 'The web ACLs protect an API Gateway stage and a user pool.',
  },
  {
    types: ['AWS::WAFv2::LoggingConfiguration'],
    actions: ['firehose:ListDeliveryStreams', 'organizations:DescribeOrganization'],
    isReached: mentions('LogDestinationConfigs', /firehose/),
    reason: 'AWS WAF writes to a log group, not to Firehose.',
  },
  {
    types: ['AWS::WAFv2::WebACL'],
    actions: ['payments:GetConnectedAccount'],
    isReached: hasAny('MonetizationConfig'),
    reason: 'No web ACL charges crawlers.',
  },
  {
    types: ['AWS::Cognito::LogDeliveryConfiguration'],
    actions: ['firehose:TagDeliveryStream', 's3:PutObject'],
    isReached: mentions('LogConfigurations', /FirehoseConfiguration|S3Configuration/),
    reason: 'Sign-in events go to a log group, not to Firehose or S3.',
  },
  {
    types: ['AWS::Cognito::UserPoolDomain'],
    actions: ['cloudfront:updateDistribution'],
    isReached: hasAny('CustomDomainConfig'),
    reason: 'The sign-in host is a subdomain of amazoncognito.com.',
  },
  {
    types: ['AWS::Logs::LogGroup'],
    actions: ['firehose:TagDeliveryStream'],
    isReached: hasAny('DataProtectionPolicy'),
    reason: 'Only a data protection policy sends its findings to Firehose.',
  },
  {
    types: ['AWS::EC2::FlowLog'],
    actions: ['autoscaling:DescribeTags'],
    isReached: hasAny('TagFieldSpecifications'),
    reason: 'The flow logs have no fields with the tags of a resource.',
  },
  {
    types: ['AWS::EC2::VPCEndpoint'],
    actions: [
      'vpc-lattice:CreateServiceNetworkVpcEndpointAssociation',
      'vpc-lattice:DescribeServiceNetworkVpcEndpointAssociation',
      'vpce:AllowMultiRegion',
    ],
    isReached: hasAny('ServiceNetworkArn', 'ResourceConfigurationArn', 'ServiceRegion'),
    reason: 'Endpoints are of AWS services in the same region.',
  },
  {
    types: ['AWS::Lambda::Function'],
    actions: ['elasticfilesystem:DescribeMountTargets', 's3files:ListMountTargets'],
    isReached: hasAny('FileSystemConfigs'),
    reason: 'No function mounts a file system.',
  },
  {
    types: ['AWS::ApiGateway::RestApi'],
    actions: ['s3:GetObject'],
    isReached: hasAny('BodyS3Location'),
    reason: 'The API is described by resources, not by a file in S3.',
  },
  {
    types: ['AWS::S3::Bucket'],
    actions: ['s3tables:*'],
    isReached: hasAny('MetadataConfiguration', 'MetadataTableConfiguration'),
    reason: 'No bucket has metadata tables.',
  },
  {
    types: ['AWS::S3::Bucket'],
    actions: ['s3:DeleteObject'],
    isReached: hasAny('AnalyticsConfigurations', 'InventoryConfigurations', 'ReplicationConfiguration'),
    reason: 'No bucket writes analytics, inventories or replicas, and a new bucket has no object to delete.',
  },
  {
    types: ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'],
    actions: ['secretsmanager:CreateSecret', 'secretsmanager:TagResource'],
    isReached: hasAny('ManageMasterUserPassword', 'MasterUserSecret'),
    reason: 'No database user has a password (docs/decisions/0010).',
  },
  {
    types: ['AWS::CloudTrail::Trail'],
    actions: ['organizations:DescribeOrganization', 'organizations:ListAWSServiceAccessForOrganization'],
    isReached: (trail) => trail.at('IsOrganizationTrail').flag() === true,
    reason: 'The trail records one account.',
  },
  {
    types: ['AWS::AccessAnalyzer::Analyzer'],
    actions: ['organizations:ListAWSServiceAccessForOrganization', 'organizations:ListDelegatedAdministrators'],
    isReached: mentions('Type', /ORGANIZATION/),
    reason: 'The analyzers look at one account.',
  },
  {
    types: ['AWS::Config::ConformancePack'],
    actions: ['s3:GetObject'],
    isReached: hasAny('TemplateS3Uri'),
    reason: 'The template contains the rules of each pack.',
  },
  {
    types: ['AWS::StepFunctions::StateMachine'],
    actions: ['s3:GetObject', 's3:GetObjectVersion'],
    isReached: hasAny('DefinitionS3Location'),
    reason: 'The template contains the definition.',
  },
  {
    types: ['AWS::Route53::RecordSet'],
    actions: ['route53:ListHostedZones'],
    isReached: hasAny('HostedZoneName'),
    reason: 'The record names its zone by id, so no zone is looked up.',
  },
  {
    types: ['AWS::IAM::ManagedPolicy'],
    actions: ['iam:AttachGroupPolicy', 'iam:AttachUserPolicy', 'iam:DetachGroupPolicy', 'iam:DetachUserPolicy'],
    isReached: hasAny('Groups', 'Users'),
    reason: 'Policies belong to roles only.',
  },
  {
    types: ['AWS::IAM::Role'],
    actions: ['iam:DeleteRolePolicy', 'iam:PutRolePolicy'],
    isReached: hasAny('Policies'),
    reason: 'Permissions are managed policies, never inline (docs/decisions/0007).',
  },
  {
    types: ['AWS::IAM::Role'],
    actions: ['iam:DeleteRolePermissionsBoundary'],
    isReached: (role) => !role.at('PermissionsBoundary').present,
    reason: 'No deployment may take the boundary off a role.',
  },
  {
    types: ['AWS::Backup::BackupVault'],
    actions: ['backup:DeleteBackupVaultLockConfiguration'],
    isReached: (vault) => !vault.at('LockConfiguration').present,
    reason: 'The vault is always locked, and no deployment may remove the lock.',
  },
  {
    types: ['AWS::KMS::Key'],
    actions: ['kms:ScheduleKeyDeletion'],
    isReached: (key) => key.policy('DeletionPolicy').text() !== 'Retain',
    reason: 'CloudFormation retains every key. An administrator deletes keys (docs/decisions/0027).',
  },
];
