import type { AddedWeakness } from './added-weakness';
import { zone } from './origin-case';
import {
  KEY,
  NO_AUTHENTICATION,
  NO_LOGS,
  PRIVILEGED,
  PUBLIC,
  REST,
  TOO_BROAD,
  TRANSIT,
  WORK,
  weaken,
} from './weakened-properties';

const REPOSITORY = 'https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/records';
const actor = (Pattern: string) => ({ Type: 'ACTOR_ACCOUNT_ID', Pattern });
const event = (Pattern: string) => ({ Type: 'EVENT', Pattern });
const FILTERED = /webhook starts builds only for filtered events/;
const variable = (Name: string, Value: string, Type = 'PLAINTEXT') => [{ Name, Value, Type }];

/** Builds, and what they leave behind. */
export const buildsWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::CodeBuild::Project',
    {
      ServiceRole: WORK,
      EncryptionKey: KEY,
      Artifacts: { Type: 'NO_ARTIFACTS' },
      Environment: {
        Type: 'LINUX_CONTAINER',
        ComputeType: 'BUILD_GENERAL1_SMALL',
        Image: 'aws/codebuild/amazonlinux2-x86_64-standard:5.0',
        EnvironmentVariables: variable('STAGE', 'live'),
      },
      LogsConfig: { CloudWatchLogs: { Status: 'ENABLED' } },
      Source: { Type: 'CODECOMMIT', Location: REPOSITORY },
      Triggers: { Webhook: true, FilterGroups: [[event('PUSH')]] },
    },
    [
      ['codebuild-privileged', PRIVILEGED, 'Environment.PrivilegedMode', true, /run in privileged mode/],
      ['codebuild-plain-artifacts', REST, 'Artifacts.EncryptionDisabled', true, /encrypts its artifacts/],
      [
        'codebuild-no-log',
        NO_LOGS,
        'LogsConfig.CloudWatchLogs.Status',
        'DISABLED',
        /writes its logs to CloudWatch Logs/,
      ],
      [
        'codebuild-plain-log',
        REST,
        'LogsConfig.S3Logs',
        {
          Status: 'ENABLED',
          Location: 'arn:aws:s3:::cdk-hnb659fds-assets-111122223333-eu-central-1/logs',
          EncryptionDisabled: true,
        },
        /encrypts its logs in S3/,
      ],
      ['codebuild-any-certificate', TRANSIT, 'Source.InsecureSsl', true, /verifies the TLS certificate/],
      ['codebuild-webhook-any', TOO_BROAD, 'Triggers', { Webhook: true }, FILTERED],
      [
        'codebuild-webhook-pull-requests',
        TOO_BROAD,
        'Triggers.FilterGroups',
        [[event('PUSH, PULL_REQUEST_CREATED')]],
        FILTERED,
      ],
      [
        'codebuild-webhook-part-of-id',
        TOO_BROAD,
        'Triggers.FilterGroups',
        [[event('PULL_REQUEST_CREATED'), actor('1234')]],
        /compares the whole account id/,
      ],
      ['codebuild-public', PUBLIC, 'Visibility', 'PUBLIC_READ', /does not publish its builds/],
      [
        'codebuild-access-key',
        'secret in a text',
        'Environment.EnvironmentVariables',
        variable('AWS_SECRET_ACCESS_KEY', 'example'),
        /no AWS credentials in plaintext/,
      ],
      [
        'codebuild-url-token',
        'secret in a text',
        'Source.Location',
        'https://user:example@git-codecommit.eu-central-1.amazonaws.com/v1/repos/records',
        /no credentials in the URL/,
      ],
    ],
  ),
  ...weaken(
    'AWS::CodeBuild::ReportGroup',
    {
      Type: 'TEST',
      ExportConfig: {
        ExportConfigType: 'S3',
        S3Destination: { Bucket: 'cdk-hnb659fds-assets-111122223333-eu-central-1', EncryptionKey: KEY },
      },
    },
    [['codebuild-plain-report', REST, 'ExportConfig.S3Destination.EncryptionDisabled', true, /encrypts its exports/]],
  ),
  ...weaken(
    'AWS::CodePipeline::Webhook',
    {
      Authentication: 'GITHUB_HMAC',
      AuthenticationConfiguration: { SecretToken: '{{resolve:secretsmanager:webhook}}' },
      Filters: [{ JsonPath: '$.ref', MatchEquals: 'refs/heads/main' }],
      TargetAction: 'Source',
      TargetPipeline: 'release',
      TargetPipelineVersion: 1,
    },
    [['codepipeline-webhook-open', NO_AUTHENTICATION, 'Authentication', 'UNAUTHENTICATED', /webhook authenticates/]],
  ),
  ...weaken(
    'AWS::CodeArtifact::PackageGroup',
    {
      DomainName: 'packages',
      Pattern: '/npm/example/*',
      OriginConfiguration: {
        Restrictions: { ExternalUpstream: { RestrictionMode: 'BLOCK' }, Publish: { RestrictionMode: 'ALLOW' } },
      },
    },
    [
      [
        'codeartifact-confusion',
        TOO_BROAD,
        'OriginConfiguration.Restrictions.ExternalUpstream.RestrictionMode',
        'ALLOW',
        /either from own publishers or from public registries/,
      ],
    ],
  ),
  ...weaken(
    'AWS::Amplify::App',
    {
      Name: 'web',
      CustomRules: [{ Source: '/api', Target: 'https://orders.example.com', Status: '200' }],
    },
    [
      [
        'amplify-proxy-http',
        TRANSIT,
        'CustomRules.0.Target',
        'http://orders.example.com',
        /calls or trusts uses HTTPS/,
      ],
    ],
    zone,
  ),
  ...weaken(
    'AWS::AppRunner::Service',
    {
      SourceConfiguration: {
        AuthenticationConfiguration: { AccessRoleArn: WORK },
        ImageRepository: {
          ImageIdentifier: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1.0',
          ImageRepositoryType: 'ECR',
        },
      },
    },
    [
      [
        'apprunner-public',
        PUBLIC,
        'NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible',
        true,
        /publicly accessible is associated with a WAF/,
      ],
    ],
  ),
];
