import { CfnMetricFilter, FilterPattern, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** The metric of an environment that counts events, with the kind as dimension `Event`. */
export const EVENT_METRIC = 'Events';

export function buildEventNamespace(prefix: string): string {
  return `Bulwark/${prefix}`;
}

/**
 * Counts the `event` field of the lines of one log, so that a function needs no right to write metrics.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function addEventCounter(
  scope: Construct,
  id: string,
  { prefix, log }: { readonly prefix: string; readonly log: ILogGroup },
): void {
  new CfnMetricFilter(scope, id, {
    logGroupName: log.logGroupName,
    filterPattern: FilterPattern.exists('$.event').logPatternString,
    metricTransformations: [
      {
        metricNamespace: buildEventNamespace(prefix),
        metricName: EVENT_METRIC,
        metricValue: '1',
        unit: 'Count',
        dimensions: [{ key: 'Event', value: '$.event' }],
      },
    ],
  });
}
