import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import {
  canInspectBodies,
  findRateLimits,
  findRuleGroups,
  isBlocking,
  isForApi,
  readGroupName,
  readRuleName,
  readRules,
} from '../../packages/gate/src/rules/waf/web-acl-lookup';
import type { Value } from '../../packages/gate/src/templates/template-resource';

const TYPES = ['AWS::WAFv2::WebACL'];
const PROPERTY = 'Properties.Rules';
const GUIDE = 'waf/latest/developerguide';
const RATES = awsDocs(`${GUIDE}/waf-rule-statement-type-rate-based.html`);
const CUSTOM_KEYS = awsDocs(`${GUIDE}/waf-rule-statement-type-rate-based-aggregation-options.html`);

/** Requests in five minutes: many users behind one address stay below, a list of stolen passwords does not. */
const HIGHEST_RATE = { signIn: 1_000, other: 5_000 };

/** Bytes. AWS WAF inspects the first 16 KiB of a body by default; honest clients send no longer queries and paths. */
const LARGEST = { Body: 16_384, QueryString: 4_096, UriPath: 2_048 };

/** Choices of this blueprint for its web ACLs, where other values are as safe. */
export const wafPins: readonly Rule[] = [
  {
    id: 'WafAnonymousIpList',
    level: 'pinned',
    group: 'webFirewall',
    types: TYPES,
    what: 'WAF web ACL includes the AWS managed rule group for anonymous IP addresses',
    why: 'Attackers who were blocked come back through proxies and the Tor network.',
    fix: 'Add a ManagedRuleGroupStatement for AWSManagedRulesAnonymousIpList.',
    property: PROPERTY,
    references: [nist('SC-7'), awsDocs(`${GUIDE}/aws-managed-rule-groups-ip-rep.html`)],
    check: (acl) => findRuleGroups(acl).map(readGroupName).includes('AWSManagedRulesAnonymousIpList'),
  },
  {
    id: 'WafBlockList',
    level: 'pinned',
    group: 'webFirewall',
    types: TYPES,
    what: 'WAF web ACL of an API blocks the addresses of an IP set',
    why: 'During an attack, a block list that already exists needs no deployment.',
    fix: 'Add a rule with an IPSetReferenceStatement and Action Block.',
    property: PROPERTY,
    references: [nist('IR-4'), awsDocs(`${GUIDE}/waf-rule-statement-type-ipset-match.html`)],
    check: (acl, templates) => {
      if (!isForApi(acl, templates)) return 'not applicable';
      return readRules(acl).some(
        (rule) => isBlocking(rule.at('Action')) && isIpSet(rule.at('Statement.IPSetReferenceStatement.Arn')),
      );
    },
  },
  {
    id: 'WafRateLimitValue',
    level: 'pinned',
    group: 'rateLimits',
    types: TYPES,
    what: `WAF rate limits allow at most ${HIGHEST_RATE.other} requests in 5 minutes, ${HIGHEST_RATE.signIn} at sign-in`,
    why: 'A limit that no attack reaches blocks no attack.',
    fix: `Set Limit to ${HIGHEST_RATE.other} or less for an EvaluationWindowSec of 300, for user pools to ${HIGHEST_RATE.signIn} or less.`,
    property: PROPERTY,
    references: [nist('SC-5'), RATES],
    check: (acl, templates) => {
      const highest = canInspectBodies(acl, templates) ? HIGHEST_RATE.other : HIGHEST_RATE.signIn;
      const rates = findRateLimits(acl);
      if (rates.length === 0) return 'not applicable';
      return rates
        .filter(({ statement }) => {
          const limit = statement.at('Limit').number() ?? Number.POSITIVE_INFINITY;
          return (limit * 300) / (statement.at('EvaluationWindowSec').number() ?? 300) > highest;
        })
        .map(({ rule }) => readRuleName(rule));
    },
  },
  {
    id: 'WafRateLimitPerToken',
    level: 'pinned',
    group: 'rateLimits',
    types: TYPES,
    what: 'WAF web ACL of an API blocks tokens that are used too often',
    why: 'A stolen token that is used from a thousand addresses stays below every limit per address.',
    fix: 'Add a rule with Action Block and a RateBasedStatement with CUSTOM_KEYS for the header authorization.',
    property: PROPERTY,
    references: [nist('SC-5'), CUSTOM_KEYS],
    check: (acl, templates) => {
      if (!isForApi(acl, templates)) return 'not applicable';
      return findRateLimits(acl).some(
        ({ rule, statement }) =>
          isBlocking(rule.at('Action')) &&
          statement.at('AggregateKeyType').text() === 'CUSTOM_KEYS' &&
          !statement.at('ScopeDownStatement').present &&
          isTokenKey(statement.at('CustomKeys').items()),
      );
    },
  },
  {
    id: 'WafSizeLimits',
    level: 'pinned',
    group: 'webFirewall',
    types: TYPES,
    what: 'WAF web ACL blocks bodies, query strings and paths that are larger than it inspects',
    why: 'AWS WAF inspects only the start of a body. An attack behind padding passes every other rule.',
    fix: `Add SizeConstraintStatements GT for Body (${LARGEST.Body}, OversizeHandling MATCH), QueryString (${LARGEST.QueryString}) and UriPath (${LARGEST.UriPath}).`,
    property: PROPERTY,
    references: [nist('SI-10'), awsDocs(`${GUIDE}/waf-oversize-request-components.html`)],
    check: (acl, templates) => {
      if (!canInspectBodies(acl, templates)) return 'not applicable';
      const constraints = readRules(acl)
        .filter((rule) => isBlocking(rule.at('Action')))
        .flatMap((rule) => [rule.at('Statement'), ...rule.at('Statement.OrStatement.Statements').items()])
        .map((statement) => statement.at('SizeConstraintStatement'));
      return Object.entries(LARGEST)
        .filter(([part, largest]) => !constraints.some((constraint) => limitsSize(constraint, part, largest)))
        .map(([part]) => part);
    },
  },
];

function isIpSet(arn: Value): boolean {
  const target = arn.target();
  return target === undefined ? /\/ipset\//.test(arn.text() ?? '') : target.type === 'AWS::WAFv2::IPSet';
}

/** Further keys would give the same token a separate count for each of their values. */
function isTokenKey(keys: readonly Value[]): boolean {
  return keys.length === 1 && keys.every((key) => key.at('Header.Name').text()?.toLowerCase() === 'authorization');
}

function limitsSize(constraint: Value, part: string, largest: number): boolean {
  const field = constraint.at('FieldToMatch').at(part);
  if (!field.present) return false;
  const size = constraint.at('Size').number() ?? Number.POSITIVE_INFINITY;
  const isUntransformed = constraint
    .at('TextTransformations')
    .items()
    .every((transformation) => transformation.at('Type').text() === 'NONE');
  return (
    ['GT', 'GE'].includes(constraint.at('ComparisonOperator').text() ?? '') &&
    size <= largest &&
    isUntransformed &&
    (part !== 'Body' || field.at('OversizeHandling').text() === 'MATCH')
  );
}
