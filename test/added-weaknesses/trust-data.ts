import type { AddedWeakness } from './added-weakness';
import { arn, OWN, own, role, STRANGER, trust } from './trust-case';

/** Another account that data, backups, images and networks are shared with. */
export const trustDataWeaknesses: readonly AddedWeakness[] = [
  trust(
    'trust-logs-subscription',
    'AWS::Logs::SubscriptionFilter',
    {
      LogGroupName: 'trail',
      FilterPattern: '',
      DestinationArn: own('kinesis', 'stream/central'),
      RoleArn: role(),
    },
    'DestinationArn',
    arn('logs', 'destination:theirs'),
  ),
  trust(
    'trust-logs-account-policy',
    'AWS::Logs::AccountPolicy',
    {
      PolicyName: 'stream',
      PolicyType: 'SUBSCRIPTION_FILTER_POLICY',
      PolicyDocument: JSON.stringify({
        DestinationArn: own('kinesis', 'stream/central'),
        RoleArn: role(),
        FilterPattern: '',
      }),
    },
    'PolicyDocument',
    JSON.stringify({ DestinationArn: arn('kinesis', 'stream/theirs'), RoleArn: role(), FilterPattern: '' }),
  ),
  trust(
    'trust-backup-copy',
    'AWS::Backup::BackupPlan',
    {
      BackupPlan: {
        BackupPlanName: 'daily',
        BackupPlanRule: [
          {
            RuleName: 'daily',
            TargetBackupVault: 'main',
            Lifecycle: { DeleteAfterDays: 35 },
            CopyActions: [{ DestinationBackupVaultArn: own('backup', 'backup-vault:copy') }],
          },
        ],
      },
    },
    'BackupPlan.BackupPlanRule.0.CopyActions.0.DestinationBackupVaultArn',
    arn('backup', 'backup-vault:copy'),
  ),
  trust(
    'trust-rds-zero-etl',
    'AWS::RDS::Integration',
    {
      SourceArn: own('rds', 'cluster:records'),
      TargetArn: own('redshift-serverless', 'namespace/1'),
      KMSKeyId: own('kms', 'key/1'),
    },
    'TargetArn',
    arn('redshift-serverless', 'namespace/1'),
  ),
  trust(
    'trust-ecr-replication',
    'AWS::ECR::ReplicationConfiguration',
    {
      ReplicationConfiguration: { Rules: [{ Destinations: [{ Region: 'eu-west-1', RegistryId: OWN }] }] },
    },
    'ReplicationConfiguration.Rules.0.Destinations.0.RegistryId',
    STRANGER,
  ),
  trust(
    'trust-vpc-peering',
    'AWS::EC2::VPCPeeringConnection',
    {
      VpcId: 'vpc-1',
      PeerVpcId: 'vpc-2',
      PeerOwnerId: OWN,
    },
    'PeerOwnerId',
    STRANGER,
  ),
  trust(
    'trust-sg-owner',
    'AWS::EC2::SecurityGroupIngress',
    {
      GroupId: 'sg-1',
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      SourceSecurityGroupId: 'sg-2',
      SourceSecurityGroupOwnerId: OWN,
      Description: 'HTTPS from the workers',
    },
    'SourceSecurityGroupOwnerId',
    STRANGER,
  ),
  trust(
    'trust-endpoint-service',
    'AWS::EC2::VPCEndpointServicePermissions',
    {
      ServiceId: 'vpce-svc-1',
      AllowedPrincipals: [`arn:aws:iam::${OWN}:root`],
    },
    'AllowedPrincipals.0',
    `arn:aws:iam::${STRANGER}:root`,
  ),
  trust(
    'trust-ram-share',
    'AWS::RAM::ResourceShare',
    {
      Name: 'network',
      AllowExternalPrincipals: false,
      Principals: [OWN],
      ResourceArns: [own('ec2', 'subnet/subnet-1')],
    },
    'Principals.0',
    STRANGER,
  ),
  trust(
    'trust-eni-permission',
    'AWS::EC2::NetworkInterfacePermission',
    {
      AwsAccountId: OWN,
      NetworkInterfaceId: 'eni-1',
      Permission: 'INSTANCE-ATTACH',
    },
    'AwsAccountId',
    STRANGER,
  ),
  trust(
    'trust-transit-peering',
    'AWS::EC2::TransitGatewayPeeringAttachment',
    {
      PeerAccountId: OWN,
      PeerRegion: 'eu-west-1',
      PeerTransitGatewayId: 'tgw-2',
      TransitGatewayId: 'tgw-1',
    },
    'PeerAccountId',
    STRANGER,
  ),
  trust(
    'trust-redshift-access',
    'AWS::Redshift::EndpointAuthorization',
    { Account: OWN, ClusterIdentifier: 'warehouse' },
    'Account',
    STRANGER,
  ),
  trust(
    'trust-ami-share',
    'AWS::ImageBuilder::DistributionConfiguration',
    {
      Name: 'images',
      Distributions: [
        {
          Region: 'eu-central-1',
          AmiDistributionConfiguration: { TargetAccountIds: [OWN], LaunchPermissionConfiguration: { UserIds: [OWN] } },
        },
      ],
    },
    'Distributions.0.AmiDistributionConfiguration.LaunchPermissionConfiguration.UserIds.0',
    STRANGER,
  ),
  trust(
    'trust-snapshot-share',
    'AWS::DLM::LifecyclePolicy',
    {
      Description: 'Snapshots',
      ExecutionRoleArn: role(),
      State: 'ENABLED',
      PolicyDetails: {
        PolicyType: 'EBS_SNAPSHOT_MANAGEMENT',
        ResourceTypes: ['VOLUME'],
        TargetTags: [{ Key: 'backup', Value: 'yes' }],
        Schedules: [
          {
            Name: 'daily',
            CreateRule: { Interval: 24 },
            RetainRule: { Count: 7 },
            ShareRules: [{ TargetAccounts: [OWN] }],
          },
        ],
      },
    },
    'PolicyDetails.Schedules.0.ShareRules.0.TargetAccounts.0',
    STRANGER,
  ),
  trust(
    'trust-datasync-location',
    'AWS::DataSync::LocationS3',
    { S3BucketArn: `arn:aws:s3:::copies-${OWN}`, S3Config: { BucketAccessRoleArn: role('sync') } },
    'S3Config.BucketAccessRoleArn',
    role('sync', STRANGER),
  ),
];
