import { findClusterMembers } from '../../packages/gate/src/rules/rds/database-members';
import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';

const POOLS = ['AWS::RDS::DBProxyTargetGroup'];
const POOL = 'ConnectionPoolConfigurationInfo';
const CONNECTIONS = awsDocs('AmazonRDS/latest/AuroraUserGuide/rds-proxy-connections.html');
/** Seconds after which API Gateway answers a request with an error. */
const API_GATEWAY_TIMEOUT = 29;
const MOST_PERCENT = 95;
/** Milliseconds without a connection after which Aurora pauses, at least. */
const SHORTEST_PAUSE = 300_000;

/** Rules for the database of this blueprint. Another architecture would be as safe. */
export const rdsPins: readonly Rule[] = [
  {
    id: 'RdsInstanceZonesNamed',
    level: 'pinned',
    group: 'resilience',
    types: ['AWS::RDS::DBCluster'],
    what: 'RDS instances of a cluster name their Availability Zones, and use different ones',
    why: 'Without a name RDS may put the second instance into the zone of the first.',
    fix: 'Set AvailabilityZone of each instance, to another zone than that of the writer.',
    property: 'Properties.AvailabilityZones',
    references: [nist('CP-10')],
    check: (cluster, templates) => {
      const members = findClusterMembers(cluster, templates);
      if (members.length === 0) return 'not applicable';
      const zones = members.map((instance) => {
        const zone = instance.at('AvailabilityZone');
        return zone.target()?.at('AvailabilityZone').text() ?? zone.text();
      });
      return !zones.includes(undefined) && new Set(zones).size >= Math.min(2, members.length);
    },
  },
  {
    id: 'RdsProxyMaxConnectionsPercent',
    level: 'pinned',
    group: 'resilience',
    types: POOLS,
    what: 'RDS Proxy leaves some connections of the database free',
    why: 'When the pool holds every connection, an administrator cannot sign in to find the cause.',
    fix: `Set MaxConnectionsPercent to ${MOST_PERCENT} or less.`,
    property: `Properties.${POOL}.MaxConnectionsPercent`,
    references: [CONNECTIONS, nist('SC-5')],
    check: (pool) => (pool.at(`${POOL}.MaxConnectionsPercent`).number() ?? 100) <= MOST_PERCENT,
  },
  {
    id: 'RdsProxyConnectionBorrowTimeout',
    level: 'pinned',
    group: 'resilience',
    types: POOLS,
    what: 'RDS Proxy fails before API Gateway does when no connection is available',
    why: 'API Gateway gives up after 29 seconds. A function that waits longer works for a client that has gone.',
    fix: `Set ConnectionBorrowTimeout to ${API_GATEWAY_TIMEOUT} seconds or less. The default is 120.`,
    property: `Properties.${POOL}.ConnectionBorrowTimeout`,
    references: [CONNECTIONS, nist('SC-5')],
    check: (pool) => (pool.at(`${POOL}.ConnectionBorrowTimeout`).number() ?? 120) <= API_GATEWAY_TIMEOUT,
  },
  {
    id: 'RdsParameterIdleSessionTimeout',
    level: 'pinned',
    group: 'resilience',
    types: ['AWS::RDS::DBClusterParameterGroup'],
    what: 'RDS PostgreSQL cluster that pauses ends idle sessions within five minutes',
    why: 'Lambda freezes a function with its connection open. An open connection keeps the database running, and billed.',
    fix: 'Set idle_session_timeout in Parameters, in milliseconds.',
    property: 'Properties.Parameters',
    references: [awsDocs('AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html'), nist('SC-10')],
    check: (group, templates) => {
      const pausing = templates
        .ofType('AWS::RDS::DBCluster')
        .filter((cluster) => cluster.at('DBClusterParameterGroupName').target() === group)
        .filter((cluster) => cluster.at('ServerlessV2ScalingConfiguration.MinCapacity').number() === 0);
      if (pausing.length === 0) return 'not applicable';
      const timeout = group.at('Parameters.idle_session_timeout').number() ?? 0;
      return timeout > 0 && timeout <= SHORTEST_PAUSE;
    },
  },
];
