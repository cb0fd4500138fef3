import { rdsBackupRules } from '../../../src/rules/rds/rds-backup';
import { rulesDecide, UNKNOWN } from '../rule-cases';

/** An instance of a cluster, which takes its settings from the cluster. */
const MEMBER = {
  resources: { Instance: { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Cluster' } } } },
};

rulesDecide('RDS backup rules', rdsBackupRules, {
  RdsBackupRetentionPeriod: {
    holds: [{ BackupRetentionPeriod: 7 }, { BackupRetentionPeriod: '35' }],
    broken: [{}, { BackupRetentionPeriod: 1 }],
    undecided: [{ BackupRetentionPeriod: UNKNOWN }],
    notApplicable: [MEMBER],
  },
  RdsBackupKeptAfterDeletion: {
    holds: [{ DeleteAutomatedBackups: false }],
    broken: [{}, { DeleteAutomatedBackups: true }],
    undecided: [{ DeleteAutomatedBackups: UNKNOWN }],
    notApplicable: [MEMBER],
  },
});
