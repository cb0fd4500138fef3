import { describe, expect, test } from '@jest/globals';
import { sandboxDraft, sandboxSettings, settingsOf } from '../scaffold';
import { all, apiTemplate, only } from './synthesized';

const draft = sandboxDraft();
const withApi = (more: object) => settingsOf({ ...draft, api: { ...Object(draft['api']), ...more } });
const withClients = (machineClients: readonly object[]) =>
  settingsOf({ ...draft, identity: { ...Object(draft['identity']), machineClients } });

type Rule = Record<string, Record<string, unknown> & string>;
const rulesOf = (settings = sandboxSettings): Rule[] => {
  const { Rules } = only(apiTemplate(settings), 'AWS::WAFv2::WebACL');
  return Array.isArray(Rules) ? Rules : [];
};
const rules = rulesOf();
const rule = (name: string, among = rules) => among.find(({ Name }) => Name === name);

describe('the web firewall', () => {
  const template = apiTemplate(sandboxSettings);

  test('stands before the stage', () => {
    expect(only(template, 'AWS::WAFv2::WebACLAssociation')).toEqual({
      WebACLArn: { 'Fn::GetAtt': [expect.stringMatching(/^FirewallWebAcl/), 'Arn'] },
      ResourceArn: {
        'Fn::Join': [
          '',
          [
            'arn:aws:apigateway:eu-central-1::/restapis/',
            { Ref: expect.stringMatching(/^Records/) },
            '/stages/',
            { Ref: expect.stringMatching(/Stagelive/) },
          ],
        ],
      },
    });
  });

  test('asks its rules in this order, each with metrics and samples', () => {
    expect(rules.map(({ Name }) => Name)).toEqual([
      'Blocked',
      'RateByAddress',
      'RateByToken',
      'SizeLimits',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesAnonymousIpList',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesSQLiRuleSet',
      'AWSManagedRulesCommonRuleSet',
    ]);
    expect(rules.map(({ Priority }) => Priority)).toEqual(rules.map((_rule, index) => index));
    for (const { VisibilityConfig } of rules) {
      expect(VisibilityConfig).toMatchObject({ CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true });
    }
  });

  test('blocks the addresses on a list that only responders fill', () => {
    expect(rule('Blocked')).toMatchObject({
      Action: { Block: {} },
      Statement: {
        IPSetReferenceStatement: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^FirewallBlocked/), 'Arn'] } },
      },
    });
    expect(only(template, 'AWS::WAFv2::IPSet')).toMatchObject({ Addresses: [], Scope: 'REGIONAL' });
  });

  test('blocks an address and a token that ask too often', () => {
    const { requestsPerAddress, requestsPerToken } = sandboxSettings.api;
    expect(rule('RateByAddress')).toMatchObject({
      Action: { Block: {} },
      Statement: {
        RateBasedStatement: { AggregateKeyType: 'IP', Limit: requestsPerAddress, EvaluationWindowSec: 300 },
      },
    });
    expect(rule('RateByToken')).toMatchObject({
      Action: { Block: {} },
      Statement: {
        RateBasedStatement: {
          AggregateKeyType: 'CUSTOM_KEYS',
          CustomKeys: [{ Header: { Name: 'authorization' } }],
          Limit: requestsPerToken,
        },
      },
    });
  });

  test('lets nothing pass uninspected for being big', () => {
    expect(JSON.stringify(rule('SizeLimits'))).toContain('"Body":{"OversizeHandling":"MATCH"}');
  });

  test('counts requests from data centres instead of blocking them where programs are clients, and there alone', () => {
    const anonymous = (among: Rule[]) => rule('AWSManagedRulesAnonymousIpList', among)?.['Statement'];
    expect(anonymous(rulesOf(withClients([{ name: 'billing', tenant: 'acme' }])))).toMatchObject({
      ManagedRuleGroupStatement: {
        RuleActionOverrides: [{ Name: 'HostingProviderIPList', ActionToUse: { Count: {} } }],
      },
    });
    expect(JSON.stringify(anonymous(rulesOf(withClients([]))))).not.toContain('RuleActionOverrides');
  });

  test('answers only the countries that settings name, and every country where they name none', () => {
    expect(rule('OnlyAllowedCountries', rulesOf(withApi({ allowedCountries: ['DE', 'AT'] })))).toMatchObject({
      Action: { Block: {} },
      Statement: { NotStatement: { Statement: { GeoMatchStatement: { CountryCodes: ['DE', 'AT'] } } } },
    });
    expect(rule('OnlyAllowedCountries')).toBeUndefined();
  });

  test('tells bots apart where settings pay for it', () => {
    expect(rule('AWSManagedRulesBotControlRuleSet', rulesOf(withApi({ botControl: true })))).toBeDefined();
    expect(rule('AWSManagedRulesBotControlRuleSet')).toBeUndefined();
  });

  test('logs what it blocked or counted, without tokens', () => {
    expect(only(template, 'AWS::WAFv2::LoggingConfiguration')).toMatchObject({
      RedactedFields: [{ SingleHeader: { Name: 'authorization' } }, { SingleHeader: { Name: 'cookie' } }],
    });
    expect(all(template, 'AWS::Logs::LogGroup').map(({ LogGroupName }) => LogGroupName)).toContain(
      'aws-waf-logs-sandbox-api',
    );
  });
});
