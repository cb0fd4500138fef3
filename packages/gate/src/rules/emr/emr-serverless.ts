import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const APPLICATION = ['AWS::EMRServerless::Application'];
const CONTAINERS = ['AWS::EMRContainers::SecurityConfiguration'];
const ENCRYPTION = 'SecurityConfigurationData.EncryptionConfiguration';
const GUIDE = 'emr/latest';

/** Rules for EMR Serverless and EMR on EKS. */
export const emrServerlessRules: readonly Rule[] = [
  {
    id: 'EmrServerlessLogs',
    level: 'required',
    group: 'auditLogs',
    types: APPLICATION,
    what: 'EMR Serverless application keeps the logs of its jobs',
    why: 'Without logs, an investigation cannot show which job read which data.',
    fix: 'Set CloudWatchLoggingConfiguration.Enabled to true, or a bucket in S3MonitoringConfiguration.',
    property: 'Properties.MonitoringConfiguration',
    references: [pciDss('10.2.1'), awsDocs(`${GUIDE}/EMR-Serverless-UserGuide/logging.html`), nist('AU-12')],
    check: (application) => {
      const monitoring = application.at('MonitoringConfiguration');
      return (
        // On by default.
        monitoring.at('ManagedPersistenceMonitoringConfiguration.Enabled').flag() !== false ||
        monitoring.at('CloudWatchLoggingConfiguration.Enabled').flag() === true ||
        monitoring.at('S3MonitoringConfiguration.LogUri').present
      );
    },
  },
  ...createPropertyRules([
    {
      id: 'EmrServerlessInVpc',
      level: 'hardening',
      group: 'privateNetwork',
      types: APPLICATION,
      what: 'EMR Serverless application runs in a VPC',
      why: 'Outside a VPC, no security group and no firewall limits where jobs send data.',
      fix: 'Set NetworkConfiguration.SubnetIds and SecurityGroupIds.',
      property: 'NetworkConfiguration.SubnetIds',
      references: [awsDocs(`${GUIDE}/EMR-Serverless-UserGuide/vpc-access.html`), nist('SC-7')],
      expects: { present: true },
    },
    {
      id: 'EmrServerlessEksDataEncrypted',
      level: 'hardening',
      group: 'encryptionAtRest',
      types: CONTAINERS,
      what: 'EMR on EKS security configuration encrypts data at rest',
      why: 'Data on disks and in S3 is readable in copies and snapshots.',
      fix: 'Set EncryptionConfiguration.AtRestEncryptionConfiguration.',
      property: `${ENCRYPTION}.AtRestEncryptionConfiguration`,
      references: [awsDocs(`${GUIDE}/EMR-on-EKS-DevelopmentGuide/security-data-encryption.html`), nist('SC-28')],
      expects: { present: true },
    },
    {
      id: 'EmrServerlessEksTrafficEncrypted',
      level: 'hardening',
      group: 'encryptionInTransit',
      types: CONTAINERS,
      what: 'EMR on EKS security configuration encrypts traffic between containers',
      why: 'Whoever reads traffic inside the VPC sees the data that containers exchange.',
      fix: 'Set EncryptionConfiguration.InTransitEncryptionConfiguration.',
      property: `${ENCRYPTION}.InTransitEncryptionConfiguration`,
      references: [awsDocs(`${GUIDE}/EMR-on-EKS-DevelopmentGuide/security-data-encryption.html`), nist('SC-8')],
      expects: { present: true },
    },
    {
      id: 'EmrServerlessEksConfigured',
      level: 'hardening',
      group: 'encryptionAtRest',
      types: ['AWS::EMRContainers::VirtualCluster'],
      what: 'EMR on EKS virtual cluster has a security configuration',
      why: 'Without one, jobs decide by themselves whether data is encrypted.',
      fix: 'Set SecurityConfigurationId to an AWS::EMRContainers::SecurityConfiguration.',
      property: 'SecurityConfigurationId',
      references: [awsDocs(`${GUIDE}/EMR-on-EKS-DevelopmentGuide/security-data-encryption.html`), nist('SC-28')],
      expects: { present: true },
    },
  ]),
];
