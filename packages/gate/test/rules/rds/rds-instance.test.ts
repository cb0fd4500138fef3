import { rdsInstanceRules } from '../../../src/rules/rds/rds-instance';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/example';
const insights = (EnablePerformanceInsights: unknown, PerformanceInsightsKMSKeyId: unknown) => ({
  EnablePerformanceInsights,
  PerformanceInsightsKMSKeyId,
});
/** An instance without its own interval, in a cluster with one. */
const inCluster = (MonitoringInterval: unknown) => ({
  resources: {
    Instance: { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Cluster' } } },
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { MonitoringInterval } },
  },
});

rulesDecide('RDS instance rules', rdsInstanceRules, {
  RdsInstanceNotPubliclyAccessible: {
    holds: [{ PubliclyAccessible: false }],
    broken: [{}, { PubliclyAccessible: true }],
    undecided: [{ PubliclyAccessible: UNKNOWN }],
  },
  RdsInstanceEnhancedMonitoring: {
    holds: [{ MonitoringInterval: 60 }, { MonitoringInterval: 1 }, inCluster(30)],
    broken: [{}, { MonitoringInterval: 0 }, { MonitoringInterval: 600 }, inCluster(undefined), inCluster(0)],
    undecided: [{ MonitoringInterval: UNKNOWN }, inCluster(UNKNOWN)],
  },
  RdsInstancePerformanceInsights: {
    holds: [insights(true, KEY)],
    broken: [{}, insights(true, undefined), insights(true, 'alias/aws/rds'), insights(false, KEY)],
    undecided: [insights(true, UNKNOWN), insights(UNKNOWN, KEY)],
  },
  RdsInstanceEngineVersionOfCluster: {
    holds: [{ DBClusterIdentifier: 'records' }],
    broken: [{ DBClusterIdentifier: 'records', EngineVersion: '17.9' }],
    undecided: [{ DBClusterIdentifier: 'records', EngineVersion: UNKNOWN }],
    notApplicable: [{ EngineVersion: '17.9' }],
  },
});
