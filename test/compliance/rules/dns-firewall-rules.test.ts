import { dnsFirewallRules } from '../../../lib/compliance/rules/dns-firewall-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const vpcWith = (Type: string, Properties: Readonly<Record<string, unknown>>) => ({
  resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: {} }, Other: { Type, Properties } },
});
const FIREWALL = 'AWS::Route53Resolver::FirewallRuleGroupAssociation';
const LOG = 'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation';

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
const associationBeside = (DeletionProtection: unknown) => ({
  resources: {
    Association: { Type: FIREWALL, Properties: { MutationProtection: 'DISABLED' } },
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { DeletionProtection } },
  },
});

rulesDecide('DNS firewall rules', dnsFirewallRules, {
  VpcDnsFirewall: {
    holds: [vpcWith(FIREWALL, { VpcId: { Ref: 'Vpc' } })],
    broken: [{}, vpcWith(FIREWALL, { VpcId: 'vpc-other' })],
    undecided: [vpcWith(FIREWALL, { VpcId: UNKNOWN })],
  },
  VpcDnsQueriesLogged: {
    holds: [vpcWith(LOG, { ResourceId: { Ref: 'Vpc' } })],
    broken: [{}, vpcWith(LOG, { ResourceId: 'vpc-other' })],
    undecided: [vpcWith(LOG, { ResourceId: UNKNOWN })],
  },
  DnsFirewallBlocksTheRest: {
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
  DnsFirewallAllowsNamedDomains: {
    holds: [group([ALLOW, BLOCK])],
    broken: [group([ALLOW, BLOCK], '*'), group([ALLOW, BLOCK], '*.com'), group([ALLOW, { ...BLOCK, Action: 'ALERT' }])],
    undecided: [group([{ ...ALLOW, Action: UNKNOWN }, BLOCK])],
  },
  DnsFirewallCannotBeTakenAway: {
    holds: [{ MutationProtection: 'ENABLED' }],
    broken: [{}, { MutationProtection: 'DISABLED' }, associationBeside(true)],
    undecided: [{ MutationProtection: UNKNOWN }],
    notApplicable: [associationBeside(false)],
  },
  DnsFirewallListIsNotEmpty: {
    holds: [{ Domains: ['example.com'] }, { DomainFileUrl: 's3://example/domains' }],
    broken: [{}, { Domains: [] }],
    undecided: [{ Domains: UNKNOWN }],
  },
  DnsQueryLogHasADestination: {
    holds: [{ DestinationArn: 'arn:aws:logs:eu-central-1:111122223333:log-group:queries' }],
    broken: [{}],
    undecided: [{ DestinationArn: UNKNOWN }],
  },
  DnsQueryLogOfANetwork: {
    holds: [{ ResolverQueryLogConfigId: 'rqlc-1', ResourceId: 'vpc-1' }],
    broken: [{}, { ResourceId: 'vpc-1' }, { ResolverQueryLogConfigId: 'rqlc-1' }],
    undecided: [{ ResolverQueryLogConfigId: UNKNOWN, ResourceId: 'vpc-1' }],
  },
});
