import { describe, expect, test } from '@jest/globals';
import { productionSettings, sandboxDraft, sandboxSettings, settingsOf } from '../scaffold';
import { networkTemplate, propertiesOf } from './synthesized';

const network = { ...sandboxSettings.network, allowedDomains: ['*.example.com', 'login.example.org'] };
const template = networkTemplate(settingsOf({ ...sandboxDraft(), network }));
const domains = (list: string) =>
  propertiesOf(template, 'AWS::Route53Resolver::FirewallDomainList', `NetworkDnsFirewall${list}`)['Domains'];

describe('the DNS firewall', () => {
  test('answers the names of AWS services and of settings', () => {
    expect(domains('AllowedDomains')).toEqual(['*.amazonaws.com', '*.example.com', 'login.example.org']);
  });

  test('answers no other name, aliases included', () => {
    expect(domains('AllDomains')).toEqual(['*']);
    const list = (name: string) => ({
      'Fn::GetAtt': [expect.stringMatching(new RegExp(`^NetworkDnsFirewall${name}`)), 'Id'],
    });
    expect(propertiesOf(template, 'AWS::Route53Resolver::FirewallRuleGroup')['FirewallRules']).toEqual([
      {
        Priority: 100,
        Action: 'ALLOW',
        FirewallDomainListId: list('AllowedDomains'),
        FirewallDomainRedirectionAction: 'INSPECT_REDIRECTION_DOMAIN',
      },
      { Priority: 200, Action: 'BLOCK', BlockResponse: 'NXDOMAIN', FirewallDomainListId: list('AllDomains') },
    ]);
  });

  test('fails closed, as every VPC is made: nothing opens it', () => {
    // CloudFormation only reads this type; a template that holds it is refused, which the validator does not notice.
    template.resourceCountIs('AWS::Route53Resolver::FirewallConfig', 0);
  });

  test('comes before every other rule group of the VPC', () => {
    template.hasResourceProperties('AWS::Route53Resolver::FirewallRuleGroupAssociation', { Priority: 101 });
  });

  test('cannot be taken off in production, and can in a sandbox that is torn down', () => {
    const type = 'AWS::Route53Resolver::FirewallRuleGroupAssociation';
    networkTemplate(productionSettings).hasResourceProperties(type, { MutationProtection: 'ENABLED' });
    template.hasResourceProperties(type, { MutationProtection: 'DISABLED' });
  });
});
