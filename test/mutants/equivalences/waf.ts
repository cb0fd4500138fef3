import type { Equivalence } from './equivalence';

/** Mutants of AWS WAF that weaken nothing. */
export const wafEquivalences: readonly Equivalence[] = [
  {
    pattern: /^AWS::WAFv2::LoggingConfiguration Properties\.LoggingFilter(\.DefaultBehavior)? removed$/,
    reason: 'Without the filter AWS WAF logs more. It rejects a filter without a default behavior.',
  },
  {
    pattern: /^AWS::WAFv2::WebACL Properties\.DefaultAction(\.Allow)? removed$/,
    reason: 'AWS WAF rejects a web ACL whose default action is neither Allow nor Block.',
  },
  {
    // Rules 7 to 9 depend on their order: the last blocks by the labels of the two groups before it.
    pattern: /^AWS::WAFv2::WebACL Properties\.Rules\.([0-6]\.Priority \d+|[78]\.Priority 0|9\.Priority \d{4,})$/,
    reason: 'All of these rules block, so their order decides only the cost. AWS WAF rejects equal priorities.',
  },
  {
    pattern: /^AWS::WAFv2::WebACL Properties\.Rules\.9\.Statement\.AndStatement\.Statements\.1\b.* removed$/,
    reason:
      'AWS WAF rejects an AndStatement or OrStatement with one part, and a part that is empty. test/api/api-web-acl tests the exception.',
  },
  {
    pattern:
      /^AWS::WAFv2::WebACL Properties\.Rules\.\d+\.Statement\.ManagedRuleGroupStatement\.RuleActionOverrides(\.\d+(\.ActionToUse\.Count)?)? removed$/,
    reason: 'The rule blocks again, which is its default.',
  },
  {
    pattern:
      /^AWS::WAFv2::WebACL Properties\.Rules\.\d+\.Statement\.OrStatement\.Statements\.\d+\.SizeConstraintStatement\.(Size 0|TextTransformations\.\d+ removed)$|TextTransformations\.\d+ removed$/,
    reason: 'A limit of 0 rejects more requests. AWS WAF rejects a statement without a text transformation.',
  },
  {
    pattern:
      /^AWS::WAFv2::WebACL Properties\.Rules\.\d+\.Statement\.RateBasedStatement\.EvaluationWindowSec (\d+|removed)$/,
    reason: 'The default is the same: 300 seconds. AWS WAF accepts only 60, 120, 300 and 600.',
  },
];
