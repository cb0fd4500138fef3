import { isImported, isPassedParameter } from '../../templates/known-values';
import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { findRouteTables, isInEveryZone } from '../ec2/subnet-lookup';
import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { readSecurityGroups } from './database-members';

const SUBNET_GROUP = 'AWS::RDS::DBSubnetGroup';
const PROXY = 'AWS::RDS::DBProxy';
const IN_A_VPC = awsDocs('AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html');
/** Address ranges of RFC 1918 and RFC 4193, as the start of a CIDR block. */
const PRIVATE = /^(10\.|172\.(1[6-9]|2\d|3[01])\.|192\.168\.|f[cd])/;
const TCP = 6;

/** Rules for the subnets of a database and for who can connect. */
export const rdsNetworkRules: readonly Rule[] = [
  {
    id: 'RdsNetworkNoInternetGateway',
    level: 'required',
    group: 'privateNetwork',
    types: [SUBNET_GROUP],
    what: 'RDS DB subnet group has no subnet with a route to an internet gateway',
    why: 'A database in a public subnet is reachable from the internet as soon as it gets a public address.',
    fix: 'Set SubnetIds to subnets whose route tables have no route to an internet gateway.',
    property: 'Properties.SubnetIds',
    references: [securityHub('RDS.46'), nist('SC-7')],
    check: (group, templates) => findOpenSubnets(group, templates, leadsToInternetGateway),
  },
  {
    id: 'RdsNetworkIsolatedSubnets',
    level: 'hardening',
    group: 'privateNetwork',
    types: [SUBNET_GROUP, PROXY],
    what: 'RDS database and proxy are in subnets without a route to the internet in either direction',
    why: 'A way out of the subnet lets an attacker in the database send data to any address.',
    fix: 'Set SubnetIds (proxy: VpcSubnetIds) to subnets without a route to a gateway or to 0.0.0.0/0.',
    property: 'Properties.SubnetIds',
    references: [awsDocs('vpc/latest/userguide/configure-subnets.html'), nist('SC-7(5)')],
    check: (holder, templates) => findOpenSubnets(holder, templates, leadsOut),
  },
  {
    id: 'RdsNetworkSecurityGroupSources',
    level: 'hardening',
    group: 'closedInbound',
    types: ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance', PROXY],
    what: 'RDS database and proxy accept connections from security groups only, not from addresses',
    why: 'An address range also admits every machine that is later started in it.',
    fix: 'Set SourceSecurityGroupId in each ingress rule of the security groups in VpcSecurityGroupIds.',
    property: 'Properties.VpcSecurityGroupIds',
    references: [awsDocs('AmazonRDS/latest/AuroraUserGuide/Overview.RDSSecurityGroups.html'), nist('AC-4')],
    check: (database, templates) => {
      const groups = readSecurityGroups(database).flatMap((id) => id.target() ?? []);
      if (groups.length === 0) return 'not applicable';
      return groups
        .flatMap((group) => findIngress(group, templates))
        .filter((entry) => !entry.at('SourceSecurityGroupId').present)
        .map((entry) => entry.at('Description').display() || entry.property);
    },
  },
  {
    id: 'RdsNetworkAclOnePort',
    level: 'hardening',
    group: 'closedInbound',
    types: ['AWS::EC2::NetworkAcl'],
    what: 'Network ACL of database subnets allows one TCP port in, and private addresses only',
    why: 'The network ACL still protects the database when a security group was opened by mistake.',
    fix: 'Allow the database port in and ports 1024 to 65535 out, with the CidrBlock of the VPC in each entry.',
    property: 'Properties.VpcId',
    references: [awsDocs('vpc/latest/userguide/vpc-network-acls.html'), nist('SC-7')],
    check: (acl, templates) => {
      if (!protectsDatabase(acl, templates)) return 'not applicable';
      const entries = templates
        .ofType('AWS::EC2::NetworkAclEntry')
        .filter((entry) => entry.at('NetworkAclId').target() === acl && entry.at('RuleAction').text() === 'allow');
      const ingress = entries.filter((entry) => entry.at('Egress').flag() !== true);
      return (
        ingress.length > 0 &&
        ingress.every((entry) => entry.at('PortRange.From').number() === entry.at('PortRange.To').number()) &&
        entries.length > ingress.length &&
        entries.every(isPrivateTcp)
      );
    },
  },
  {
    id: 'RdsNetworkEveryZone',
    level: 'hardening',
    group: 'resilience',
    types: [PROXY, SUBNET_GROUP],
    what: 'RDS database and proxy have a subnet in every Availability Zone of their VPC',
    why: 'RDS cannot move a database or a proxy to a zone in which it has no subnet.',
    fix: 'Add a subnet of each Availability Zone to SubnetIds (proxy: VpcSubnetIds).',
    property: 'Properties.SubnetIds',
    references: [IN_A_VPC, nist('CP-10')],
    check: (holder, templates) => isInEveryZone(readSubnetIds(holder), templates),
  },
];

type RouteTest = (route: TemplateResource) => boolean;

function readSubnetIds(holder: TemplateResource): readonly Value[] {
  return readSubnetList(holder).items();
}

function readSubnetList(holder: TemplateResource): Value {
  return holder.at(holder.type === PROXY ? 'VpcSubnetIds' : 'SubnetIds');
}

/**
 * Subnets with a route that matches. A subnet by its id only, of a parameter or of another stack is declared elsewhere,
 * and so are its routes.
 */
function findOpenSubnets(
  holder: TemplateResource,
  templates: TemplateSet,
  matches: RouteTest,
): 'not applicable' | readonly string[] {
  if (isElsewhere(readSubnetList(holder))) return 'not applicable';
  const ids = readSubnetIds(holder);
  const open = ids
    .flatMap((id) => id.target() ?? [])
    .filter((subnet) => findRoutes(subnet, templates).some(matches))
    .map((subnet) => subnet.logicalId);
  const undeclared = ids.filter((id) => id.target() === undefined && (isElsewhere(id) || id.text() !== undefined));
  return open.length === 0 && undeclared.length > 0 ? 'not applicable' : open;
}

function isElsewhere(value: Value): boolean {
  return isPassedParameter(value) || isImported(value);
}

function findRoutes(subnet: TemplateResource, templates: TemplateSet): readonly TemplateResource[] {
  const tables = findRouteTables(subnet, templates);
  return templates
    .ofType('AWS::EC2::Route')
    .filter((route) => tables.some((table) => route.at('RouteTableId').target() === table));
}

/** GatewayId also names virtual private gateways, which lead to a private network. */
function leadsToInternetGateway(route: TemplateResource): boolean {
  const gateway = route.at('GatewayId');
  return gateway.target()?.type === 'AWS::EC2::InternetGateway' || /^igw-/.test(gateway.text() ?? '');
}

function leadsOut(route: TemplateResource): boolean {
  return (
    ['GatewayId', 'NatGatewayId', 'EgressOnlyInternetGatewayId'].some((target) => route.at(target).present) ||
    /^(0\.0\.0\.0|::)\/0$/.test(
      route.at('DestinationCidrBlock').text() ?? route.at('DestinationIpv6CidrBlock').text() ?? '',
    )
  );
}

function findIngress(group: TemplateResource, templates: TemplateSet): Value[] {
  const separate = templates
    .ofType('AWS::EC2::SecurityGroupIngress')
    .filter((entry) => entry.at('GroupId').target() === group);
  return [...group.at('SecurityGroupIngress').items(), ...separate.map((entry) => entry.at(''))];
}

function protectsDatabase(acl: TemplateResource, templates: TemplateSet): boolean {
  const subnets = templates
    .ofType(SUBNET_GROUP)
    .flatMap(readSubnetIds)
    .flatMap((id) => id.target() ?? []);
  return templates
    .ofType('AWS::EC2::SubnetNetworkAclAssociation')
    .filter((association) => association.at('NetworkAclId').target() === acl)
    .some((association) => subnets.some((subnet) => association.at('SubnetId').target() === subnet));
}

function isPrivateTcp(entry: TemplateResource): boolean {
  return (
    entry.at('Protocol').number() === TCP &&
    PRIVATE.test(entry.at('CidrBlock').text() ?? entry.at('Ipv6CidrBlock').text() ?? '')
  );
}
