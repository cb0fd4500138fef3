import { expect, test } from '@jest/globals';
import { wafRuleGroupRules } from '../../../src/rules/waf/waf-rule-group';
import { type Case, rulesDecide, runCheck, UNKNOWN } from '../rule-cases';
import { buildApiAcl, buildGroupRule, buildUserPoolAcl } from './web-acl-cases';

const COMMON_NAME = 'AWSManagedRulesCommonRuleSet';
const REPUTATION = buildGroupRule('AWSManagedRulesAmazonIpReputationList');
const BAD_INPUTS = buildGroupRule('AWSManagedRulesKnownBadInputsRuleSet');
const COMMON = buildGroupRule(COMMON_NAME);
const SQL = buildGroupRule('AWSManagedRulesSQLiRuleSet');
const BASELINE = [REPUTATION, BAD_INPUTS, COMMON];
const BLOCK = { Block: {} };
const SCOPE_DOWN = { ScopeDownStatement: { GeoMatchStatement: {} } };

const overridden = (name: string, rule: string, action: unknown) =>
  buildGroupRule(name, { RuleActionOverrides: [{ Name: rule, ActionToUse: action }] });
const label = (rule: string) => ({
  LabelMatchStatement: { Scope: 'LABEL', Key: `awswaf:managed:aws:core-rule-set:${rule}` },
});
/** A rule that counts, followed by a rule with the given statement. */
const countedThen = (Statement: object, more: object = {}) => ({
  Rules: [
    { ...overridden(COMMON_NAME, 'GenericRFI_BODY', { Count: {} }), Priority: 1 },
    { Name: 'ByLabel', Priority: 2, Action: BLOCK, Statement, ...more },
  ],
});
const GEO = { GeoMatchStatement: { CountryCodes: ['DE'] } };
const withDatabase = (Rules: unknown, Type = 'AWS::RDS::DBCluster') => ({
  resources: { Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules } }, Database: { Type } },
});

rulesDecide('WAF rule group rules', wafRuleGroupRules, {
  WafRuleGroupBaseline: {
    holds: [{ Rules: BASELINE }, buildApiAcl(BASELINE), buildUserPoolAcl([REPUTATION, BAD_INPUTS])],
    broken: [
      {},
      { Rules: [] },
      ...BASELINE.map((missing) => ({ Rules: BASELINE.filter((rule) => rule !== missing) })),
      buildApiAcl([REPUTATION, BAD_INPUTS]),
      buildUserPoolAcl([REPUTATION]),
      buildUserPoolAcl([BAD_INPUTS]),
      {
        Rules: [...BASELINE.slice(1), buildGroupRule('AWSManagedRulesAmazonIpReputationList', { VendorName: 'Other' })],
      },
    ],
    undecided: [{ Rules: UNKNOWN }, { Rules: [...BASELINE, buildGroupRule(UNKNOWN)] }],
  },
  WafRuleGroupSqlInjection: {
    holds: [withDatabase([SQL]), withDatabase([COMMON, SQL], 'AWS::RDS::DBInstance')],
    broken: [withDatabase([]), withDatabase([COMMON]), withDatabase([COMMON], 'AWS::RDS::DBInstance')],
    undecided: [withDatabase(UNKNOWN)],
    notApplicable: [{}, { Rules: [COMMON] }, withDatabase([COMMON], 'AWS::DynamoDB::Table'), buildUserPoolAcl([])],
  },
  WafRuleGroupBlocks: {
    holds: [
      {},
      { Rules: [...BASELINE, SQL] },
      { Rules: [overridden('AWSManagedRulesAnonymousIpList', 'HostingProviderIPList', { Count: {} })] },
      { Rules: [overridden(COMMON_NAME, 'SizeRestrictions_BODY', BLOCK)] },
      { Rules: [buildGroupRule('AWSManagedRulesBotControlRuleSet', SCOPE_DOWN)] },
      countedThen(label('GenericRFI_Body')),
      countedThen({ OrStatement: { Statements: [GEO, label('GenericRFI_Body')] } }),
    ],
    broken: [
      { Rules: [buildGroupRule(COMMON_NAME, {}, { Count: {} })] },
      { Rules: [buildGroupRule(COMMON_NAME, {}, {})] },
      { Rules: [{ ...COMMON, OverrideAction: undefined }] },
      { Rules: [buildGroupRule(COMMON_NAME, { ExcludedRules: [{ Name: 'NoUserAgent_HEADER' }] })] },
      { Rules: [buildGroupRule(COMMON_NAME, SCOPE_DOWN)] },
      { Rules: [overridden(COMMON_NAME, 'NoUserAgent_HEADER', { Count: {} })] },
      { Rules: [overridden(COMMON_NAME, 'NoUserAgent_HEADER', { Allow: {} })] },
      { Rules: [overridden('AWSManagedRulesAnonymousIpList', 'AnonymousIPList', { Count: {} })] },
      countedThen(label('GenericRFI_BODY')),
      countedThen(label('GenericLFI_Body')),
      countedThen(label('GenericRFI_Body'), { Priority: 0 }),
      countedThen(label('GenericRFI_Body'), { Action: { Count: {} } }),
      countedThen({ NotStatement: { Statement: label('GenericRFI_Body') } }),
      countedThen({ LabelMatchStatement: { Scope: 'NAMESPACE', Key: 'awswaf:managed:aws:core-rule-set:' } }),
      countedThen({ AndStatement: { Statements: [label('GenericRFI_Body'), GEO] } }),
      { Rules: [{ OverrideAction: { Count: {} }, Statement: { RuleGroupReferenceStatement: { Arn: 'arn' } } }] },
    ],
    undecided: [
      { Rules: [buildGroupRule(COMMON_NAME, {}, UNKNOWN)] },
      { Rules: [buildGroupRule(COMMON_NAME, { RuleActionOverrides: UNKNOWN })] },
    ],
  },
});

test('a rule that a later rule blocks for some requests by its label is named as such', () => {
  const rule = wafRuleGroupRules.find(({ id }) => id === 'WafRuleGroupBlocks');
  const findings = (given: Case) => (rule === undefined ? [] : runCheck(rule, given));
  expect(findings(countedThen(GEO))).toEqual([`${COMMON_NAME}/GenericRFI_BODY`]);
  expect(findings(countedThen({ AndStatement: { Statements: [label('GenericRFI_Body'), GEO] } }))).toEqual([
    `${COMMON_NAME}/GenericRFI_BODY for some requests`,
  ]);
});
