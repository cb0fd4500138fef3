import { rdsNetworkRules } from '../../../src/rules/rds/rds-network';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const SUBNETS = { SubnetIds: [{ Ref: 'Subnet' }] };
/** A group over a subnet whose route table has the given route. */
const routed = (route?: object, type = 'AWS::RDS::DBSubnetGroup', properties: object = SUBNETS) => ({
  resources: {
    Group: { Type: type, Properties: { ...properties } },
    Subnet: { Type: 'AWS::EC2::Subnet' },
    Table: { Type: 'AWS::EC2::RouteTable' },
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Of: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
    },
    ...(route === undefined
      ? {}
      : { Route: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'Table' }, ...route } } }),
  },
});
/** A cluster in a security group with entries inside and one separate entry. */
const admitting = (inside: object[], apart: object = { SourceSecurityGroupId: 'sg-example' }) => ({
  resources: {
    Cluster: {
      Type: 'AWS::RDS::DBCluster',
      Properties: { VpcSecurityGroupIds: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] },
    },
    Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupIngress: inside } },
    Entry: {
      Type: 'AWS::EC2::SecurityGroupIngress',
      Properties: { GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] }, ...apart },
    },
  },
});
const entry = (Egress: unknown, From: unknown, To: unknown, more: object = {}) => ({
  Egress,
  PortRange: { From, To },
  Protocol: 6,
  RuleAction: 'allow',
  CidrBlock: '10.0.0.0/16',
  ...more,
});
const IN = entry(false, 5432, 5432);
const OUT = entry(true, 1024, 65_535);
/** The access list of a subnet of a database, with these entries. */
const listed = (...entries: object[]) => ({
  resources: {
    Acl: { Type: 'AWS::EC2::NetworkAcl' },
    Subnet: { Type: 'AWS::EC2::Subnet' },
    Of: {
      Type: 'AWS::EC2::SubnetNetworkAclAssociation',
      Properties: { NetworkAclId: { Ref: 'Acl' }, SubnetId: { Ref: 'Subnet' } },
    },
    Group: { Type: 'AWS::RDS::DBSubnetGroup', Properties: SUBNETS },
    ...Object.fromEntries(
      entries.map((properties, index) => [
        `Entry${index}`,
        { Type: 'AWS::EC2::NetworkAclEntry', Properties: { NetworkAclId: { Ref: 'Acl' }, ...properties } },
      ]),
    ),
  },
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

rulesDecide('RDS network rules', rdsNetworkRules, {
  RdsNetworkNoInternetGateway: {
    holds: [
      routed(),
      routed({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-example' }),
      routed({ DestinationCidrBlock: '10.1.0.0/16', GatewayId: 'vgw-example' }),
    ],
    broken: [
      routed({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-example' }),
      routed({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: { Ref: 'Gateway' } }),
    ],
    undecided: [routed({ GatewayId: UNKNOWN })],
    notApplicable: [
      routed(undefined, 'AWS::RDS::DBSubnetGroup', { SubnetIds: ['subnet-example'] }),
      routed(undefined, 'AWS::RDS::DBSubnetGroup', { SubnetIds: [{ Ref: 'First' }, { 'Fn::ImportValue': 'second' }] }),
      routed(undefined, 'AWS::RDS::DBSubnetGroup', { SubnetIds: { Ref: 'Subnets' } }),
      routed(undefined, 'AWS::RDS::DBSubnetGroup', {
        SubnetIds: { 'Fn::Split': [',', { 'Fn::ImportValue': 'subnets' }] },
      }),
    ],
  },
  RdsNetworkIsolatedSubnets: {
    holds: [
      routed(),
      routed({ DestinationCidrBlock: '10.1.0.0/16', VpcPeeringConnectionId: 'pcx-example' }),
      routed(undefined, 'AWS::RDS::DBProxy', { VpcSubnetIds: [{ Ref: 'Subnet' }] }),
    ],
    broken: [
      routed({ DestinationCidrBlock: '10.1.0.0/16', GatewayId: 'igw-example' }),
      routed({ DestinationCidrBlock: '10.1.0.0/16', NatGatewayId: 'nat-example' }),
      routed({ DestinationIpv6CidrBlock: '2001:db8::/32', EgressOnlyInternetGatewayId: 'eigw-example' }),
      routed({ DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-example' }),
      routed({ DestinationIpv6CidrBlock: '::/0', TransitGatewayId: 'tgw-example' }),
      routed({ GatewayId: 'igw-example' }, 'AWS::RDS::DBProxy', { VpcSubnetIds: [{ Ref: 'Subnet' }] }),
      routed({ GatewayId: 'igw-example' }, 'AWS::RDS::DBSubnetGroup', { SubnetIds: [{ Ref: 'Subnet' }, 'subnet-1'] }),
    ],
    undecided: [
      routed({ DestinationCidrBlock: UNKNOWN }),
      routed(undefined, 'AWS::RDS::DBSubnetGroup', { SubnetIds: [UNKNOWN] }),
    ],
    notApplicable: [routed(undefined, 'AWS::RDS::DBSubnetGroup', { SubnetIds: ['subnet-example'] })],
  },
  RdsNetworkSecurityGroupSources: {
    holds: [admitting([]), admitting([{ SourceSecurityGroupId: 'sg-example' }])],
    broken: [admitting([{ CidrIp: '10.0.0.0/16' }]), admitting([], { CidrIp: '10.0.0.0/16' })],
    undecided: [
      {
        resources: {
          Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { VpcSecurityGroupIds: UNKNOWN } },
        },
      },
    ],
    notApplicable: [
      { resources: { Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { VpcSecurityGroupIds: ['sg-example'] } } } },
    ],
  },
  RdsNetworkAclOnePort: {
    holds: [listed(IN, OUT), listed(IN, OUT, entry(false, 0, 65_535, { RuleAction: 'deny', CidrBlock: '0.0.0.0/0' }))],
    broken: [
      listed(IN),
      listed(OUT),
      listed(),
      listed(entry(false, 0, 65_535), OUT),
      listed(entry(false, 5432, 5432, { CidrBlock: '0.0.0.0/0' }), OUT),
      listed(IN, entry(true, 1024, 65_535, { CidrBlock: '0.0.0.0/0' })),
      listed(entry(false, 5432, 5432, { Protocol: -1 }), OUT),
    ],
    undecided: [listed(IN, entry(UNKNOWN, 1024, 65_535))],
    notApplicable: [{ resources: { Acl: { Type: 'AWS::EC2::NetworkAcl' } } }],
  },
  RdsNetworkEveryZone: {
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
