import { isBroad, isWholeInternet } from '../../rules/generic/cidr';
import { memoize } from '../../templates/memoize';
import type { TemplateResource } from '../../templates/template-resource';
import { compareTexts } from '../graph';
import { joinNames } from '../join-names';
import { findKind } from '../kinds/all-kinds';
import type { ShownControl } from '../party';
import { buildTitle } from '../titles';
import { isForClients } from './client-ports';
import type { Admission, SecurityGroups } from './security-groups';
import type { Subnets } from './subnets';

/** Security groups that name their clients, and subnets without a way from the internet. */
export function describeNetwork(
  target: TemplateResource,
  admission: Admission,
  { groups, subnets }: { readonly groups: SecurityGroups; readonly subnets: Subnets },
): readonly ShownControl[] {
  const clients = findClients(groups)(target);
  const hidden = subnets.findPrivate(target);
  return [
    ...(clients === undefined
      ? []
      : [{ what: `Security group admits only ${clients} on ${admission.ports}`, resource: admission.shown }]),
    ...(hidden === undefined ? [] : [{ what: 'Private subnets without a route from the internet', resource: hidden }]),
  ];
}

/** Security groups that admit every address to the port of a node. */
export function listOpenAdmissions(target: TemplateResource, groups: SecurityGroups): readonly ShownControl[] {
  return groups
    .listAdmissions(target)
    .filter((each) => isForClients(each, target))
    .flatMap(({ source, ports, shown }) => {
      if (typeof source !== 'string' || !isBroad(source)) return [];
      const addresses = isWholeInternet(source) ? 'any address' : source;
      return [{ what: `Security group admits ${addresses} on ${ports}`, resource: shown }];
    });
}

/** Those that the groups of a node admit, when every rule names a security group. */
const findClients = memoize((groups: SecurityGroups) =>
  memoize((target: TemplateResource): string | undefined => {
    const all = groups.listAdmissions(target).filter((each) => isForClients(each, target));
    const sources = [...new Set(all.map(({ source }) => source))];
    const named = sources.flatMap((source) => (source === undefined || typeof source === 'string' ? [] : [source]));
    return named.length === sources.length ? listClients(named, groups) : undefined;
  }),
);

/** Who is in security groups, by name. */
function listClients(sources: readonly TemplateResource[], groups: SecurityGroups): string {
  const clients = sources.flatMap((source) => {
    const members = groups.listMembers(source).filter(connects);
    return members.length === 0 ? [buildTitle(source)] : members.map(buildTitle);
  });
  return joinNames([...new Set(clients)].sort(compareTexts), 'and');
}

/** Whether a node opens connections. Databases, caches and endpoints only accept them. */
export function connects({ type }: TemplateResource): boolean {
  return findKind(type)?.isStore !== true && type !== 'AWS::EC2::VPCEndpoint';
}
