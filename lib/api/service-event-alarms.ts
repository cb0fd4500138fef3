import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnMetricFilter, FilterPattern, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { SecurityEvent } from '../../lambda/records/http/event';
import type { AlertTopic } from '../audit/alert-topic';
import { type AlarmSeverity, RunbookAlarm } from '../audit/runbook-alarm';

export interface ServiceEventAlarmsProps {
  readonly prefix: string;
  /** Log groups of the functions, by the name of the function. */
  readonly logs: Readonly<Record<string, ILogGroup>>;
  readonly alerts: AlertTopic;
}

interface EventAlarm {
  readonly event: SecurityEvent;
  readonly severity: AlarmSeverity;
  /** Events in five minutes. */
  readonly threshold: number;
  readonly description: string;
}

const METRIC = 'Events';
const PERIOD = Duration.minutes(5);

/** Events that send an alert. Those with a threshold of 1 never occur in normal operation. */
const EVENT_ALARMS: readonly EventAlarm[] = [
  {
    event: 'TokenMissing',
    severity: 'critical',
    threshold: 1,
    description: 'A function was invoked without token claims, so not through the API.',
  },
  {
    event: 'ScopeDenied',
    severity: 'critical',
    threshold: 1,
    description: 'The API accepted a token without the scope of the route.',
  },
  { event: 'TenantDenied', severity: 'high', threshold: 1, description: 'A token contains no valid tenant.' },
  {
    event: 'DecryptFailed',
    severity: 'critical',
    threshold: 1,
    description: 'A field could not be decrypted: it was changed, or moved from another record.',
  },
  {
    event: 'UnexpectedError',
    severity: 'medium',
    threshold: 1,
    description: 'A function failed with an unexpected error.',
  },
  {
    event: 'KeysUnavailable',
    severity: 'high',
    threshold: 5,
    description: 'Data keys of tenants could not be decrypted with KMS.',
  },
];

/**
 * Counts the `event` field of log lines in one metric with a dimension per event. Raises an alarm for events which show
 * that a request passed a control that should have stopped it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export class ServiceEventAlarms extends Construct {
  constructor(scope: Construct, id: string, { prefix, logs, alerts }: ServiceEventAlarmsProps) {
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
    for (const { event, severity, threshold, description } of EVENT_ALARMS) {
      new RunbookAlarm(this, event, {
        summary: description,
        runbook: `service-events.md#${event.toLowerCase()}`,
        severity,
        metric: new Metric({
          namespace,
          metricName: METRIC,
          dimensionsMap: { Event: event },
          period: PERIOD,
          statistic: 'Sum',
        }),
        threshold,
        alerts,
      });
    }
  }
}
