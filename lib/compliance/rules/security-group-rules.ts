import type { Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const [GROUP, INGRESS, EGRESS] = [
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::SecurityGroupEgress',
];
const GROUPS = awsDocs('vpc/latest/userguide/vpc-security-groups.html');
const EVERYBODY = /^(0\.0\.0\.0|::)\/0$/;

/** Rules for security groups: who may talk to whom, on which port. Each finding is one entry. */
export const securityGroupRules: readonly Rule[] = [
  {
    id: 'Ec2GroupOfANetwork',
    types: [GROUP],
    what: 'A security group says of which network it is.',
    why: 'Without a network it is made in the default one, and what it was meant for is left without it.',
    fix: 'Set VpcId.',
    property: 'Properties.VpcId',
    references: [GROUPS, nist('SC-7')],
    check: (group) => {
      const network = group.at('VpcId');
      return network.target() !== undefined || network.text() !== undefined;
    },
  },
  {
    id: 'Ec2NoDefaultEgress',
    types: [GROUP],
    what: 'A security group says where its members may go.',
    why: 'Without an entry EC2 lets them go anywhere, on any port: the way that stolen data takes.',
    fix: 'Set SecurityGroupEgress; an entry to 255.255.255.255/32 stands for nowhere.',
    property: 'Properties.SecurityGroupEgress',
    references: [GROUPS, nist('SC-7(5)')],
    check: (group) => group.at('SecurityGroupEgress').items().length > 0,
  },
  {
    id: 'Ec2NoIngressFromEverybody',
    types: [GROUP, INGRESS],
    what: 'Nobody is admitted from everywhere.',
    why: 'What is open to everybody is tried by everybody from the first minute.',
    fix: 'Name a security group, or the network that may come.',
    property: 'Properties.CidrIp',
    references: [securityHub('EC2.18'), securityHub('EC2.19'), nist('SC-7')],
    check: ofEntries('SecurityGroupIngress', isForEverybody),
  },
  {
    id: 'Ec2NoEgressToEverywhere',
    types: [GROUP, EGRESS],
    what: 'Nobody may go everywhere.',
    why: 'A way to any address is a way out for data.',
    fix: 'Name a security group or a prefix list, or the network that may be reached.',
    property: 'Properties.CidrIp',
    references: [GROUPS, nist('SC-7(5)')],
    check: ofEntries('SecurityGroupEgress', isForEverybody),
  },
  {
    id: 'Ec2OnePort',
    types: [GROUP, INGRESS, EGRESS],
    what: 'An entry is for one protocol and one port.',
    why: 'A range opens what listens there tomorrow.',
    fix: 'Set IpProtocol to tcp or udp, and FromPort and ToPort to the same number.',
    property: 'Properties.FromPort',
    references: [nist('CM-7'), GROUPS],
    check: (resource) =>
      [...entriesOf(resource, 'SecurityGroupIngress'), ...entriesOf(resource, 'SecurityGroupEgress')]
        .filter(isRange)
        .map(nameOf),
  },
];

/** A check of the entries of a group in one direction, or of the entry that a resource is. */
function ofEntries(list: string, isFaulty: (entry: Value) => boolean): Rule['check'] {
  return (resource) => entriesOf(resource, list).filter(isFaulty).map(nameOf);
}

function entriesOf(resource: Resource, list: string): Value[] {
  if (resource.type === GROUP) return resource.at(list).items();
  return resource.type === `AWS::EC2::${list}` ? [resource.at('')] : [];
}

function isForEverybody(entry: Value): boolean {
  return ['CidrIp', 'CidrIpv6'].some((name) => EVERYBODY.test(entry.at(name).text() ?? ''));
}

function isRange(entry: Value): boolean {
  const protocol = entry.at('IpProtocol').text();
  if (/^icmp/.test(protocol ?? '')) return false;
  const from = entry.at('FromPort').number();
  return !/^(tcp|udp|6|17)$/.test(protocol ?? '') || from === undefined || from !== entry.at('ToPort').number();
}

function nameOf(entry: Value): string {
  return `${entry.property}: ${entry.at('Description').display()}`;
}
