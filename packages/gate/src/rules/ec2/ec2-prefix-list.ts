import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { collectCertain } from '../../templates/undecided';
import { coverHalf, isBroad } from '../generic/cidr';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const INGRESS = 'AWS::EC2::SecurityGroupIngress';

/** Rules for prefix lists. AddressListPrefixList reports the security group that admits a list of the templates. */
export const ec2PrefixListRules: readonly Rule[] = [
  {
    id: 'Ec2PrefixListNamesNetworks',
    level: 'required',
    group: 'closedInbound',
    types: ['AWS::EC2::PrefixList'],
    what: 'Prefix list names networks, and not all addresses of the internet or a half of them',
    why: 'Every security group that admits the list, also in another account, is open, and its rules do not show it.',
    fix: 'Remove broad ranges such as 0.0.0.0/0 from Entries.',
    property: 'Properties.Entries',
    references: [pciDss('1.3.1'), awsDocs('vpc/latest/userguide/managed-prefix-lists.html'), nist('SC-7')],
    check: (list, templates) => {
      if (isAdmitted(list, templates)) return 'not applicable';
      const entries = list.at('Entries').items();
      const broad = collectCertain(entries, (entry) => {
        const range = entry.at('Cidr').text() ?? '';
        return isBroad(range) ? [`${entry.property.replace(/^Properties\./, '')}.Cidr: ${range}`] : [];
      });
      if (broad.length > 0) return broad;
      const ranges = entries.map((entry) => entry.at('Cidr').text() ?? '');
      return coverHalf(ranges) ? ['Entries that hold half of all addresses together'] : [];
    },
  },
];

/** Whether a security group of the templates admits the list, so that its finding is there. */
function isAdmitted(list: TemplateResource, templates: TemplateSet): boolean {
  return templates.ofType('AWS::EC2::SecurityGroup', INGRESS).some((group) => {
    const entries = group.type === INGRESS ? [group.at('')] : group.at('SecurityGroupIngress').items();
    return entries.some((entry) => entry.at('SourcePrefixListId').target() === list);
  });
}
