import { buildLine, findCommonPath } from './cost-line';
import { renderCount } from './nouns';
import type { Estimate } from './resource-class';

/** DNS Firewall costs per domain in a list. A list of AWS is not a resource of a template. */
export const estimateDomainLists: Estimate = (lists, { region }) => {
  const domains = lists.reduce((sum, list) => sum + list.at('Domains').items().length, 0);
  return [
    buildLine(region, {
      resource: findCommonPath(lists.map(({ path }) => path)),
      what: `${renderCount(domains, 'domain')} in lists of DNS Firewall`,
      quantity: domains,
      price: 'dnsFirewallDomain',
    }),
  ];
};
