import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { SecurityEvent } from '../../lambda/records/http/event';
import type { AlertTopic } from '../audit/alert-topic';
import { addEventCounter, buildEventNamespace, EVENT_METRIC } from '../audit/event-counter';
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
    event: 'ClientDenied',
    severity: 'medium',
    threshold: 1,
    description: 'A client sent the API key of another client, so quotas do not hold.',
  },
  {
    event: 'DecryptFailed',
    severity: 'critical',
    threshold: 1,
    description: 'A record could not be opened: a part of it was changed or removed, or belongs to another record.',
  },
  {
    event: 'EventsMissing',
    // Requests that timed out leave gaps as well, so it is no proof yet.
    severity: 'high',
    threshold: 1,
    description: 'Data were read or changed in transactions that were rolled back, so that no event was stored.',
  },
  {
    event: 'EventsChanged',
    severity: 'critical',
    threshold: 1,
    description: 'Stored events were changed or deleted.',
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
 * that a request passed a control that should have stopped it. The scheduled function of the Data stack logs some of
 * them into the same metric.
 */
export class ServiceEventAlarms extends Construct {
  constructor(scope: Construct, id: string, { prefix, logs, alerts }: ServiceEventAlarmsProps) {
    super(scope, id);
    const namespace = buildEventNamespace(prefix);
    for (const [name, log] of Object.entries(logs)) addEventCounter(this, `${name}Filter`, { prefix, log });
    for (const { event, severity, threshold, description } of EVENT_ALARMS) {
      new RunbookAlarm(this, event, {
        summary: description,
        runbook: `service-events.md#${event.toLowerCase()}`,
        severity,
        metric: new Metric({
          namespace,
          metricName: EVENT_METRIC,
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
