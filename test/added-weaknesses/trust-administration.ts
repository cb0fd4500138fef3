import type { AddedWeakness } from './added-weakness';
import { arn, OWN, own, role, STRANGER, trust } from './trust-case';

/** Another account that administers, deploys or is admitted to a resource. */
export const trustAdministrationWeaknesses: readonly AddedWeakness[] = [
  trust(
    'trust-eks-access',
    'AWS::EKS::AccessEntry',
    {
      ClusterName: 'main',
      PrincipalArn: role('operators'),
      KubernetesGroups: ['readers'],
    },
    'PrincipalArn',
    role('operators', STRANGER),
  ),
  trust(
    'trust-config-aggregation',
    'AWS::Config::AggregationAuthorization',
    { AuthorizedAccountId: OWN, AuthorizedAwsRegion: 'eu-central-1' },
    'AuthorizedAccountId',
    STRANGER,
  ),
  trust('trust-guardduty-admin', 'AWS::GuardDuty::Master', { DetectorId: 'd1', MasterId: OWN }, 'MasterId', STRANGER),
  trust(
    'trust-securityhub-admin',
    'AWS::SecurityHub::DelegatedAdmin',
    { AdminAccountId: OWN },
    'AdminAccountId',
    STRANGER,
  ),
  trust(
    'trust-codepipeline-role',
    'AWS::CodePipeline::Pipeline',
    {
      RoleArn: role(),
      ArtifactStore: {
        Type: 'S3',
        Location: `artifacts-${OWN}`,
        EncryptionKey: { Type: 'KMS', Id: own('kms', 'key/1') },
      },
      Stages: [
        {
          Name: 'Deploy',
          Actions: [
            {
              Name: 'One',
              RoleArn: role('deploy'),
              ActionTypeId: { Category: 'Deploy', Owner: 'AWS', Provider: 'CloudFormation', Version: '1' },
            },
          ],
        },
      ],
    },
    'Stages.0.Actions.0.RoleArn',
    role('deploy', STRANGER),
  ),
  trust(
    'trust-iam-assume',
    'AWS::IAM::ManagedPolicy',
    {
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role('reader') }],
      },
    },
    'PolicyDocument',
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role('reader', STRANGER) }],
    },
  ),
  trust(
    'trust-secret-key',
    'AWS::SecretsManager::Secret',
    { KmsKeyId: own('kms', 'key/1'), GenerateSecretString: {} },
    'KmsKeyId',
    arn('kms', 'key/1'),
  ),
  trust(
    'trust-glue-catalog',
    'AWS::Glue::Database',
    { CatalogId: OWN, DatabaseInput: { Name: 'sales' } },
    'CatalogId',
    STRANGER,
  ),
  trust(
    'trust-lakeformation',
    'AWS::LakeFormation::PrincipalPermissions',
    {
      Permissions: ['SELECT'],
      PermissionsWithGrantOption: [],
      Principal: { DataLakePrincipalIdentifier: OWN },
      Resource: { Table: { CatalogId: OWN, DatabaseName: 'sales', Name: 'orders' } },
    },
    'Principal.DataLakePrincipalIdentifier',
    STRANGER,
  ),
  trust(
    'trust-codeartifact-owner',
    'AWS::CodeArtifact::Repository',
    { DomainName: 'code', DomainOwner: OWN, RepositoryName: 'main' },
    'DomainOwner',
    STRANGER,
  ),
  trust(
    'trust-macie-master',
    'AWS::Detective::MemberInvitation',
    { GraphArn: own('detective', 'graph:1'), MemberId: OWN, MemberEmailAddress: 'security@example.com' },
    'MemberId',
    STRANGER,
  ),
  trust(
    'trust-oam-link',
    'AWS::Oam::Link',
    { ResourceTypes: ['AWS::Logs::LogGroup'], SinkIdentifier: own('oam', 'sink/1') },
    'SinkIdentifier',
    arn('oam', 'sink/1'),
  ),
];
