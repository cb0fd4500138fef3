import { type Acknowledgement, acknowledge } from '@bulwark/gate';
import { describeOpenProtection } from '../open-protection';
import { ClusterGeneration } from './cluster-generation';

const team = { owner: 'platform-security', until: '2027-10-31' } as const;

export const clusterGenerationAcks = acknowledge(ClusterGeneration, (generation) => [
  ...acceptOpenProtection(generation),
  ...acceptMissingMonitoring(generation),
  ...acceptInheritedEncryption(generation),
  {
    rule: ['HIPAA.Security-RDSInBackupPlan', 'NIST.800.53.R5-RDSInBackupPlan'],
    at: '*',
    reason:
      'AWS Backup backs up Aurora per cluster, which the plan selects by its ARN. An Aurora instance stores no data.',
    ...team,
  },
]);

function acceptOpenProtection({ protection }: ClusterGeneration): Acknowledgement[] {
  const open = describeOpenProtection(protection);
  if (open === undefined) return [];
  const rule = [
    'AwsSolutions-RDS10',
    'HIPAA.Security-RDSInstanceDeletionProtectionEnabled',
    'NIST.800.53.R5-RDSInstanceDeletionProtectionEnabled',
  ];
  return [{ rule, at: 'Cluster', ...open }];
}

function acceptMissingMonitoring({ monitoring }: ClusterGeneration): Acknowledgement[] {
  if (monitoring.enabled) return [];
  const rule = [
    'Bulwark-RdsInstanceEnhancedMonitoring',
    'Bulwark-RdsInstancePerformanceInsights',
    'HIPAA.Security-RDSEnhancedMonitoringEnabled',
    'NIST.800.53.R5-RDSEnhancedMonitoringEnabled',
  ];
  return [{ rule, at: '*', reason: monitoring.reason, ...team }];
}

function acceptInheritedEncryption({ isRestored }: ClusterGeneration): Acknowledgement[] {
  if (!isRestored) return [];
  const rule = [
    'AwsSolutions-RDS2',
    'HIPAA.Security-RDSStorageEncrypted',
    'NIST.800.53.R5-RDSStorageEncrypted',
    'PCI.DSS.321-RDSStorageEncrypted',
  ];
  const reason =
    'CloudFormation refuses StorageEncrypted for a restored cluster. KmsKeyId names the database key, with which RDS encrypts the restored storage.';
  return [{ rule, at: 'Cluster', reason, ...team }];
}
