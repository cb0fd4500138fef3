import { memoizeRecent } from '../../templates/memoize';
import { type Condition, readStatements } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { Undecidable } from '../../templates/undecidable';
import { collectCertain } from '../../templates/undecided';
import { awsDocs, checkov, EVERY_TYPE, nist, pciDss, type Rule, securityHub } from '../rule';
import { describeStatement } from './bounded-statement';
import { coverHalf, isBroad, isWholeInternet, parseCidr } from './cidr';
import { findPlaces, type Place } from './places';

/**
 * Types whose ranges are destinations, plans or lists that another resource uses. Routes lead somewhere and admit
 * nothing; an IP set and a prefix list are read where they are used.
 */
const NOT_ADMITTING =
  /^AWS::EC2::(Route|ClientVpn\w*|CustomerGateway|IPAM\w*|LocalGateway\w*|NetworkAclEntry|NetworkInsights\w*|PrefixList|RouteServer\w*|Subnet\w*|TrafficMirror\w*|TransitGateway\w*|VPC|VPCCidrBlock|VPNConnection\w*|VerifiedAccess\w*)$|^AWS::(WAFv2|WAF|WAFRegional|GuardDuty)::\w*IPSet$|^AWS::(NetworkFirewall|NetworkManager|DirectConnect|Route53|GroundStation|ODB)::/;
/** Properties whose ranges are destinations, or are refused. */
const NOT_ADMITTED = /egress|outbound|destination|block(ed)?|den(y|ied)|exclu|remote|servicei|insidecidr|podcidr/i;
/** Properties that admit addresses, so that a range that only a deployment determines is undecided. */
const ADMITTING =
  /^(allowedIPRange|cidr|cidrAllowList|cidrip|cidripv6|cidrs|ipRange|ipRule|publicAccessCidrs|whitelistCidr|whitelist|targetNetworkCidr)$/i;

/** Rules for the ranges of addresses that resources of every type admit. */
export const addressRangeRules: readonly Rule[] = [
  {
    id: 'AddressRangeIngress',
    level: 'required',
    group: 'closedInbound',
    types: [EVERY_TYPE],
    appliesTo: (resource) => findRanges(resource).length > 0,
    what: 'Resource does not admit all addresses of the internet, a half of them, or a list that holds them',
    why: 'Scanners find open ports within minutes. Two halves of the internet admit the same attackers as the whole.',
    fix: 'Name the networks that need access, each by its own range, or a security group.',
    property: 'Properties',
    references: [
      securityHub('EC2.18'),
      securityHub('EC2.19'),
      checkov('CKV_AWS_260'),
      pciDss('1.3.1'),
      awsDocs('vpc/latest/userguide/vpc-security-groups.html'),
      nist('SC-7'),
    ],
    check: (resource) => {
      const ranges = findRanges(resource);
      const broad = ranges
        .filter(({ place, range }) => isBroad(range) && !isJudgedElsewhere(resource, place, range))
        .map(({ place, range }) => `${place.path}: ${range}`);
      if (broad.length > 0) return broad;
      // Of a broad range beside them the rules for security groups tell.
      const narrow = ranges.map(({ range }) => range).filter((range) => !isBroad(range));
      if (coverHalf(narrow)) return ['ranges that hold half of all addresses together'];
      const unknown = ranges.find(({ place, range }) => range === '' && !isSecurityGroup(resource, place));
      if (unknown !== undefined) throw new Undecidable(unknown.place.value.property, unknown.place.value.raw);
      return [];
    },
  },
  {
    id: 'AddressRangeCondition',
    level: 'required',
    group: 'noPublicAccess',
    types: [EVERY_TYPE],
    appliesTo: (resource) => findPlaces(resource).policies.length > 0,
    what: 'Policy condition on the source address names networks, not the internet or a half of it',
    why: 'A condition on aws:SourceIp that every address meets looks like a limit and is not one.',
    fix: 'Name the networks that need access in aws:SourceIp, or use a condition on aws:PrincipalOrgID or aws:SourceVpce.',
    property: 'Properties',
    references: [pciDss('1.3.1'), awsDocs('IAM/latest/UserGuide/reference_policies_condition-keys.html'), nist('SC-7')],
    check: (resource) =>
      collectCertain(findPlaces(resource).policies, ({ path, document }) =>
        collectCertain(readStatements(document), (statement) =>
          statement.conditions
            .filter((condition) => isUseless(condition, statement.allows))
            .map(() => `${path === '' ? 'Statement' : path}: ${describeStatement(statement)} from any address`),
        ),
      ),
  },
];

interface Range {
  readonly place: Place;
  /** '' when only a deployment determines it. */
  readonly range: string;
}

/** The ranges that a resource admits. */
const findRanges = memoizeRecent((resource: TemplateResource): readonly Range[] => {
  if (NOT_ADMITTING.test(resource.type)) return [];
  return findPlaces(resource).candidates.flatMap((place) => {
    const range = readRange(place);
    if (range === undefined || place.names.some((name) => NOT_ADMITTED.test(name))) return [];
    return isEgress(resource, place) ? [] : [{ place, range }];
  });
});

/** The range of a place; '' for one that admits addresses, and that only a deployment determines. */
function readRange(place: Place): string | undefined {
  const text = place.text.trim();
  if (/^[\da-f:.]+\/\d+$/i.test(text)) return parseCidr(text) === undefined ? undefined : text;
  const isUnknown =
    text.includes('{') && /^\$\{(?!AWS::)[^}.]+\}$|\{\{resolve:/.test(text) && ADMITTING.test(place.name);
  return isUnknown && place.value.target() === undefined ? '' : undefined;
}

/** Outbound rules admit nothing; only a half of the internet, which hides what it is, is told there. */
function isEgress({ type }: TemplateResource, { names, text }: Place): boolean {
  const outbound = type === 'AWS::EC2::SecurityGroupEgress' || names.includes('SecurityGroupEgress');
  return outbound && (isWholeInternet(text) || !isBroad(text));
}

/** The rules for security groups tell the whole internet by port; this one tells its halves. */
function isJudgedElsewhere(resource: TemplateResource, place: Place, range: string): boolean {
  return isSecurityGroup(resource, place) && isWholeInternet(range);
}

function isSecurityGroup({ type }: TemplateResource, place: Place): boolean {
  return type.startsWith('AWS::EC2::SecurityGroup') && /^cidrip/i.test(place.name);
}

/** Whether every address meets a condition that allows, or no address one that denies. */
function isUseless(condition: Condition, allows: boolean): boolean {
  if (!/^aws:(vpc)?sourceip$/.test(condition.key)) return false;
  const wanted = allows ? /^IpAddress(IfExists)?$/ : /^NotIpAddress(IfExists)?$/;
  return wanted.test(condition.operator) && condition.values.some((value) => isBroad(value.display()));
}
