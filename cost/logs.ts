import { DAYS_PER_MONTH, IDLE_LOG_GB } from './assumptions';
import { buildLine, findCommonPath, UnpricedResource } from './cost-line';
import { renderCount } from './nouns';
import type { Estimate } from './resource-class';

/**
 * Log groups cost by what is written into them. Services write without any request: AWS CloudTrail, flow logs, DNS
 * query logs, the database. The amount is an assumption.
 */
export const estimateLogGroups: Estimate = (groups, { region }) => {
  const retentions = groups.map((group) => {
    const days = group.at('RetentionInDays').number();
    if (days === undefined) throw new UnpricedResource(group.path, 'logs that are kept for ever cost more every month');
    return days;
  });
  const resource = findCommonPath(groups.map(({ path }) => path));
  const days = Math.max(...retentions);
  return [
    buildLine(region, {
      resource,
      what: `logs that services write to ${renderCount(groups.length, 'log group')}`,
      quantity: IDLE_LOG_GB,
      price: 'logIngestion',
    }),
    buildLine(region, {
      resource,
      what: `these logs, kept for ${renderCount(days, 'day')}`,
      quantity: Number(((IDLE_LOG_GB * days) / DAYS_PER_MONTH).toFixed(2)),
      price: 'logStorage',
    }),
  ];
};

/**
 * A metric filter publishes when a log event matches, which is usage. With a default value it publishes whenever any
 * event is logged.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export const estimateMetricFilters: Estimate = (filters, { region }) => {
  const constant = filters.filter((filter) =>
    filter
      .at('MetricTransformations')
      .items()
      .some((metric) => metric.at('DefaultValue').present),
  );
  if (constant.length === 0) return [];
  return [
    buildLine(region, {
      resource: findCommonPath(constant.map(({ path }) => path)),
      what: renderCount(constant.length, 'constant metric'),
      quantity: constant.length,
      price: 'metric',
    }),
  ];
};
