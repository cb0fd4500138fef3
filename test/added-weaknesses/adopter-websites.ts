import type { AddedWeakness } from './added-weakness';
import { role, STRANGER } from './trust-case';
import { KEY, PRIVILEGED, PUBLIC, REST, TOO_BROAD, TRANSIT, WORK, weaken } from './weakened-properties';

const ORIGIN = {
  Id: 'site',
  DomainName: 'site-111122223333.s3.eu-central-1.amazonaws.com',
  OriginAccessControlId: 'E1',
  S3OriginConfig: { OriginAccessIdentity: '' },
};
const DISTRIBUTION = {
  DistributionConfig: {
    Enabled: true,
    DefaultRootObject: 'index.html',
    WebACLId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/front/1',
    Aliases: ['www.example.com'],
    ViewerCertificate: {
      AcmCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
      SslSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1.2_2021',
    },
    Logging: { Bucket: 'logs-111122223333.s3.amazonaws.com' },
    Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Locations: ['DE'] } },
    DefaultCacheBehavior: {
      TargetOriginId: 'site',
      ViewerProtocolPolicy: 'redirect-to-https',
      CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
      ResponseHeadersPolicyId: '67f7725c-6f97-4210-82d7-5512b31e9d03',
    },
    Origins: [ORIGIN],
  },
};
const BUILD = {
  ServiceRole: WORK,
  EncryptionKey: KEY,
  Artifacts: { Type: 'NO_ARTIFACTS' },
  Environment: { Type: 'ARM_CONTAINER', ComputeType: 'BUILD_GENERAL1_SMALL', Image: 'aws/codebuild/standard:7.0' },
  LogsConfig: { CloudWatchLogs: { Status: 'ENABLED' } },
  Source: {
    Type: 'S3',
    Location: 'cdk-hnb659fds-assets-111122223333-eu-central-1/source.zip',
    BuildSpec: 'version: 0.2\n',
  },
};
const TASK = {
  Name: 'app',
  Image: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1.0',
  User: '1000',
  ReadonlyRootFilesystem: true,
  LogConfiguration: { LogDriver: 'awslogs' },
  Privileged: false,
};
const TREE_TOKEN = ['ghp', '1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P7q8R'].join('_');
const TOKEN = /token|secret|password|credential|key/i;

/** Websites, builds and containers, as an engineer adds them. */
export const adopterWebsiteWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::CloudFront::Distribution', DISTRIBUTION, [
    [
      'cdn-no-origin-access',
      PUBLIC,
      'DistributionConfig.Origins.0.OriginAccessControlId',
      undefined,
      /origin access|bucket/i,
    ],
    [
      'cdn-origin-header-secret',
      'secret in a text',
      'DistributionConfig.Origins.0.OriginCustomHeaders',
      [{ HeaderName: 'Authorization', HeaderValue: `Bearer ${TREE_TOKEN}` }],
      TOKEN,
    ],
    ['cdn-any-country', TOO_BROAD, 'DistributionConfig.Restrictions', undefined, /geo/i],
  ]),
  ...weaken(
    'AWS::Amplify::Branch',
    {
      AppId: 'd1',
      BranchName: 'main',
      EnablePullRequestPreview: false,
      BasicAuthConfig: {
        EnableBasicAuth: true,
        Username: 'team',
        Password: '{{resolve:secretsmanager:site:SecretString:password}}',
      },
    },
    [
      [
        'amplify-previews',
        PUBLIC,
        '',
        { AppId: 'd1', BranchName: 'main', EnablePullRequestPreview: true },
        /pull request|preview/i,
        'hardening',
      ],
    ],
  ),
  ...weaken(
    'AWS::Amplify::App',
    {
      Name: 'site',
      Repository: 'https://github.com/example/site',
      AutoBranchCreationConfig: { EnableAutoBranchCreation: false },
    },
    [
      [
        'amplify-auto-previews',
        PUBLIC,
        'AutoBranchCreationConfig',
        { EnableAutoBranchCreation: true, EnablePullRequestPreview: true, AutoBranchCreationPatterns: ['*'] },
        /pull request|preview/i,
        'hardening',
      ],
      ['amplify-token', 'secret in a text', 'AccessToken', TREE_TOKEN, TOKEN],
    ],
  ),
  ...weaken('AWS::CodeBuild::Project', BUILD, [
    [
      'build-secret-variable',
      'secret in a text',
      'Environment.EnvironmentVariables',
      [{ Name: 'NPM_TOKEN', Type: 'PLAINTEXT', Value: ['npm', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_') }],
      TOKEN,
    ],
    [
      'build-log-in-plain-bucket',
      REST,
      'LogsConfig',
      {
        S3Logs: { Status: 'ENABLED', Location: 'logs-111122223333/build', EncryptionDisabled: 'true' },
        CloudWatchLogs: { Status: 'ENABLED' },
      },
      /encrypt/i,
    ],
    ['build-privileged-text', PRIVILEGED, 'Environment.PrivilegedMode', 'True', /privileged/i],
  ]),
  ...weaken(
    'AWS::CodePipeline::Pipeline',
    {
      RoleArn: WORK,
      ArtifactStore: { Type: 'S3', Location: 'artifacts-111122223333', EncryptionKey: { Type: 'KMS', Id: KEY } },
      Stages: [],
    },
    [['pipeline-no-key', REST, 'ArtifactStore.EncryptionKey', undefined, /key|encrypt/i, 'hardening']],
  ),
  ...weaken('AWS::ECR::Repository', { LifecyclePolicy: { LifecyclePolicyText: '{"rules":[]}' } }, [
    ['registry-mutable-exclusions', 'mutable', 'ImageTagMutability', 'MUTABLE_WITH_EXCLUSION', /tag|mutab/i],
  ]),
  ...weaken(
    'AWS::ECS::TaskDefinition',
    {
      Family: 'app',
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      TaskRoleArn: role('task'),
      ExecutionRoleArn: role('execution'),
      RuntimePlatform: { OperatingSystemFamily: 'LINUX' },
      ContainerDefinitions: [TASK],
    },
    [
      ['task-no-user', PRIVILEGED, 'ContainerDefinitions.0.User', undefined, /user|root/i],
      ['task-text-privileged', PRIVILEGED, 'ContainerDefinitions.0.Privileged', 'TRUE', /privileged/i],
      [
        'task-secret-in-command',
        'secret in a text',
        'ContainerDefinitions.0.Command',
        ['--database', 'postgres://app:h4rdT0Gu3ss@db.example.com/app'],
        TOKEN,
      ],
    ],
    {
      Record: {
        Type: 'AWS::Route53::RecordSet',
        Properties: {
          HostedZoneId: 'Z1',
          Name: 'www.example.com',
          Type: 'A',
          TTL: '300',
          ResourceRecords: ['203.0.113.7'],
        },
      },
    },
  ),
  ...weaken(
    'AWS::EKS::IdentityProviderConfig',
    { ClusterName: 'app', Type: 'oidc', Oidc: { ClientId: 'app', IssuerUrl: 'https://login.example.com' } },
    [['cluster-issuer-http', TRANSIT, 'Oidc.IssuerUrl', 'http://login.example.com', /HTTPS|encrypt/i]],
    {
      Record: {
        Type: 'AWS::Route53::RecordSet',
        Properties: {
          HostedZoneId: 'Z1',
          Name: 'www.example.com',
          Type: 'A',
          TTL: '300',
          ResourceRecords: ['203.0.113.7'],
        },
      },
    },
  ),
  ...weaken(
    'AWS::EKS::PodIdentityAssociation',
    { ClusterName: 'app', Namespace: 'app', ServiceAccount: 'app', RoleArn: role('pod') },
    [
      [
        'pod-role-abroad',
        'trust in another account',
        'TargetRoleArn',
        `arn:aws:iam::${STRANGER}:role/pod`,
        new RegExp(STRANGER),
      ],
    ],
  ),
];
