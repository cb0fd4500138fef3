import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { rdsPins } from './rds-pins';

const buildPool = (properties: object) => ({
  resources: { Pool: { Type: 'AWS::RDS::DBProxyTargetGroup', Properties: { ...properties } } },
});
const pool = (ConnectionPoolConfigurationInfo: object) => buildPool({ ConnectionPoolConfigurationInfo });
const inZones = (...zones: unknown[]) => ({
  resources: {
    Cluster: { Type: 'AWS::RDS::DBCluster' },
    ...Object.fromEntries(
      zones.map((AvailabilityZone, index) => [
        `Instance${index}`,
        { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Cluster' }, AvailabilityZone } },
      ]),
    ),
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-central-1b' } },
  },
});

/** A parameter group with the cluster that uses it. */
const ofCluster = (Parameters: object, MinCapacity = 0) => ({
  resources: {
    Group: { Type: 'AWS::RDS::DBClusterParameterGroup', Properties: { Parameters } },
    Cluster: {
      Type: 'AWS::RDS::DBCluster',
      Properties: {
        DBClusterParameterGroupName: { Ref: 'Group' },
        ServerlessV2ScalingConfiguration: { MinCapacity },
      },
    },
  },
});

rulesDecide('RDS pins', rdsPins, {
  RdsInstanceZonesNamed: {
    holds: [
      inZones('eu-central-1a'),
      inZones('eu-central-1a', { 'Fn::GetAtt': ['Subnet', 'AvailabilityZone'] }),
      inZones('eu-central-1a', 'eu-central-1b', 'eu-central-1b'),
    ],
    broken: [inZones(undefined), inZones('eu-central-1a', 'eu-central-1a'), inZones('eu-central-1a', undefined)],
    undecided: [inZones('eu-central-1a', UNKNOWN)],
    notApplicable: [inZones()],
  },
  RdsProxyMaxConnectionsPercent: {
    holds: [pool({ MaxConnectionsPercent: 90 })],
    broken: [buildPool({}), pool({}), pool({ MaxConnectionsPercent: 100 })],
    undecided: [pool({ MaxConnectionsPercent: UNKNOWN })],
  },
  RdsProxyConnectionBorrowTimeout: {
    holds: [pool({ ConnectionBorrowTimeout: 3 })],
    broken: [pool({}), pool({ ConnectionBorrowTimeout: 120 })],
    undecided: [pool({ ConnectionBorrowTimeout: UNKNOWN })],
  },
  RdsParameterIdleSessionTimeout: {
    holds: [ofCluster({ idle_session_timeout: '60000' })],
    broken: [ofCluster({}), ofCluster({ idle_session_timeout: '0' }), ofCluster({ idle_session_timeout: '60000000' })],
    undecided: [ofCluster({ idle_session_timeout: UNKNOWN })],
    notApplicable: [ofCluster({}, 0.5), { Parameters: {} }],
  },
});
