import type { AddedWeakness } from './added-weakness';
import { NO_LOGS, PUBLIC, REST, TRANSIT, WORK, weaken } from './weakened-properties';

const ON = { Enabled: true, LogLevel: 'INFO' };

/** EMR and Managed Workflows for Apache Airflow. */
export const analyticsClusterWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::EMR::Cluster',
    {
      Name: 'reports',
      JobFlowRole: 'worker',
      ServiceRole: WORK,
      ReleaseLabel: 'emr-7.5.0',
      LogUri: 's3://logs-111122223333/emr/',
      SecurityConfiguration: 'reports',
      KerberosAttributes: { Realm: 'EXAMPLE.COM', KdcAdminPassword: '{{resolve:secretsmanager:kdc}}' },
      Instances: { TerminationProtected: true },
    },
    [['emr-no-configuration', REST, 'SecurityConfiguration', undefined, /has a security configuration/]],
  ),
  ...weaken(
    'AWS::EMR::SecurityConfiguration',
    {
      SecurityConfiguration: {
        EncryptionConfiguration: {
          EnableAtRestEncryption: true,
          EnableInTransitEncryption: true,
          AtRestEncryptionConfiguration: {
            S3EncryptionConfiguration: { EncryptionMode: 'SSE-S3' },
            LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: 'AwsKms', AwsKmsKey: 'alias/emr' },
          },
          InTransitEncryptionConfiguration: {
            TLSCertificateConfiguration: {
              CertificateProviderType: 'PEM',
              S3Object: 's3://certificates-111122223333/emr.zip',
            },
          },
        },
        InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: 2, HttpPutResponseHopLimit: 1 },
      },
    },
    [
      [
        'emr-plain-data',
        REST,
        'SecurityConfiguration.EncryptionConfiguration.EnableAtRestEncryption',
        false,
        /encrypts data at rest/,
      ],
      [
        'emr-plain-traffic',
        TRANSIT,
        'SecurityConfiguration.EncryptionConfiguration.EnableInTransitEncryption',
        false,
        /encrypts traffic between nodes/,
      ],
    ],
  ),
  ...weaken(
    'AWS::EMRServerless::Application',
    {
      Type: 'Spark',
      ReleaseLabel: 'emr-7.5.0',
      NetworkConfiguration: { SubnetIds: ['subnet-0abc'], SecurityGroupIds: ['sg-0abc'] },
      MonitoringConfiguration: { ManagedPersistenceMonitoringConfiguration: { Enabled: true } },
    },
    [
      [
        'emr-serverless-no-log',
        NO_LOGS,
        'MonitoringConfiguration.ManagedPersistenceMonitoringConfiguration.Enabled',
        false,
        /keeps the logs of its jobs/,
      ],
    ],
  ),
  ...weaken(
    'AWS::MWAA::Environment',
    {
      Name: 'nightly',
      WebserverAccessMode: 'PRIVATE_ONLY',
      ExecutionRoleArn: WORK,
      LoggingConfiguration: {
        DagProcessingLogs: ON,
        SchedulerLogs: ON,
        TaskLogs: ON,
        WebserverLogs: ON,
        WorkerLogs: ON,
      },
    },
    [
      ['airflow-public', PUBLIC, 'WebserverAccessMode', 'PUBLIC_ONLY', /web server is not on the internet/],
      ['airflow-public-also', PUBLIC, 'WebserverAccessMode', 'PUBLIC_AND_PRIVATE', /web server is not on the internet/],
      ['airflow-no-log', NO_LOGS, 'LoggingConfiguration.WebserverLogs.Enabled', false, /all of its logs/],
    ],
  ),
];
