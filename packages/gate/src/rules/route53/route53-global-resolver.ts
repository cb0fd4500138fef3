import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const TYPES = ['AWS::Route53GlobalResolver::DnsView'];
const VIEW = awsDocs('AWSCloudFormation/latest/TemplateReference/aws-resource-route53globalresolver-dnsview.html');

/** Rules for Route 53 Global Resolver, which answers DNS queries from any network. */
export const route53GlobalResolverRules: readonly Rule[] = createPropertyRules([
  {
    id: 'Route53GlobalResolverFailClosed',
    level: 'required',
    group: 'closedOutbound',
    types: TYPES,
    what: 'Route 53 Global Resolver blocks queries that its firewall rules cannot check',
    why: 'Whoever overloads or breaks the firewall resolves every domain, and sends stolen data in the queries.',
    fix: 'Set FirewallRulesFailOpen to DISABLED.',
    property: 'FirewallRulesFailOpen',
    references: [pciDss('1.3.2'), VIEW, nist('SC-7(18)')],
    expects: { differsFrom: 'ENABLED' },
  },
  {
    id: 'Route53GlobalResolverDnssec',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'Route 53 Global Resolver does not switch off DNSSEC validation',
    why: 'Forged answers lead clients to servers of an attacker.',
    fix: 'Set DnssecValidation to ENABLED.',
    property: 'DnssecValidation',
    references: [pciDss('1.4.3'), VIEW, nist('SC-21')],
    expects: { differsFrom: 'DISABLED' },
  },
]);
