import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import type { AlertTopic } from './alert-topic';
import { buildPathName } from './path-name';

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
  /** Value at which the alarm goes off. */
  readonly threshold: number;
  /** Whether values over or under the threshold are bad. @default 'over' */
  readonly bad?: 'over' | 'under';
  /** Periods in a row with a bad value before the alarm goes off. @default 1 */
  readonly periods?: number;
  readonly alerts: AlertTopic;
}

/**
 * An alarm that sends an alert when a metric reaches a threshold. Its description names the runbook. Missing data is not
 * breaching where high values are bad: those metrics count events, and a period without events has no data. Where low
 * values are bad it is breaching, since what is measured may be gone.
 *
 * Its name is its path, so that an alert is readable and the dashboard can refer to the alarm without an export.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export class RunbookAlarm extends Construct {
  readonly alarm: Alarm;
  /** CloudWatch has no field for it: constructs that route alarms read it here. */
  readonly severity: AlarmSeverity;
  /** Without a token, for other stacks. */
  readonly alarmName: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: RunbookAlarmProps) {
    super(scope, id);
    this.severity = props.severity;
    this.alarmName = buildPathName(this);
    this.arn = Stack.of(this).formatArn({
      service: 'cloudwatch',
      resource: 'alarm',
      resourceName: this.alarmName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    this.alarm = new Alarm(this, 'Resource', {
      alarmName: this.alarmName,
      alarmDescription: `${props.summary} Runbook: docs/runbooks/${props.runbook}`,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator:
        props.bad === 'under'
          ? ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: props.bad === 'under' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    this.alarm.addAlarmAction(new SnsAction(props.alerts.topic));
  }
}
