import { describe, expect, test } from '@jest/globals';
import { createSandboxDraft, parseDraft, sandboxSettings } from '../scaffold';
import { findAllProperties, findOnlyProperties, synthApi } from './api-template';

const draft = createSandboxDraft();
const parseWithApi = (more: object) => parseDraft({ ...draft, api: { ...Object(draft['api']), ...more } });
const parseWithClients = (machineClients: readonly object[]) =>
  parseDraft({ ...draft, identity: { ...Object(draft['identity']), machineClients } });

type Rule = Record<string, Record<string, unknown> & string>;
const listRules = (settings = sandboxSettings): Rule[] => {
  const { Rules } = findOnlyProperties(synthApi(settings), 'AWS::WAFv2::WebACL');
  return Array.isArray(Rules) ? Rules : [];
};
const rules = listRules();
const findRule = (name: string, among = rules) => among.find(({ Name }) => Name === name);

describe('the web ACL of the API', () => {
  const template = synthApi(sandboxSettings);

  test('is associated with the stage', () => {
    expect(findOnlyProperties(template, 'AWS::WAFv2::WebACLAssociation')).toEqual({
      WebACLArn: { 'Fn::GetAtt': [expect.stringMatching(/^WebAcl/), 'Arn'] },
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

  test('evaluates its rules in this order, each with metrics and samples', () => {
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
      'BodyRulesOutsideFreeText',
    ]);
    expect(rules.map(({ Priority }) => Priority)).toEqual(rules.map((_rule, index) => index));
    for (const { VisibilityConfig } of rules) {
      expect(VisibilityConfig).toMatchObject({ CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true });
    }
  });

  test('blocks the addresses of an IP set that only responders fill', () => {
    expect(findRule('Blocked')).toMatchObject({
      Action: { Block: {} },
      Statement: {
        IPSetReferenceStatement: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^WebAclBlockedAddresses/), 'Arn'] } },
      },
    });
    expect(findOnlyProperties(template, 'AWS::WAFv2::IPSet')).toMatchObject({ Addresses: [], Scope: 'REGIONAL' });
  });

  test('limits the rate per address and per token', () => {
    const { requestsPerAddress, requestsPerToken } = sandboxSettings.api;
    expect(findRule('RateByAddress')).toMatchObject({
      Action: { Block: {} },
      Statement: {
        RateBasedStatement: { AggregateKeyType: 'IP', Limit: requestsPerAddress, EvaluationWindowSec: 300 },
      },
    });
    expect(findRule('RateByToken')).toMatchObject({
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

  test('blocks requests that are too large for inspection', () => {
    expect(JSON.stringify(findRule('SizeLimits'))).toContain('"Body":{"OversizeHandling":"MATCH"}');
  });

  test('counts requests from hosting providers only if there are machine-to-machine clients, and blocks them otherwise', () => {
    const findAnonymousRule = (among: Rule[]) => findRule('AWSManagedRulesAnonymousIpList', among)?.['Statement'];
    expect(findAnonymousRule(listRules(parseWithClients([{ name: 'billing', tenant: 'acme' }])))).toMatchObject({
      ManagedRuleGroupStatement: {
        RuleActionOverrides: [{ Name: 'HostingProviderIPList', ActionToUse: { Count: {} } }],
      },
    });
    expect(JSON.stringify(findAnonymousRule(listRules(parseWithClients([]))))).not.toContain('RuleActionOverrides');
  });

  describe('with rules that match text which people write', () => {
    const BODY_LABELS = [
      ['AWSManagedRulesCommonRuleSet', 'CrossSiteScripting_BODY', 'core-rule-set:CrossSiteScripting_Body'],
      ['AWSManagedRulesCommonRuleSet', 'GenericRFI_BODY', 'core-rule-set:GenericRFI_Body'],
      ['AWSManagedRulesSQLiRuleSet', 'SQLi_BODY', 'sql-database:SQLi_Body'],
      ['AWSManagedRulesSQLiRuleSet', 'SQLiExtendedPatterns_BODY', 'sql-database:SQLiExtendedPatterns_Body'],
    ];
    const listCounted = (group: string) =>
      Object(findRule(group)?.['Statement']).ManagedRuleGroupStatement.RuleActionOverrides?.map(
        ({ Name, ActionToUse }: Rule) => [Name, ActionToUse],
      );
    const [labels, exceptions] = Object(findRule('BodyRulesOutsideFreeText')?.['Statement']).AndStatement.Statements;

    test('counts only these rules, and no other rule of the groups', () => {
      for (const group of ['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesSQLiRuleSet']) {
        expect(listCounted(group)).toEqual(
          BODY_LABELS.filter(([name]) => name === group).map(([, rule]) => [rule, { Count: {} }]),
        );
      }
      expect(listCounted('AWSManagedRulesKnownBadInputsRuleSet')).toBeUndefined();
    });

    test('blocks by the label of each, so that bodies of other routes are blocked as before', () => {
      expect(findRule('BodyRulesOutsideFreeText')?.['Action']).toEqual({ Block: {} });
      expect(labels.OrStatement.Statements).toEqual(
        BODY_LABELS.map(([, , label]) => ({
          LabelMatchStatement: { Scope: 'LABEL', Key: `awswaf:managed:aws:${label}` },
        })),
      );
    });

    test.each([
      ['POST', '/live/records', true],
      ['POST', '/records', true],
      ['PATCH', '/live/records/11111111-2222-4333-8444-555555555555', true],
      ['GET', '/live/records', false],
      ['POST', '/live/records/search', false],
      ['POST', '/live/records/../subjects', false],
      ['PATCH', '/live/records/x/y', false],
      ['DELETE', '/live/subjects/11111111-2222-4333-8444-555555555555', false],
    ])('%s %s is a route with free text: %s', (method, path, expected) => {
      const matches = exceptions.NotStatement.Statement.OrStatement.Statements.some(
        ({
          AndStatement: { Statements },
        }: {
          AndStatement: { Statements: Record<string, Record<string, string>>[] };
        }) =>
          Statements[0]?.['ByteMatchStatement']?.['SearchString'] === method &&
          new RegExp(String(Statements[1]?.['RegexMatchStatement']?.['RegexString'])).test(path),
      );
      expect(matches).toBe(expected);
    });
  });

  test('allows only the countries of the settings, or every country if the settings name none', () => {
    expect(findRule('OnlyAllowedCountries', listRules(parseWithApi({ allowedCountries: ['DE', 'AT'] })))).toMatchObject(
      {
        Action: { Block: {} },
        Statement: { NotStatement: { Statement: { GeoMatchStatement: { CountryCodes: ['DE', 'AT'] } } } },
      },
    );
    expect(findRule('OnlyAllowedCountries')).toBeUndefined();
  });

  test('has Bot Control only if the settings enable it', () => {
    expect(findRule('AWSManagedRulesBotControlRuleSet', listRules(parseWithApi({ botControl: true })))).toBeDefined();
    expect(findRule('AWSManagedRulesBotControlRuleSet')).toBeUndefined();
  });

  test('logs blocked and counted requests without tokens', () => {
    expect(findOnlyProperties(template, 'AWS::WAFv2::LoggingConfiguration')).toMatchObject({
      RedactedFields: [{ SingleHeader: { Name: 'authorization' } }, { SingleHeader: { Name: 'cookie' } }],
    });
    expect(findAllProperties(template, 'AWS::Logs::LogGroup').map(({ LogGroupName }) => LogGroupName)).toContain(
      'aws-waf-logs-sandbox-api',
    );
  });
});
