import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import { RunbookAlarm } from '../audit/runbook-alarm';
import { ENVIRONMENT } from './detections/calls';
import type { Detection, MetricFilterForm } from './detections/detection';
import { DETECTIONS } from './detections/detections';

export interface TrailDetectionsProps {
  /** The trail's copy in CloudWatch Logs. */
  readonly logGroup: ILogGroup;
  /** Namespace part of the metrics. */
  readonly prefix: string;
  readonly alerts: AlertTopic;
}

/**
 * The detections that look for records in the log group of the trail: in every region, within about five minutes. Each
 * has a metric filter, which is free, and an alarm, so that an alert names what happened and its runbook.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html
 */
export class TrailDetections extends Construct {
  constructor(scope: Construct, id: string, props: TrailDetectionsProps) {
    super(scope, id);
    for (const detection of DETECTIONS) {
      if (detection.form.kind === 'metric filter') this.#add(detection, detection.form, props);
    }
  }

  #add(
    { id, title, control, runbook, severity }: Detection,
    { pattern, threshold, period }: MetricFilterForm,
    { logGroup, prefix, alerts }: TrailDetectionsProps,
  ): void {
    const metric = new Metric({
      namespace: `Bulwark/${prefix}/Trail`,
      metricName: id,
      statistic: Stats.SUM,
      period: Duration.minutes(period),
    });
    new MetricFilter(this, `${id}Filter`, {
      logGroup,
      filterPattern: FilterPattern.literal(pattern.replaceAll(ENVIRONMENT, prefix)),
      metricNamespace: metric.namespace,
      metricName: metric.metricName,
      metricValue: '1',
    });
    new RunbookAlarm(this, id, {
      summary: control === undefined ? title : `${title} (${control})`,
      runbook,
      severity,
      metric,
      threshold,
      alerts,
    });
  }
}
