import type { TemplateResource, Value } from '@bulwark/gate/templates';
import { buildLine, type CostLine, findCommonPath } from './cost-line';
import { renderCount } from './nouns';
import type { PriceId } from './prices';
import type { Estimate } from './resource-class';

/** Seconds. */
const MINUTE = 60;
/** An alarm on a band of expected values is charged for the metric and both edges of the band. */
const METRICS_OF_A_BAND = 3;

/**
 * An alarm costs per metric that it reads. A period under a minute costs more.
 *
 * @see https://aws.amazon.com/cloudwatch/pricing/
 */
export const estimateAlarms: Estimate = (alarms, { region }) => {
  const isFast = (alarm: TemplateResource) => readPeriods(alarm).some((period) => period < MINUTE);
  const slow = alarms.filter((alarm) => !isFast(alarm));
  const groups: [PriceId, string, readonly TemplateResource[]][] = [
    ['alarm', 'alarm', slow],
    ['highResolutionAlarm', 'fast alarm', alarms.filter(isFast)],
  ];
  return groups.flatMap(([price, what, group]): CostLine[] => {
    if (group.length === 0) return [];
    const quantity = group.reduce((sum, alarm) => sum + countMetrics(alarm), 0);
    const resource = findCommonPath(group.map(({ path }) => path));
    return [buildLine(region, { resource, what: renderCount(group.length, what), quantity, price })];
  });
};

function listMetrics(alarm: TemplateResource): Value[] {
  return alarm
    .at('Metrics')
    .items()
    .map((metric) => metric.at('MetricStat'))
    .filter((metric) => metric.present);
}

function readPeriods(alarm: TemplateResource): number[] {
  const periods = [alarm.at('Period'), ...listMetrics(alarm).map((metric) => metric.at('Period'))];
  return periods.flatMap((period) => period.number() ?? []);
}

function countMetrics(alarm: TemplateResource): number {
  const metrics = Math.max(1, listMetrics(alarm).length);
  return alarm.at('ThresholdMetricId').present ? metrics * METRICS_OF_A_BAND : metrics;
}
