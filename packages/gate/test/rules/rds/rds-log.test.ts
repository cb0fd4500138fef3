import { rdsLogRules } from '../../../src/rules/rds/rds-log';
import { rulesDecide, UNKNOWN } from '../rule-cases';

/** An instance of a cluster, which takes its settings from the cluster. */
const MEMBER = {
  resources: { Instance: { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Cluster' } } } },
};
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

rulesDecide('RDS log rules', rdsLogRules, {
  RdsLogExports: {
    holds: [
      exporting(POSTGRES, ['postgresql']),
      exporting('aurora-mysql', ['audit']),
      exporting('mysql', ['audit', 'error']),
      exporting('db2-se', ['diag.log']),
    ],
    broken: [
      exporting(POSTGRES, undefined),
      exporting(POSTGRES, ['upgrade']),
      exporting('aurora-mysql', ['error']),
      exporting('mariadb', ['audit']),
      exporting('db2-se', []),
    ],
    undecided: [exporting(POSTGRES, [UNKNOWN])],
    notApplicable: [MEMBER],
  },
  RdsLogExportsIamErrors: {
    holds: [exporting(POSTGRES, ['postgresql', 'iam-db-auth-error'], { EnableIAMDatabaseAuthentication: true })],
    broken: [
      exporting(POSTGRES, ['postgresql'], { EnableIAMDatabaseAuthentication: true }),
      exporting(POSTGRES, undefined, { EnableIAMDatabaseAuthentication: true }),
    ],
    undecided: [exporting(POSTGRES, ['postgresql'], { EnableIAMDatabaseAuthentication: UNKNOWN })],
    notApplicable: [
      MEMBER,
      exporting(POSTGRES, ['postgresql']),
      exporting('aurora-mysql', ['audit'], { EnableIAMDatabaseAuthentication: true }),
    ],
  },
  RdsLogGroupDeclared: {
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
    notApplicable: [{}, MEMBER],
  },
});
