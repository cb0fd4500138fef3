import type { AddedWeakness } from './added-weakness';
import { own } from './trust-case';
import { KEY, NO_LIMIT, NO_LOGS, OLD, TRANSIT, weaken } from './weakened-properties';

const SHORT = 'short retention';
const ONE = 'no resilience';
/** Warehouses, brokers, searches and logs, as an engineer adds them. */
export const adopterStoreWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::OpenSearchService::Domain',
    {
      ClusterConfig: {
        DedicatedMasterEnabled: true,
        DedicatedMasterCount: 3,
        InstanceCount: 3,
        ZoneAwarenessEnabled: true,
        ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
      },
      SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: true },
      EngineVersion: 'OpenSearch_2.17',
    },
    [
      ['search-no-updates', OLD, 'SoftwareUpdateOptions.AutoSoftwareUpdateEnabled', false, /software update/i],
      ['search-no-updates-default', OLD, 'SoftwareUpdateOptions', undefined, /software update/i],
      ['search-one-zone', ONE, 'ClusterConfig.ZoneAwarenessEnabled', false, /zone/i],
      ['search-no-masters', ONE, 'ClusterConfig.DedicatedMasterEnabled', false, /master/i],
    ],
  ),
  ...weaken(
    'AWS::Cassandra::Table',
    {
      KeyspaceName: 'records',
      TableName: 'orders',
      PartitionKeyColumns: [{ ColumnName: 'id', ColumnType: 'text' }],
      PointInTimeRecoveryEnabled: true,
      EncryptionSpecification: { EncryptionType: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyIdentifier: KEY },
    },
    [
      [
        'keyspaces-no-recovery',
        'no backup',
        'PointInTimeRecoveryEnabled',
        false,
        /point.in.time|recover/i,
        'hardening',
      ],
      [
        'keyspaces-no-recovery-default',
        'no backup',
        'PointInTimeRecoveryEnabled',
        undefined,
        /point.in.time|recover/i,
        'hardening',
      ],
    ],
  ),
  ...weaken(
    'AWS::FSx::FileSystem',
    {
      FileSystemType: 'OPENZFS',
      SubnetIds: ['subnet-1', 'subnet-2'],
      KmsKeyId: KEY,
      StorageCapacity: 64,
      OpenZFSConfiguration: {
        DeploymentType: 'MULTI_AZ_1',
        AutomaticBackupRetentionDays: 30,
        CopyTagsToBackups: true,
        CopyTagsToVolumes: true,
        RootVolumeConfiguration: {
          NfsExports: [{ ClientConfigurations: [{ Clients: '10.0.0.0/16', Options: ['rw', 'crossmnt'] }] }],
        },
      },
    },
    [['zfs-no-backup', 'no backup', 'OpenZFSConfiguration.AutomaticBackupRetentionDays', 0, /back(ed )?up/i]],
  ),
  ...weaken(
    'AWS::MSK::Cluster',
    {
      ClusterName: 'events',
      KafkaVersion: '3.8.x',
      NumberOfBrokerNodes: 3,
      EnhancedMonitoring: 'PER_TOPIC_PER_PARTITION',
      BrokerNodeGroupInfo: {
        ClientSubnets: ['subnet-1', 'subnet-2', 'subnet-3'],
        InstanceType: 'kafka.m7g.large',
        ConnectivityInfo: { PublicAccess: { Type: 'DISABLED' } },
      },
      EncryptionInfo: {
        EncryptionAtRest: { DataVolumeKMSKeyId: KEY },
        EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true },
      },
      ClientAuthentication: { Sasl: { Iam: { Enabled: true } }, Unauthenticated: { Enabled: false } },
      ConfigurationInfo: { Arn: own('kafka', 'configuration/events/1'), Revision: 1 },
      LoggingInfo: { BrokerLogs: { CloudWatchLogs: { Enabled: true, LogGroup: 'kafka' } } },
    },
    [
      ['kafka-monitoring-default', NO_LOGS, 'EnhancedMonitoring', 'DEFAULT', /monitoring/i],
      ['kafka-monitoring-none', NO_LOGS, 'EnhancedMonitoring', undefined, /monitoring/i],
    ],
  ),
  ...weaken(
    'AWS::AmazonMQ::Broker',
    {
      BrokerName: 'orders',
      EngineType: 'ACTIVEMQ',
      EngineVersion: '5.18',
      HostInstanceType: 'mq.m5.large',
      DeploymentMode: 'ACTIVE_STANDBY_MULTI_AZ',
      PubliclyAccessible: false,
      AutoMinorVersionUpgrade: true,
      AuthenticationStrategy: 'SIMPLE',
      EncryptionOptions: { UseAwsOwnedKey: false, KmsKeyId: KEY },
      Logs: { Audit: true, General: true },
      Users: [{ Username: 'orders', Password: '{{resolve:secretsmanager:broker:SecretString:password}}' }],
    },
    [['broker-single', ONE, 'DeploymentMode', 'SINGLE_INSTANCE', /standby|deployment mode|failover|second/i]],
  ),
  ...weaken(
    'AWS::AmazonMQ::Broker',
    {
      BrokerName: 'orders',
      EngineType: 'RABBITMQ',
      EngineVersion: '3.13',
      HostInstanceType: 'mq.m5.large',
      DeploymentMode: 'CLUSTER_MULTI_AZ',
      PubliclyAccessible: false,
      AutoMinorVersionUpgrade: true,
      EncryptionOptions: { UseAwsOwnedKey: false, KmsKeyId: KEY },
      Logs: { General: true },
      Users: [{ Username: 'orders', Password: '{{resolve:secretsmanager:broker:SecretString:password}}' }],
    },
    [
      [
        'broker-single-rabbit',
        ONE,
        'DeploymentMode',
        'SINGLE_INSTANCE',
        /standby|deployment mode|failover|cluster|second/i,
      ],
    ],
  ),
  ...weaken(
    'AWS::Timestream::InfluxDBInstance',
    {
      Name: 'metrics',
      PubliclyAccessible: false,
      VpcSubnetIds: ['subnet-1', 'subnet-2'],
      VpcSecurityGroupIds: ['sg-1'],
      DbInstanceType: 'db.influx.medium',
      AllocatedStorage: 50,
      DeploymentType: 'WITH_MULTIAZ_STANDBY',
      LogDeliveryConfiguration: {
        S3Configuration: { Enabled: true, BucketName: 'cdk-hnb659fds-assets-111122223333-eu-central-1' },
      },
    },
    [['influx-no-log', NO_LOGS, 'LogDeliveryConfiguration', undefined, /log/i, 'hardening']],
  ),
  ...weaken(
    'AWS::QuickSight::DataSource',
    {
      Name: 'records',
      Type: 'POSTGRESQL',
      DataSourceParameters: { PostgreSqlParameters: { Host: 'db.example.com', Port: 5432, Database: 'records' } },
      SslProperties: { DisableSsl: false },
      VpcConnectionProperties: { VpcConnectionArn: own('quicksight', 'vpcConnection/1') },
    },
    [['quicksight-plain', TRANSIT, 'SslProperties.DisableSsl', true, /TLS|SSL|encrypt/i]],
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
  ...weaken('AWS::Logs::LogGroup', { LogGroupName: 'records', KmsKeyId: KEY, RetentionInDays: 365 }, [
    ['log-group-one-week', SHORT, 'RetentionInDays', 7, /retention|year|days/i],
    ['log-group-for-ever', NO_LIMIT, 'RetentionInDays', undefined, /retention|expire/i, 'hardening'],
  ]),
];
