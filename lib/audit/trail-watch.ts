import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { AlertTopic } from './alert-topic';
import { TRAIL_ALARMS, type TrailAlarm } from './trail-alarms';

export interface TrailWatchProps {
  /** The trail's copy in CloudWatch Logs. */
  readonly logGroup: ILogGroup;
  /** Namespace part of the metrics. */
  readonly prefix: string;
  readonly alerts: AlertTopic;
}

/** An alarm for everything on the CIS monitoring list, within five minutes, each naming its runbook. */
export class TrailWatch extends Construct {
  constructor(scope: Construct, id: string, props: TrailWatchProps) {
    super(scope, id);
    for (const alarm of TRAIL_ALARMS) this.#watch(alarm, props);
  }

  #watch({ name, says, control, pattern }: TrailAlarm, { logGroup, prefix, alerts }: TrailWatchProps): void {
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
    new Alarm(this, name, {
      alarmDescription: `${says} (${control}) Runbook: docs/runbooks/trail-alarms.md#${name.toLowerCase()}`,
      metric,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(alerts.topic));
  }
}
