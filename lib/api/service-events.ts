import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { CfnMetricFilter, FilterPattern, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { SecurityEvent } from '../../lambda/records/http/event';
import type { AlertTopic } from '../audit/alert-topic';

export interface ServiceEventsProps {
  readonly prefix: string;
  /** Logs of the functions, by a name for each. */
  readonly logs: Readonly<Record<string, ILogGroup>>;
  readonly alerts: AlertTopic;
}

const METRIC = 'Events';
const PERIOD = Duration.minutes(5);

/** Events that people are told of, and how many of them in five minutes; none of the first ones ever happens in good order. */
const WATCHED: readonly { readonly event: SecurityEvent; readonly threshold: number; readonly says: string }[] = [
  {
    event: 'TokenMissing',
    threshold: 1,
    says: 'A function was called without the claims of a token, so not by the API.',
  },
  { event: 'ScopeDenied', threshold: 1, says: 'The API let a token through that lacks the scope of the route.' },
  { event: 'TenantDenied', threshold: 1, says: 'A token names no tenant.' },
  { event: 'DecryptFailed', threshold: 1, says: 'Encrypted data were changed, or moved to where they do not belong.' },
  { event: 'UnexpectedError', threshold: 1, says: 'A function failed in a way that nobody expected.' },
  { event: 'KeysUnavailable', threshold: 5, says: 'The keys of tenants could not be opened.' },
];

/**
 * What requests came to, counted from the `event` of log lines: one metric with a dimension for the kind, and alarms for those that mean
 * that a defence was reached which should never be.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export class ServiceEvents extends Construct {
  constructor(scope: Construct, id: string, { prefix, logs, alerts }: ServiceEventsProps) {
    super(scope, id);
    const namespace = `Bulwark/${prefix}`;
    for (const [name, log] of Object.entries(logs)) {
      new CfnMetricFilter(this, `${name}Filter`, {
        logGroupName: log.logGroupName,
        filterPattern: FilterPattern.exists('$.event').logPatternString,
        metricTransformations: [
          {
            metricNamespace: namespace,
            metricName: METRIC,
            metricValue: '1',
            unit: 'Count',
            dimensions: [{ key: 'Event', value: '$.event' }],
          },
        ],
      });
    }
    for (const { event, threshold, says } of WATCHED) {
      const alarm = new Alarm(this, event, {
        alarmDescription: `${says} Runbook: docs/runbooks/service-events.md#${event.toLowerCase()}`,
        metric: new Metric({
          namespace,
          metricName: METRIC,
          dimensionsMap: { Event: event },
          period: PERIOD,
          statistic: 'Sum',
        }),
        threshold,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(new SnsAction(alerts.topic));
    }
  }
}
