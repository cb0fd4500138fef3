import type { AddedWeakness } from './added-weakness';
import { NO_DETECTION, weaken } from './weakened-properties';

const VISIBILITY = { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: 'front' };

function managed(Name: string, Priority: number) {
  return {
    Name,
    Priority,
    OverrideAction: { None: {} },
    Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name } },
    VisibilityConfig: VISIBILITY,
  };
}

/** WAF. */
export const webFirewallWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::WAFv2::WebACL',
    {
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      VisibilityConfig: VISIBILITY,
      Rules: [
        managed('AWSManagedRulesKnownBadInputsRuleSet', 0),
        managed('AWSManagedRulesCommonRuleSet', 1),
        {
          Name: 'Rate',
          Priority: 2,
          Action: { Block: {} },
          Statement: { RateBasedStatement: { Limit: 500, AggregateKeyType: 'IP' } },
          VisibilityConfig: VISIBILITY,
        },
      ],
    },
    [
      ['waf-counts', NO_DETECTION, 'Rules.1.OverrideAction', { Count: {} }, /only count what a rule group blocks/],
      [
        'waf-log4j-counts',
        NO_DETECTION,
        'Rules.0.Statement.ManagedRuleGroupStatement.ExcludedRules',
        [{ Name: 'Log4JRCE' }],
        /exploit Log4j/,
      ],
      [
        'waf-log4j-allows',
        NO_DETECTION,
        'Rules.0.Statement.ManagedRuleGroupStatement.RuleActionOverrides',
        [{ Name: 'Log4JRCE_HEADER', ActionToUse: { Count: {} } }],
        /exploit Log4j/,
      ],
      ['waf-no-rules', NO_DETECTION, 'Rules', [], /web ACL (has|includes)|exploit Log4j/],
    ],
    {
      Logs: {
        Type: 'AWS::WAFv2::LoggingConfiguration',
        Properties: {
          ResourceArn: { 'Fn::GetAtt': ['Subject', 'Arn'] },
          LogDestinationConfigs: ['arn:aws:logs:eu-central-1:111122223333:log-group:aws-waf-logs-front'],
        },
      },
    },
  ),
  ...weaken(
    'AWS::WAFv2::RuleGroup',
    {
      Scope: 'REGIONAL',
      Capacity: 50,
      VisibilityConfig: VISIBILITY,
      Rules: [
        {
          Name: 'Geo',
          Priority: 0,
          Action: { Block: {} },
          Statement: { GeoMatchStatement: { CountryCodes: ['AQ'] } },
          VisibilityConfig: VISIBILITY,
        },
      ],
    },
    [['waf-group-empty', NO_DETECTION, 'Rules', [], /rule group or classic web ACL has rules/]],
  ),
  ...weaken(
    'AWS::WAFRegional::WebACL',
    {
      Name: 'old',
      MetricName: 'old',
      DefaultAction: { Type: 'BLOCK' },
      Rules: [{ Action: { Type: 'ALLOW' }, Priority: 1, RuleId: 'rule' }],
    },
    [['waf-classic-empty', NO_DETECTION, 'Rules', undefined, /rule group or classic web ACL has rules/]],
  ),
];
