import { emrServerlessRules } from '../../../src/rules/emr/emr-serverless';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const monitoring = (MonitoringConfiguration: unknown) => ({ MonitoringConfiguration });
const off = { ManagedPersistenceMonitoringConfiguration: { Enabled: false } };
const containers = (EncryptionConfiguration: unknown) => ({
  resources: {
    Configuration: {
      Type: 'AWS::EMRContainers::SecurityConfiguration',
      Properties: { SecurityConfigurationData: { EncryptionConfiguration } },
    },
  },
});

rulesDecide('EMR Serverless rules', emrServerlessRules, {
  EmrServerlessLogs: {
    holds: [
      {},
      monitoring({ ...off, CloudWatchLoggingConfiguration: { Enabled: true } }),
      monitoring({ ...off, S3MonitoringConfiguration: { LogUri: 's3://logs/' } }),
    ],
    broken: [monitoring(off), monitoring({ ...off, CloudWatchLoggingConfiguration: { Enabled: false } })],
    undecided: [monitoring({ ManagedPersistenceMonitoringConfiguration: { Enabled: UNKNOWN } })],
  },
  EmrServerlessInVpc: {
    holds: [{ NetworkConfiguration: { SubnetIds: ['subnet-0abc'] } }],
    broken: [{}],
    undecided: [{ NetworkConfiguration: UNKNOWN }],
  },
  EmrServerlessEksDataEncrypted: {
    holds: [
      containers({ AtRestEncryptionConfiguration: { LocalDiskEncryptionConfiguration: { AwsKmsKeyId: 'key' } } }),
    ],
    broken: [containers({}), containers(undefined)],
    undecided: [containers(UNKNOWN)],
  },
  EmrServerlessEksTrafficEncrypted: {
    holds: [
      containers({
        InTransitEncryptionConfiguration: { TLSCertificateConfiguration: { CertificateProviderType: 'PEM' } },
      }),
    ],
    broken: [containers({}), containers(undefined)],
    undecided: [containers(UNKNOWN)],
  },
  EmrServerlessEksConfigured: {
    holds: [
      {
        resources: {
          Subject: { Type: 'AWS::EMRContainers::VirtualCluster', Properties: { SecurityConfigurationId: 'abc' } },
        },
      },
    ],
    broken: [{ resources: { Subject: { Type: 'AWS::EMRContainers::VirtualCluster', Properties: {} } } }],
    undecided: [{ resources: { Subject: { Type: 'AWS::EMRContainers::VirtualCluster', Properties: UNKNOWN } } }],
  },
});
