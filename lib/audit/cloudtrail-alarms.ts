import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { AlertTopic } from './alert-topic';
import { CLOUDTRAIL_ALARMS, type CloudTrailAlarmDefinition } from './cloudtrail-alarm-definitions';
import { RunbookAlarm } from './runbook-alarm';

export interface CloudTrailAlarmsProps {
  /** The trail's copy in CloudWatch Logs. */
  readonly logGroup: ILogGroup;
  /** Namespace part of the metrics. */
  readonly prefix: string;
  readonly alerts: AlertTopic;
}

/** Sends an alert within five minutes of the events on the CIS monitoring list; each alarm names its runbook. */
export class CloudTrailAlarms extends Construct {
  constructor(scope: Construct, id: string, props: CloudTrailAlarmsProps) {
    super(scope, id);
    for (const definition of CLOUDTRAIL_ALARMS) this.#addAlarm(definition, props);
  }

  #addAlarm(
    { name, description, control, severity, threshold = 1, pattern }: CloudTrailAlarmDefinition,
    { logGroup, prefix, alerts }: CloudTrailAlarmsProps,
  ): void {
    const metric = new Metric({
      namespace: `Bulwark/${prefix}/Trail`,
      metricName: name,
      statistic: Stats.SUM,
      period: Duration.minutes(5),
    });
    new MetricFilter(this, `${name}Filter`, {
      logGroup,
      filterPattern: FilterPattern.literal(pattern),
      metricNamespace: metric.namespace,
      metricName: metric.metricName,
      metricValue: '1',
    });
    new RunbookAlarm(this, name, {
      summary: `${description} (${control})`,
      runbook: `trail-alarms.md#${name.toLowerCase()}`,
      severity,
      metric,
      threshold,
      alerts,
    });
  }
}
