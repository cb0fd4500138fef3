import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

/** A rule without its priority and visibility, which the web ACL sets. */
export type WebAclRule = Omit<CfnWebACL.RuleProperty, 'priority' | 'visibilityConfig'>;

export const BLOCK = { block: {} };
export const NO_TRANSFORMATION = [{ priority: 0, type: 'NONE' }];

/**
 * AWS managed rule groups that the blueprint uses, in their default version with their default actions.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
export type ManagedRuleGroup =
  | 'AWSManagedRulesAmazonIpReputationList'
  | 'AWSManagedRulesAnonymousIpList'
  | 'AWSManagedRulesCommonRuleSet'
  | 'AWSManagedRulesKnownBadInputsRuleSet'
  | 'AWSManagedRulesSQLiRuleSet';

/**
 * @param counted rules of the group that count and log instead of block, because they would block legitimate clients
 */
export function useManagedRules(name: ManagedRuleGroup, counted: readonly string[] = []): WebAclRule {
  return {
    name,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ...(counted.length === 0
          ? {}
          : { ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })) }),
      },
    },
  };
}

/**
 * Detects bots that identify themselves, at the common inspection level.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-bot.html
 */
export function useBotControl(): WebAclRule {
  return {
    name: 'AWSManagedRulesBotControlRuleSet',
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name: 'AWSManagedRulesBotControlRuleSet',
        managedRuleGroupConfigs: [{ awsManagedRulesBotControlRuleSet: { inspectionLevel: 'COMMON' } }],
      },
    },
  };
}

/** Blocks the addresses of an IP set. */
export function blockIpSet(name: string, ipSetArn: string): WebAclRule {
  return { name, action: BLOCK, statement: { ipSetReferenceStatement: { arn: ipSetArn } } };
}

/** Blocks an address while its rate is above `limit` requests in five minutes. */
export function limitRateByAddress(limit: number): WebAclRule {
  return {
    name: 'RateByAddress',
    action: BLOCK,
    statement: { rateBasedStatement: { limit, aggregateKeyType: 'IP', evaluationWindowSec: 300 } },
  };
}

/**
 * Blocks a token while its rate is above `limit` requests in five minutes, summed over all addresses. A request without
 * the header is not counted; the authorizer denies it.
 *
 * @see
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-aggregation-options.html
 */
export function limitRateByToken(limit: number): WebAclRule {
  return {
    name: 'RateByToken',
    action: BLOCK,
    statement: {
      rateBasedStatement: {
        limit,
        aggregateKeyType: 'CUSTOM_KEYS',
        evaluationWindowSec: 300,
        customKeys: [{ header: { name: 'authorization', textTransformations: NO_TRANSFORMATION } }],
      },
    },
  };
}

/** Blocks requests from every country that is not listed. */
export function allowOnlyCountries(countryCodes: readonly string[]): WebAclRule {
  return {
    name: 'OnlyAllowedCountries',
    action: BLOCK,
    statement: { notStatement: { statement: { geoMatchStatement: { countryCodes: [...countryCodes] } } } },
  };
}

/** Maximum bytes of each part of a request. */
export interface SizeLimits {
  readonly body: number;
  readonly query: number;
  readonly path: number;
}

/**
 * Blocks requests with parts that are larger than the API needs, and requests that are too large for inspection. So no
 * request passes without inspection because of its size.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-oversize-request-components.html
 */
export function limitSize(limits: SizeLimits): WebAclRule {
  const matchLargerThan = (
    size: number,
    fieldToMatch: CfnWebACL.FieldToMatchProperty,
  ): CfnWebACL.StatementProperty => ({
    sizeConstraintStatement: { comparisonOperator: 'GT', size, fieldToMatch, textTransformations: NO_TRANSFORMATION },
  });
  return {
    name: 'SizeLimits',
    action: BLOCK,
    statement: {
      orStatement: {
        statements: [
          matchLargerThan(limits.body, { body: { oversizeHandling: 'MATCH' } }),
          matchLargerThan(limits.query, { queryString: {} }),
          matchLargerThan(limits.path, { uriPath: {} }),
        ],
      },
    },
  };
}
