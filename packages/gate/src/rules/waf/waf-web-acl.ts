import type { Value } from '../../templates/template-resource';
import { awsDocs, cfnNag, nist, type Rule, securityHub } from '../rule';
import { findRateLimits, findRuleGroup, isBlocking, readRuleName, readRules } from './web-acl-lookup';

const TYPES = ['AWS::WAFv2::WebACL'];
const PROPERTY = 'Properties.Rules';
const GUIDE = 'waf/latest/developerguide';

/** The rules of web ACLs. */
export const wafWebAclRules: readonly Rule[] = [
  {
    id: 'WafWebAclHasRules',
    level: 'required',
    group: 'webFirewall',
    types: TYPES,
    what: 'WAF web ACL has at least one rule or rule group',
    why: 'A web ACL without rules inspects nothing: every request gets the default action.',
    fix: 'Add a rule or a rule group to Rules.',
    property: PROPERTY,
    references: [securityHub('WAF.10'), nist('SC-7')],
    check: (acl) => readRules(acl).length > 0,
  },
  {
    id: 'WafWebAclClassicDefaultBlock',
    level: 'required',
    group: 'webFirewall',
    types: ['AWS::WAF::WebACL', 'AWS::WAFRegional::WebACL'],
    what: 'WAF Classic web ACL blocks requests that no rule matches',
    why: 'AWS WAF Classic has no managed rules, so an attack that no rule of the app names passes.',
    fix: 'Set DefaultAction.Type to BLOCK and allow what the app needs, or use AWS::WAFv2::WebACL with managed rules.',
    property: 'Properties.DefaultAction.Type',
    references: [cfnNag('F665'), awsDocs(`${GUIDE}/classic-web-acl-default-action.html`), nist('SC-7')],
    check: (acl) => acl.at('DefaultAction.Type').text() === 'BLOCK',
  },
  {
    id: 'WafWebAclRulesBlock',
    level: 'hardening',
    group: 'webFirewall',
    types: TYPES,
    what: 'WAF web ACL rules block requests, and no rule allows them past the other rules',
    why: 'A rule that only counts stops no attack. A rule that allows ends the inspection before later rules run.',
    fix: 'Set Action of every rule to Block, Captcha or Challenge. A rule with RuleLabels may count.',
    property: PROPERTY,
    references: [nist('SC-7'), awsDocs(`${GUIDE}/waf-rule-action.html`)],
    check: (acl) =>
      readRules(acl)
        .filter((rule) => findRuleGroup(rule) === undefined && !isBlocking(rule.at('Action')) && !isLabelling(rule))
        .map(readRuleName),
  },
  {
    id: 'WafWebAclRateLimit',
    level: 'hardening',
    group: 'rateLimits',
    types: TYPES,
    what: 'WAF web ACL blocks IP addresses that send too many requests',
    why: 'Password guessing, enumeration and denial of service all need many requests.',
    fix: 'Add a rule with Action Block and a RateBasedStatement with AggregateKeyType IP and no ScopeDownStatement.',
    property: PROPERTY,
    references: [nist('SC-5'), awsDocs(`${GUIDE}/waf-rule-statement-type-rate-based.html`)],
    check: (acl) =>
      findRateLimits(acl).some(
        ({ rule, statement }) =>
          isBlocking(rule.at('Action')) &&
          statement.at('AggregateKeyType').text() === 'IP' &&
          !statement.at('ScopeDownStatement').present,
      ),
  },
];

/** Whether a rule counts in order to add labels that later rules read. */
function isLabelling(rule: Value): boolean {
  const [kind] = rule.at('Action').entries();
  return kind?.[0] === 'Count' && rule.at('RuleLabels').items().length > 0;
}
