import { groupBy } from '../../templates/group-by';
import { isSet } from '../../templates/known-values';
import { memoize } from '../../templates/memoize';
import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';

/** What identifies a metric in CloudWatch. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  /** Names of its dimensions, sorted. CloudWatch treats each combination of dimensions as a separate metric. */
  readonly dimensions: string;
  /** undefined for an alarm that accepts every unit. */
  readonly unit: string | undefined;
}

/** A metric that a metric filter publishes. */
export interface FilterMetric extends Metric {
  /** The value that one event adds: `1`, or a field of the event such as `$.latency`. */
  readonly value: string;
}

/** The metrics that an alarm watches, those of its metric math included. */
export const readAlarmMetrics = memoize((alarm: TemplateResource): readonly Metric[] => {
  const single = alarm.at('MetricName').present
    ? [{ metric: alarm.at(''), unit: alarm.at('Unit') }]
    : alarm
        .at('Metrics')
        .items()
        .map((query) => query.at('MetricStat'))
        .filter(({ present }) => present)
        .map((stat) => ({ metric: stat.at('Metric'), unit: stat.at('Unit') }));
  return single.map(({ metric, unit }) => ({
    namespace: metric.at('Namespace').display(),
    name: metric.at('MetricName').display(),
    dimensions: readDimensionNames(metric.at('Dimensions'), 'Name'),
    unit: unit.text(),
  }));
});

/** The metrics that a metric filter publishes. */
export const readFilterMetrics = memoize((filter: TemplateResource): readonly FilterMetric[] => {
  return filter
    .at('MetricTransformations')
    .items()
    .map((made) => ({
      namespace: made.at('MetricNamespace').display(),
      name: made.at('MetricName').display(),
      dimensions: readDimensionNames(made.at('Dimensions'), 'Key'),
      unit: made.at('Unit').text() ?? 'None',
      value: made.at('MetricValue').text() ?? '',
    }));
});

/** Whether an alarm watches the metric that a filter publishes. */
export function isSameMetric(watched: Metric, made: Metric): boolean {
  return (
    getMetricName(watched) === getMetricName(made) &&
    watched.dimensions === made.dimensions &&
    (watched.unit === undefined || watched.unit === made.unit)
  );
}

/** Whether an alarm triggers an action, directly or through a composite alarm. */
export function hasActiveAction(alarm: TemplateResource, deployment: TemplateSet): boolean {
  const composites = deployment.ofType('AWS::CloudWatch::CompositeAlarm');
  return (
    hasOwnAction(alarm) || composites.some((composite) => includesAlarm(composite, alarm) && hasOwnAction(composite))
  );
}

/** The alarms on a metric that trigger an action. */
export function findActiveAlarms(made: Metric, deployment: TemplateSet): readonly TemplateResource[] {
  return (indexAlarmsByMetric(deployment).get(getMetricName(made)) ?? [])
    .filter(({ alarm, metric }) => isSameMetric(metric, made) && hasActiveAction(alarm, deployment))
    .map(({ alarm }) => alarm);
}

/** The metrics of all filters with the namespace and name of a watched metric. */
export function findFilterMetrics(watched: Metric, deployment: TemplateSet): readonly FilterMetric[] {
  return indexFilterMetrics(deployment).get(getMetricName(watched)) ?? [];
}

const indexAlarmsByMetric = memoize((deployment: TemplateSet) =>
  groupBy(
    deployment
      .ofType('AWS::CloudWatch::Alarm')
      .flatMap((alarm) => readAlarmMetrics(alarm).map((metric) => ({ alarm, metric }))),
    ({ metric }) => getMetricName(metric),
  ),
);

const indexFilterMetrics = memoize((deployment: TemplateSet) =>
  groupBy(deployment.ofType('AWS::Logs::MetricFilter').flatMap(readFilterMetrics), getMetricName),
);

function getMetricName({ namespace, name }: Metric): string {
  return `${namespace} ${name}`;
}

function hasOwnAction(alarm: TemplateResource): boolean {
  return alarm.at('ActionsEnabled').flag() !== false && alarm.at('AlarmActions').items().some(isAction);
}

function isAction(action: Value): boolean {
  // The ARN of a topic elsewhere is a parameter or an import.
  return action.target() !== undefined || (isSet(action) && /^(arn:|\$\{)/.test(action.display()));
}

function includesAlarm(composite: TemplateResource, alarm: TemplateResource): boolean {
  const rule = composite.at('AlarmRule').display();
  const name = alarm.at('AlarmName');
  return (
    new RegExp(`\\$\\{${alarm.logicalId}[.}]`).test(rule) ||
    (name.present && rule.split(/[\s"'()]+/).includes(name.display()))
  );
}

function readDimensionNames(dimensions: Value, key: string): string {
  return dimensions
    .items()
    .map((dimension) => dimension.at(key).text() ?? '')
    .sort()
    .join(',');
}
