import type { AddedWeakness } from './added-weakness';
import { weakenOneValue } from './one-value';
import { OWN, STRANGER, trust } from './trust-case';
import { KEY, WORK } from './weakened-properties';

const BUCKET = 'trust in the bucket of another owner';

/** Parties in values whose property has a name of its own. */
export const trustValueWeaknesses: readonly AddedWeakness[] = [
  weakenOneValue({
    id: 'pipeline-artifacts-elsewhere',
    kind: BUCKET,
    type: 'AWS::CodePipeline::Pipeline',
    properties: {
      RoleArn: WORK,
      ArtifactStore: { Type: 'S3', Location: `artifacts-${OWN}`, EncryptionKey: { Type: 'KMS', Id: KEY } },
      Stages: [],
    },
    path: 'ArtifactStore.Location',
    weak: 'stranger-artifacts',
    names: /bucket stranger-artifacts/,
  }),
  weakenOneValue({
    id: 'connection-logs-elsewhere',
    kind: BUCKET,
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    properties: {
      Type: 'application',
      Scheme: 'internal',
      Subnets: ['subnet-1', 'subnet-2'],
      SecurityGroups: ['sg-1'],
      LoadBalancerAttributes: [
        { Key: 'deletion_protection.enabled', Value: 'true' },
        { Key: 'access_logs.s3.enabled', Value: 'true' },
        { Key: 'access_logs.s3.bucket', Value: `logs-${OWN}` },
        { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
      ],
    },
    path: 'LoadBalancerAttributes.2.Value',
    weak: 'stranger-logs',
    names: /bucket stranger-logs/,
  }),
  trust(
    'data-catalog-elsewhere',
    'AWS::Athena::DataCatalog',
    { Name: 'records', Type: 'GLUE', Parameters: { 'catalog-id': OWN } },
    'Parameters.catalog-id',
    STRANGER,
  ),
  weakenOneValue({
    id: 'address-in-any-network',
    kind: 'public by a policy',
    type: 'AWS::SecretsManager::ResourcePolicy',
    properties: {
      SecretId: 'db',
      BlockPublicPolicy: true,
      ResourcePolicy: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: '*',
            Action: 'secretsmanager:GetSecretValue',
            Resource: '*',
            Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-0abc' } },
          },
        ],
      },
    },
    path: 'ResourcePolicy.Statement.0.Condition',
    weak: { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } },
    names: /any principal may use/,
  }),
  weakenOneValue({
    id: 'embedding-host',
    kind: 'trust in the host of another owner',
    type: 'AWS::AppStream::Stack',
    properties: { Name: 'desk', EmbedHostDomains: [] },
    path: 'EmbedHostDomains',
    weak: ['apps.stranger.example'],
    names: /host apps\.stranger\.example/,
  }),
  weakenOneValue({
    id: 'approved-origin',
    kind: 'trust in the host of another owner',
    type: 'AWS::Connect::ApprovedOrigin',
    properties: { InstanceId: 'instance', Origin: 'https://contact.awsapps.com' },
    path: 'Origin',
    weak: 'https://apps.stranger.example',
    names: /host apps\.stranger\.example/,
  }),
  weakenOneValue({
    id: 'build-certificate',
    kind: BUCKET,
    type: 'AWS::CodeBuild::Project',
    properties: {
      Artifacts: { Type: 'NO_ARTIFACTS' },
      EncryptionKey: KEY,
      ServiceRole: WORK,
      LogsConfig: { CloudWatchLogs: { Status: 'ENABLED' } },
      Source: { Type: 'CODEPIPELINE' },
      Environment: {
        ComputeType: 'BUILD_GENERAL1_SMALL',
        Image: 'aws/codebuild/standard:7.0',
        Type: 'LINUX_CONTAINER',
        Certificate: `arn:aws:s3:::tools-${OWN}/ca.pem`,
      },
    },
    path: 'Environment.Certificate',
    weak: 'arn:aws:s3:::stranger-tools/ca.pem',
    names: /bucket stranger-tools/,
  }),
];
