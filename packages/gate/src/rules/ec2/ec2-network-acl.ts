import type { TemplateResource, Value } from '../../templates/template-resource';
import { isBroad } from '../generic/cidr';
import { nist, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::EC2::NetworkAclEntry'];
/** SSH and RDP. */
const REMOTE_ACCESS_PORTS = [22, 3389];
const TCP = '6';

/** Rules for entries of network ACLs. */
export const ec2NetworkAclRules: readonly Rule[] = [
  {
    id: 'Ec2NetworkAclRemoteAccessClosed',
    level: 'required',
    group: 'closedInbound',
    types: TYPES,
    what: 'Network ACL does not allow SSH or RDP from the internet',
    why: 'Passwords are guessed and vulnerabilities are tried on ports 22 and 3389 within minutes.',
    fix: 'Restrict CidrBlock to known addresses, or PortRange to the ports of the service.',
    property: 'Properties.CidrBlock',
    references: [securityHub('EC2.21'), trivy('AVD-AWS-0105'), nist('SC-7')],
    check: (entry) => {
      if (!isInboundFromInternet(entry)) return true;
      const protocol = entry.at('Protocol').text();
      if (protocol === '-1') return false;
      if (protocol !== TCP) return true;
      return !REMOTE_ACCESS_PORTS.some((port) => includesPort(entry.at('PortRange'), port));
    },
  },
  {
    id: 'Ec2NetworkAclPortsLimited',
    level: 'required',
    group: 'closedInbound',
    types: TYPES,
    what: 'Network ACL does not allow all ports from the internet',
    why: 'A security group that is opened by mistake then exposes the service, with nothing behind it.',
    fix: 'Set Protocol to one protocol and PortRange to the ports of the service.',
    property: 'Properties.Protocol',
    references: [trivy('AVD-AWS-0102'), nist('SC-7')],
    check: (entry) => {
      if (!isInboundFromInternet(entry)) return true;
      return (
        entry.at('Protocol').text() !== '-1' &&
        !(includesPort(entry.at('PortRange'), 0) && includesPort(entry.at('PortRange'), 65_535))
      );
    },
  },
];

function isInboundFromInternet(entry: TemplateResource): boolean {
  if (entry.at('RuleAction').text() !== 'allow' || entry.at('Egress').flag() === true) return false;
  return ['CidrBlock', 'Ipv6CidrBlock'].some((name) => isBroad(entry.at(name).text() ?? ''));
}

function includesPort(range: Value, port: number): boolean {
  const from = range.at('From').number();
  const to = range.at('To').number();
  return from !== undefined && to !== undefined && from <= port && port <= to;
}
