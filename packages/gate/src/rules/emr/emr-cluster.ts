import type { TemplateResource } from '../../templates/template-resource';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule, securityHub } from '../rule';

const CLUSTER = ['AWS::EMR::Cluster'];
const CONFIGURATION = ['AWS::EMR::SecurityConfiguration'];
const GUIDE = 'emr/latest/ManagementGuide';
const PAGE = awsDocs(`${GUIDE}/emr-create-security-configuration.html`);

/** Rules for clusters. cdk-nag has rules about local disks, TLS, Kerberos and logs. */
export const emrClusterRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'EmrClusterSecurityConfiguration',
      level: 'required',
      group: 'encryptionAtRest',
      types: CLUSTER,
      what: 'EMR cluster has a security configuration',
      why: 'Without one, disks and traffic between nodes are not encrypted.',
      fix: 'Set SecurityConfiguration to an AWS::EMR::SecurityConfiguration.',
      property: 'SecurityConfiguration',
      references: [checkov('CKV2_AWS_55'), PAGE, nist('SC-28')],
      expects: { present: true },
    },
    {
      id: 'EmrClusterTerminationProtection',
      level: 'hardening',
      keepsData: true,
      group: 'resilience',
      types: CLUSTER,
      what: 'EMR cluster is protected against termination',
      why: 'One wrong call deletes the cluster with the data in HDFS.',
      fix: 'Set Instances.TerminationProtected to true.',
      property: 'Instances.TerminationProtected',
      references: [awsDocs(`${GUIDE}/UsingEMR_TerminationProtection.html`), nist('CP-9')],
      expects: { equals: true },
    },
    {
      id: 'EmrClusterLogKey',
      level: 'hardening',
      group: 'keyManagement',
      types: CLUSTER,
      what: 'EMR cluster encrypts its logs with a customer managed key',
      why: 'Logs have data and credentials that applications print.',
      fix: 'Set LogEncryptionKmsKeyId to a customer managed key.',
      property: 'LogEncryptionKmsKeyId',
      references: [awsDocs(`${GUIDE}/emr-plan-debugging.html`), nist('SC-12')],
      expects: { customerManagedKey: true },
    },
    {
      id: 'EmrClusterImdsV2',
      level: 'hardening',
      group: 'leastPrivilege',
      types: CONFIGURATION,
      what: 'EMR security configuration requires version 2 of the instance metadata service',
      why: 'With version 1, a server-side request forgery in an application reads the credentials of the instance role.',
      fix: 'Set InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion to 2.',
      property: 'SecurityConfiguration.InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion',
      references: [PAGE, nist('AC-6')],
      expects: { atLeast: 2 },
    },
    {
      id: 'EmrClusterStudioKey',
      level: 'hardening',
      group: 'keyManagement',
      types: ['AWS::EMR::Studio'],
      what: 'EMR Studio encrypts workspaces with a customer managed key',
      why: 'Notebooks have queries, results and credentials that people type.',
      fix: 'Set EncryptionKeyArn to a customer managed key.',
      property: 'EncryptionKeyArn',
      references: [awsDocs(`${GUIDE}/emr-studio-create-studio.html`), nist('SC-12')],
      expects: { customerManagedKey: true },
    },
  ]),
  {
    id: 'EmrClusterEncryptionAtRest',
    level: 'required',
    group: 'encryptionAtRest',
    types: CONFIGURATION,
    what: 'EMR security configuration encrypts data at rest',
    why: 'Data on disks and in S3 is readable in copies and snapshots.',
    fix: 'Set EncryptionConfiguration.EnableAtRestEncryption to true.',
    property: 'Properties.SecurityConfiguration.EncryptionConfiguration.EnableAtRestEncryption',
    references: [securityHub('EMR.3'), checkov('CKV_AWS_171'), nist('SC-28')],
    check: (configuration) =>
      isEncrypted(configuration, 'EnableAtRestEncryption', [
        'AtRestEncryptionConfiguration.S3EncryptionConfiguration',
        'AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration',
      ]),
  },
  {
    id: 'EmrClusterLocalDisksEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: CONFIGURATION,
    what: 'EMR security configuration encrypts local disks',
    why: 'Encryption for S3 only leaves HDFS, shuffle files and logs on the disks of the nodes in plain text.',
    fix: 'Set AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration, with EnableEbsEncryption.',
    property: 'Properties.SecurityConfiguration.EncryptionConfiguration.AtRestEncryptionConfiguration',
    references: [securityHub('EMR.3'), checkov('CKV_AWS_349'), nist('SC-28')],
    check: (configuration) => {
      const encryption = configuration.at('SecurityConfiguration.EncryptionConfiguration');
      if (encryption.at('EnableAtRestEncryption').flag() !== true) return 'not applicable';
      return encryption.at('AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration').present;
    },
  },
  {
    id: 'EmrClusterEncryptionInTransit',
    level: 'required',
    group: 'encryptionInTransit',
    types: CONFIGURATION,
    what: 'EMR security configuration encrypts traffic between nodes',
    why: 'Whoever reads traffic inside the VPC sees the data that nodes exchange.',
    fix: 'Set EncryptionConfiguration.EnableInTransitEncryption to true, and name certificates.',
    property: 'Properties.SecurityConfiguration.EncryptionConfiguration.EnableInTransitEncryption',
    references: [securityHub('EMR.4'), checkov('CKV_AWS_351'), nist('SC-8')],
    check: (configuration) =>
      isEncrypted(configuration, 'EnableInTransitEncryption', [
        'InTransitEncryptionConfiguration.TLSCertificateConfiguration',
      ]),
  },
];

/** Whether encryption is on and has a method. EMR ignores a method that is not switched on. */
function isEncrypted(configuration: TemplateResource, isOn: string, ways: readonly string[]): boolean {
  const encryption = configuration.at('SecurityConfiguration.EncryptionConfiguration');
  return encryption.at(isOn).flag() === true && ways.some((way) => encryption.at(way).present);
}
