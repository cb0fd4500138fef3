import type { AddedWeakness, Resources } from './added-weakness';
import { HARDENED_PROPERTIES } from './hardened-bases';
import {
  GROUP,
  KEY,
  NO_AUTHENTICATION,
  NO_LOGS,
  OLD,
  PUBLIC,
  REST,
  TOO_BROAD,
  TRANSIT,
  WORK,
  weaken,
} from './weakened-properties';

const RECORDS: Resources = {
  Records: { Type: 'AWS::S3::Bucket', Properties: { ...HARDENED_PROPERTIES['AWS::S3::Bucket'] } },
  RecordsPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'Records' },
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [
              { 'Fn::GetAtt': ['Records', 'Arn'] },
              { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Records', 'Arn'] }, '/*']] },
            ],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  },
};
const LOGGING = { Enabled: true, LogGroupName: 'records', LogStreamName: 'delivery' };
const BROKERS = {
  ClusterName: 'records',
  KafkaVersion: '3.8.x',
  NumberOfBrokerNodes: 3,
  EnhancedMonitoring: 'PER_TOPIC_PER_BROKER',
  BrokerNodeGroupInfo: {
    InstanceType: 'kafka.m7g.large',
    ClientSubnets: ['subnet-1', 'subnet-2', 'subnet-3'],
    SecurityGroups: ['sg-0abc'],
    ConnectivityInfo: { PublicAccess: { Type: 'DISABLED' } },
  },
  ClientAuthentication: { Sasl: { Iam: { Enabled: true } }, Unauthenticated: { Enabled: false } },
  EncryptionInfo: {
    EncryptionAtRest: { DataVolumeKMSKeyId: KEY },
    EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true },
  },
  LoggingInfo: { BrokerLogs: { CloudWatchLogs: { Enabled: true, LogGroup: 'records' } } },
};

/** Kinesis, Firehose, Kafka and message brokers. */
export const streamWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::Kinesis::Stream', { Name: 'records', ShardCount: 1, RetentionPeriodHours: 168 }, [
    ['kinesis-plain', REST, 'StreamEncryption', undefined, /server-side encryption/],
  ]),
  ...weaken(
    'AWS::KinesisFirehose::DeliveryStream',
    {
      DeliveryStreamType: 'DirectPut',
      DeliveryStreamEncryptionConfigurationInput: { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: KEY },
      ExtendedS3DestinationConfiguration: {
        BucketARN: { 'Fn::GetAtt': ['Records', 'Arn'] },
        RoleARN: WORK,
        CloudWatchLoggingOptions: LOGGING,
        EncryptionConfiguration: { KMSEncryptionConfig: { AWSKMSKeyARN: KEY } },
      },
    },
    [
      [
        'firehose-plain-objects',
        REST,
        'ExtendedS3DestinationConfiguration.EncryptionConfiguration',
        { NoEncryptionConfig: 'NoEncryption' },
        /does not switch off the encryption/,
      ],
      [
        'firehose-no-log',
        NO_LOGS,
        'ExtendedS3DestinationConfiguration.CloudWatchLoggingOptions.Enabled',
        false,
        /log of failed deliveries/,
      ],
      ['firehose-plain', REST, 'DeliveryStreamEncryptionConfigurationInput', undefined, /server-side encryption/],
    ],
    RECORDS,
  ),
  ...weaken('AWS::MSK::Cluster', BROKERS, [
    [
      'kafka-public',
      PUBLIC,
      'BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type',
      'SERVICE_PROVIDED_EIPS',
      /brokers are not on the internet/,
    ],
    [
      'kafka-unauthenticated',
      NO_AUTHENTICATION,
      'ClientAuthentication.Unauthenticated.Enabled',
      true,
      /without authentication/,
    ],
    ['kafka-no-authentication', NO_AUTHENTICATION, 'ClientAuthentication', undefined, /client authentication/],
    ['kafka-plain-clients', TRANSIT, 'EncryptionInfo.EncryptionInTransit.ClientBroker', 'TLS_PLAINTEXT', /plaintext/],
    ['kafka-plain-brokers', TRANSIT, 'EncryptionInfo.EncryptionInTransit.InCluster', false, /plaintext/],
    ['kafka-no-log', NO_LOGS, 'LoggingInfo', undefined, /broker logs/],
    ['kafka-ended-version', OLD, 'KafkaVersion', '2.6.1', /supported version of Apache Kafka/],
  ]),
  ...weaken(
    'AWS::MSK::Configuration',
    { Name: 'records', ServerProperties: 'auto.create.topics.enable=false\nallow.everyone.if.no.acl.found=false' },
    [
      [
        'kafka-open-topics',
        TOO_BROAD,
        'ServerProperties',
        'allow.everyone.if.no.acl.found=true',
        /topics that have no access list/,
      ],
    ],
  ),
  ...weaken(
    'AWS::KafkaConnect::Connector',
    {
      ConnectorName: 'records',
      KafkaConnectVersion: '3.7.x',
      ServiceExecutionRoleArn: WORK,
      KafkaClusterEncryptionInTransit: { EncryptionType: 'TLS' },
      KafkaClusterClientAuthentication: { AuthenticationType: 'IAM' },
      ConnectorConfiguration: { 'tasks.max': '2', 'producer.override.security.protocol': 'SASL_SSL' },
      LogDelivery: { WorkerLogDelivery: { CloudWatchLogs: { Enabled: true, LogGroup: GROUP } } },
    },
    [
      [
        'kafka-connector-plain',
        TRANSIT,
        'KafkaClusterEncryptionInTransit.EncryptionType',
        'PLAINTEXT',
        /encrypts its traffic/,
      ],
      [
        'kafka-connector-plain-producer',
        TRANSIT,
        'ConnectorConfiguration',
        { 'producer.override.security.protocol': 'PLAINTEXT' },
        /switch off TLS in its configuration/,
      ],
      [
        'kafka-connector-no-sign-in',
        NO_AUTHENTICATION,
        'KafkaClusterClientAuthentication.AuthenticationType',
        'NONE',
        /signs in to the cluster/,
      ],
      [
        'kafka-connector-no-log',
        NO_LOGS,
        'LogDelivery.WorkerLogDelivery.CloudWatchLogs.Enabled',
        false,
        /delivers its logs/,
      ],
    ],
  ),
  ...weaken(
    'AWS::AmazonMQ::Broker',
    {
      BrokerName: 'orders',
      EngineType: 'ACTIVEMQ',
      EngineVersion: '5.18',
      DeploymentMode: 'ACTIVE_STANDBY_MULTI_AZ',
      HostInstanceType: 'mq.m5.large',
      AutoMinorVersionUpgrade: true,
      PubliclyAccessible: false,
      EncryptionOptions: { KmsKeyId: KEY, UseAwsOwnedKey: false },
      Logs: { Audit: true, General: true },
      SubnetIds: ['subnet-1', 'subnet-2'],
      SecurityGroups: ['sg-0abc'],
    },
    [
      ['broker-public', PUBLIC, 'PubliclyAccessible', true, /is not publicly accessible/],
      ['broker-no-audit', NO_LOGS, 'Logs.Audit', false, /publishes its audit log/],
      ['broker-no-log', NO_LOGS, 'Logs', undefined, /publishes its general log/],
      ['broker-no-updates', OLD, 'AutoMinorVersionUpgrade', false, /minor engine versions/],
    ],
  ),
  ...weaken(
    'AWS::AmazonMQ::Configuration',
    {
      Name: 'orders',
      EngineType: 'ACTIVEMQ',
      EngineVersion: '5.18',
      Data: { 'Fn::Base64': '<broker><plugins><simpleAuthenticationPlugin/></plugins></broker>' },
    },
    [
      [
        'broker-anonymous',
        NO_AUTHENTICATION,
        'Data',
        {
          'Fn::Base64':
            '<broker><plugins><simpleAuthenticationPlugin anonymousAccessAllowed="true"/></plugins></broker>',
        },
        /anonymous clients/,
      ],
    ],
  ),
];
