import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnMetricFilter, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import { buildEventNamespace } from '../audit/event-counter';
import { RunbookAlarm } from '../audit/runbook-alarm';

export interface DeniedStatementsProps {
  readonly prefix: string;
  /** The server log of the database. */
  readonly log: ILogGroup;
  readonly alerts: AlertTopic;
}

/**
 * An alarm for statements that PostgreSQL refused a user of a function. The functions call what they may call, so none
 * is ever refused, unless somebody else uses the connection of a function. A rollback does not remove the line.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.CloudWatch.html
 */
export class DeniedStatements extends Construct {
  constructor(scope: Construct, id: string, { prefix, log, alerts }: DeniedStatementsProps) {
    super(scope, id);
    const metric = { namespace: buildEventNamespace(prefix), metricName: 'DeniedStatements' };
    new CfnMetricFilter(this, 'Filter', {
      logGroupName: log.logGroupName,
      // The prefix of each line has the user: `time:address:bulwark_read@records:[process]:ERROR:  permission denied`.
      filterPattern: '"bulwark_" "permission denied"',
      metricTransformations: [
        { metricNamespace: metric.namespace, metricName: metric.metricName, metricValue: '1', unit: 'Count' },
      ],
    });
    new RunbookAlarm(this, 'Alarm', {
      summary: 'The database refused a statement of the user of a function.',
      runbook: 'database-events.md#denied-statements',
      severity: 'critical',
      metric: new Metric({ ...metric, period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      alerts,
    });
  }
}
