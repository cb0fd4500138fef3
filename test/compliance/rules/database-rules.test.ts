import { databaseRules } from '../../../lib/compliance/rules/database-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/example';
const policies = (DeletionPolicy: unknown, UpdateReplacePolicy: unknown) => ({
  resources: { Cluster: { Type: 'AWS::RDS::DBCluster', DeletionPolicy, UpdateReplacePolicy } },
});
/** An instance of a cluster, which has none of the properties. */
const member = {
  resources: { Instance: { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Cluster' } } } },
};
const alone = (properties: object) => ({
  resources: { Instance: { Type: 'AWS::RDS::DBInstance', Properties: { ...properties } } },
});
const logging = (type: string, properties: object, LogGroupName: unknown) => ({
  resources: {
    Database: { Type: type, Properties: { EnableCloudwatchLogsExports: ['postgresql'], ...properties } },
    Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName } },
  },
});
const CLUSTER = 'AWS::RDS::DBCluster';
const INSTANCE = 'AWS::RDS::DBInstance';
const exporting = (Engine: unknown, names: unknown, more: object = {}) => ({
  Engine,
  EnableCloudwatchLogsExports: names,
  ...more,
});
const POSTGRES = 'aurora-postgresql';

rulesDecide('database rules', databaseRules, {
  RdsOwnKey: {
    holds: [{ StorageEncrypted: true, KmsKeyId: KEY }, alone({ StorageEncrypted: true, KmsKeyId: KEY })],
    broken: [{}, { StorageEncrypted: true }, { StorageEncrypted: false, KmsKeyId: KEY }, alone({})],
    undecided: [{ StorageEncrypted: true, KmsKeyId: UNKNOWN }],
    notApplicable: [member],
  },
  RdsBackupsKept: {
    holds: [{ BackupRetentionPeriod: 7 }, { BackupRetentionPeriod: '35' }],
    broken: [{}, { BackupRetentionPeriod: 1 }],
    undecided: [{ BackupRetentionPeriod: UNKNOWN }],
    notApplicable: [member],
  },
  RdsBackupsOutliveIt: {
    holds: [{ DeleteAutomatedBackups: false }],
    broken: [{}, { DeleteAutomatedBackups: true }],
    undecided: [{ DeleteAutomatedBackups: UNKNOWN }],
    notApplicable: [member],
  },
  RdsRetained: {
    holds: [policies('Snapshot', 'Snapshot'), policies('RetainExceptOnCreate', 'Retain')],
    broken: [policies(undefined, undefined), policies('Delete', 'Snapshot'), policies('Snapshot', 'Delete')],
    undecided: [policies(UNKNOWN, 'Snapshot')],
    notApplicable: [member],
  },
  RdsSnapshotsTagged: {
    holds: [{ CopyTagsToSnapshot: true }],
    broken: [{}, { CopyTagsToSnapshot: false }],
    undecided: [{ CopyTagsToSnapshot: UNKNOWN }],
    notApplicable: [member],
  },
  RdsMinorUpgrades: {
    holds: [{ AutoMinorVersionUpgrade: true }],
    broken: [{}, { AutoMinorVersionUpgrade: false }, member],
    undecided: [{ AutoMinorVersionUpgrade: UNKNOWN }],
  },
  RdsIamAuthentication: {
    holds: [{ EnableIAMDatabaseAuthentication: true }],
    broken: [{}, { EnableIAMDatabaseAuthentication: false }],
    undecided: [{ EnableIAMDatabaseAuthentication: UNKNOWN }],
    notApplicable: [member],
  },
  RdsMasterWithoutPassword: {
    holds: [{ MasterUserAuthenticationType: 'iam-db-auth' }, { ManageMasterUserPassword: true }],
    broken: [
      {},
      { MasterUserAuthenticationType: 'password' },
      { MasterUserPassword: 'example', ManageMasterUserPassword: true },
    ],
    undecided: [{ MasterUserAuthenticationType: UNKNOWN }],
    notApplicable: [member],
  },
  RdsMasterHardToGuess: {
    holds: [{ MasterUsername: 'records_owner' }],
    broken: [{}, { MasterUsername: 'postgres' }, { MasterUsername: 'Admin' }],
    undecided: [{ MasterUsername: UNKNOWN }],
    notApplicable: [member],
  },
  RdsOwnSecurityGroup: {
    holds: [{ VpcSecurityGroupIds: ['sg-example'] }],
    broken: [{}, { VpcSecurityGroupIds: [] }],
    undecided: [{ VpcSecurityGroupIds: UNKNOWN }],
    notApplicable: [member],
  },
  RdsOwnNetwork: {
    holds: [{ DBSubnetGroupName: 'isolated' }],
    broken: [{}, { DBSubnetGroupName: 'default' }],
    undecided: [{ DBSubnetGroupName: UNKNOWN }],
    notApplicable: [member],
  },
  RdsLogsExported: {
    holds: [
      exporting(POSTGRES, ['postgresql']),
      exporting(POSTGRES, ['postgresql', 'iam-db-auth-error'], { EnableIAMDatabaseAuthentication: true }),
      exporting('aurora-mysql', ['audit', 'error']),
      exporting('db2-se', ['diag.log']),
    ],
    broken: [
      exporting(POSTGRES, undefined),
      exporting(POSTGRES, ['upgrade']),
      exporting(POSTGRES, ['postgresql'], { EnableIAMDatabaseAuthentication: true }),
      exporting('aurora-mysql', ['error']),
      exporting('db2-se', []),
    ],
    undecided: [exporting(POSTGRES, [UNKNOWN])],
    notApplicable: [member],
  },
  RdsLogGroupsMade: {
    holds: [
      logging(CLUSTER, { DBClusterIdentifier: 'records' }, '/aws/rds/cluster/records/postgresql'),
      logging(INSTANCE, { DBInstanceIdentifier: 'records' }, '/aws/rds/instance/records/postgresql'),
    ],
    broken: [
      logging(CLUSTER, {}, '/aws/rds/cluster/records/postgresql'),
      logging(CLUSTER, { DBClusterIdentifier: 'records' }, '/aws/rds/cluster/other/postgresql'),
      logging(INSTANCE, { DBInstanceIdentifier: 'records' }, '/aws/rds/cluster/records/postgresql'),
    ],
    undecided: [logging(CLUSTER, { DBClusterIdentifier: UNKNOWN }, '/aws/rds/cluster/records/postgresql')],
    notApplicable: [{}, member],
  },
});
