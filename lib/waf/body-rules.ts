import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { BLOCK, type ManagedRuleGroup, NO_TRANSFORMATION, type WebAclRule } from './web-acl-rules';

/** A rule of a managed group that inspects bodies, and the label that it adds to a request. */
export interface BodyRule {
  readonly group: ManagedRuleGroup;
  readonly rule: string;
  readonly label: string;
}

/**
 * Managed rules that also match text that people write: HTML, addresses and sentences such as "select ... from".
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-use-case.html
 */
export const BODY_RULES: readonly BodyRule[] = [
  {
    group: 'AWSManagedRulesCommonRuleSet',
    rule: 'CrossSiteScripting_BODY',
    label: 'awswaf:managed:aws:core-rule-set:CrossSiteScripting_Body',
  },
  {
    group: 'AWSManagedRulesCommonRuleSet',
    rule: 'GenericRFI_BODY',
    label: 'awswaf:managed:aws:core-rule-set:GenericRFI_Body',
  },
  {
    group: 'AWSManagedRulesSQLiRuleSet',
    rule: 'SQLi_BODY',
    label: 'awswaf:managed:aws:sql-database:SQLi_Body',
  },
  {
    group: 'AWSManagedRulesSQLiRuleSet',
    rule: 'SQLiExtendedPatterns_BODY',
    label: 'awswaf:managed:aws:sql-database:SQLiExtendedPatterns_Body',
  },
];

/** A method of the API whose body has text that people write. */
export interface FreeTextMethod {
  readonly method: string;
  /** Path as in the route table, such as `/records/{id}`. */
  readonly path: string;
}

/**
 * Blocks requests that one of the body rules matched, except to the given methods, where the match is only counted. It
 * must come after the groups, whose labels it reads.
 *
 * The path that AWS WAF sees starts with the stage, or with the path of the API on a custom domain name.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-label-match-examples.html
 */
export function blockBodyRulesExcept(methods: readonly FreeTextMethod[], stageName: string): WebAclRule {
  const matched = matchAny(BODY_RULES.map(({ label }) => ({ labelMatchStatement: { scope: 'LABEL', key: label } })));
  return {
    name: 'BodyRulesOutsideFreeText',
    action: BLOCK,
    statement:
      methods.length === 0
        ? matched
        : {
            andStatement: {
              statements: [
                matched,
                { notStatement: { statement: matchAny(methods.map((method) => matchMethod(method, stageName))) } },
              ],
            },
          },
  };
}

function matchMethod({ method, path }: FreeTextMethod, stageName: string): CfnWebACL.StatementProperty {
  return {
    andStatement: {
      statements: [
        {
          byteMatchStatement: {
            fieldToMatch: { method: {} },
            positionalConstraint: 'EXACTLY',
            searchString: method,
            textTransformations: NO_TRANSFORMATION,
          },
        },
        {
          regexMatchStatement: {
            fieldToMatch: { uriPath: {} },
            regexString: `^(/${stageName})?${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`,
            textTransformations: NO_TRANSFORMATION,
          },
        },
      ],
    },
  };
}

/** An OrStatement needs two statements at least. */
function matchAny(statements: readonly CfnWebACL.StatementProperty[]): CfnWebACL.StatementProperty {
  const [only, ...more] = statements;
  return only !== undefined && more.length === 0 ? only : { orStatement: { statements: [...statements] } };
}
