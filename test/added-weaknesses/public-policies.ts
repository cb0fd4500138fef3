import type { AddedWeakness } from './added-weakness';
import { weakenOneValue } from './one-value';

const OWN = '111122223333';
const ROOT = { AWS: `arn:aws:iam::${OWN}:root` };

/** Ways to name any principal, and conditions that only look like a limit. */
const OPEN = {
  star: { Principal: '*' },
  list: { Principal: { AWS: ['*'] } },
  value: { Principal: { AWS: '*' } },
  wildcardAccount: { Principal: { AWS: 'arn:aws:iam::*:root' } },
  notPrincipal: { Principal: undefined, NotPrincipal: { AWS: `arn:aws:iam::${OWN}:role/blocked` } },
  ifExists: { Principal: '*', Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorgid' } } },
  forAllValues: {
    Principal: '*',
    Condition: { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-exampleorgid' } },
  },
  anyOrganization: { Principal: '*', Condition: { StringLike: { 'aws:PrincipalOrgID': 'o-*' } } },
  anySource: { Principal: '*', Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } } },
  anyAddress: { Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } } },
  referer: { Principal: '*', Condition: { StringEquals: { 'aws:Referer': 'https://www.example.com/' } } },
  transport: { Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
  ownTag: { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalTag/team': 'records' } } },
  notOrganization: { Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } } },
  service: { Principal: '*', Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } } },
} as const;

/** Where a policy is, an action of its service, and the way in which it is opened. */
type Row = readonly [type: string, path: string, action: string, way: keyof typeof OPEN, text?: 'JSON text'];

const ROWS: readonly Row[] = [
  ['AWS::SNS::TopicInlinePolicy', 'PolicyDocument', 'sns:Publish', 'star'],
  ['AWS::SQS::QueueInlinePolicy', 'PolicyDocument', 'sqs:ReceiveMessage', 'list'],
  ['AWS::KMS::ReplicaKey', 'KeyPolicy', 'kms:Decrypt', 'value'],
  ['AWS::S3::AccessPoint', 'Policy', 's3:GetObject', 'star'],
  ['AWS::S3::MultiRegionAccessPointPolicy', 'Policy', 's3:GetObject', 'wildcardAccount'],
  ['AWS::S3Express::BucketPolicy', 'PolicyDocument', 's3express:CreateSession', 'star'],
  ['AWS::S3Express::AccessPoint', 'Policy', 's3express:CreateSession', 'anyOrganization'],
  ['AWS::S3ObjectLambda::AccessPointPolicy', 'PolicyDocument', 's3-object-lambda:GetObject', 'notPrincipal'],
  ['AWS::S3Outposts::BucketPolicy', 'PolicyDocument', 's3-outposts:GetObject', 'star'],
  ['AWS::S3Tables::TableBucketPolicy', 'ResourcePolicy', 's3tables:GetTableData', 'star'],
  ['AWS::S3Tables::TablePolicy', 'ResourcePolicy', 's3tables:GetTableData', 'ifExists', 'JSON text'],
  ['AWS::S3Vectors::VectorBucketPolicy', 'Policy', 's3vectors:QueryVectors', 'star'],
  ['AWS::DynamoDB::Table', 'ResourcePolicy.PolicyDocument', 'dynamodb:GetItem', 'star'],
  ['AWS::Kinesis::ResourcePolicy', 'ResourcePolicy', 'kinesis:GetRecords', 'star'],
  ['AWS::CloudTrail::ResourcePolicy', 'ResourcePolicy', 'cloudtrail:StartQuery', 'star', 'JSON text'],
  ['AWS::SecretsManager::ResourcePolicy', 'ResourcePolicy', 'secretsmanager:GetSecretValue', 'star'],
  ['AWS::EFS::FileSystem', 'FileSystemPolicy', 'elasticfilesystem:ClientMount', 'transport'],
  ['AWS::S3Files::FileSystemPolicy', 'Policy', 's3files:ClientMount', 'star'],
  ['AWS::CodeArtifact::Domain', 'PermissionsPolicyDocument', 'codeartifact:GetAuthorizationToken', 'star'],
  ['AWS::CodeArtifact::Repository', 'PermissionsPolicyDocument', 'codeartifact:ReadFromRepository', 'ownTag'],
  ['AWS::ECR::Repository', 'RepositoryPolicyText', 'ecr:BatchGetImage', 'forAllValues'],
  ['AWS::ECR::RegistryPolicy', 'PolicyText', 'ecr:ReplicateImage', 'star'],
  ['AWS::ECR::RepositoryCreationTemplate', 'RepositoryPolicy', 'ecr:BatchGetImage', 'star', 'JSON text'],
  ['AWS::OpenSearchService::Domain', 'AccessPolicies', 'es:ESHttpGet', 'anyAddress'],
  ['AWS::Elasticsearch::Domain', 'AccessPolicies', 'es:ESHttpGet', 'star'],
  ['AWS::Logs::Destination', 'DestinationPolicy', 'logs:PutSubscriptionFilter', 'star', 'JSON text'],
  ['AWS::Logs::DeliveryDestination', 'DestinationPolicies.0.DeliveryDestinationPolicy', 'logs:CreateDelivery', 'star'],
  ['AWS::Logs::ResourcePolicy', 'PolicyDocument', 'logs:PutLogEvents', 'anySource', 'JSON text'],
  ['AWS::Events::EventBus', 'Policy', 'events:PutEvents', 'notOrganization'],
  ['AWS::EventSchemas::RegistryPolicy', 'Policy', 'schemas:DescribeSchema', 'star'],
  ['AWS::Backup::BackupVault', 'AccessPolicy', 'backup:CopyIntoBackupVault', 'star'],
  ['AWS::Backup::LogicallyAirGappedBackupVault', 'AccessPolicy', 'backup:CopyFromBackupVault', 'value'],
  ['AWS::Lex::ResourcePolicy', 'Policy', 'lex:RecognizeText', 'star'],
  ['AWS::MSK::ClusterPolicy', 'Policy', 'kafka:CreateVpcConnection', 'star'],
  ['AWS::MediaStore::Container', 'Policy', 'mediastore:GetObject', 'transport', 'JSON text'],
  ['AWS::MediaPackageV2::OriginEndpointPolicy', 'Policy', 'mediapackagev2:GetObject', 'referer'],
  ['AWS::Oam::Sink', 'Policy', 'oam:CreateLink', 'star'],
  ['AWS::Redshift::Cluster', 'NamespaceResourcePolicy', 'redshift:CreateInboundIntegration', 'star'],
  ['AWS::RedshiftServerless::Namespace', 'NamespaceResourcePolicy', 'redshift:CreateInboundIntegration', 'star'],
  ['AWS::SSM::ResourcePolicy', 'Policy', 'ssm-incidents:StartIncident', 'star'],
  ['AWS::SageMaker::ModelPackageGroup', 'ModelPackageGroupPolicy', 'sagemaker:DescribeModelPackage', 'star'],
  ['AWS::VpcLattice::AuthPolicy', 'Policy', 'vpc-lattice-svcs:Invoke', 'star'],
  ['AWS::VpcLattice::ResourcePolicy', 'Policy', 'vpc-lattice:CreateServiceNetworkVpcAssociation', 'list'],
  ['AWS::XRay::ResourcePolicy', 'PolicyDocument', 'xray:PutTraceSegments', 'star', 'JSON text'],
  ['AWS::APS::ResourcePolicy', 'PolicyDocument', 'aps:RemoteWrite', 'star', 'JSON text'],
  ['AWS::Bedrock::ResourcePolicy', 'PolicyDocument', 'bedrock:ApplyGuardrail', 'star'],
  ['AWS::BedrockAgentCore::ResourcePolicy', 'Policy', 'bedrock-agentcore:InvokeAgentRuntime', 'star', 'JSON text'],
  ['AWS::DSQL::Cluster', 'PolicyDocument', 'dsql:DbConnect', 'star', 'JSON text'],
  ['AWS::PaymentCryptography::Key', 'Policy', 'payment-cryptography:DecryptData', 'service', 'JSON text'],
  ['AWS::Comprehend::DocumentClassifier', 'ModelPolicy', 'comprehend:ImportModel', 'star', 'JSON text'],
  ['AWS::Omics::SequenceStore', 'S3AccessPolicy', 's3:GetObject', 'star'],
  ['AWS::IAM::Role', 'AssumeRolePolicyDocument', 'sts:AssumeRole', 'value'],
  ['AWS::Lambda::ResourcePolicy', 'PolicyDocument', 'lambda:InvokeFunction', 'star'],
  ['AWS::SMSVOICE::ResourcePolicy', 'PolicyDocument', 'sms-voice:SendTextMessage', 'star'],
  ['AWS::AIOps::InvestigationGroup', 'InvestigationGroupPolicy', 'aiops:GetInvestigation', 'star', 'JSON text'],
];

/** A policy for the own account, and then for any principal. */
export const publicPolicyWeaknesses: readonly AddedWeakness[] = ROWS.map(([type, path, action, way, text]) => {
  const build = (statement: Readonly<Record<string, unknown>>): unknown => {
    const document = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: ROOT,
          Action: action,
          ...(type === 'AWS::IAM::Role' ? {} : { Resource: '*' }),
          ...statement,
        },
      ],
    };
    return text === undefined ? document : JSON.stringify(document);
  };
  return weakenOneValue({
    id: `public-${type.replace('AWS::', '').replaceAll('::', '-').toLowerCase()}`,
    kind: 'policy for any principal',
    type,
    properties: nest(path.split('.'), build({})),
    path,
    weak: build(OPEN[way]),
    names: new RegExp(`any principal may use ${action}`, 'i'),
  });
});

/** `{ A: [{ B: value }] }` of `A.0.B`. */
function nest([step = '', ...rest]: readonly string[], value: unknown): Readonly<Record<string, unknown>> {
  if (rest.length === 0) return { [step]: value };
  return rest[0] === '0' ? { [step]: [nest(rest.slice(1), value)] } : { [step]: nest(rest, value) };
}
