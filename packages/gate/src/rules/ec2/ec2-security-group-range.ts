import type { Value } from '../../templates/template-resource';
import { createElementRule } from '../element-rule';
import { type Cidr, isBroad, isPublicAddress, parseCidr } from '../generic/cidr';
import { awsDocs, nist, pciDss, prowler, type Rule } from '../rule';

/**
 * The shortest prefix that one organization plausibly has. Prowler fails public IPv4 ranges below /24. A registry assigns
 * at least a /32 of IPv6 to a provider.
 *
 * @see https://hub.prowler.com/check/ec2_securitygroup_allow_wide_open_public_ipv4
 * @see https://www.ripe.net/publications/docs/ripe-738/
 */
const NARROW = { 4: 24, 6: 32 } as const;

/** Rules for the size of the ranges that a security group admits. AddressRangeIngress reports those below /8. */
export const ec2SecurityGroupRangeRules: readonly Rule[] = [
  createElementRule({
    id: 'Ec2SecurityGroupRangeNarrow',
    level: 'required',
    group: 'closedInbound',
    types: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],
    what: 'Security group admits no large public range of addresses',
    why: 'A public range of many networks belongs to unrelated customers of providers, attackers among them.',
    fix: 'Name the addresses that need access: public IPv4 ranges of /24 or longer, IPv6 ranges of /32 or longer.',
    elements: ['SecurityGroupIngress.*.CidrIp', 'SecurityGroupIngress.*.CidrIpv6', 'CidrIp', 'CidrIpv6'],
    references: [
      prowler('ec2_securitygroup_allow_wide_open_public_ipv4'),
      pciDss('1.3.1'),
      awsDocs('vpc/latest/userguide/vpc-security-groups.html'),
      nist('SC-7'),
    ],
    isFaulty: isLarge,
  }),
];

function isLarge(range: Value): boolean {
  const text = range.text() ?? '';
  const cidr = parseCidr(text);
  return cidr !== undefined && !isBroad(text) && cidr.prefix < NARROW[cidr.version] && isPublicRange(cidr);
}

/** Whether a range starts at an address of the internet; EC2 sets the bits after the prefix to zero. */
function isPublicRange({ version, groups, prefix }: Cidr): boolean {
  const bits = version === 4 ? 8 : 16;
  const masked = groups.map((group, index) => {
    const free = Math.min(bits, Math.max(0, bits * (index + 1) - prefix));
    return Math.floor(group / 2 ** free) * 2 ** free;
  });
  return isPublicAddress(version === 4 ? masked.join('.') : masked.map((group) => group.toString(16)).join(':'));
}
