import { Duration } from 'aws-cdk-lib';
import { type Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import { RunbookAlarm } from '../audit/runbook-alarm';

export interface ServerErrorAlarmProps {
  readonly apiName: string;
  readonly stageName: string;
  readonly alerts: AlertTopic;
}

/** Responses per minute with a status of 500 or higher at which the alarm goes off. */
const THRESHOLD = 5;

/**
 * Sends an alert when the API responds with server errors. The alarm refers to the API by name only, so that it can
 * roll back the deployment of a function on which the API depends.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
export class ServerErrorAlarm extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, { apiName, stageName, alerts }: ServerErrorAlarmProps) {
    super(scope, id);
    this.alarm = new RunbookAlarm(this, 'Resource', {
      summary: 'The API responds with server errors (status 500 or higher).',
      runbook: 'functions.md#errors',
      severity: 'high',
      metric: new Metric({
        namespace: 'AWS/ApiGateway',
        metricName: '5XXError',
        dimensionsMap: { ApiName: apiName, Stage: stageName },
        period: Duration.minutes(1),
        statistic: 'Sum',
      }),
      threshold: THRESHOLD,
      alerts,
    }).alarm;
  }
}
