import type { Deployment, Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const VPC = ['AWS::EC2::VPC'];
const FLOW_LOGS = ['AWS::EC2::FlowLog'];
const RECORDS = awsDocs('vpc/latest/userguide/flow-log-records.html');
/** What the default format lacks: the machines at both ends, where a gateway or an endpoint stands between, and which way it went. */
const FIELDS = ['pkt-srcaddr', 'pkt-dstaddr', 'flow-direction', 'tcp-flags', 'vpc-id', 'action'];

/** Rules for networks, their subnets and the record of their traffic. */
export const networkRules: readonly Rule[] = [
  {
    id: 'Ec2NamesResolveInside',
    types: VPC,
    what: 'Names of services resolve inside the network.',
    why: 'Without it the name of an endpoint leads out to the internet, and the endpoint with its policy is passed by.',
    fix: 'Set EnableDnsSupport and EnableDnsHostnames to true.',
    property: 'Properties.EnableDnsHostnames',
    references: [awsDocs('vpc/latest/userguide/AmazonDNS-concepts.html'), nist('SC-7')],
    check: (network) =>
      network.at('EnableDnsSupport').flag() === true && network.at('EnableDnsHostnames').flag() === true,
  },
  {
    id: 'Ec2DefaultGroupClosed',
    types: VPC,
    what: 'The default security group of a network is emptied.',
    why: 'Whatever forgets to name a group is in it, and its members reach each other on every port.',
    fix: 'Add a Custom::VpcRestrictDefaultSG with the DefaultSecurityGroup of the network; CDK does with restrictDefaultSecurityGroup.',
    property: 'Properties.DefaultSecurityGroup',
    references: [securityHub('EC2.2'), nist('SC-7')],
    check: (network, deployment) =>
      deployment.ofType('Custom::VpcRestrictDefaultSG').some((closing) =>
        closing
          .at('')
          .entries()
          .some(([, value]) => value.target() === network && /\.DefaultSecurityGroup\}?$/.test(value.display())),
      ),
  },
  {
    id: 'Ec2TrafficIsRecorded',
    types: VPC,
    what: 'The traffic of a network is recorded.',
    why: 'Without the record nobody can tell where data went.',
    fix: 'Add an AWS::EC2::FlowLog with the network as ResourceId.',
    property: 'Properties.CidrBlock',
    references: [securityHub('EC2.6'), nist('AU-12')],
    check: (network, deployment) =>
      deployment.ofType(...FLOW_LOGS).some((log) => log.at('ResourceId').target() === network),
  },
  {
    id: 'Ec2AllTrafficIsRecorded',
    types: FLOW_LOGS,
    what: 'Traffic that was let through and traffic that was refused are recorded.',
    why: 'A scan is refused traffic, a theft is traffic that was let through.',
    fix: 'Set TrafficType to ALL.',
    property: 'Properties.TrafficType',
    references: [securityHub('EC2.6'), nist('AU-3')],
    check: (log) => log.at('TrafficType').text() === 'ALL',
  },
  {
    id: 'Ec2TrafficWithinAMinute',
    types: FLOW_LOGS,
    what: 'Traffic is recorded by the minute.',
    why: 'The default gathers ten minutes: an alarm that rings then rings late.',
    fix: 'Set MaxAggregationInterval to 60.',
    property: 'Properties.MaxAggregationInterval',
    references: [awsDocs('vpc/latest/userguide/flow-logs-basics.html'), nist('SI-4')],
    check: (log) => log.at('MaxAggregationInterval').number() === 60,
  },
  {
    id: 'Ec2TrafficWithBothEnds',
    types: FLOW_LOGS,
    what: 'The record names both ends of a connection, its direction and its flags.',
    why: 'The default format names the endpoint or gateway in between, so that nobody can tell who talked to whom.',
    fix: `Set LogFormat with ${FIELDS.join(', ')} among its fields.`,
    property: 'Properties.LogFormat',
    references: [RECORDS, nist('AU-3')],
    check: (log) => {
      const format = log.at('LogFormat').text() ?? '';
      return FIELDS.every((field) => format.includes(`\${${field}}`));
    },
  },
  {
    id: 'Ec2RecordArrives',
    types: FLOW_LOGS,
    what: 'The record of traffic has a place, and a role that may write there.',
    why: 'EC2 says nothing when it cannot write.',
    fix: 'Set LogGroupName or LogDestination, and DeliverLogsPermissionArn for CloudWatch Logs.',
    property: 'Properties.LogGroupName',
    references: [awsDocs('vpc/latest/userguide/flow-logs-iam-role.html'), nist('AU-5')],
    check: (log) => {
      const kind = log.at('LogDestinationType').text() ?? 'cloud-watch-logs';
      const hasPlace = log.at('LogGroupName').present || log.at('LogDestination').present;
      return hasPlace && (kind !== 'cloud-watch-logs' || log.at('DeliverLogsPermissionArn').present);
    },
  },
  {
    id: 'Ec2NoPublicAddresses',
    types: ['AWS::EC2::Subnet'],
    what: 'Machines get no public address by themselves.',
    why: 'A public address is tried by everybody from the first minute.',
    fix: 'Set MapPublicIpOnLaunch to false.',
    property: 'Properties.MapPublicIpOnLaunch',
    references: [securityHub('EC2.15'), nist('SC-7')],
    check: (subnet) => subnet.at('MapPublicIpOnLaunch').flag() !== true,
  },
];

/** Route tables of a subnet in the templates. */
export function routeTablesOf(subnet: Resource, deployment: Deployment): readonly Resource[] {
  return deployment
    .ofType('AWS::EC2::SubnetRouteTableAssociation')
    .filter((association) => association.at('SubnetId').target() === subnet)
    .flatMap((association) => association.at('RouteTableId').target() ?? []);
}

/**
 * Whether subnets stand in every zone that their network has, and in so many at least. Of subnets that are only named their number tells.
 *
 * @throws Undecidable when only a deployment knows which they are
 */
export function isInEveryZone(ids: readonly Value[], deployment: Deployment, least: number): boolean {
  const subnets = ids.map((id) => id.target());
  if (subnets.includes(undefined)) return ids.map((id) => id.text()).length > 1;
  const zones = new Set(subnets.map((subnet) => subnet?.at('AvailabilityZone').text()));
  return zones.size >= Math.max(least, zonesBeside(subnets[0], deployment).size);
}

/** Zones of all subnets in the network of one. */
function zonesBeside(subnet: Resource | undefined, deployment: Deployment): ReadonlySet<string | undefined> {
  const network = subnet?.at('VpcId').target();
  const subnets = deployment.ofType('AWS::EC2::Subnet').filter((other) => other.at('VpcId').target() === network);
  return new Set(subnets.map((other) => other.at('AvailabilityZone').text()));
}
