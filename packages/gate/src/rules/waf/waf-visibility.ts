import type { TemplateResource, Value } from '../../templates/template-resource';
import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { readRuleName, readRules } from './web-acl-lookup';

const TYPES = ['AWS::WAFv2::WebACL', 'AWS::WAFv2::RuleGroup'];

/** Metrics and samples of web ACLs and rule groups. */
export const wafVisibilityRules: readonly Rule[] = [
  {
    id: 'WafVisibilityMetrics',
    level: 'required',
    group: 'alerts',
    types: TYPES,
    what: 'WAF web ACL or rule group and each of its rules have CloudWatch metrics enabled',
    why: 'Without metrics no alarm reports an attack, and no chart shows which rule blocks customers.',
    fix: 'Set VisibilityConfig.CloudWatchMetricsEnabled to true on the resource and on each of its Rules.',
    property: 'Properties.VisibilityConfig',
    references: [securityHub('WAF.12'), nist('SI-4')],
    check: (resource) => findWithout(resource, 'CloudWatchMetricsEnabled'),
  },
  {
    id: 'WafVisibilitySampledRequests',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'WAF web ACL or rule group and each of its rules keep sampled requests',
    why: 'Without samples a responder cannot see during an attack which requests a rule matches.',
    fix: 'Set VisibilityConfig.SampledRequestsEnabled to true on the resource and on each of its Rules.',
    property: 'Properties.VisibilityConfig',
    references: [nist('SI-4'), awsDocs('waf/latest/developerguide/web-acl-testing-view-sample.html')],
    check: (resource) => findWithout(resource, 'SampledRequestsEnabled'),
  },
];

/** Names of the rules, and `default action` for the resource itself, whose VisibilityConfig does not set the flag. */
function findWithout(resource: TemplateResource, flag: string): string[] {
  const isOn = (config: Value): boolean => config.at(flag).flag() === true;
  return [
    ...(isOn(resource.at('VisibilityConfig')) ? [] : ['default action']),
    ...readRules(resource)
      .filter((rule) => !isOn(rule.at('VisibilityConfig')))
      .map(readRuleName),
  ];
}
