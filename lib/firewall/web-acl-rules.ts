import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

/** A rule without what its place in the web ACL decides. */
export type WebAclRule = Omit<CfnWebACL.RuleProperty, 'priority' | 'visibilityConfig'>;

const BLOCK = { block: {} };
const PLAIN = [{ priority: 0, type: 'NONE' }];

/**
 * Rule groups that AWS keeps up to date, in the version that is current, with the actions AWS chose.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
export type ManagedRuleGroup =
  | 'AWSManagedRulesAmazonIpReputationList'
  | 'AWSManagedRulesAnonymousIpList'
  | 'AWSManagedRulesCommonRuleSet'
  | 'AWSManagedRulesKnownBadInputsRuleSet'
  | 'AWSManagedRulesSQLiRuleSet';

/** @param counted rules of the group that are only counted and logged, as they would hit those who may come */
export function managedRules(name: ManagedRuleGroup, counted: readonly string[] = []): WebAclRule {
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
 * Tells bots that announce themselves from the rest, at the common inspection level.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-bot.html
 */
export function botControl(): WebAclRule {
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

/** Addresses that playbooks or people put on a list. */
export function blockList(name: string, ipSetArn: string): WebAclRule {
  return { name, action: BLOCK, statement: { ipSetReferenceStatement: { arn: ipSetArn } } };
}

/** Blocks an address while it has sent more than `limit` requests in five minutes. */
export function rateByAddress(limit: number): WebAclRule {
  return {
    name: 'RateByAddress',
    action: BLOCK,
    statement: { rateBasedStatement: { limit, aggregateKeyType: 'IP', evaluationWindowSec: 300 } },
  };
}

/**
 * Blocks a token while it has been used for more than `limit` requests in five minutes, from however many addresses. A request
 * without the header is not counted here; the authorizer refuses it.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-aggregation-options.html
 */
export function rateByToken(limit: number): WebAclRule {
  return {
    name: 'RateByToken',
    action: BLOCK,
    statement: {
      rateBasedStatement: {
        limit,
        aggregateKeyType: 'CUSTOM_KEYS',
        evaluationWindowSec: 300,
        customKeys: [{ header: { name: 'authorization', textTransformations: PLAIN } }],
      },
    },
  };
}

/** Blocks every country that is not on the list. */
export function onlyFrom(countryCodes: readonly string[]): WebAclRule {
  return {
    name: 'OnlyAllowedCountries',
    action: BLOCK,
    statement: { notStatement: { statement: { geoMatchStatement: { countryCodes: [...countryCodes] } } } },
  };
}

/** Bytes that each part of a request may have at most. */
export interface SizeLimits {
  readonly body: number;
  readonly query: number;
  readonly path: number;
}

/**
 * Blocks requests whose parts are larger than the API needs, and those too large to be inspected at all: nothing passes
 * uninspected for being big.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-oversize-request-components.html
 */
export function sizeLimits(limits: SizeLimits): WebAclRule {
  const over = (size: number, fieldToMatch: CfnWebACL.FieldToMatchProperty): CfnWebACL.StatementProperty => ({
    sizeConstraintStatement: { comparisonOperator: 'GT', size, fieldToMatch, textTransformations: PLAIN },
  });
  return {
    name: 'SizeLimits',
    action: BLOCK,
    statement: {
      orStatement: {
        statements: [
          over(limits.body, { body: { oversizeHandling: 'MATCH' } }),
          over(limits.query, { queryString: {} }),
          over(limits.path, { uriPath: {} }),
        ],
      },
    },
  };
}
