import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import { getEnvironment } from '../../packages/gate/src/templates/environment';
import type { TemplateResource } from '../../packages/gate/src/templates/template-resource';

const HOUR = 3600;

/** A metric on load, as its service publishes it. */
interface LoadMetric {
  /** All dimensions: CloudWatch has no metric with fewer. A value is fixed, or undefined for the name of a resource. */
  readonly dimensions: Readonly<Record<string, string | undefined>>;
  /** The highest threshold at which the alarm still fires, and why. */
  readonly most: number;
}

const LOAD_METRICS: ReadonlyMap<string, LoadMetric> = new Map<string, LoadMetric>([
  // API Gateway ends a request after 29 seconds.
  ['AWS/ApiGateway Latency', { dimensions: { ApiName: undefined, Stage: undefined }, most: 28_000 }],
  // Requests of one period: AWS WAF blocks one address from 2000 on; a wave comes from several.
  ['AWS/WAFV2 BlockedRequests', { dimensions: { Region: undefined, Rule: 'ALL', WebACL: undefined }, most: 20_000 }],
  // Percent.
  ['AWS/RDS ACUUtilization', { dimensions: { DBClusterIdentifier: undefined }, most: 99 }],
  // The default quota of Lambda is 1000.
  [
    'AWS/Usage ResourceCount',
    {
      dimensions: { Class: 'None', Resource: 'ConcurrentExecutions', Service: 'Lambda', Type: 'Resource' },
      most: 999,
    },
  ],
  // The statements of the service pin no connection.
  ['AWS/RDS DatabaseConnectionsCurrentlySessionPinned', { dimensions: { ProxyName: undefined }, most: 50 }],
]);

/** Rules for the alarms on load of this blueprint, and for its dashboard. */
export const loadAlarmPins: readonly Rule[] = [
  {
    id: 'CloudWatchAlarmOnLoadFires',
    level: 'pinned',
    group: 'alerts',
    types: ['AWS::CloudWatch::Alarm'],
    what: 'CloudWatch alarm on load has every dimension of its metric, and fires within an hour at a value that occurs',
    why: 'With a dimension fewer, or a threshold that the service never reaches, an alarm has no data and never fires.',
    fix: 'Set Dimensions as the service publishes them, Threshold below the limit, and Period to an hour at most in all.',
    property: 'Properties.Dimensions',
    references: [awsDocs('AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#Dimension'), nist('SI-4(5)')],
    check: (alarm) => {
      const metric = LOAD_METRICS.get(`${alarm.at('Namespace').text()} ${alarm.at('MetricName').text()}`);
      if (metric === undefined) return 'not applicable';
      const { dimensions, most } = metric;
      const seconds = (alarm.at('Period').number() ?? 0) * (alarm.at('EvaluationPeriods').number() ?? 1);
      return [
        ...(hasDimensions(alarm, dimensions) ? [] : ['Dimensions']),
        ...((alarm.at('Threshold').number() ?? Number.POSITIVE_INFINITY) > most ? ['Threshold'] : []),
        ...(seconds > HOUR ? ['Period'] : []),
      ];
    },
  },
  {
    id: 'CloudWatchDashboardNamed',
    level: 'pinned',
    group: 'alerts',
    types: ['AWS::CloudWatch::Dashboard'],
    what: 'CloudWatch dashboard has the name of its environment',
    why: 'The runbooks send the person on call to the dashboard by its name.',
    fix: 'Set DashboardName to the name of the environment and "-overview".',
    property: 'Properties.DashboardName',
    references: [awsDocs('AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html'), nist('SI-4')],
    check: (dashboard) => dashboard.at('DashboardName').text() === `${getEnvironment(dashboard.stack.path)}-overview`,
  },
];

function hasDimensions(alarm: TemplateResource, dimensions: LoadMetric['dimensions']): boolean {
  const found = new Map(
    alarm
      .at('Dimensions')
      .items()
      .map((dimension) => [dimension.at('Name').text(), dimension.at('Value').text()]),
  );
  const expected = Object.entries(dimensions);
  return (
    found.size === expected.length &&
    expected.every(([name, value]) => found.has(name) && (value === undefined || found.get(name) === value))
  );
}
