import { isDisposable } from '../disposable-environment';
import { awsDocs, nist, pciDss, type Rule } from '../rule';
import { hasAssociation } from './associations';

const PAGE = awsDocs('Route53/latest/DeveloperGuide/resolver-dns-firewall.html');

/** Rules for Route 53 Resolver DNS Firewall, which limits the domain names that a VPC can resolve. */
export const route53ResolverFirewallRules: readonly Rule[] = [
  {
    id: 'Route53ResolverFirewallAssociated',
    level: 'hardening',
    group: 'closedOutbound',
    types: ['AWS::EC2::VPC'],
    what: 'VPC is associated with a Route 53 Resolver DNS Firewall rule group',
    why: 'Security groups do not filter DNS. Malware sends stolen data in queries for domains of an attacker.',
    fix: 'Add an AWS::Route53Resolver::FirewallRuleGroupAssociation with the VPC as VpcId.',
    property: 'Properties.CidrBlock',
    references: [nist('SC-7'), PAGE],
    check: (vpc, templates) =>
      hasAssociation(vpc, templates, 'AWS::Route53Resolver::FirewallRuleGroupAssociation', 'VpcId'),
  },
  {
    id: 'Route53ResolverFirewallFailClosed',
    level: 'required',
    group: 'closedOutbound',
    types: ['AWS::Route53Resolver::FirewallConfig'],
    what: 'DNS Firewall blocks queries that it cannot check',
    why: 'Whoever overloads or breaks the firewall resolves every domain, and sends stolen data in the queries.',
    fix: 'Set FirewallFailOpen to DISABLED.',
    property: 'Properties.FirewallFailOpen',
    references: [
      pciDss('1.3.2'),
      awsDocs('Route53/latest/DeveloperGuide/resolver-dns-firewall-vpc-configuration.html'),
      nist('SC-7(18)'),
    ],
    check: (config) => (config.at('FirewallFailOpen').text() ?? 'DISABLED') === 'DISABLED',
  },
  {
    id: 'Route53ResolverFirewallDefaultBlock',
    level: 'hardening',
    group: 'closedOutbound',
    types: ['AWS::Route53Resolver::FirewallRuleGroup'],
    what: 'DNS Firewall rule group blocks all domains that no earlier rule allows',
    why: 'A list of known malicious domains is never complete. Attackers register new domains for each campaign.',
    fix: 'Set Action BLOCK and a domain list with * for the last Priority. Remove TRUST_REDIRECTION_DOMAIN.',
    property: 'Properties.FirewallRules',
    references: [nist('SC-7(5)'), PAGE],
    check: (group) => {
      const rules = group.at('FirewallRules').items();
      const order = rules.map((rule) => rule.at('Priority').number() ?? 0);
      const last = rules[order.indexOf(Math.max(...order))];
      if (last === undefined || new Set(order).size < order.length) return false;
      const domains = last.at('FirewallDomainListId').target()?.at('Domains').items() ?? [];
      return (
        last.at('Action').text() === 'BLOCK' &&
        domains.some((domain) => domain.text() === '*') &&
        rules.every((rule) => rule.at('FirewallDomainRedirectionAction').text() !== 'TRUST_REDIRECTION_DOMAIN')
      );
    },
  },
  {
    id: 'Route53ResolverFirewallRulesEnforced',
    level: 'hardening',
    group: 'closedOutbound',
    types: ['AWS::Route53Resolver::FirewallRuleGroup'],
    what: 'DNS Firewall rule group does not allow all domains and does not only alert',
    why: 'A rule that allows * disables the rules after it. The action ALERT lets the query through.',
    fix: 'Set Action to ALLOW for a list of named domains, and to BLOCK for all others.',
    property: 'Properties.FirewallRules',
    references: [nist('SC-7(5)'), PAGE],
    check: (group) =>
      group
        .at('FirewallRules')
        .items()
        .flatMap((rule) => {
          const action = rule.at('Action').text();
          const domains = rule.at('FirewallDomainListId').target()?.at('Domains').items() ?? [];
          const allowsAll =
            action === 'ALLOW' && domains.some((domain) => /^\*?\.?\*?$|^\*\.[a-z]+$/.test(domain.text() ?? ''));
          return allowsAll || action === 'ALERT' ? [`${action} ${rule.at('Priority').display()}`] : [];
        }),
  },
  {
    id: 'Route53ResolverFirewallMutationProtection',
    level: 'hardening',
    group: 'closedOutbound',
    types: ['AWS::Route53Resolver::FirewallRuleGroupAssociation'],
    what: 'DNS Firewall rule group association has mutation protection enabled',
    why: 'Without mutation protection one API call, by mistake or by an intruder, removes the firewall from the VPC.',
    fix: 'Set MutationProtection to ENABLED.',
    property: 'Properties.MutationProtection',
    references: [nist('CM-5'), PAGE],
    check: (association, templates) => {
      if (association.at('MutationProtection').text() === 'ENABLED') return true;
      return isDisposable(association, templates) ? 'not applicable' : false;
    },
  },
  {
    id: 'Route53ResolverFirewallDomainListNotEmpty',
    level: 'hardening',
    group: 'closedOutbound',
    types: ['AWS::Route53Resolver::FirewallDomainList'],
    what: 'DNS Firewall domain list contains domains',
    why: 'An empty list matches no query, so a rule that blocks by it has no effect.',
    fix: 'Name at least one domain in Domains.',
    property: 'Properties.Domains',
    references: [nist('SC-7'), PAGE],
    check: (list) =>
      list
        .at('Domains')
        .items()
        .some((domain) => domain.text() !== undefined) || list.at('DomainFileUrl').present,
  },
];
