import { isInEveryZone } from './network-rules';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const TYPES = ['AWS::RDS::DBProxy'];
const POOLS = ['AWS::RDS::DBProxyTargetGroup'];
const POOL = 'ConnectionPoolConfigurationInfo';
/** Seconds. */
const [HOUR, LIMIT_OF_API_GATEWAY] = [3600, 29];
const SETTINGS = awsDocs('AmazonRDS/latest/AuroraUserGuide/rds-proxy-connections.html');

/** Rules for the connection pool in front of the database. */
export const databaseProxyRules: readonly Rule[] = [
  {
    id: 'RdsProxyTls',
    types: TYPES,
    what: 'The proxy refuses connections without TLS.',
    why: 'Without it a client may send statements and rows in clear text through the network.',
    fix: 'Set RequireTLS to true.',
    property: 'Properties.RequireTLS',
    references: [securityHub('RDS.43'), nist('SC-8')],
    check: (proxy) => proxy.at('RequireTLS').flag() === true,
  },
  {
    id: 'RdsProxyIamAuthentication',
    types: TYPES,
    what: 'Clients sign in to the proxy with IAM tokens, never with a password.',
    why: 'A password outlives the one who knew it. A token ends after 15 minutes and CloudTrail knows who asked for it.',
    fix: 'Set DefaultAuthScheme to IAM_AUTH, or IAMAuth of every entry of Auth to REQUIRED.',
    property: 'Properties.DefaultAuthScheme',
    references: [nist('IA-2'), awsDocs('AmazonRDS/latest/AuroraUserGuide/rds-proxy-setup.html')],
    check: (proxy) => {
      const entries = proxy.at('Auth').items();
      if (entries.length > 0) return entries.every((entry) => entry.at('IAMAuth').text() === 'REQUIRED');
      return proxy.at('DefaultAuthScheme').text() === 'IAM_AUTH';
    },
  },
  {
    id: 'RdsProxyNoStatementsInLogs',
    types: TYPES,
    what: 'The proxy does not write statements to its log.',
    why: 'Debug logging writes the text of statements, and with it the data of persons, to a log with other readers.',
    fix: 'Set DebugLogging to false.',
    property: 'Properties.DebugLogging',
    references: [nist('SI-12'), awsDocs('AmazonRDS/latest/AuroraUserGuide/rds-proxy-creating.html')],
    check: (proxy) => proxy.at('DebugLogging').flag() !== true,
  },
  {
    id: 'RdsProxyOwnSecurityGroup',
    types: TYPES,
    what: 'A proxy has a security group of its own.',
    why: 'Without one it is in the default group of its network, with whatever else forgot to name one.',
    fix: 'Set VpcSecurityGroupIds.',
    property: 'Properties.VpcSecurityGroupIds',
    references: [securityHub('EC2.2'), nist('SC-7')],
    check: (proxy) => proxy.at('VpcSecurityGroupIds').items().length > 0,
  },
  {
    id: 'RdsProxyIdleClientsLeave',
    types: TYPES,
    what: 'A client that says nothing for an hour is disconnected.',
    why: 'A connection that was taken over stays open as long as its owner wants.',
    fix: 'Set IdleClientTimeout to 3600 seconds or less; 1800 is the default.',
    property: 'Properties.IdleClientTimeout',
    references: [SETTINGS, nist('SC-10')],
    check: (proxy) => (proxy.at('IdleClientTimeout').number() ?? 0) <= HOUR,
  },
  {
    id: 'RdsProxyLeavesConnections',
    types: POOLS,
    what: 'A proxy leaves connections for those who come to help.',
    why: 'With every connection in the pool nobody gets in to see why it is full.',
    fix: 'Set MaxConnectionsPercent to 95 or less.',
    property: `Properties.${POOL}.MaxConnectionsPercent`,
    references: [SETTINGS, nist('SC-5')],
    check: (pool) => (pool.at(`${POOL}.MaxConnectionsPercent`).number() ?? 100) <= 95,
  },
  {
    id: 'RdsProxyRefusesSoon',
    types: POOLS,
    what: 'Who waits for a connection is told soon that there is none.',
    why: 'API Gateway gives up after 29 seconds: who waits longer holds a function for nobody, and the overload spreads.',
    fix: 'Set ConnectionBorrowTimeout to 29 seconds or less; the default is 120.',
    property: `Properties.${POOL}.ConnectionBorrowTimeout`,
    references: [SETTINGS, nist('SC-5')],
    check: (pool) => (pool.at(`${POOL}.ConnectionBorrowTimeout`).number() ?? 120) <= LIMIT_OF_API_GATEWAY,
  },
  {
    id: 'RdsProxyHasADatabase',
    types: POOLS,
    what: 'A proxy leads to a database.',
    why: 'A proxy to nowhere is a reason to open the database to the functions.',
    fix: 'Name a cluster in DBClusterIdentifiers or an instance in DBInstanceIdentifiers.',
    property: 'Properties.DBClusterIdentifiers',
    references: [awsDocs('AmazonRDS/latest/AuroraUserGuide/rds-proxy-setup.html'), nist('SC-7')],
    check: (pool) =>
      ['DBClusterIdentifiers', 'DBInstanceIdentifiers'].some((property) => pool.at(property).items().length > 0),
  },
  {
    id: 'RdsEveryZone',
    types: ['AWS::RDS::DBProxy', 'AWS::RDS::DBSubnetGroup'],
    what: 'A database and its proxy can stand in every zone that their network has.',
    why: 'What can stand in one zone only is gone with it.',
    fix: 'Name a subnet of every zone in SubnetIds (proxy: VpcSubnetIds).',
    property: 'Properties.SubnetIds',
    references: [securityHub('RDS.15'), nist('CP-10')],
    check: (holder, deployment) =>
      isInEveryZone(
        holder.at(holder.type === 'AWS::RDS::DBProxy' ? 'VpcSubnetIds' : 'SubnetIds').items(),
        deployment,
        2,
      ),
  },
];
