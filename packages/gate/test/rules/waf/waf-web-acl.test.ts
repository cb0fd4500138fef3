import { wafWebAclRules } from '../../../src/rules/waf/waf-web-acl';
import { rulesDecide, UNKNOWN } from '../rule-cases';
import { buildGroupRule } from './web-acl-cases';

const BLOCK = { Block: {} };
const GROUP = buildGroupRule('AWSManagedRulesCommonRuleSet');
const BY_ADDRESS = { AggregateKeyType: 'IP' };
const BY_TOKEN = { AggregateKeyType: 'CUSTOM_KEYS', CustomKeys: [{ Header: { Name: 'authorization' } }] };
const SCOPE_DOWN = { ScopeDownStatement: { GeoMatchStatement: { CountryCodes: ['DE'] } } };

const rate = (statement: object, action: unknown = BLOCK) => ({
  Name: 'Rate',
  Action: action,
  Statement: { RateBasedStatement: { Limit: 500, ...statement } },
});

rulesDecide('WAF web ACL rules', wafWebAclRules, {
  WafWebAclHasRules: {
    holds: [{ Rules: [GROUP] }, { DefaultAction: BLOCK, Rules: [{ Action: BLOCK }] }],
    broken: [{}, { DefaultAction: { Allow: {} } }, { Rules: [] }],
    undecided: [{ Rules: UNKNOWN }],
  },
  WafWebAclClassicDefaultBlock: {
    holds: [{ DefaultAction: { Type: 'BLOCK' } }],
    broken: [{ DefaultAction: { Type: 'ALLOW' } }, { DefaultAction: { Type: 'COUNT' } }],
    undecided: [{ DefaultAction: { Type: UNKNOWN } }],
  },
  WafWebAclRulesBlock: {
    holds: [
      {},
      { Rules: [GROUP] },
      { Rules: [{ Action: BLOCK }, { Action: { Captcha: {} } }, { Action: { Challenge: {} } }] },
      { Rules: [{ Action: { Count: {} }, RuleLabels: [{ Name: 'partner' }] }] },
    ],
    broken: [
      { Rules: [{ Name: 'One' }] },
      { Rules: [{ Name: 'One', Action: {} }] },
      { Rules: [{ Name: 'One', Action: { Count: {} } }] },
      { Rules: [{ Name: 'One', Action: { Count: {} }, RuleLabels: [] }] },
      { Rules: [{ Name: 'One', Action: { Allow: {} }, RuleLabels: [{ Name: 'partner' }] }] },
      {
        Rules: [
          { Name: 'One', Action: BLOCK },
          { Name: 'Two', Action: { Allow: {} } },
        ],
      },
      { Rules: [{ Name: 'One', Action: { Block: {}, Allow: {} } }] },
    ],
    undecided: [{ Rules: [{ Action: UNKNOWN }] }],
  },
  WafWebAclRateLimit: {
    holds: [{ Rules: [rate(BY_ADDRESS)] }, { Rules: [rate(BY_TOKEN), rate(BY_ADDRESS)] }],
    broken: [
      {},
      { Rules: [] },
      { Rules: [rate(BY_ADDRESS, { Count: {} })] },
      { Rules: [rate({ AggregateKeyType: 'FORWARDED_IP' })] },
      { Rules: [rate(BY_TOKEN)] },
      { Rules: [rate({ ...BY_ADDRESS, ...SCOPE_DOWN })] },
    ],
    undecided: [{ Rules: [rate({ AggregateKeyType: UNKNOWN })] }, { Rules: UNKNOWN }],
  },
});
