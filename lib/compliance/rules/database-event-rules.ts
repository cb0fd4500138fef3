import type { Deployment, Resource } from '../deployment/deployment';
import { environmentOf } from '../policy';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const TYPES = ['AWS::RDS::EventSubscription'];
const EVENTS = awsDocs('AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html');

/** Categories of events that somebody has to be told of, by the kind of source. */
const MATTER: Readonly<Record<string, readonly string[]>> = {
  'db-cluster': ['configuration change', 'deletion', 'failover', 'failure', 'maintenance'],
  'db-instance': ['configuration change', 'deletion', 'failure', 'maintenance'],
  'db-parameter-group': ['configuration change'],
  'db-security-group': ['configuration change', 'failure'],
};

/** Rules for being told what happens to a database. */
export const databaseEventRules: readonly Rule[] = [
  {
    id: 'RdsEventsMatter',
    types: TYPES,
    what: 'A subscription to events of databases has all the categories that matter, and is on.',
    why: 'A deletion that nobody is told of is found when the data is asked for.',
    fix: `Leave EventCategories out for all of them, or name those of the source: ${MATTER['db-cluster']?.join(', ')} of a cluster. Leave Enabled out or true.`,
    property: 'Properties.EventCategories',
    references: [
      securityHub('RDS.19'),
      securityHub('RDS.20'),
      securityHub('RDS.21'),
      securityHub('RDS.22'),
      EVENTS,
      nist('SI-4(5)'),
    ],
    check: (subscription) => subscription.at('Enabled').flag() !== false && hasWhatMatters(subscription),
  },
  {
    id: 'RdsEventsTold',
    types: ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'],
    what: 'Somebody is told of the events of every database.',
    why: 'A fail-over, a deletion or a change of its settings is the first sign of trouble.',
    fix: 'Add an AWS::RDS::EventSubscription with SourceType db-cluster, or db-instance for an instance.',
    property: 'Properties.Engine',
    references: [securityHub('RDS.19'), securityHub('RDS.20'), EVENTS],
    check: (database, deployment) =>
      isToldOf(database.type === 'AWS::RDS::DBCluster' ? 'db-cluster' : 'db-instance', database, deployment),
  },
  {
    id: 'RdsParameterEventsTold',
    types: ['AWS::RDS::DBClusterParameterGroup', 'AWS::RDS::DBParameterGroup'],
    what: 'Somebody is told when the parameters of a database change.',
    why: 'Auditing and TLS are parameters: who switches them off does it there.',
    fix: 'Add an AWS::RDS::EventSubscription with SourceType db-parameter-group.',
    property: 'Properties.Parameters',
    references: [securityHub('RDS.21'), EVENTS],
    check: (group, deployment) => isToldOf('db-parameter-group', group, deployment),
  },
];

function hasWhatMatters(subscription: Resource): boolean {
  const categories = subscription.at('EventCategories');
  if (!categories.present) return true;
  const named = categories.items().map((category) => category.text());
  const matter = MATTER[subscription.at('SourceType').text() ?? ''] ?? [];
  return named.length > 0 && matter.every((category) => named.includes(category));
}

/** Whether a subscription that is on covers a kind of source: in the same environment, since each has its own account or region. */
function isToldOf(source: string, { stack }: Resource, deployment: Deployment): boolean {
  const environment = environmentOf(stack.path);
  return deployment
    .ofType(...TYPES)
    .filter((subscription) => environmentOf(subscription.stack.path) === environment)
    .some((subscription) => {
      const kind = subscription.at('SourceType').text();
      return subscription.at('Enabled').flag() !== false && (kind === undefined || kind === source);
    });
}
