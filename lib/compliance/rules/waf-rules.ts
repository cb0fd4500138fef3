import type { Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { awsDocs, nist, type Rule, securityHub } from './rule';
import { isBeforeApi, nameOf, refuses, rulesOf, seesBodies } from './web-acl';

const TYPES = ['AWS::WAFv2::WebACL'];
const PROPERTY = 'Properties.Rules';
const GROUPS_PAGE = awsDocs('waf/latest/developerguide/aws-managed-rule-groups-list.html');

/** Groups that look at where a request comes from and what it asks for. */
const ALWAYS = ['AWSManagedRulesAmazonIpReputationList', 'AWSManagedRulesKnownBadInputsRuleSet'];

/** Groups that look into bodies. Cognito forwards none to AWS WAF, so before user pools they would see nothing. */
const WITH_BODIES = ['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesSQLiRuleSet'];

/** Rules that may be counted: programs that call an API stand in data centres, and this one refuses data centres. */
const MAY_COUNT: readonly string[] = ['AWSManagedRulesAnonymousIpList/HostingProviderIPList'];

/** Rules for what web ACLs block. */
export const wafRules: readonly Rule[] = [
  {
    id: 'WafManagedGroups',
    types: TYPES,
    what: 'The web ACL has the rule groups of AWS against known attackers, bad inputs, SQL injection and the common attacks.',
    why: 'Scanners try published attacks within hours. AWS keeps these groups up to date; nobody does that by hand.',
    fix: `Add a ManagedRuleGroupStatement for ${[...ALWAYS, ...WITH_BODIES].join(', ')}; before user pools the first two.`,
    property: PROPERTY,
    references: [securityHub('WAF.10'), nist('SI-3'), GROUPS_PAGE],
    check: (acl, deployment) => {
      const names = groupsOf(acl).map(groupName);
      return [...ALWAYS, ...(seesBodies(acl, deployment) ? WITH_BODIES : [])].filter((name) => !names.includes(name));
    },
  },
  {
    id: 'WafAnonymousAddresses',
    types: TYPES,
    what: 'The web ACL refuses addresses that hide where a request comes from.',
    why: 'Proxies and the Tor network are how blocked attackers come back under another address.',
    fix: 'Add a ManagedRuleGroupStatement for AWSManagedRulesAnonymousIpList.',
    property: PROPERTY,
    references: [nist('SC-7'), awsDocs('waf/latest/developerguide/aws-managed-rule-groups-ip-rep.html')],
    check: (acl) => groupsOf(acl).map(groupName).includes('AWSManagedRulesAnonymousIpList'),
  },
  {
    id: 'WafGroupsBlock',
    types: TYPES,
    what: 'Rule groups block what they find, in every request.',
    why: 'A group that counts, or that skips some requests, writes the attack down and lets it pass.',
    fix: 'Set OverrideAction to None, and leave out ExcludedRules, ScopeDownStatement and RuleActionOverrides that count or allow.',
    property: PROPERTY,
    references: [nist('SI-3'), awsDocs('waf/latest/developerguide/web-acl-rule-group-override-options.html')],
    check: (acl) => groupsOf(acl).flatMap(weakened),
  },
  {
    id: 'WafRulesBlock',
    types: TYPES,
    what: 'Rules of the web ACL block, and none of them lets requests past the others.',
    why: 'A rule that counts stops nothing; one that allows ends the inspection, so what follows is never asked.',
    fix: 'Set Action of every rule to Block, Captcha or Challenge.',
    property: PROPERTY,
    references: [nist('SC-7'), awsDocs('waf/latest/developerguide/waf-rule-action.html')],
    check: (acl) =>
      rulesOf(acl)
        .filter((rule) => groupOf(rule) === undefined && !refuses(rule.at('Action')))
        .map(nameOf),
  },
  {
    id: 'WafDefaultAction',
    types: TYPES,
    what: 'The web ACL has rules, and says what becomes of requests that none of them decides.',
    why: 'A web ACL that allows by default and has no rules is a name in a list and nothing more.',
    fix: 'Set DefaultAction to Block, or to Allow together with Rules.',
    property: 'Properties.DefaultAction',
    references: [securityHub('WAF.10'), nist('SC-7')],
    check: (acl) => {
      const actions = acl.at('DefaultAction').entries();
      return rulesOf(acl).length > 0 && actions.length === 1 && ['Allow', 'Block'].includes(actions[0]?.[0] ?? '');
    },
  },
  {
    id: 'WafBlockList',
    types: TYPES,
    what: 'Addresses can be blocked at once before an API.',
    why: 'In an incident, seconds count: a list that is already in place needs no deployment.',
    fix: 'Add a rule with an IPSetReferenceStatement and Action Block.',
    property: PROPERTY,
    references: [nist('IR-4'), awsDocs('waf/latest/developerguide/waf-rule-statement-type-ipset-match.html')],
    check: (acl, deployment) => {
      if (!isBeforeApi(acl, deployment)) return 'not applicable';
      return rulesOf(acl).some(
        (rule) => refuses(rule.at('Action')) && isIpSet(rule.at('Statement.IPSetReferenceStatement.Arn')),
      );
    },
  },
  {
    id: 'WafVisibility',
    types: TYPES,
    what: 'The web ACL and each of its rules have metrics and samples.',
    why: 'Without them nobody sees an attack while it runs, nor which rule refuses a customer.',
    fix: 'Set CloudWatchMetricsEnabled and SampledRequestsEnabled to true in VisibilityConfig of the web ACL and of every rule.',
    property: 'Properties.VisibilityConfig',
    references: [securityHub('WAF.12'), nist('SI-4')],
    check: (acl) => [
      ...(isVisible(acl.at('VisibilityConfig')) ? [] : ['the web ACL']),
      ...rulesOf(acl)
        .filter((rule) => !isVisible(rule.at('VisibilityConfig')))
        .map(nameOf),
    ],
  },
  {
    id: 'WafPriorities',
    types: TYPES,
    what: 'Every rule has a priority of its own.',
    why: 'AWS WAF refuses two rules with one priority: the web ACL is not deployed, or stays as it was.',
    fix: 'Give every entry of Rules another Priority.',
    property: PROPERTY,
    references: [nist('CM-6'), awsDocs('waf/latest/developerguide/web-acl-processing-order.html')],
    check: (acl) => {
      const priorities = rulesOf(acl).map((rule) => rule.at('Priority').number());
      return rulesOf(acl)
        .filter((_, index) => priorities[index] === undefined || priorities.indexOf(priorities[index]) < index)
        .map(nameOf);
    },
  },
];

interface Group {
  readonly rule: Value;
  readonly statement: Value;
}

function groupOf(rule: Value): Group | undefined {
  const statements = ['ManagedRuleGroupStatement', 'RuleGroupReferenceStatement'].map((kind) =>
    rule.at('Statement').at(kind),
  );
  const statement = statements.find(({ present }) => present);
  return statement === undefined ? undefined : { rule, statement };
}

function groupsOf(acl: Resource): Group[] {
  return rulesOf(acl).flatMap((rule) => groupOf(rule) ?? []);
}

function groupName({ rule, statement }: Group): string {
  const vendor = statement.at('VendorName').text();
  const name = statement.at('Name').text();
  return vendor === 'AWS' ? (name ?? '') : `${vendor ?? 'own'}/${name ?? nameOf(rule)}`;
}

function weakened(group: Group): string[] {
  const { rule, statement } = group;
  const name = groupName(group);
  const actions = rule.at('OverrideAction').entries();
  const counted = [
    ...statement.at('ExcludedRules').items(),
    ...statement
      .at('RuleActionOverrides')
      .items()
      .filter((override) => !refuses(override.at('ActionToUse'))),
  ].map((override) => `${name}/${override.at('Name').text()}`);
  return [
    ...(actions.length === 1 && actions[0]?.[0] === 'None' ? [] : [name]),
    ...(statement.at('ScopeDownStatement').present ? [`${name} for some requests`] : []),
    ...counted.filter((entry) => !MAY_COUNT.includes(entry)),
  ];
}

function isIpSet(arn: Value): boolean {
  const target = arn.target();
  return target === undefined ? /\/ipset\//.test(arn.text() ?? '') : target.type === 'AWS::WAFv2::IPSet';
}

function isVisible(config: Value): boolean {
  return config.at('CloudWatchMetricsEnabled').flag() === true && config.at('SampledRequestsEnabled').flag() === true;
}
