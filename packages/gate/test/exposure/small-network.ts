import { declare, type Resources, ref } from './exposed';

/** A subnet with a route to an internet gateway, and one without. */
export const NETWORK: Resources = {
  Vpc: declare('EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
  Gateway: declare('EC2::InternetGateway'),
  Public: declare('EC2::Subnet', { VpcId: ref('Vpc'), MapPublicIpOnLaunch: true }),
  Private: declare('EC2::Subnet', { VpcId: ref('Vpc') }),
  PublicTable: declare('EC2::RouteTable', { VpcId: ref('Vpc') }),
  PrivateTable: declare('EC2::RouteTable', { VpcId: ref('Vpc') }),
  Out: declare('EC2::Route', {
    RouteTableId: ref('PublicTable'),
    GatewayId: ref('Gateway'),
    DestinationCidrBlock: '0.0.0.0/0',
  }),
  PublicRoutes: declare('EC2::SubnetRouteTableAssociation', {
    SubnetId: ref('Public'),
    RouteTableId: ref('PublicTable'),
  }),
  PrivateRoutes: declare('EC2::SubnetRouteTableAssociation', {
    SubnetId: ref('Private'),
    RouteTableId: ref('PrivateTable'),
  }),
};

export const admit = (source: unknown, port: number): Readonly<Record<string, unknown>> => ({
  ...(typeof source === 'string' ? { CidrIp: source } : { SourceSecurityGroupId: source }),
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
});

export const group = (...SecurityGroupIngress: readonly unknown[]) =>
  declare('EC2::SecurityGroup', { VpcId: ref('Vpc'), SecurityGroupIngress });
