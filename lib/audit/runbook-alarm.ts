import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import type { AlertTopic } from './alert-topic';

/** `critical`: a control was bypassed or disabled, act at once. `high`: act today. `medium`: review within days. */
export type AlarmSeverity = 'critical' | 'high' | 'medium';

export interface RunbookAlarmProps {
  /** What happened, in one sentence for the person on call. */
  readonly summary: string;
  /** Page and section under docs/runbooks/, such as `functions.md#errors`. */
  readonly runbook: string;
  /** How fast a person must act. */
  readonly severity: AlarmSeverity;
  readonly metric: IMetric;
  /** Value in one period at which the alarm goes off. */
  readonly threshold: number;
  readonly alerts: AlertTopic;
}

/**
 * An alarm that sends an alert after one period at or over the threshold. Its description names the runbook. Missing
 * data is not breaching: the metrics count events, and a period without events has no data.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export class RunbookAlarm extends Construct {
  readonly alarm: Alarm;
  /** CloudWatch has no field for it: constructs that route alarms read it here. */
  readonly severity: AlarmSeverity;

  constructor(scope: Construct, id: string, props: RunbookAlarmProps) {
    super(scope, id);
    this.severity = props.severity;
    this.alarm = new Alarm(this, 'Resource', {
      alarmDescription: `${props.summary} Runbook: docs/runbooks/${props.runbook}`,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.alarm.addAlarmAction(new SnsAction(props.alerts.topic));
  }
}
