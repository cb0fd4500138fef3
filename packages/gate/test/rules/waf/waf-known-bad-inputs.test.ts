import { wafKnownBadInputsGroupRules, wafKnownBadInputsRules } from '../../../src/rules/waf/waf-known-bad-inputs';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const NAME = 'AWSManagedRulesKnownBadInputsRuleSet';

function managed(
  statement: Record<string, unknown> = {},
  rule: Record<string, unknown> = { OverrideAction: { None: {} } },
) {
  return {
    Rules: [
      {
        Name: 'Bad',
        ...rule,
        Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: NAME, ...statement } },
      },
    ],
  };
}

const counted = (ActionToUse: unknown) => managed({ RuleActionOverrides: [{ Name: 'Log4JRCE_HEADER', ActionToUse }] });
const other = (Type: string, Properties: Record<string, unknown>) => ({ resources: { Subject: { Type, Properties } } });
const classicRule = (Properties: Record<string, unknown>) => other('AWS::WAFRegional::Rule', Properties);

rulesDecide('WAF known bad inputs rules', wafKnownBadInputsRules, {
  WafKnownBadInputsLog4j: {
    holds: [managed(), managed({ ExcludedRules: [{ Name: 'Host_localhost_HEADER' }] }), counted({ Block: {} })],
    broken: [
      {},
      { Rules: [] },
      managed({ Name: 'AWSManagedRulesCommonRuleSet' }),
      managed({}, { OverrideAction: { Count: {} } }),
      managed({ ExcludedRules: [{ Name: 'Log4JRCE' }] }),
      counted({ Count: {} }),
    ],
    undecided: [managed({ Name: UNKNOWN }), { Rules: UNKNOWN }],
  },
});

rulesDecide('WAF rule group rules', wafKnownBadInputsGroupRules, {
  WafKnownBadInputsNotOnlyCounted: {
    holds: [{}, managed()],
    broken: [managed({}, { OverrideAction: { Count: {} } })],
    undecided: [managed({}, { OverrideAction: UNKNOWN })],
  },
  WafKnownBadInputsGroupNotEmpty: {
    holds: [{ Rules: [{ Name: 'a' }] }],
    broken: [{}, { Rules: [] }, other('AWS::WAFRegional::WebACL', { DefaultAction: { Type: 'ALLOW' } })],
    undecided: [other('AWS::WAFv2::RuleGroup', UNKNOWN)],
  },
  WafKnownBadInputsClassicConditions: {
    holds: [classicRule({ Predicates: [{ DataId: 'a', Negated: false, Type: 'IPMatch' }] })],
    broken: [classicRule({}), classicRule({ Predicates: [] })],
    undecided: [classicRule(UNKNOWN)],
  },
});
