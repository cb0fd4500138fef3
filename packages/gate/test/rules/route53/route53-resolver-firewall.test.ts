import { route53ResolverFirewallRules } from '../../../src/rules/route53/route53-resolver-firewall';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const vpcWith = (Type: string, Properties: Readonly<Record<string, unknown>>) => ({
  resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: {} }, Other: { Type, Properties } },
});
const FIREWALL = 'AWS::Route53Resolver::FirewallRuleGroupAssociation';

const list = (...domains: unknown[]) => ({
  Type: 'AWS::Route53Resolver::FirewallDomainList',
  Properties: { Domains: domains },
});
const ALLOW = { Action: 'ALLOW', Priority: 100, FirewallDomainListId: { 'Fn::GetAtt': ['Good', 'Id'] } };
const BLOCK = { Action: 'BLOCK', Priority: 200, FirewallDomainListId: { 'Fn::GetAtt': ['All', 'Id'] } };
const group = (rules: unknown, good: unknown = '*.amazonaws.com', all: unknown = '*') => ({
  resources: {
    Group: { Type: 'AWS::Route53Resolver::FirewallRuleGroup', Properties: { FirewallRules: rules } },
    Good: list(good),
    All: list(all),
  },
});
const association = (MutationProtection: unknown) => ({
  Association: { Type: FIREWALL, Properties: { MutationProtection } },
});

rulesDecide('Route 53 Resolver DNS Firewall rules', route53ResolverFirewallRules, {
  Route53ResolverFirewallAssociated: {
    holds: [vpcWith(FIREWALL, { VpcId: { Ref: 'Vpc' } })],
    broken: [{}, vpcWith(FIREWALL, { VpcId: 'vpc-other' })],
    undecided: [vpcWith(FIREWALL, { VpcId: UNKNOWN })],
  },
  Route53ResolverFirewallFailClosed: {
    holds: [{}, { FirewallFailOpen: 'DISABLED' }],
    broken: [{ FirewallFailOpen: 'ENABLED' }, { FirewallFailOpen: 'USE_LOCAL_RESOURCE_SETTING' }],
    undecided: [{ FirewallFailOpen: UNKNOWN }],
  },
  Route53ResolverFirewallDefaultBlock: {
    holds: [group([ALLOW, BLOCK]), group([BLOCK, ALLOW])],
    broken: [
      {},
      group([ALLOW]),
      group([ALLOW, { ...BLOCK, Action: 'ALERT' }]),
      group([ALLOW, { ...BLOCK, Priority: 50 }]),
      group([ALLOW, { ...BLOCK, Priority: 100 }]),
      group([ALLOW, BLOCK], '*.amazonaws.com', 'bad.example.com'),
      group([{ ...ALLOW, FirewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN' }, BLOCK]),
    ],
    undecided: [group([ALLOW, { ...BLOCK, Action: UNKNOWN }])],
  },
  Route53ResolverFirewallRulesEnforced: {
    holds: [group([ALLOW, BLOCK])],
    broken: [group([ALLOW, BLOCK], '*'), group([ALLOW, BLOCK], '*.com'), group([ALLOW, { ...BLOCK, Action: 'ALERT' }])],
    undecided: [group([{ ...ALLOW, Action: UNKNOWN }, BLOCK])],
  },
  Route53ResolverFirewallMutationProtection: {
    holds: [{ MutationProtection: 'ENABLED' }],
    broken: [{}, { MutationProtection: 'DISABLED' }],
    undecided: [{ MutationProtection: UNKNOWN }],
    notApplicable: [{ resources: association('DISABLED'), disposable: true }],
  },
  Route53ResolverFirewallDomainListNotEmpty: {
    holds: [{ Domains: ['example.com'] }, { DomainFileUrl: 's3://example/domains' }],
    broken: [{}, { Domains: [] }],
    undecided: [{ Domains: UNKNOWN }],
  },
});
