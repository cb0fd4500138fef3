import { databaseEventRules } from '../../../lib/compliance/rules/database-event-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

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

rulesDecide('database event rules', databaseEventRules, {
  RdsEventsMatter: {
    holds: [events('db-cluster', ALL), events('db-cluster', undefined), events('db-snapshot', ['deletion']), {}],
    broken: [
      events('db-cluster', ALL.slice(1)),
      events('db-cluster', ALL, false),
      events('db-parameter-group', []),
      events('db-instance', ['failure']),
    ],
    undecided: [events('db-cluster', UNKNOWN), events('db-cluster', ALL, UNKNOWN)],
  },
  RdsEventsTold: {
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
  RdsParameterEventsTold: {
    holds: [beside('AWS::RDS::DBClusterParameterGroup', events('db-parameter-group', ALL))],
    broken: [{}, beside('AWS::RDS::DBParameterGroup', events('db-cluster', ALL))],
    undecided: [beside('AWS::RDS::DBClusterParameterGroup', events(UNKNOWN, ALL))],
  },
});
