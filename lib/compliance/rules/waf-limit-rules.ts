import type { Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { awsDocs, nist, type Rule } from './rule';
import { isBeforeApi, nameOf, refuses, rulesOf, seesBodies } from './web-acl';

const TYPES = ['AWS::WAFv2::WebACL'];
const PROPERTY = 'Properties.Rules';
const RATE_PAGE = awsDocs('waf/latest/developerguide/waf-rule-statement-type-rate-based.html');

/** Requests in five minutes: many people behind one address stay below it, lists of stolen passwords do not. */
const HIGHEST_RATE = { signIn: 1_000, other: 5_000 };

/** Bytes. AWS WAF looks into the first 16 KiB of a body unless told otherwise; the rest is what no honest client sends. */
const LARGEST = { Body: 16_384, QueryString: 4_096, UriPath: 2_048 };

/** Rules for how much web ACLs let through: requests from one caller, and bytes of one request. */
export const wafLimitRules: readonly Rule[] = [
  {
    id: 'WafRateByAddress',
    types: TYPES,
    what: 'The web ACL blocks an address that sends too many requests.',
    why: 'Guessing passwords, trying ids and overloading all need one thing: many requests.',
    fix: `Add a rule with Action Block and a RateBasedStatement by IP, with a Limit of at most ${HIGHEST_RATE.other} in 300 seconds (${HIGHEST_RATE.signIn} before user pools).`,
    property: PROPERTY,
    references: [nist('SC-5'), RATE_PAGE],
    check: (acl) =>
      ratesOf(acl).some(
        ({ rule, statement }) =>
          refuses(rule.at('Action')) &&
          statement.at('AggregateKeyType').text() === 'IP' &&
          !statement.at('ScopeDownStatement').present,
      ),
  },
  {
    id: 'WafRateLimits',
    types: TYPES,
    what: 'No rate limit of the web ACL is higher than honest callers need.',
    why: 'A limit that no attack reaches stops none.',
    fix: `Set Limit to ${HIGHEST_RATE.other} at most for an EvaluationWindowSec of 300, before user pools to ${HIGHEST_RATE.signIn}; less for shorter windows.`,
    property: PROPERTY,
    references: [nist('SC-5'), RATE_PAGE],
    check: (acl, deployment) => {
      const highest = seesBodies(acl, deployment) ? HIGHEST_RATE.other : HIGHEST_RATE.signIn;
      const rates = ratesOf(acl);
      if (rates.length === 0) return 'not applicable';
      return rates
        .filter(({ statement }) => {
          const limit = statement.at('Limit').number() ?? Number.POSITIVE_INFINITY;
          return (limit * 300) / (statement.at('EvaluationWindowSec').number() ?? 300) > highest;
        })
        .map(({ rule }) => nameOf(rule));
    },
  },
  {
    id: 'WafRateByToken',
    types: TYPES,
    what: 'The web ACL blocks a token that is used too often, from however many addresses.',
    why: 'A stolen token used from a thousand addresses stays below every limit for one address.',
    fix: 'Add a rule with Action Block and a RateBasedStatement by CUSTOM_KEYS with the header authorization.',
    property: PROPERTY,
    references: [
      nist('SC-5'),
      awsDocs('waf/latest/developerguide/waf-rule-statement-type-rate-based-aggregation-options.html'),
    ],
    check: (acl, deployment) => {
      if (!isBeforeApi(acl, deployment)) return 'not applicable';
      return ratesOf(acl).some(
        ({ rule, statement }) =>
          refuses(rule.at('Action')) &&
          statement.at('AggregateKeyType').text() === 'CUSTOM_KEYS' &&
          !statement.at('ScopeDownStatement').present &&
          isByToken(statement.at('CustomKeys').items()),
      );
    },
  },
  {
    id: 'WafSizeLimits',
    types: TYPES,
    what: 'The web ACL blocks requests larger than what it inspects.',
    why: 'AWS WAF reads the start of a body only. An attack behind padding passes every other rule unseen.',
    fix: `Block with SizeConstraintStatements GT on Body (${LARGEST.Body}, OversizeHandling MATCH), QueryString (${LARGEST.QueryString}) and UriPath (${LARGEST.UriPath}).`,
    property: PROPERTY,
    references: [nist('SI-10'), awsDocs('waf/latest/developerguide/waf-oversize-request-components.html')],
    check: (acl, deployment) => {
      if (!seesBodies(acl, deployment)) return 'not applicable';
      const constraints = rulesOf(acl)
        .filter((rule) => refuses(rule.at('Action')))
        .flatMap((rule) => [rule.at('Statement'), ...rule.at('Statement.OrStatement.Statements').items()])
        .map((statement) => statement.at('SizeConstraintStatement'));
      return Object.entries(LARGEST)
        .filter(([part, largest]) => !constraints.some((constraint) => isBelow(constraint, part, largest)))
        .map(([part]) => part);
    },
  },
];

interface Rate {
  readonly rule: Value;
  readonly statement: Value;
}

function ratesOf(acl: Resource): Rate[] {
  return rulesOf(acl)
    .map((rule) => ({ rule, statement: rule.at('Statement.RateBasedStatement') }))
    .filter(({ statement }) => statement.present);
}

/** More keys beside it would give the same token a new count for each of their values. */
function isByToken(keys: readonly Value[]): boolean {
  return keys.length === 1 && keys.every((key) => key.at('Header.Name').text()?.toLowerCase() === 'authorization');
}

function isBelow(constraint: Value, part: string, largest: number): boolean {
  const field = constraint.at('FieldToMatch').at(part);
  if (!field.present) return false;
  const size = constraint.at('Size').number() ?? Number.POSITIVE_INFINITY;
  const untouched = constraint
    .at('TextTransformations')
    .items()
    .every((transformation) => transformation.at('Type').text() === 'NONE');
  return (
    ['GT', 'GE'].includes(constraint.at('ComparisonOperator').text() ?? '') &&
    size <= largest &&
    untouched &&
    (part !== 'Body' || field.at('OversizeHandling').text() === 'MATCH')
  );
}
