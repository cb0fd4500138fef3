import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { buildApiAcl, buildGroupRule, buildUserPoolAcl } from '../../packages/gate/test/rules/waf/web-acl-cases';
import { wafPins } from './waf-pins';

const BLOCK = { Block: {} };
const IP_SET = 'arn:aws:wafv2:eu-central-1:111122223333:regional/ipset/blocked/abc';
const BY_ADDRESS = { AggregateKeyType: 'IP' };
const SCOPE_DOWN = { ScopeDownStatement: { GeoMatchStatement: { CountryCodes: ['DE'] } } };

function rate(statement: Readonly<Record<string, unknown>>, action: unknown = BLOCK) {
  return { Name: 'Rate', Action: action, Statement: { RateBasedStatement: { Limit: 500, ...statement } } };
}

function byHeaders(...names: readonly unknown[]) {
  return { AggregateKeyType: 'CUSTOM_KEYS', CustomKeys: names.map((name) => ({ Header: { Name: name } })) };
}

function limit(value: unknown, more: Readonly<Record<string, unknown>> = {}) {
  return [rate({ ...BY_ADDRESS, Limit: value, ...more })];
}

function blockList(action: unknown, arn: unknown) {
  return [{ Action: action, Statement: { IPSetReferenceStatement: { Arn: arn } } }];
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

rulesDecide('WAF pins', wafPins, {
  WafAnonymousIpList: {
    holds: [{ Rules: [buildGroupRule('AWSManagedRulesAnonymousIpList')] }],
    broken: [{}, { Rules: [buildGroupRule('AWSManagedRulesCommonRuleSet')] }],
    undecided: [{ Rules: UNKNOWN }],
  },
  WafBlockList: {
    holds: [buildApiAcl(blockList(BLOCK, IP_SET)), buildApiAcl(blockList(BLOCK, { 'Fn::GetAtt': ['IpSet', 'Arn'] }))],
    broken: [
      buildApiAcl([]),
      buildApiAcl([buildGroupRule('AWSManagedRulesCommonRuleSet')]),
      buildApiAcl(blockList({ Count: {} }, IP_SET)),
      buildApiAcl(blockList(BLOCK, undefined)),
      buildApiAcl(blockList(BLOCK, { 'Fn::GetAtt': ['Api', 'Arn'] })),
    ],
    undecided: [buildApiAcl(blockList(BLOCK, UNKNOWN))],
    notApplicable: [{}, buildUserPoolAcl([])],
  },
  WafRateLimitValue: {
    holds: [
      { Rules: limit(5_000) },
      { Rules: limit(5_000, { EvaluationWindowSec: 300 }) },
      { Rules: limit(1_000, { EvaluationWindowSec: 60 }) },
      buildApiAcl(limit(5_000)),
      buildUserPoolAcl(limit(1_000)),
    ],
    broken: [
      { Rules: limit(undefined) },
      { Rules: limit(5_001) },
      { Rules: limit(1_001, { EvaluationWindowSec: 60 }) },
      { Rules: [...limit(500), ...limit(2_000_000)] },
      buildApiAcl(limit(5_001)),
      buildUserPoolAcl(limit(1_001)),
    ],
    undecided: [{ Rules: limit(UNKNOWN) }, { Rules: limit(500, { EvaluationWindowSec: UNKNOWN }) }],
    notApplicable: [{}, { Rules: [] }],
  },
  WafRateLimitPerToken: {
    holds: [buildApiAcl([rate(byHeaders('authorization'))]), buildApiAcl([rate(byHeaders('Authorization'))])],
    broken: [
      buildApiAcl([]),
      buildApiAcl([rate(BY_ADDRESS)]),
      buildApiAcl([rate(byHeaders('authorization'), { Count: {} })]),
      buildApiAcl([rate(byHeaders('user-agent'))]),
      buildApiAcl([rate(byHeaders('authorization', 'user-agent'))]),
      buildApiAcl([rate(byHeaders())]),
      buildApiAcl([rate({ ...byHeaders('authorization'), ...SCOPE_DOWN })]),
    ],
    undecided: [buildApiAcl([rate(byHeaders(UNKNOWN))])],
    notApplicable: [{}, buildUserPoolAcl([rate(BY_ADDRESS)])],
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
    notApplicable: [buildUserPoolAcl([])],
  },
});
