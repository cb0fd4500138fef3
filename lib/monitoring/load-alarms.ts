import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import { RunbookAlarm } from '../audit/runbook-alarm';
import type { Settings } from '../settings/settings';
import { createMetric, EnvironmentMetrics } from './environment-metrics';

export interface LoadAlarmsProps {
  readonly prefix: string;
  readonly alerts: AlertTopic;
  readonly settings: Settings;
}

/** Milliseconds that the slowest hundredth of the answers may take. With every defence a read takes some ten of them. */
const SLOW_MS = 3000;
/** Percent of the maximum capacity from which there is little time to raise it. */
const NEARLY_FULL = 90;
/**
 * Concurrent executions of all functions of the account: 80 % of the default quota. An alarm cannot compare with the
 * quota of the account without metric math, which the rehearsal cannot try.
 */
const BUSY = 800;
/** Periods of five minutes, so that a single wave of requests sends no alert. */
const LASTING = 3;

/** Alarms on load: no control has failed, but the service is slow or soon will be, or an attacker probes it. */
export class LoadAlarms extends Construct {
  constructor(scope: Construct, id: string, { prefix, alerts, settings }: LoadAlarmsProps) {
    super(scope, id);
    const metrics = new EnvironmentMetrics(prefix, settings);
    const common = { severity: 'medium', alerts } as const;
    new RunbookAlarm(this, 'LatencyAlarm', {
      ...common,
      summary: `The slowest hundredth of the answers of the API took longer than ${SLOW_MS / 1000} seconds for 15 minutes.`,
      runbook: 'service-load.md#slow-answers',
      metric: metrics.getApi('Latency', 'p99'),
      threshold: SLOW_MS,
      periods: LASTING,
    });
    new RunbookAlarm(this, 'BlockedRequestsAlarm', {
      ...common,
      summary: 'AWS WAF blocked a wave of requests to the API.',
      runbook: 'service-load.md#blocked-requests',
      metric: metrics.getWebAcl('api', 'BlockedRequests'),
      // As many as a single address may send before it is blocked: more is an attack or a faulty client.
      threshold: settings.api.requestsPerAddress,
    });
    new RunbookAlarm(this, 'CapacityAlarm', {
      ...common,
      summary: `The database used ${NEARLY_FULL} % of its maximum capacity for 15 minutes.`,
      runbook: 'service-load.md#database-capacity',
      metric: metrics.getCluster('ACUUtilization', Stats.AVERAGE),
      threshold: NEARLY_FULL,
      periods: LASTING,
    });
    new RunbookAlarm(this, 'ConcurrencyAlarm', {
      ...common,
      summary: `${BUSY} functions of the account ran at once: the default quota of Lambda is 1000.`,
      runbook: 'service-load.md#function-concurrency',
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Service-Quota-Integration.html
      metric: createMetric('AWS/Usage', 'ResourceCount', Stats.MAXIMUM, {
        Service: 'Lambda',
        Type: 'Resource',
        Resource: 'ConcurrentExecutions',
        Class: 'None',
      }),
      threshold: BUSY,
    });
  }
}
