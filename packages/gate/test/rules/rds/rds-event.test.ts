import { rdsEventRules } from '../../../src/rules/rds/rds-event';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const ALL = ['configuration change', 'deletion', 'failover', 'failure', 'maintenance'];
const events = (SourceType: unknown, EventCategories: unknown, Enabled: unknown = true) => ({
  SourceType,
  EventCategories,
  Enabled,
});
const beside = (Type: string, subscription: object) => ({
  resources: {
    Subject: { Type },
    Events: { Type: 'AWS::RDS::EventSubscription', Properties: { ...subscription } },
  },
});

rulesDecide('RDS event rules', rdsEventRules, {
  RdsEventSubscriptionCritical: {
    holds: [
      events('db-cluster', ['failure', 'maintenance']),
      events('db-cluster', undefined),
      events('db-snapshot', ['deletion']),
      {},
    ],
    broken: [
      events('db-cluster', ['failure']),
      events('db-cluster', ALL, false),
      events('db-parameter-group', []),
      events('db-instance', ['failure', 'maintenance']),
      events('db-security-group', ['failure']),
    ],
    undecided: [events('db-cluster', UNKNOWN), events('db-cluster', ALL, UNKNOWN)],
  },
  RdsEventSubscriptionSecurity: {
    holds: [events('db-cluster', ALL), events('db-cluster', undefined), events('db-parameter-group', ALL), {}],
    broken: [
      events('db-cluster', ['configuration change', 'deletion']),
      events('db-cluster', ['configuration change', 'failover']),
      events('db-cluster', ['deletion', 'failover']),
      events('db-instance', ['configuration change', 'failure', 'maintenance']),
    ],
    undecided: [events('db-cluster', UNKNOWN)],
  },
  RdsEventSubscriptionForDatabase: {
    holds: [
      beside('AWS::RDS::DBCluster', events('db-cluster', ALL)),
      beside('AWS::RDS::DBCluster', {}),
      beside('AWS::RDS::DBInstance', events('db-instance', ALL)),
    ],
    broken: [
      {},
      beside('AWS::RDS::DBCluster', events('db-instance', ALL)),
      beside('AWS::RDS::DBInstance', events('db-instance', ALL, false)),
    ],
    undecided: [beside('AWS::RDS::DBCluster', events(UNKNOWN, ALL))],
  },
  RdsEventSubscriptionForParameters: {
    holds: [beside('AWS::RDS::DBClusterParameterGroup', events('db-parameter-group', ALL))],
    broken: [{}, beside('AWS::RDS::DBParameterGroup', events('db-cluster', ALL))],
    undecided: [beside('AWS::RDS::DBClusterParameterGroup', events(UNKNOWN, ALL))],
  },
});
