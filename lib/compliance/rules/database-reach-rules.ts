import type { Deployment, Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { routeTablesOf } from './network-rules';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const GROUPS = awsDocs('vpc/latest/userguide/vpc-security-groups.html');
const PRIVATE = /^(10\.|172\.(1[6-9]|2\d|3[01])\.|192\.168\.|f[cd])/;

/** Rules for the ways to a database: none leads from the internet. */
export const databaseReachRules: readonly Rule[] = [
  {
    id: 'RdsNoPathFromInternet',
    types: ['AWS::RDS::DBSubnetGroup', 'AWS::RDS::DBProxy'],
    what: 'The subnets of a database, and of its proxy, have no route to the internet or from it.',
    why: 'A public address, given by mistake, would be reached; and what was stolen would have a way out.',
    fix: 'Name subnets of which no route table has a gateway or an address translation in it, or a route to everywhere.',
    property: 'Properties.SubnetIds',
    references: [securityHub('RDS.46'), nist('SC-7')],
    check: (holder, deployment) => {
      const ids = holder.at(holder.type === 'AWS::RDS::DBProxy' ? 'VpcSubnetIds' : 'SubnetIds').items();
      const subnets = ids.flatMap((id) => id.target() ?? []);
      const open = subnets.filter((subnet) => leadsOut(subnet, deployment)).map((subnet) => subnet.logicalId);
      // A subnet that is only named is somebody else's: the templates do not tell where its routes lead.
      const named = ids.filter((id) => id.target() === undefined).map((id) => id.text());
      return open.length === 0 && named.length > 0 ? 'not applicable' : open;
    },
  },
  {
    id: 'RdsAdmitsGroupsOnly',
    types: ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance', 'AWS::RDS::DBProxy'],
    what: 'A database and its proxy admit members of named security groups, not addresses.',
    why: 'Any machine that comes to stand in the network tomorrow has an address of it.',
    fix: 'Set SourceSecurityGroupId of every entry of the groups in VpcSecurityGroupIds.',
    property: 'Properties.VpcSecurityGroupIds',
    references: [GROUPS, nist('AC-4')],
    check: (database, deployment) => {
      const groups = database
        .at('VpcSecurityGroupIds')
        .items()
        .flatMap((id) => id.target() ?? []);
      if (groups.length === 0) return 'not applicable';
      return groups
        .flatMap((group) => entriesInto(group, deployment))
        .filter((entry) => !entry.at('SourceSecurityGroupId').present)
        .map((entry) => entry.at('Description').display() || entry.property);
    },
  },
  {
    id: 'RdsAclAdmitsOnePort',
    types: ['AWS::EC2::NetworkAcl'],
    what: 'The access list of the subnets of a database lets one port in, from private addresses, and answers out to them.',
    why: 'It holds when a security group was opened by mistake: both have to be wrong.',
    fix: 'Allow the port of the database in and 1024 to 65535 out, for the CIDR block of the network.',
    property: 'Properties.VpcId',
    references: [awsDocs('vpc/latest/userguide/vpc-network-acls.html'), nist('SC-7')],
    check: (acl, deployment) => {
      if (!guardsDatabase(acl, deployment)) return 'not applicable';
      const entries = deployment
        .ofType('AWS::EC2::NetworkAclEntry')
        .filter((entry) => entry.at('NetworkAclId').target() === acl && entry.at('RuleAction').text() === 'allow');
      const into = entries.filter((entry) => entry.at('Egress').flag() !== true);
      return (
        into.length > 0 &&
        into.every((entry) => entry.at('PortRange.From').number() === entry.at('PortRange.To').number()) &&
        entries.length > into.length &&
        entries.every(isTcpWithPrivate)
      );
    },
  },
];

function leadsOut(subnet: Resource, deployment: Deployment): boolean {
  const tables = routeTablesOf(subnet, deployment);
  return deployment
    .ofType('AWS::EC2::Route')
    .filter((route) => tables.some((table) => route.at('RouteTableId').target() === table))
    .some(
      (route) =>
        route.at('GatewayId').present ||
        route.at('NatGatewayId').present ||
        route.at('EgressOnlyInternetGatewayId').present ||
        /^(0\.0\.0\.0|::)\/0$/.test(
          route.at('DestinationCidrBlock').text() ?? route.at('DestinationIpv6CidrBlock').text() ?? '',
        ),
    );
}

function entriesInto(group: Resource, deployment: Deployment): Value[] {
  const apart = deployment
    .ofType('AWS::EC2::SecurityGroupIngress')
    .filter((entry) => entry.at('GroupId').target() === group);
  return [...group.at('SecurityGroupIngress').items(), ...apart.map((entry) => entry.at(''))];
}

function guardsDatabase(acl: Resource, deployment: Deployment): boolean {
  const subnets = deployment
    .ofType('AWS::RDS::DBSubnetGroup')
    .flatMap((group) => group.at('SubnetIds').items())
    .flatMap((id) => id.target() ?? []);
  return deployment
    .ofType('AWS::EC2::SubnetNetworkAclAssociation')
    .filter((association) => association.at('NetworkAclId').target() === acl)
    .some((association) => subnets.some((subnet) => association.at('SubnetId').target() === subnet));
}

function isTcpWithPrivate(entry: Resource): boolean {
  return (
    entry.at('Protocol').number() === 6 &&
    PRIVATE.test(entry.at('CidrBlock').text() ?? entry.at('Ipv6CidrBlock').text() ?? '')
  );
}
