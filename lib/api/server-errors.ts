import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';

export interface ServerErrorsProps {
  readonly apiName: string;
  readonly stageName: string;
  readonly alerts: AlertTopic;
}

/** Answers in a minute with a status of 500 or more that are too many. */
const THRESHOLD = 5;

/**
 * Tells people when the API answers with errors of its own. It knows the API by name alone, so that the deployment of a function
 * behind the API can be taken back on it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
export class ServerErrors extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, { apiName, stageName, alerts }: ServerErrorsProps) {
    super(scope, id);
    this.alarm = new Alarm(this, 'Resource', {
      alarmDescription: 'The API answers with errors of its own. Runbook: docs/runbooks/functions.md#errors',
      metric: new Metric({
        namespace: 'AWS/ApiGateway',
        metricName: '5XXError',
        dimensionsMap: { ApiName: apiName, Stage: stageName },
        period: Duration.minutes(1),
        statistic: 'Sum',
      }),
      threshold: THRESHOLD,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.alarm.addAlarmAction(new SnsAction(alerts.topic));
  }
}
