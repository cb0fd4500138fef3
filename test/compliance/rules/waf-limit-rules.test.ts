import { wafLimitRules } from '../../../lib/compliance/rules/waf-limit-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';
import { beforeApi, beforeUserPool } from './web-acl-cases';

const BLOCK = { Block: {} };

function rate(statement: Readonly<Record<string, unknown>>, action: unknown = BLOCK) {
  return { Name: 'Rate', Action: action, Statement: { RateBasedStatement: { Limit: 500, ...statement } } };
}

const BY_ADDRESS = { AggregateKeyType: 'IP' };
const SOME = { ScopeDownStatement: { GeoMatchStatement: { CountryCodes: ['DE'] } } };

function byHeaders(...names: readonly unknown[]) {
  return { AggregateKeyType: 'CUSTOM_KEYS', CustomKeys: names.map((name) => ({ Header: { Name: name } })) };
}

function limit(value: unknown, more: Readonly<Record<string, unknown>> = {}) {
  return [rate({ ...BY_ADDRESS, Limit: value, ...more })];
}

interface Size {
  readonly part: string;
  readonly field?: Readonly<Record<string, unknown>>;
  readonly size: unknown;
  readonly operator?: string;
  readonly transformation?: string;
}

function over({ part, field = {}, size, operator = 'GT', transformation = 'NONE' }: Size) {
  return {
    SizeConstraintStatement: {
      ComparisonOperator: operator,
      Size: size,
      FieldToMatch: { [part]: field },
      TextTransformations: [{ Priority: 0, Type: transformation }],
    },
  };
}

const BODY: Size = { part: 'Body', field: { OversizeHandling: 'MATCH' }, size: 8192 };
const QUERY: Size = { part: 'QueryString', size: 2048 };
const PATH: Size = { part: 'UriPath', size: 1024 };

function sizes(limits: readonly Size[], action: unknown = BLOCK) {
  return { Rules: [{ Name: 'Sizes', Action: action, Statement: { OrStatement: { Statements: limits.map(over) } } }] };
}

rulesDecide('web ACL limit rules', wafLimitRules, {
  WafRateByAddress: {
    holds: [{ Rules: [rate(BY_ADDRESS)] }, { Rules: [rate(byHeaders('authorization')), rate(BY_ADDRESS)] }],
    broken: [
      {},
      { Rules: [] },
      { Rules: [rate(BY_ADDRESS, { Count: {} })] },
      { Rules: [rate({ AggregateKeyType: 'FORWARDED_IP' })] },
      { Rules: [rate(byHeaders('authorization'))] },
      { Rules: [rate({ ...BY_ADDRESS, ...SOME })] },
    ],
    undecided: [{ Rules: [rate({ AggregateKeyType: UNKNOWN })] }, { Rules: UNKNOWN }],
  },
  WafRateLimits: {
    holds: [
      { Rules: limit(5_000) },
      { Rules: limit(5_000, { EvaluationWindowSec: 300 }) },
      { Rules: limit(1_000, { EvaluationWindowSec: 60 }) },
      beforeApi(limit(5_000)),
      beforeUserPool(limit(1_000)),
    ],
    broken: [
      { Rules: limit(undefined) },
      { Rules: limit(5_001) },
      { Rules: limit(1_001, { EvaluationWindowSec: 60 }) },
      { Rules: [...limit(500), ...limit(2_000_000)] },
      beforeApi(limit(5_001)),
      beforeUserPool(limit(1_001)),
    ],
    undecided: [{ Rules: limit(UNKNOWN) }, { Rules: limit(500, { EvaluationWindowSec: UNKNOWN }) }],
    notApplicable: [{}, { Rules: [] }],
  },
  WafRateByToken: {
    holds: [beforeApi([rate(byHeaders('authorization'))]), beforeApi([rate(byHeaders('Authorization'))])],
    broken: [
      beforeApi([]),
      beforeApi([rate(BY_ADDRESS)]),
      beforeApi([rate(byHeaders('authorization'), { Count: {} })]),
      beforeApi([rate(byHeaders('user-agent'))]),
      beforeApi([rate(byHeaders('authorization', 'user-agent'))]),
      beforeApi([rate(byHeaders())]),
      beforeApi([rate({ ...byHeaders('authorization'), ...SOME })]),
    ],
    undecided: [beforeApi([rate(byHeaders(UNKNOWN))])],
    notApplicable: [{}, beforeUserPool([rate(BY_ADDRESS)])],
  },
  WafSizeLimits: {
    holds: [
      sizes([BODY, QUERY, PATH]),
      { Rules: [BODY, QUERY, PATH].map((part) => ({ Action: BLOCK, Statement: over(part) })) },
      sizes([{ ...BODY, size: 16_384, operator: 'GE' }, QUERY, PATH]),
    ],
    broken: [
      {},
      sizes([QUERY, PATH]),
      sizes([BODY, PATH]),
      sizes([BODY, QUERY]),
      sizes([BODY, QUERY, PATH], { Count: {} }),
      sizes([{ ...BODY, size: 16_385 }, QUERY, PATH]),
      sizes([{ ...BODY, size: undefined }, QUERY, PATH]),
      sizes([{ ...BODY, field: {} }, QUERY, PATH]),
      sizes([{ ...BODY, field: { OversizeHandling: 'CONTINUE' } }, QUERY, PATH]),
      sizes([{ ...BODY, operator: 'LT' }, QUERY, PATH]),
      sizes([{ ...BODY, transformation: 'COMPRESS_WHITE_SPACE' }, QUERY, PATH]),
      sizes([BODY, { ...QUERY, size: 4_097 }, PATH]),
      sizes([BODY, QUERY, { ...PATH, size: 2_049 }]),
    ],
    undecided: [sizes([{ ...BODY, size: UNKNOWN }, QUERY, PATH])],
    notApplicable: [beforeUserPool([])],
  },
});
