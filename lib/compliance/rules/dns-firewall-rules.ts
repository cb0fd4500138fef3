import type { Deployment, Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { isDisposable } from './disposable-environment';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const PAGE = awsDocs('Route53/latest/DeveloperGuide/resolver-dns-firewall.html');

/** Rules for what names the network may resolve, and for the record of it. */
export const dnsFirewallRules: readonly Rule[] = [
  {
    id: 'VpcDnsFirewall',
    types: ['AWS::EC2::VPC'],
    what: 'Names are resolved through a DNS firewall.',
    why: 'A name is a way out that no security group sees: data leave as queries for names that an attacker serves.',
    fix: 'Add an AWS::Route53Resolver::FirewallRuleGroupAssociation for the VPC.',
    property: 'Properties.CidrBlock',
    references: [nist('SC-7'), PAGE],
    check: (vpc, deployment) =>
      pointedAt(vpc, deployment, 'AWS::Route53Resolver::FirewallRuleGroupAssociation', 'VpcId'),
  },
  {
    id: 'VpcDnsQueriesLogged',
    types: ['AWS::EC2::VPC'],
    what: 'Queries for names are logged.',
    why: 'Without the log nobody sees which function asked for the name of a command server, or when.',
    fix: 'Add an AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation for the VPC.',
    property: 'Properties.CidrBlock',
    references: [nist('AU-12'), awsDocs('Route53/latest/DeveloperGuide/resolver-query-logs.html')],
    check: (vpc, deployment) =>
      pointedAt(vpc, deployment, 'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation', 'ResourceId'),
  },
  {
    id: 'DnsFirewallBlocksTheRest',
    types: ['AWS::Route53Resolver::FirewallRuleGroup'],
    what: 'The last rule blocks every name that no rule before it allows, redirections included.',
    why: 'A list of bad names is never complete. Only a list of good ones keeps data from leaving by a new name.',
    fix: 'Give the rule of the greatest Priority the Action BLOCK and a list of the domain *; leave redirections inspected.',
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
    id: 'DnsFirewallAllowsNamedDomains',
    types: ['AWS::Route53Resolver::FirewallRuleGroup'],
    what: 'A rule that allows names lists domains, and one that blocks them blocks.',
    why: 'To allow * switches the firewall off; an alert in place of a block lets the query through.',
    fix: 'Set Action to ALLOW for a list of named domains and to BLOCK for all others.',
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
    id: 'DnsFirewallCannotBeTakenAway',
    types: ['AWS::Route53Resolver::FirewallRuleGroupAssociation'],
    what: 'The firewall cannot be taken from the network by one call.',
    why: 'Without mutation protection whoever may change the association switches the firewall off unnoticed.',
    fix: 'Set MutationProtection to ENABLED.',
    property: 'Properties.MutationProtection',
    references: [nist('CM-5'), PAGE],
    check: (association, deployment) => {
      if (association.at('MutationProtection').text() === 'ENABLED') return true;
      return isDisposable(association, deployment) ? 'not applicable' : false;
    },
  },
  {
    id: 'DnsFirewallListIsNotEmpty',
    types: ['AWS::Route53Resolver::FirewallDomainList'],
    what: 'A domain list names domains.',
    why: 'An empty list matches nothing: the rule that blocks by it blocks nothing.',
    fix: 'Name at least one domain in Domains.',
    property: 'Properties.Domains',
    references: [nist('SC-7'), PAGE],
    check: (list) =>
      list
        .at('Domains')
        .items()
        .some((domain) => domain.text() !== undefined) || list.at('DomainFileUrl').present,
  },
  {
    id: 'DnsQueryLogHasADestination',
    types: ['AWS::Route53Resolver::ResolverQueryLoggingConfig'],
    what: 'The query log goes to a log group, bucket or stream.',
    why: 'A log without a destination records nothing.',
    fix: 'Set DestinationArn.',
    property: 'Properties.DestinationArn',
    references: [nist('AU-12'), securityHub('Route53.2')],
    check: (log) => isGiven(log.at('DestinationArn')),
  },
  {
    id: 'DnsQueryLogOfANetwork',
    types: ['AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation'],
    what: 'The association joins a query log and a VPC.',
    why: 'An association that lacks one of them logs nothing.',
    fix: 'Set ResolverQueryLogConfigId and ResourceId.',
    property: 'Properties.ResolverQueryLogConfigId',
    references: [nist('AU-12'), awsDocs('Route53/latest/DeveloperGuide/resolver-query-logs.html')],
    check: (association) =>
      isGiven(association.at('ResolverQueryLogConfigId')) && isGiven(association.at('ResourceId')),
  },
];

/** Whether a resource of a type names this one. @throws Undecidable where only a deployment knows */
function pointedAt(resource: Resource, deployment: Deployment, type: string, property: string): boolean {
  const named = deployment.ofType(type).map((other) => other.at(property));
  if (named.some((value) => value.target() === resource)) return true;
  return named.some((value) => value.target() === undefined && value.text() === resource.logicalId);
}

/** Whether a value names something. @throws Undecidable where only a deployment knows */
function isGiven(value: Value): boolean {
  return value.target() !== undefined || (value.text() ?? '') !== '';
}
