import { wafRules } from '../../../lib/compliance/rules/waf-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';
import { beforeApi, beforeUserPool, group } from './web-acl-cases';

const REPUTATION = group('AWSManagedRulesAmazonIpReputationList');
const BAD_INPUTS = group('AWSManagedRulesKnownBadInputsRuleSet');
const COMMON = group('AWSManagedRulesCommonRuleSet');
const SQL = group('AWSManagedRulesSQLiRuleSet');
const ALL = [REPUTATION, BAD_INPUTS, COMMON, SQL];
const VISIBLE = { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true };

function overridden(name: string, rule: string, action: unknown) {
  return group(name, { RuleActionOverrides: [{ Name: rule, ActionToUse: action }] });
}

function blockList(action: unknown, arn: unknown) {
  return [{ Action: action, Statement: { IPSetReferenceStatement: { Arn: arn } } }];
}

const BLOCK = { Block: {} };
const IP_SET = 'arn:aws:wafv2:eu-central-1:111122223333:regional/ipset/blocked/abc';

rulesDecide('web ACL rules', wafRules, {
  WafManagedGroups: {
    holds: [{ Rules: ALL }, beforeApi(ALL), beforeUserPool([REPUTATION, BAD_INPUTS])],
    broken: [
      {},
      { Rules: [] },
      ...ALL.map((missing) => ({ Rules: ALL.filter((rule) => rule !== missing) })),
      beforeApi([REPUTATION, BAD_INPUTS]),
      beforeUserPool([REPUTATION]),
      beforeUserPool([BAD_INPUTS]),
      { Rules: [...ALL.slice(1), group('AWSManagedRulesAmazonIpReputationList', { VendorName: 'Other' })] },
    ],
    undecided: [{ Rules: UNKNOWN }, { Rules: [...ALL, group(UNKNOWN)] }],
  },
  WafAnonymousAddresses: {
    holds: [{ Rules: [group('AWSManagedRulesAnonymousIpList')] }],
    broken: [{}, { Rules: ALL }],
    undecided: [{ Rules: UNKNOWN }],
  },
  WafGroupsBlock: {
    holds: [
      {},
      { Rules: ALL },
      { Rules: [overridden('AWSManagedRulesAnonymousIpList', 'HostingProviderIPList', { Count: {} })] },
      { Rules: [overridden('AWSManagedRulesCommonRuleSet', 'SizeRestrictions_BODY', BLOCK)] },
    ],
    broken: [
      { Rules: [group('AWSManagedRulesCommonRuleSet', {}, { Count: {} })] },
      { Rules: [group('AWSManagedRulesCommonRuleSet', {}, {})] },
      { Rules: [{ ...COMMON, OverrideAction: undefined }] },
      { Rules: [group('AWSManagedRulesCommonRuleSet', { ExcludedRules: [{ Name: 'NoUserAgent_HEADER' }] })] },
      { Rules: [group('AWSManagedRulesCommonRuleSet', { ScopeDownStatement: { GeoMatchStatement: {} } })] },
      { Rules: [overridden('AWSManagedRulesCommonRuleSet', 'NoUserAgent_HEADER', { Count: {} })] },
      { Rules: [overridden('AWSManagedRulesCommonRuleSet', 'NoUserAgent_HEADER', { Allow: {} })] },
      { Rules: [overridden('AWSManagedRulesAnonymousIpList', 'AnonymousIPList', { Count: {} })] },
      { Rules: [{ OverrideAction: { Count: {} }, Statement: { RuleGroupReferenceStatement: { Arn: 'arn' } } }] },
    ],
    undecided: [
      { Rules: [group('AWSManagedRulesCommonRuleSet', {}, UNKNOWN)] },
      { Rules: [group('AWSManagedRulesCommonRuleSet', { RuleActionOverrides: UNKNOWN })] },
    ],
  },
  WafRulesBlock: {
    holds: [
      {},
      { Rules: ALL },
      { Rules: [{ Action: BLOCK }, { Action: { Captcha: {} } }, { Action: { Challenge: {} } }] },
    ],
    broken: [
      { Rules: [{ Name: 'One' }] },
      { Rules: [{ Name: 'One', Action: {} }] },
      { Rules: [{ Name: 'One', Action: { Count: {} } }] },
      {
        Rules: [
          { Name: 'One', Action: BLOCK },
          { Name: 'Two', Action: { Allow: {} } },
        ],
      },
      { Rules: [{ Name: 'One', Action: { Block: {}, Allow: {} } }] },
    ],
    undecided: [{ Rules: [{ Action: UNKNOWN }] }],
  },
  WafDefaultAction: {
    holds: [
      { DefaultAction: { Allow: {} }, Rules: ALL },
      { DefaultAction: BLOCK, Rules: ALL },
    ],
    broken: [
      {},
      { DefaultAction: { Allow: {} } },
      { DefaultAction: { Allow: {} }, Rules: [] },
      { Rules: ALL },
      { DefaultAction: {}, Rules: ALL },
      { DefaultAction: { Count: {} }, Rules: ALL },
    ],
    undecided: [{ DefaultAction: UNKNOWN, Rules: ALL }],
  },
  WafBlockList: {
    holds: [beforeApi(blockList(BLOCK, IP_SET)), beforeApi(blockList(BLOCK, { 'Fn::GetAtt': ['IpSet', 'Arn'] }))],
    broken: [
      beforeApi([]),
      beforeApi(ALL),
      beforeApi(blockList({ Count: {} }, IP_SET)),
      beforeApi(blockList(BLOCK, undefined)),
      beforeApi(blockList(BLOCK, { 'Fn::GetAtt': ['Api', 'Arn'] })),
    ],
    undecided: [beforeApi(blockList(BLOCK, UNKNOWN))],
    notApplicable: [{}, beforeUserPool([])],
  },
  WafVisibility: {
    holds: [{ VisibilityConfig: VISIBLE }, { VisibilityConfig: VISIBLE, Rules: [{ VisibilityConfig: VISIBLE }] }],
    broken: [
      {},
      { VisibilityConfig: { ...VISIBLE, CloudWatchMetricsEnabled: false } },
      { VisibilityConfig: { ...VISIBLE, SampledRequestsEnabled: false } },
      { VisibilityConfig: VISIBLE, Rules: [{ Name: 'One' }] },
      { VisibilityConfig: VISIBLE, Rules: [{ VisibilityConfig: { ...VISIBLE, CloudWatchMetricsEnabled: false } }] },
      { VisibilityConfig: VISIBLE, Rules: [{ VisibilityConfig: { CloudWatchMetricsEnabled: true } }] },
    ],
    undecided: [{ VisibilityConfig: UNKNOWN }],
  },
  WafPriorities: {
    holds: [{}, { Rules: [{ Priority: 0 }, { Priority: 1 }] }],
    broken: [
      { Rules: [{ Priority: 0 }, { Priority: 0 }] },
      { Rules: [{ Priority: 0 }, {}] },
      { Rules: [{ Priority: 1 }, { Priority: '1' }] },
    ],
    undecided: [{ Rules: [{ Priority: 0 }, { Priority: UNKNOWN }] }],
  },
});
