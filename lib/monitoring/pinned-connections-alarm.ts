import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import { RunbookAlarm } from '../audit/runbook-alarm';
import { buildProxyName } from '../data/database-proxy';

export interface PinnedConnectionsAlarmProps {
  readonly prefix: string;
  /** Zones of the network, which the name of the proxy has. */
  readonly zones: readonly string[];
  readonly alerts: AlertTopic;
}

/** Pinned sessions at which the alarm goes off. The statements of the service pin none. */
const PINNED = 5;

/**
 * An alarm on database connections that the proxy cannot share between clients. A migration may pin a connection for a moment;
 * when many stay pinned, the pool is used up.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-pinning.html
 */
export class PinnedConnectionsAlarm extends Construct {
  constructor(scope: Construct, id: string, { prefix, zones, alerts }: PinnedConnectionsAlarmProps) {
    super(scope, id);
    new RunbookAlarm(this, 'Alarm', {
      summary: 'Clients keep database connections of the proxy for themselves (pinning).',
      runbook: 'service-load.md#pinned-connections',
      severity: 'medium',
      metric: new Metric({
        namespace: 'AWS/RDS',
        metricName: 'DatabaseConnectionsCurrentlySessionPinned',
        dimensionsMap: { ProxyName: buildProxyName(prefix, zones) },
        period: Duration.minutes(5),
        statistic: Stats.MAXIMUM,
      }),
      threshold: PINNED,
      periods: 3,
      alerts,
    });
  }
}
