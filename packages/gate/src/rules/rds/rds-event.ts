import { getEnvironment } from '../../templates/environment';
import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::RDS::EventSubscription'];
const PROPERTY = 'Properties.EventCategories';
const EVENTS = awsDocs('AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html');

type Categories = Readonly<Record<string, readonly string[]>>;

/** Categories that the controls ask for, by the type of source. */
const CRITICAL: Categories = {
  'db-cluster': ['failure', 'maintenance'],
  'db-instance': ['configuration change', 'failure', 'maintenance'],
  'db-parameter-group': ['configuration change'],
  'db-security-group': ['configuration change', 'failure'],
};
/** Categories in which an attack shows as well. */
const SECURITY: Categories = {
  'db-cluster': ['configuration change', 'deletion', 'failover'],
  'db-instance': ['deletion'],
};

/** Rules for the notifications about events of databases. */
export const rdsEventRules: readonly Rule[] = [
  {
    id: 'RdsEventSubscriptionCritical',
    level: 'required',
    group: 'alerts',
    types: TYPES,
    what: 'RDS event subscription is enabled and includes the critical event categories of its source',
    why: 'A failure or a changed setting that notifies no person is found when the data is needed.',
    fix: 'Remove EventCategories to receive all of them, or add the listed ones. Set Enabled to true.',
    property: PROPERTY,
    references: [...['RDS.19', 'RDS.20', 'RDS.21', 'RDS.22'].map(securityHub), EVENTS, nist('SI-4(5)')],
    check: (subscription) => [
      ...(subscription.at('Enabled').flag() === false ? ['not enabled'] : []),
      ...findMissingCategories(subscription, CRITICAL),
    ],
  },
  {
    id: 'RdsEventSubscriptionSecurity',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'RDS event subscription includes deletions, failovers and configuration changes',
    why: 'An attacker who deletes or reconfigures a database is noticed only when users complain.',
    fix: 'Remove EventCategories to receive all of them, or add the listed categories.',
    property: PROPERTY,
    references: [EVENTS, nist('SI-4(5)')],
    check: (subscription) => findMissingCategories(subscription, SECURITY),
  },
  {
    id: 'RdsEventSubscriptionForDatabase',
    level: 'hardening',
    group: 'alerts',
    types: ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'],
    what: 'RDS database has an event subscription for its type of source',
    why: 'A failover, a deletion or a changed setting is often the first visible sign of an attack.',
    fix: 'Add an AWS::RDS::EventSubscription with SourceType db-cluster (instance: db-instance).',
    property: 'Properties.Engine',
    references: [awsDocs('AmazonRDS/latest/AuroraUserGuide/USER_Events.html'), nist('SI-4(5)')],
    check: (database, templates) =>
      hasSubscription(database.type === 'AWS::RDS::DBCluster' ? 'db-cluster' : 'db-instance', database, templates),
  },
  {
    id: 'RdsEventSubscriptionForParameters',
    level: 'hardening',
    group: 'alerts',
    types: ['AWS::RDS::DBClusterParameterGroup', 'AWS::RDS::DBParameterGroup'],
    what: 'RDS parameter group has an event subscription',
    why: 'Parameters turn auditing and TLS on. An attacker turns them off there.',
    fix: 'Add an AWS::RDS::EventSubscription with SourceType db-parameter-group.',
    property: 'Properties.Parameters',
    references: [awsDocs('AmazonRDS/latest/AuroraUserGuide/USER_Events.html'), nist('SI-4(5)')],
    check: (group, templates) => hasSubscription('db-parameter-group', group, templates),
  },
];

function findMissingCategories(subscription: TemplateResource, needed: Categories): readonly string[] {
  const categories = subscription.at('EventCategories');
  // Without categories RDS sends all of them.
  if (!categories.present) return [];
  const included = categories.items().map((category) => category.text());
  if (included.length === 0) return ['no category'];
  return (needed[subscription.at('SourceType').text() ?? ''] ?? []).filter((category) => !included.includes(category));
}

/** Whether an enabled subscription covers a type of source. Each environment has its own account or region. */
function hasSubscription(source: string, { stack }: TemplateResource, templates: TemplateSet): boolean {
  const environment = getEnvironment(stack.path);
  return templates
    .ofType(...TYPES)
    .filter((subscription) => getEnvironment(subscription.stack.path) === environment)
    .some((subscription) => {
      const type = subscription.at('SourceType').text();
      return subscription.at('Enabled').flag() !== false && (type === undefined || type === source);
    });
}
