import { services } from './actions-without-resources.json';

/**
 * Actions of which the resource does not exist before the call. The Lambda service needs them on `*` to connect functions
 * to a VPC.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
const FOR_NETWORK_INTERFACES: ReadonlySet<string> = new Set([
  'ec2:assignprivateipaddresses',
  'ec2:createnetworkinterface',
  'ec2:deletenetworkinterface',
  'ec2:unassignprivateipaddresses',
]);

const beginnings = new Map<string, readonly string[]>();

/**
 * Whether Resource can only be `*` for an action, or for every action that a pattern covers. In lower case.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function hasNoResources(action: string): boolean {
  if (FOR_NETWORK_INTERFACES.has(action)) return true;
  const [service = '', ...rest] = action.split(':');
  const name = rest.join(':');
  const wildcard = name.search(/[*?]/);
  const known = wildcard < 0 ? `${name}$` : name.slice(0, wildcard);
  return listBeginnings(service).some((beginning) => known.startsWith(beginning));
}

function listBeginnings(service: string): readonly string[] {
  const before = beginnings.get(service);
  if (before !== undefined) return before;
  const data: Readonly<Record<string, string>> = services;
  const listed = Object.hasOwn(data, service) ? (data[service] ?? '').split(' ') : [];
  beginnings.set(service, listed);
  return listed;
}
