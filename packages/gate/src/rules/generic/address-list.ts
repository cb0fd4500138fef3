import type { TemplateResource, Value } from '../../templates/template-resource';
import { collectCertain } from '../../templates/undecided';
import { awsDocs, nist, pciDss, type Rule, securityHub } from '../rule';
import { coverHalf, isBroad } from './cidr';

/** Rules for lists of addresses that another resource uses: prefix lists and IP sets. */
export const addressListRules: readonly Rule[] = [
  {
    id: 'AddressListPrefixList',
    level: 'required',
    group: 'closedInbound',
    types: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],
    what: 'Security group does not allow inbound traffic from a prefix list that holds all addresses',
    why: 'A list with 0.0.0.0/0 opens the port to every scanner, and no entry of the security group shows it.',
    fix: 'Remove broad ranges from Entries of the prefix list, or name a security group in SourceSecurityGroupId.',
    property: 'Properties.SourcePrefixListId',
    references: [securityHub('EC2.18'), securityHub('EC2.19'), nist('SC-7')],
    check: (resource) => {
      const entries =
        resource.type === 'AWS::EC2::SecurityGroup' ? resource.at('SecurityGroupIngress').items() : [resource.at('')];
      const lists = entries.map((entry) => entry.at('SourcePrefixListId')).filter(({ present }) => present);
      if (lists.length === 0) return 'not applicable';
      return collectCertain(lists, (list) => listBroadEntries(list));
    },
  },
  {
    id: 'AddressListWebAcl',
    level: 'required',
    group: 'webFirewall',
    types: ['AWS::WAFv2::WebACL', 'AWS::WAFv2::RuleGroup'],
    what: 'Web ACL does not allow requests from an IP set that holds a half of the internet',
    why: 'A rule that allows a request ends the evaluation, so attackers from these addresses meet no other rule.',
    fix: 'Remove broad ranges from Addresses of the IP set, or change Action of the rule to Count.',
    property: 'Properties.Rules',
    references: [pciDss('6.4.2'), awsDocs('waf/latest/developerguide/waf-rule-action.html'), nist('SC-7')],
    check: (resource) => {
      const allowing = resource
        .at('Rules')
        .items()
        .filter((rule) => rule.at('Action.Allow').present);
      if (allowing.length === 0) return 'not applicable';
      return collectCertain(allowing, (rule) => findIpSets(rule.at('Statement')).flatMap(listBroadAddresses));
    },
  },
];

/** @throws Undecidable when only a deployment determines an entry of the list, or which list it is */
function listBroadEntries(list: Value): readonly string[] {
  const target = list.target();
  if (target?.type !== 'AWS::EC2::PrefixList') return [];
  const ranges = target
    .at('Entries')
    .items()
    .map((entry) => entry.at('Cidr').text() ?? '');
  const broad = ranges.filter(isBroad);
  if (broad.length === 0 && coverHalf(ranges)) return [`${list.property}: ranges that hold half of all addresses`];
  return broad.map((range) => `${list.property.replace(/^Properties\./, '')}: ${range} in ${target.logicalId}`);
}

/** The IP sets that a statement matches by themselves, also as one of several that are joined by Or. */
function findIpSets(statement: Value): readonly TemplateResource[] {
  const named = statement.at('IPSetReferenceStatement.Arn').target();
  const below = statement.at('OrStatement.Statements').items();
  return [...(named?.type === 'AWS::WAFv2::IPSet' ? [named] : []), ...below.flatMap(findIpSets)];
}

/** @throws Undecidable when only a deployment determines an address */
function listBroadAddresses(set: TemplateResource): readonly string[] {
  const ranges = set
    .at('Addresses')
    .items()
    .map((address) => address.text() ?? '');
  const broad = ranges.filter(isBroad);
  if (broad.length === 0 && coverHalf(ranges)) return [`ranges of ${set.logicalId} that hold half of all addresses`];
  return broad.map((range) => `${range} in ${set.logicalId}`);
}
