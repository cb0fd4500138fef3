import { wafVisibilityRules } from '../../../src/rules/waf/waf-visibility';
import { type Cases, rulesDecide, UNKNOWN } from '../rule-cases';

function buildCases(flag: string): Cases {
  const on = { VisibilityConfig: { [flag]: true } };
  const off = { VisibilityConfig: { [flag]: false } };
  return {
    holds: [
      on,
      { ...on, Rules: [on] },
      { resources: { Group: { Type: 'AWS::WAFv2::RuleGroup', Properties: { ...on, Rules: [on] } } } },
    ],
    broken: [
      {},
      off,
      { VisibilityConfig: {} },
      { ...on, Rules: [{ Name: 'One' }] },
      { ...on, Rules: [on, { Name: 'Two', ...off }] },
      { ...off, Rules: [on] },
      { resources: { Group: { Type: 'AWS::WAFv2::RuleGroup', Properties: { ...on, Rules: [off] } } } },
    ],
    undecided: [{ VisibilityConfig: UNKNOWN }, { VisibilityConfig: { [flag]: UNKNOWN } }, { ...on, Rules: UNKNOWN }],
  };
}

rulesDecide('WAF visibility rules', wafVisibilityRules, {
  WafVisibilityMetrics: buildCases('CloudWatchMetricsEnabled'),
  WafVisibilitySampledRequests: buildCases('SampledRequestsEnabled'),
});
