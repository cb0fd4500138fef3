import type { Value } from '../../templates/template-resource';
import { createElementRule } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, type Rule, securityHub } from '../rule';
import { findRuleGroups, type RuleGroup, readGroupName } from './web-acl-lookup';

const GROUP = 'AWSManagedRulesKnownBadInputsRuleSet';
const GUIDE = 'waf/latest/developerguide';
/** Log4JRCE and its variants for the body, the header, the query string and the path. */
const LOG4J = /^Log4JRCE/;

/** Rules for web ACLs that detect attacks and let them pass. */
export const wafKnownBadInputsRules: readonly Rule[] = [
  {
    id: 'WafKnownBadInputsLog4j',
    level: 'required',
    group: 'webFirewall',
    types: ['AWS::WAFv2::WebACL'],
    what: 'WAF web ACL blocks requests that exploit Log4j',
    why: 'One header with a look-up address makes an old Log4j library run the code of an attacker.',
    fix: `Add a ManagedRuleGroupStatement for ${GROUP}, with OverrideAction None and no rule that only counts.`,
    property: 'Properties.Rules',
    references: [checkov('CKV_AWS_192'), awsDocs(`${GUIDE}/aws-managed-rule-groups-baseline.html`), nist('SI-3')],
    check: (acl) => findRuleGroups(acl).some((group) => readGroupName(group) === GROUP && blocksLog4j(group)),
  },
];

/** Rules for rule groups of web ACLs. */
export const wafKnownBadInputsGroupRules: readonly Rule[] = [
  createElementRule({
    id: 'WafKnownBadInputsNotOnlyCounted',
    level: 'required',
    group: 'webFirewall',
    types: ['AWS::WAFv2::WebACL'],
    what: 'WAF web ACL does not only count what a rule group blocks',
    why: 'With the override Count, every attack that the group detects still reaches the application.',
    fix: 'Set OverrideAction to None.',
    elements: 'Rules.*',
    references: [pciDss('6.4.2'), awsDocs(`${GUIDE}/web-acl-rule-group-override-options.html`), nist('SI-3')],
    isFaulty: (rule) => rule.at('OverrideAction.Count').present,
  }),
  ...createPropertyRules([
    {
      id: 'WafKnownBadInputsGroupNotEmpty',
      level: 'required',
      group: 'webFirewall',
      types: ['AWS::WAFv2::RuleGroup', 'AWS::WAF::WebACL', 'AWS::WAFRegional::WebACL'],
      what: 'WAF rule group or classic web ACL has rules',
      why: 'Without rules it inspects nothing, and every attack reaches the application.',
      fix: 'Add rules to Rules.',
      property: 'Rules',
      references: [securityHub('WAF.10'), pciDss('6.4.2')],
      expects: { present: true },
    },
    {
      id: 'WafKnownBadInputsClassicConditions',
      level: 'required',
      group: 'webFirewall',
      types: ['AWS::WAFRegional::Rule', 'AWS::WAF::Rule'],
      what: 'WAF Classic rule has a condition',
      why: 'A rule without conditions matches nothing, although it looks like protection.',
      fix: 'Add a condition to Predicates.',
      property: 'Predicates',
      references: [securityHub('WAF.2'), securityHub('WAF.6')],
      expects: { present: true },
    },
  ]),
];

function blocksLog4j({ rule, statement }: RuleGroup): boolean {
  if (rule.at('OverrideAction.Count').present) return false;
  const names = [
    ...statement.at('ExcludedRules').items(),
    ...statement.at('RuleActionOverrides').items().filter(isCount),
  ];
  return !names.some((entry) => LOG4J.test(entry.at('Name').text() ?? ''));
}

function isCount(override: Value): boolean {
  return ['Count', 'Allow'].some((action) => override.at('ActionToUse').at(action).present);
}
