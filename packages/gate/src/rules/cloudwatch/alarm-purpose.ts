import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { findFilterMetrics, readAlarmMetrics } from './alarm-metrics';

/** Names of metrics that count errors and refused calls. */
const ERROR_METRIC = /error|5xx|(?<!de)fault|fail|throttl|denied|denial|unauthori[sz]ed|rollback|dead.?letter/i;
const QUEUE_DEPTH = 'ApproximateNumberOfMessagesVisible';

/** Whether an alarm watches errors, refused calls or messages in a dead-letter queue. */
export function watchesErrors(alarm: TemplateResource): boolean {
  const name = alarm.at('MetricName').display();
  const isDeadLetter = alarm
    .at('Dimensions')
    .items()
    .some((dimension) => /dead.?letter|dlq/i.test(dimension.at('Value').display()));
  return hasErrorMetric(alarm) || (name === QUEUE_DEPTH && isDeadLetter);
}

/** Whether the name of the metric is that of errors or refused calls. */
export function hasErrorMetric(alarm: TemplateResource): boolean {
  return ERROR_METRIC.test(alarm.at('MetricName').display());
}

/** Whether an alarm fires when the metric rises. */
export function firesOnRise(alarm: TemplateResource): boolean {
  return /Greater/.test(alarm.at('ComparisonOperator').text() ?? '');
}

/** Whether an alarm watches a metric filter that counts events, each with the same value. */
export function watchesCountedEvents(alarm: TemplateResource, deployment: TemplateSet): boolean {
  return readAlarmMetrics(alarm).some((watched) =>
    findFilterMetrics(watched, deployment).some(({ value }) => !value.startsWith('$')),
  );
}

/** Whether an alarm only adds or removes capacity. */
export function isForScaling(alarm: TemplateResource): boolean {
  const actions = alarm.at('AlarmActions').items();
  return actions.length > 0 && actions.every((action) => /Scaling::ScalingPolicy$/.test(action.target()?.type ?? ''));
}
