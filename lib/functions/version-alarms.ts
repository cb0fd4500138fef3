import { Duration } from 'aws-cdk-lib';
import { type Alarm, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnMetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import { RunbookAlarm } from '../audit/runbook-alarm';
import type { ServiceFunction } from './service-function';

export interface VersionAlarmsProps {
  readonly function: ServiceFunction;
  /** Alias that sends requests to the version. */
  readonly aliasName: string;
  /** Namespace of the metric that the log of the function is counted in. */
  readonly namespace: string;
  readonly alerts: AlertTopic;
}

/** Share of failed requests in one minute: a single one of up to twenty, one in twenty above. */
const FAILURE_RATE = 0.05;
const PERIOD = Duration.minutes(1);

/**
 * Alarms that watch only the version that a deployment publishes: the server errors that its code returns, from its
 * log, and the invocations that fail. Errors of the version before it do not stop the deployment of a repair.
 *
 * A version has no data in either metric until it gets requests, which is not breaching.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html (dimension ExecutedVersion)
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html (dimensions of a metric filter)
 */
export class VersionAlarms extends Construct {
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: VersionAlarmsProps) {
    super(scope, id);
    const fn = props.function.function;
    const { version } = fn.currentVersion;
    const responses = new Metric({
      namespace: props.namespace,
      metricName: `${props.function.node.id}ServerErrors`,
      dimensionsMap: { Version: version },
      period: PERIOD,
      statistic: Stats.AVERAGE,
    });
    new CfnMetricFilter(this, 'ServerErrorFilter', {
      logGroupName: props.function.logGroup.logGroupName,
      filterPattern: '{ $.serverError >= 0 }',
      metricTransformations: [
        {
          metricNamespace: responses.namespace,
          metricName: responses.metricName,
          metricValue: '$.serverError',
          dimensions: [{ key: 'Version', value: '$.version' }],
        },
      ],
    });
    const invocations = new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'Errors',
      dimensionsMap: {
        FunctionName: fn.functionName,
        Resource: `${fn.functionName}:${props.aliasName}`,
        ExecutedVersion: version,
      },
      period: PERIOD,
      statistic: Stats.AVERAGE,
    });
    this.alarms = [
      this.#addAlarm(
        'ServerErrorAlarm',
        'The new version of a function responds with server errors.',
        responses,
        props,
      ),
      this.#addAlarm('InvocationErrorAlarm', 'Invocations of the new version of a function fail.', invocations, props),
    ];
  }

  #addAlarm(id: string, summary: string, metric: Metric, { alerts }: VersionAlarmsProps): Alarm {
    return new RunbookAlarm(this, id, {
      summary,
      runbook: 'functions.md#errors',
      severity: 'high',
      metric,
      threshold: FAILURE_RATE,
      alerts,
    }).alarm;
  }
}
