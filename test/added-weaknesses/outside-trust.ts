import type { AddedWeakness } from './added-weakness';
import { bucket } from './origin-case';
import { OWN, own, role, STRANGER, trust } from './trust-case';
import { WORK } from './weakened-properties';

const FOREIGN_ROLE = role('work', STRANGER);

/** Another account in types that are rarely seen. */
export const outsideTrustWeaknesses: readonly AddedWeakness[] = [
  trust(
    'rare-config-authorization',
    'AWS::Config::AggregationAuthorization',
    { AuthorizedAccountId: OWN, AuthorizedAwsRegion: 'eu-central-1' },
    'AuthorizedAccountId',
    STRANGER,
  ),
  trust(
    'rare-portfolio',
    'AWS::ServiceCatalog::PortfolioShare',
    { PortfolioId: 'port-1', AccountId: OWN },
    'AccountId',
    STRANGER,
  ),
  trust(
    'rare-signer',
    'AWS::Signer::ProfilePermission',
    { ProfileName: 'p', Action: 'signer:StartSigningJob', Principal: OWN, StatementId: 's' },
    'Principal',
    STRANGER,
  ),
  trust(
    'rare-cloud9',
    'AWS::Cloud9::EnvironmentEC2',
    {
      ImageId: 'amazonlinux-2023-x86_64',
      InstanceType: 't3.small',
      ConnectionType: 'CONNECT_SSM',
      SubnetId: 'subnet-1',
      OwnerArn: `arn:aws:iam::${OWN}:user/anna`,
    },
    'OwnerArn',
    `arn:aws:iam::${STRANGER}:user/eve`,
  ),
  trust(
    'rare-profiler',
    'AWS::CodeGuruProfiler::ProfilingGroup',
    { ProfilingGroupName: 'g', AgentPermissions: { Principals: [WORK] } },
    'AgentPermissions.Principals.0',
    FOREIGN_ROLE,
  ),
  trust(
    'rare-q-business',
    'AWS::QBusiness::Permission',
    { ApplicationId: '1', StatementId: 's', Principal: WORK, Actions: ['qbusiness:SearchRelevantContent'] },
    'Principal',
    FOREIGN_ROLE,
  ),
  trust(
    'rare-oam-link',
    'AWS::Oam::Link',
    { ResourceTypes: ['AWS::CloudWatch::Metric'], SinkIdentifier: own('oam', 'sink/1') },
    'SinkIdentifier',
    `arn:aws:oam:eu-central-1:${STRANGER}:sink/1`,
  ),
  trust(
    'rare-delivery',
    'AWS::Logs::DeliveryDestination',
    { Name: 'd', DestinationResourceArn: own('firehose', 'deliverystream/l') },
    'DestinationResourceArn',
    `arn:aws:firehose:eu-central-1:${STRANGER}:deliverystream/l`,
  ),
  trust(
    'rare-security-lake',
    'AWS::SecurityLake::Subscriber',
    {
      SubscriberName: 's',
      DataLakeArn: own('securitylake', 'data-lake/default'),
      AccessTypes: ['LAKEFORMATION'],
      Sources: [{ AwsLogSource: { SourceName: 'ROUTE53' } }],
      SubscriberIdentity: { ExternalId: 'e', Principal: OWN },
    },
    'SubscriberIdentity.Principal',
    STRANGER,
  ),
  trust(
    'rare-pca-permission',
    'AWS::ACMPCA::Permission',
    {
      CertificateAuthorityArn: own('acm-pca', 'certificate-authority/1'),
      Principal: 'acm.amazonaws.com',
      Actions: ['IssueCertificate'],
      SourceAccount: OWN,
    },
    'SourceAccount',
    STRANGER,
  ),
  trust(
    'rare-event-subscription',
    'AWS::RDS::EventSubscription',
    { SnsTopicArn: own('sns', 'events'), SourceType: 'db-cluster', EventCategories: ['maintenance', 'failure'] },
    'SnsTopicArn',
    `arn:aws:sns:eu-central-1:${STRANGER}:events`,
  ),
  trust(
    'rare-athena-owner',
    'AWS::Athena::DataCatalog',
    { Name: 'd', Type: 'LAMBDA', Parameters: { function: own('lambda', 'function:c') } },
    'Parameters.function',
    `arn:aws:lambda:eu-central-1:${STRANGER}:function:c`,
  ),
  bucket({
    id: 'rare-truststore',
    type: 'AWS::ElasticLoadBalancingV2::TrustStore',
    properties: { Name: 't', CaCertificatesBundleS3Bucket: `ca-${OWN}`, CaCertificatesBundleS3Key: 'ca.pem' },
    path: 'CaCertificatesBundleS3Bucket',
    weak: 'stranger',
  }),
  bucket({
    id: 'rare-inventory',
    type: 'AWS::SSM::ResourceDataSync',
    properties: {
      SyncName: 's',
      SyncType: 'SyncToDestination',
      S3Destination: { BucketName: `inventory-${OWN}`, BucketRegion: 'eu-central-1', SyncFormat: 'JsonSerDe' },
    },
    path: 'S3Destination.BucketName',
    weak: 'stranger',
  }),
];
