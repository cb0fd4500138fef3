import { type GraphWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { buildEventNamespace, EVENT_METRIC } from '../audit/event-counter';
import { buildProxyName } from '../data/database-proxy';
import type { Settings } from '../settings/settings';
import { createGraph } from './dashboard-graph';
import { createMetric, type EnvironmentMetrics, searchMetrics } from './environment-metrics';

const WEB_ACL_DIMENSIONS = ['Region', 'Rule', 'WebACL'];

/** Requests, errors, denials, and what AWS WAF allowed and blocked, by rule. */
export function buildTrafficGraphs(prefix: string, metrics: EnvironmentMetrics): GraphWidget[] {
  const searchRules = (webAcl: string) =>
    searchMetrics({
      namespace: 'AWS/WAFV2',
      dimensions: WEB_ACL_DIMENSIONS,
      terms: ['MetricName="BlockedRequests"', `WebACL="${prefix}-${webAcl}"`],
      statistic: 'Sum',
    });
  return [
    createGraph(
      'Requests, and latency in ms',
      [metrics.getApi('Count', 'Sum')],
      [metrics.getApi('Latency', 'p50'), metrics.getApi('Latency', 'p99')],
    ),
    createGraph('Errors: 4XX includes denials of the API', [
      metrics.getApi('5XXError', 'Sum'),
      metrics.getApi('4XXError', 'Sum'),
    ]),
    createGraph('Events of the service, such as denials', [
      searchMetrics({
        namespace: buildEventNamespace(prefix),
        dimensions: ['Event'],
        terms: [`MetricName="${EVENT_METRIC}"`],
        statistic: 'Sum',
      }),
    ]),
    createGraph(
      'AWS WAF, API: allowed (right), blocked by rule',
      [searchRules('api')],
      [metrics.getWebAcl('api', 'AllowedRequests')],
    ),
    createGraph(
      'AWS WAF, sign-in: allowed (right), blocked by rule',
      [searchRules('sign-in')],
      [metrics.getWebAcl('sign-in', 'AllowedRequests')],
    ),
  ];
}

/** Connections, capacity and replica lag of the cluster, and the proxy where there is one. */
export function buildDatabaseGraphs(
  prefix: string,
  metrics: EnvironmentMetrics,
  { data: { proxy, readers }, network: { zones } }: Settings,
): GraphWidget[] {
  const getProxy = (metricName: string) =>
    createMetric('AWS/RDS', metricName, Stats.MAXIMUM, { ProxyName: buildProxyName(prefix, zones) });
  const cluster = [
    createGraph('Database connections', [metrics.getCluster('DatabaseConnections', Stats.MAXIMUM)]),
    createGraph(
      'Database capacity in ACU, and percent of the maximum',
      [metrics.getCluster('ServerlessDatabaseCapacity', Stats.AVERAGE)],
      [metrics.getCluster('ACUUtilization', Stats.AVERAGE)],
    ),
  ];
  const lag = createGraph('Replica lag in ms', [metrics.getCluster('AuroraReplicaLagMaximum', Stats.MAXIMUM)]);
  const connections = createGraph(
    'Proxy: connections of clients and to the database, pinned ones',
    [getProxy('ClientConnections'), getProxy('DatabaseConnections')],
    [getProxy('DatabaseConnectionsCurrentlySessionPinned')],
  );
  return [...cluster, ...(readers > 0 ? [lag] : []), ...(proxy.enabled ? [connections] : [])];
}

/** Functions, playbooks, detections by event rule, and messages that could not be delivered. */
export function buildPlatformGraphs(prefix: string): GraphWidget[] {
  const search = (namespace: string, dimension: string, metricName: string, statistic = 'Sum') =>
    searchMetrics({
      namespace,
      dimensions: [dimension],
      terms: [`MetricName="${metricName}"`, `${dimension}=${prefix}`],
      statistic,
    });
  return [
    createGraph(
      'Functions: errors, and throttled invocations (right)',
      [search('AWS/Lambda', 'FunctionName', 'Errors')],
      [search('AWS/Lambda', 'FunctionName', 'Throttles')],
    ),
    createGraph(
      'Playbooks: failed, timed out, aborted; succeeded (right)',
      ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'].map((name) =>
        search('AWS/States', 'StateMachineArn', name),
      ),
      [search('AWS/States', 'StateMachineArn', 'ExecutionsSucceeded')],
    ),
    createGraph('Event rules that matched: detections, findings, schedules', [
      search('AWS/Events', 'RuleName', 'TriggeredRules'),
    ]),
    createGraph('Messages in dead letter queues', [
      search('AWS/SQS', 'QueueName', 'ApproximateNumberOfMessagesVisible', Stats.MAXIMUM),
    ]),
  ];
}
