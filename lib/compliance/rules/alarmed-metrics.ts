import type { Deployment, Resource } from '../deployment/deployment';
import { remembered } from '../deployment/remembered';
import type { Value } from '../deployment/value';
import { grouped } from '../grouped';

/** A metric as CloudWatch tells one from another. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  /** Names of its dimensions, sorted. A metric with other ones is another metric. */
  readonly dimensions: string;
  /** undefined in an alarm that takes any. */
  readonly unit: string | undefined;
}

/** A metric that a filter makes. */
export interface MadeMetric extends Metric {
  /** What one event adds: `1`, or a field of the event such as `$.latency`. */
  readonly value: string;
}

/** The metrics that an alarm looks at, its own one or those that it computes with. */
export const metricsOf = remembered((alarm: Resource): readonly Metric[] => {
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
    dimensions: namesIn(metric.at('Dimensions'), 'Name'),
    unit: unit.text(),
  }));
});

/** The metrics that a filter makes of what it lets through. */
export const metricsMadeBy = remembered((filter: Resource): readonly MadeMetric[] => {
  return filter
    .at('MetricTransformations')
    .items()
    .map((made) => ({
      namespace: made.at('MetricNamespace').display(),
      name: made.at('MetricName').display(),
      dimensions: namesIn(made.at('Dimensions'), 'Key'),
      unit: made.at('Unit').text() ?? 'None',
      value: made.at('MetricValue').text() ?? '',
    }));
});

/** Whether what a filter makes is what an alarm looks at. */
export function sees(watched: Metric, made: Metric): boolean {
  return (
    nameOf(watched) === nameOf(made) &&
    watched.dimensions === made.dimensions &&
    (watched.unit === undefined || watched.unit === made.unit)
  );
}

/** Whether something happens when an alarm rings, by itself or by a composite alarm that names it. */
export function acts(alarm: Resource, deployment: Deployment): boolean {
  const composites = deployment.ofType('AWS::CloudWatch::CompositeAlarm');
  return actsItself(alarm) || composites.some((composite) => names(composite, alarm) && actsItself(composite));
}

/** The alarms that ring somewhere when a filter lets something through. */
export function alarmsOn(made: Metric, deployment: Deployment): readonly Resource[] {
  return (alarmsByMetric(deployment).get(nameOf(made)) ?? [])
    .filter(({ alarm, metric }) => sees(metric, made) && acts(alarm, deployment))
    .map(({ alarm }) => alarm);
}

/** The metrics of every filter that are called like one that an alarm looks at. */
export function madeAlike(watched: Metric, deployment: Deployment): readonly MadeMetric[] {
  return metricsMade(deployment).get(nameOf(watched)) ?? [];
}

const alarmsByMetric = remembered((deployment: Deployment) =>
  grouped(
    deployment
      .ofType('AWS::CloudWatch::Alarm')
      .flatMap((alarm) => metricsOf(alarm).map((metric) => ({ alarm, metric }))),
    ({ metric }) => nameOf(metric),
  ),
);

const metricsMade = remembered((deployment: Deployment) =>
  grouped(deployment.ofType('AWS::Logs::MetricFilter').flatMap(metricsMadeBy), nameOf),
);

function nameOf({ namespace, name }: Metric): string {
  return `${namespace} ${name}`;
}

function actsItself(alarm: Resource): boolean {
  return alarm.at('ActionsEnabled').flag() !== false && alarm.at('AlarmActions').items().some(isAction);
}

function isAction(action: Value): boolean {
  return action.target() !== undefined || /^arn:/.test(action.text() ?? '');
}

function names(composite: Resource, alarm: Resource): boolean {
  const rule = composite.at('AlarmRule').display();
  const name = alarm.at('AlarmName');
  return (
    new RegExp(`\\$\\{${alarm.logicalId}[.}]`).test(rule) ||
    (name.present && rule.split(/[\s"'()]+/).includes(name.display()))
  );
}

function namesIn(dimensions: Value, key: string): string {
  return dimensions
    .items()
    .map((dimension) => dimension.at(key).text() ?? '')
    .sort()
    .join(',');
}
