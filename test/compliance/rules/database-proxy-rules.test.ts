import { databaseProxyRules } from '../../../lib/compliance/rules/database-proxy-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const pool = (ConnectionPoolConfigurationInfo: object) => asked({ ConnectionPoolConfigurationInfo });
const asked = (properties: object) => ({
  resources: { Pool: { Type: 'AWS::RDS::DBProxyTargetGroup', Properties: { ...properties } } },
});
const subnet = (AvailabilityZone: unknown, VpcId: unknown = { Ref: 'Vpc' }) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { AvailabilityZone, VpcId },
});
/** A group over some of the subnets A and B of a network; C is elsewhere. */
const over = (type: string, property: string, ...ids: unknown[]) => ({
  resources: {
    Group: { Type: type, Properties: { [property]: ids } },
    Vpc: { Type: 'AWS::EC2::VPC' },
    A: subnet('eu-central-1a'),
    B: subnet('eu-central-1b'),
    B2: subnet('eu-central-1b'),
    C: subnet('eu-central-1c', 'vpc-other'),
  },
});
const [PROXY, GROUP] = ['AWS::RDS::DBProxy', 'AWS::RDS::DBSubnetGroup'];

rulesDecide('database proxy rules', databaseProxyRules, {
  RdsProxyTls: {
    holds: [{ RequireTLS: true }, { RequireTLS: 'true' }],
    broken: [{}, { RequireTLS: false }],
    undecided: [{ RequireTLS: UNKNOWN }],
  },
  RdsProxyIamAuthentication: {
    holds: [{ DefaultAuthScheme: 'IAM_AUTH' }, { Auth: [{ IAMAuth: 'REQUIRED' }] }],
    broken: [{}, { DefaultAuthScheme: 'NONE' }, { Auth: [{ IAMAuth: 'REQUIRED' }, { IAMAuth: 'DISABLED' }] }],
    undecided: [{ DefaultAuthScheme: UNKNOWN }, { Auth: [{ IAMAuth: UNKNOWN }] }],
  },
  RdsProxyNoStatementsInLogs: {
    holds: [{}, { DebugLogging: false }],
    broken: [{ DebugLogging: true }],
    undecided: [{ DebugLogging: UNKNOWN }],
  },
  RdsProxyOwnSecurityGroup: {
    holds: [{ VpcSecurityGroupIds: ['sg-example'] }],
    broken: [{}, { VpcSecurityGroupIds: [] }],
    undecided: [{ VpcSecurityGroupIds: UNKNOWN }],
  },
  RdsProxyIdleClientsLeave: {
    holds: [{}, { IdleClientTimeout: 1800 }],
    broken: [{ IdleClientTimeout: 28_800 }],
    undecided: [{ IdleClientTimeout: UNKNOWN }],
  },
  RdsProxyLeavesConnections: {
    holds: [pool({ MaxConnectionsPercent: 90 })],
    broken: [asked({}), pool({}), pool({ MaxConnectionsPercent: 100 })],
    undecided: [pool({ MaxConnectionsPercent: UNKNOWN })],
  },
  RdsProxyRefusesSoon: {
    holds: [pool({ ConnectionBorrowTimeout: 3 })],
    broken: [pool({}), pool({ ConnectionBorrowTimeout: 120 })],
    undecided: [pool({ ConnectionBorrowTimeout: UNKNOWN })],
  },
  RdsProxyHasADatabase: {
    holds: [asked({ DBClusterIdentifiers: ['records'] }), asked({ DBInstanceIdentifiers: ['records'] })],
    broken: [asked({}), asked({ DBClusterIdentifiers: [] })],
    undecided: [asked({ DBClusterIdentifiers: UNKNOWN })],
  },
  RdsEveryZone: {
    holds: [
      over(PROXY, 'VpcSubnetIds', { Ref: 'A' }, { Ref: 'B' }),
      over(GROUP, 'SubnetIds', { Ref: 'A' }, { Ref: 'B2' }),
      over(GROUP, 'SubnetIds', 'subnet-1', 'subnet-2'),
    ],
    broken: [
      over(PROXY, 'VpcSubnetIds', { Ref: 'A' }),
      over(GROUP, 'SubnetIds', { Ref: 'B' }, { Ref: 'B2' }),
      over(GROUP, 'SubnetIds', { Ref: 'C' }),
      over(GROUP, 'SubnetIds', 'subnet-1'),
      over(GROUP, 'SubnetIds'),
    ],
    undecided: [over(GROUP, 'SubnetIds', UNKNOWN, UNKNOWN)],
  },
});
