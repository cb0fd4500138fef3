import { redshiftClusterRules } from '../../../src/rules/redshift/redshift-cluster';
import { decideProperty } from '../property-cases';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const group = (ParameterName: string, ParameterValue: unknown): Case => ({
  Parameters: [
    { ParameterName: 'datestyle', ParameterValue: 'iso' },
    { ParameterName, ParameterValue },
  ],
});
const besideCluster: Case = {
  resources: {
    Group: { Type: 'AWS::Redshift::ClusterParameterGroup', Properties: {} },
    Cluster: { Type: 'AWS::Redshift::Cluster', Properties: {} },
  },
};
const decideParameter = (name: string) => ({
  holds: [group(name, 'true')],
  broken: [{}, group(name, 'false'), group('other', 'true')],
  undecided: [group(name, UNKNOWN)],
  notApplicable: [besideCluster],
});

rulesDecide('Redshift cluster rules', redshiftClusterRules, {
  RedshiftClusterVpcRouting: decideProperty('EnhancedVpcRouting', { holds: [true], broken: [false, undefined] }),
  RedshiftClusterCustomerManagedKey: decideProperty('KmsKeyId', { holds: ['alias/sales'], broken: [undefined] }),
  RedshiftClusterManagedPassword: decideProperty('ManageMasterPassword', {
    holds: [true],
    broken: [false, undefined],
    notApplicable: [{ SnapshotIdentifier: 'last' }],
  }),
  RedshiftClusterDatabaseName: decideProperty('DBName', { holds: ['sales'], broken: ['dev'] }),
  RedshiftClusterParameterTls: decideParameter('require_ssl'),
  RedshiftClusterParameterActivityLog: decideParameter('enable_user_activity_logging'),
});
