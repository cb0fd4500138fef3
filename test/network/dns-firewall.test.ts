import { describe, expect, test } from '@jest/globals';
import { createSandboxDraft, parseDraft, productionSettings, sandboxSettings } from '../scaffold';
import { findProperties, synthNetwork } from './network-template';

const network = { ...sandboxSettings.network, allowedDomains: ['*.example.com', 'login.example.org'] };
const template = synthNetwork(parseDraft({ ...createSandboxDraft(), network }));
const findDomains = (list: string) =>
  findProperties(template, 'AWS::Route53Resolver::FirewallDomainList', `NetworkDnsFirewall${list}`)['Domains'];

describe('the DNS firewall', () => {
  test('resolves the names of AWS services and of the settings', () => {
    expect(findDomains('AllowedDomains')).toEqual(['*.amazonaws.com', '*.example.com', 'login.example.org']);
  });

  test('blocks every other name, including aliases', () => {
    expect(findDomains('AllDomains')).toEqual(['*']);
    const list = (name: string) => ({
      'Fn::GetAtt': [expect.stringMatching(new RegExp(`^NetworkDnsFirewall${name}`)), 'Id'],
    });
    expect(findProperties(template, 'AWS::Route53Resolver::FirewallRuleGroup')['FirewallRules']).toEqual([
      {
        Priority: 100,
        Action: 'ALLOW',
        FirewallDomainListId: list('AllowedDomains'),
        FirewallDomainRedirectionAction: 'INSPECT_REDIRECTION_DOMAIN',
      },
      { Priority: 200, Action: 'BLOCK', BlockResponse: 'NXDOMAIN', FirewallDomainListId: list('AllDomains') },
    ]);
  });

  test('fails closed, the default of a VPC, which nothing changes', () => {
    // CloudFormation can only read this type and rejects a template with it; the validator does not detect that.
    template.resourceCountIs('AWS::Route53Resolver::FirewallConfig', 0);
  });

  test('has the highest priority of all rule groups of the VPC', () => {
    template.hasResourceProperties('AWS::Route53Resolver::FirewallRuleGroupAssociation', { Priority: 101 });
  });

  test('has mutation protection in production, and none in a sandbox', () => {
    const type = 'AWS::Route53Resolver::FirewallRuleGroupAssociation';
    synthNetwork(productionSettings).hasResourceProperties(type, { MutationProtection: 'ENABLED' });
    template.hasResourceProperties(type, { MutationProtection: 'DISABLED' });
  });
});
