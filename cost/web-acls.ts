import type { TemplateResource } from '@bulwark/gate/templates';
import { buildLine, type CostLine, UnpricedResource } from './cost-line';
import type { Estimate } from './resource-class';

/** Managed rule groups of AWS that cost more than a rule. */
const PAID_GROUPS: ReadonlySet<string> = new Set([
  'AWSManagedRulesACFPRuleSet',
  'AWSManagedRulesATPRuleSet',
  'AWSManagedRulesBotControlRuleSet',
]);

/**
 * A web ACL costs by the month, and so does each rule in it. A managed rule group counts as one rule.
 *
 * @see https://aws.amazon.com/waf/pricing/
 */
export const estimateWebAcls: Estimate = (acls, { region }) =>
  acls.flatMap((acl): CostLine[] => {
    const rules = acl.at('Rules').items().length;
    const paid = listManagedGroups(acl).filter((name) => PAID_GROUPS.has(name));
    const { path: resource } = acl;
    return [
      buildLine(region, { resource, what: 'web ACL', quantity: 1, price: 'webAcl' }),
      buildLine(region, { resource, what: `${rules} rules and rule groups`, quantity: rules, price: 'webAclRule' }),
      ...paid.map((name) => buildLine(region, { resource, what: name, quantity: 1, price: 'paidRuleGroup' })),
    ];
  });

/** The managed rule groups of AWS in a web ACL. @throws UnpricedResource for a group of another vendor */
function listManagedGroups(acl: TemplateResource): string[] {
  return acl
    .at('Rules')
    .items()
    .map((rule) => rule.at('Statement.ManagedRuleGroupStatement'))
    .filter((group) => group.present)
    .map((group) => {
      const [vendor, name = ''] = [group.at('VendorName').text(), group.at('Name').text()];
      if (vendor !== 'AWS' || name === 'AWSManagedRulesAntiDDoSRuleSet') {
        throw new UnpricedResource(acl.path, `the rule group ${name} of ${vendor} has no price`);
      }
      return name;
    });
}
