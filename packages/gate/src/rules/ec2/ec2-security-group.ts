import type { TemplateResource, Value } from '../../templates/template-resource';
import { allHold, filterCertain } from '../../templates/undecided';
import { isWholeInternet } from '../generic/cidr';
import { skipCdkProviders } from '../lambda/cdk-provider';
import { awsDocs, cfnNag, checkov, nist, type Rule, securityHub, trivy } from '../rule';

const [GROUP, INGRESS, EGRESS] = [
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::SecurityGroupEgress',
];
const GROUPS = awsDocs('vpc/latest/userguide/vpc-security-groups.html');

/** The TCP ports that Security Hub EC2.18 accepts from any address by default. */
const WEB_PORTS = [80, 443];

/** Rules for security groups. Each finding is one inbound or outbound rule. */
export const ec2SecurityGroupRules: readonly Rule[] = [
  {
    id: 'Ec2SecurityGroupIngressAuthorizedPorts',
    level: 'required',
    group: 'closedInbound',
    types: [GROUP, INGRESS],
    what: 'Security group allows inbound traffic from any address only on TCP ports 80 and 443',
    why: 'Scanners find open ports within minutes and try passwords and known vulnerabilities on them.',
    fix: 'Name a security group in SourceSecurityGroupId, or a network in CidrIp or CidrIpv6.',
    property: 'Properties.CidrIp',
    references: [securityHub('EC2.18'), securityHub('EC2.19'), nist('SC-7')],
    check: checkEntries('SecurityGroupIngress', (entry) =>
      allHold(
        () => isForAnyAddress(entry),
        () => !isWebPort(entry),
      ),
    ),
  },
  {
    id: 'Ec2SecurityGroupIngressNotPublic',
    level: 'hardening',
    group: 'closedInbound',
    types: [GROUP, INGRESS],
    what: 'Security group does not allow HTTP or HTTPS from any address',
    why: 'Requests from any address can bypass a CloudFront distribution or firewall in front of the service.',
    fix: 'Name a security group in SourceSecurityGroupId, or the prefix list of CloudFront in SourcePrefixListId.',
    property: 'Properties.CidrIp',
    references: [nist('SC-7'), awsDocs('AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html')],
    check: checkEntries('SecurityGroupIngress', (entry) =>
      allHold(
        () => isForAnyAddress(entry),
        () => isWebPort(entry),
      ),
    ),
  },
  {
    id: 'Ec2SecurityGroupEgressDefined',
    level: 'hardening',
    group: 'closedOutbound',
    types: [GROUP],
    what: 'Security group defines its outbound rules',
    why: 'Without outbound rules EC2 allows all outbound traffic, so stolen data can be sent to any address.',
    fix: 'Set SecurityGroupEgress. To allow no outbound traffic, add one entry for 255.255.255.255/32.',
    property: 'Properties.SecurityGroupEgress',
    references: [GROUPS, nist('SC-7(5)')],
    check: (group) => group.at('SecurityGroupEgress').items().length > 0,
  },
  {
    id: 'Ec2SecurityGroupEgressNotUnrestricted',
    level: 'required',
    group: 'closedOutbound',
    types: [GROUP, EGRESS],
    what: 'Security group does not allow outbound traffic to any address',
    why: 'An intruder sends stolen data to any server and loads tools from there.',
    fix: 'Name a security group in DestinationSecurityGroupId, a prefix list, or a network in CidrIp or CidrIpv6.',
    property: 'Properties.CidrIp',
    references: [trivy('AVD-AWS-0104'), checkov('CKV_AWS_382'), cfnNag('W5'), GROUPS, nist('SC-7(5)')],
    check: skipCdkProviders(checkEntries('SecurityGroupEgress', isForAnyAddress)),
  },
  {
    id: 'Ec2SecurityGroupProtocolNamed',
    level: 'required',
    group: 'closedInbound',
    types: [GROUP, INGRESS],
    what: 'Security group does not allow every protocol from a range of addresses',
    why: 'Every port is open to the whole range, also of services that are started later by accident or by an intruder.',
    fix: 'Set IpProtocol to tcp or udp, and FromPort and ToPort to the port of the service.',
    property: 'Properties.IpProtocol',
    references: [cfnNag('W42'), GROUPS, nist('CM-7')],
    check: checkEntries('SecurityGroupIngress', (entry) =>
      allHold(
        () => ['CidrIp', 'CidrIpv6'].some((name) => entry.at(name).present),
        () => entry.at('IpProtocol').text() === '-1',
        // The rule for authorized ports tells of the whole internet.
        () => !isForAnyAddress(entry),
      ),
    ),
  },
  {
    id: 'Ec2SecurityGroupSinglePort',
    level: 'hardening',
    group: 'closedInbound',
    types: [GROUP, INGRESS, EGRESS],
    what: 'Security group rule opens one port of one protocol',
    why: 'A port range also opens services that are started later by accident or by an intruder.',
    fix: 'Set IpProtocol to tcp or udp, and FromPort and ToPort to the same number.',
    property: 'Properties.FromPort',
    references: [nist('CM-7'), GROUPS],
    check: (resource) =>
      filterCertain(
        [...readEntries(resource, 'SecurityGroupIngress'), ...readEntries(resource, 'SecurityGroupEgress')],
        isRange,
      ).map(describeEntry),
  },
];

/** A check of the rules of a group in one direction, or of the single rule that a resource is. */
function checkEntries(list: string, isFaulty: (entry: Value) => boolean): Rule['check'] {
  return (resource) => filterCertain(readEntries(resource, list), isFaulty).map(describeEntry);
}

function readEntries(resource: TemplateResource, list: string): Value[] {
  if (resource.type === GROUP) return resource.at(list).items();
  return resource.type === `AWS::EC2::${list}` ? [resource.at('')] : [];
}

function isForAnyAddress(entry: Value): boolean {
  return filterCertain(['CidrIp', 'CidrIpv6'], (name) => isAnyAddress(entry.at(name))).length > 0;
}

function isAnyAddress(cidr: Value): boolean {
  // CDK's Peer.ipv4(vpc.vpcCidrBlock) is an attribute of the VPC; a VPC cannot have the block 0.0.0.0/0.
  if (cidr.target()?.type === 'AWS::EC2::VPC') return false;
  return isWholeInternet(cidr.text() ?? '');
}

function isWebPort(entry: Value): boolean {
  const isTcp = /^(tcp|6)$/.test(entry.at('IpProtocol').text() ?? '');
  return isTcp && !isRange(entry) && WEB_PORTS.includes(entry.at('FromPort').number() ?? 0);
}

function isRange(entry: Value): boolean {
  const protocol = entry.at('IpProtocol').text();
  if (/^icmp/.test(protocol ?? '')) return false;
  const from = entry.at('FromPort').number();
  return !/^(tcp|udp|6|17)$/.test(protocol ?? '') || from === undefined || from !== entry.at('ToPort').number();
}

function describeEntry(entry: Value): string {
  return `${entry.property}: ${entry.at('Description').display()}`;
}
