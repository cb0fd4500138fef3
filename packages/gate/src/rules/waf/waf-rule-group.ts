import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, nist, type Rule } from '../rule';
import { findLabelBlock, type LabelBlock } from './label-block';
import { canInspectBodies, findRuleGroups, isBlocking, type RuleGroup, readGroupName } from './web-acl-lookup';

const TYPES = ['AWS::WAFv2::WebACL'];
const PROPERTY = 'Properties.Rules';
const GUIDE = 'waf/latest/developerguide';
const GROUPS = awsDocs(`${GUIDE}/aws-managed-rule-groups-list.html`);

/** Groups that inspect the source and the address of a request. */
const WITHOUT_BODIES = ['AWSManagedRulesAmazonIpReputationList', 'AWSManagedRulesKnownBadInputsRuleSet'];
/** Groups that also inspect bodies. */
const WITH_BODIES = ['AWSManagedRulesCommonRuleSet'];
const SQL_INJECTION = 'AWSManagedRulesSQLiRuleSet';

/** Programs that call an API run in data centres, so a rule against data centres may only count. */
const MAY_COUNT: readonly string[] = ['AWSManagedRulesAnonymousIpList/HostingProviderIPList'];
/**
 * Groups that are billed per request. AWS recommends to limit them with a scope-down statement.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-managed-protections-best-practices.html
 */
const MAY_BE_SCOPED_DOWN: readonly string[] = [
  'AWSManagedRulesBotControlRuleSet',
  'AWSManagedRulesATPRuleSet',
  'AWSManagedRulesACFPRuleSet',
];

/** Rule groups in web ACLs. */
export const wafRuleGroupRules: readonly Rule[] = [
  {
    id: 'WafRuleGroupBaseline',
    level: 'hardening',
    group: 'webFirewall',
    types: TYPES,
    what: 'WAF web ACL includes the AWS managed rule groups for reputation, known bad inputs and common attacks',
    why: 'Scanners try published attacks within hours. AWS updates these groups faster than a team updates rules.',
    fix: `Add a ManagedRuleGroupStatement for ${[...WITHOUT_BODIES, ...WITH_BODIES].join(', ')}; user pools need the first two.`,
    property: PROPERTY,
    references: [nist('SI-3'), GROUPS],
    check: (acl, templates) => {
      const names = findRuleGroups(acl).map(readGroupName);
      const needed = [...WITHOUT_BODIES, ...(canInspectBodies(acl, templates) ? WITH_BODIES : [])];
      return needed.filter((name) => !names.includes(name));
    },
  },
  {
    id: 'WafRuleGroupSqlInjection',
    level: 'hardening',
    group: 'webFirewall',
    types: TYPES,
    what: 'WAF web ACL of an app with an SQL database includes the AWS managed rule group for SQL injection',
    why: 'One query that is built from text lets an attacker read or change the whole database.',
    fix: `Add a ManagedRuleGroupStatement for ${SQL_INJECTION}.`,
    property: PROPERTY,
    references: [nist('SI-3'), awsDocs(`${GUIDE}/aws-managed-rule-groups-use-case.html`)],
    check: (acl, templates) => {
      const hasDatabase = templates.ofType('AWS::RDS::DBCluster', 'AWS::RDS::DBInstance').length > 0;
      if (!hasDatabase || !canInspectBodies(acl, templates)) return 'not applicable';
      return findRuleGroups(acl).map(readGroupName).includes(SQL_INJECTION);
    },
  },
  {
    id: 'WafRuleGroupBlocks',
    level: 'hardening',
    group: 'webFirewall',
    types: TYPES,
    what: 'WAF web ACL blocks the requests that its rule groups match',
    why: 'A rule group that only counts, or that skips some requests, lets the attack pass.',
    fix: 'Set OverrideAction to None; remove ExcludedRules, ScopeDownStatement, and RuleActionOverrides that count or allow.',
    property: PROPERTY,
    references: [nist('SI-3'), awsDocs(`${GUIDE}/web-acl-rule-group-override-options.html`)],
    check: (acl) => findRuleGroups(acl).flatMap((group) => findWeakenings(acl, group)),
  },
];

function findWeakenings(acl: TemplateResource, group: RuleGroup): string[] {
  const { rule, statement } = group;
  const name = readGroupName(group);
  const actions = rule.at('OverrideAction').entries();
  const isScopedDown = statement.at('ScopeDownStatement').present && !MAY_BE_SCOPED_DOWN.includes(name);
  const counted = [
    ...statement.at('ExcludedRules').items(),
    ...statement
      .at('RuleActionOverrides')
      .items()
      .filter((override) => !isBlocking(override.at('ActionToUse'))),
  ].map((override) => override.at('Name').text() ?? '');
  return [
    ...(actions.length === 1 && actions[0]?.[0] === 'None' ? [] : [name]),
    ...(isScopedDown ? [`${name} for some requests`] : []),
    ...counted
      .filter((entry) => !MAY_COUNT.includes(`${name}/${entry}`))
      .flatMap((entry) => describeCounted(`${name}/${entry}`, findLabelBlock(acl, rule, entry))),
  ];
}

/** The finding about a rule that only counts, if a later rule does not block everything that it matches. */
function describeCounted(entry: string, blocked: LabelBlock): string[] {
  if (blocked === 'all requests') return [];
  return [blocked === 'some requests' ? `${entry} for some requests` : entry];
}
