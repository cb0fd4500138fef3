import { isWholeInternet } from '../../rules/generic/cidr';
import type { TemplateResource } from '../../templates/template-resource';
import { findKeyControl, findTlsControl, findTlsWeakness } from '../controls/encryption-controls';
import { joinNames } from '../join-names';
import { findKind } from '../kinds/all-kinds';
import { findText, listAt, readAt } from '../known-values';
import { isForClients, readProtocol } from '../network/client-ports';
import { connects, describeNetwork, listOpenAdmissions } from '../network/network-controls';
import type { Admission, SecurityGroups } from '../network/security-groups';
import type { Subnets } from '../network/subnets';
import type { Link, ShownControl } from '../party';
import type { Surroundings } from '../surroundings';
import { findNoun } from '../titles';
import type { Grant } from './grant-links';

export interface InnerContext {
  readonly surroundings: Surroundings;
  readonly groups: SecurityGroups;
  readonly subnets: Subnets;
  readonly grants: readonly Grant[];
  /** Rights to decrypt that hold for one encryption context only, by who has them. */
  readonly contexts: ReadonlyMap<TemplateResource, readonly ShownControl[]>;
  /** Every node of the templates that acts or is acted on. */
  readonly nodes: readonly TemplateResource[];
}

/** Actions that go through the API of a service, so that no security group decides. */
const OUTSIDE_VPC = /^(rds-data|redshift-data|ecs|lambda|codebuild):/;

/** Ways from what acts with a role to what its permissions and the security groups let it use. */
export function listInnerLinks(context: InnerContext): readonly Link[] {
  const ports = listConnections(context);
  const links: Link[] = [];
  const granted = new Map<TemplateResource, Set<TemplateResource>>();
  for (const grant of context.grants) {
    const { node, target } = grant;
    const connection = ports.get(node)?.get(target);
    const needsNetwork = context.groups.listGroups(target).length > 0 && !grant.actions.every(isOutsideVpc);
    if (needsNetwork && connection === undefined) continue;
    granted.set(node, (granted.get(node) ?? new Set()).add(target));
    links.push(buildGrantLink(grant, connection, context));
  }
  for (const [node, targets] of ports) {
    for (const [target, admission] of targets) {
      if (granted.get(node)?.has(target) === true) continue;
      links.push(buildNetworkLink(node, target, admission, context));
    }
  }
  return links;
}

function isOutsideVpc(action: string): boolean {
  return OUTSIDE_VPC.test(action);
}

/** The first rule that admits one node to another one. */
function listConnections({
  groups,
  nodes,
}: InnerContext): ReadonlyMap<TemplateResource, ReadonlyMap<TemplateResource, Admission>> {
  const found = new Map<TemplateResource, Map<TemplateResource, Admission>>();
  for (const target of nodes) {
    for (const admission of groups.listAdmissions(target).filter((each) => isForClients(each, target))) {
      for (const source of listSources(admission, target, groups, nodes)) {
        if (source === target) continue;
        const targets = found.get(source) ?? new Map<TemplateResource, Admission>();
        if (!targets.has(target)) targets.set(target, admission);
        found.set(source, targets);
      }
    }
  }
  return found;
}

/** Nodes whose security group a rule names, or whose network a range holds. */
function listSources(
  { source }: Admission,
  target: TemplateResource,
  groups: SecurityGroups,
  nodes: readonly TemplateResource[],
): readonly TemplateResource[] {
  if (source === undefined) return [];
  if (typeof source !== 'string') return groups.listMembers(source).filter(connects);
  // What admits the internet is an entry, and not a way between nodes.
  if (!isWide(source) || (isWholeInternet(source) && isDoor(target))) return [];
  const networks = new Set(groups.listGroups(target).map(readVpc));
  return nodes.filter(
    (node) => connects(node) && groups.listGroups(node).some((group) => networks.has(readVpc(group))),
  );
}

function isDoor({ type }: TemplateResource): boolean {
  return type.endsWith('::LoadBalancer');
}

/** Whether a range may hold the addresses of a whole VPC: that of the VPC itself, or all private addresses. */
function isWide(range: string): boolean {
  const length = Number(/\/(\d+)$/.exec(range)?.[1] ?? 0);
  return isWholeInternet(range) || length <= 22 || range.includes('${');
}

function readVpc(group: TemplateResource): string {
  const target = readAt(group, 'VpcId').target();
  return target === undefined ? readAt(group, 'VpcId').display() : target.path;
}

function buildGrantLink(grant: Grant, connection: Admission | undefined, context: InnerContext): Link {
  const { node, target, verbs, users } = grant;
  const controls = [
    ...(connection === undefined ? [] : describeNetwork(target, connection, context)),
    ...(users.length === 0
      ? []
      : [{ what: `IAM database authentication as ${listUsers(users)}`, resource: getFirst(grant) }]),
    ...describeRole(grant),
    ...listContexts(node, context),
    ...describeStore(target, context),
  ];
  const tls = findTlsControl(target, context.surroundings);
  return {
    from: node,
    to: target,
    action: joinVerbs(verbs),
    protocol: connection === undefined ? findKind(target.type)?.protocol : readProtocol(target, connection),
    authentication: users.length === 0 ? 'IAM' : `IAM as ${listUsers(users)}`,
    encryption: tls === undefined ? undefined : 'TLS',
    evidence: [...grant.evidence, ...(connection === undefined ? [] : [connection.shown])],
    controls,
    weaknesses: listWeaknesses(target, connection, context),
    isWay: isWayOn(node, target),
  };
}

/** A proxy reads its secret to connect, and gives it to no client. */
function isWayOn(node: TemplateResource, target: TemplateResource): boolean {
  if (node.type === 'AWS::RDS::DBProxy' && target.type === 'AWS::SecretsManager::Secret') return false;
  return target.type !== 'AWS::EC2::VPCEndpoint' && target.type !== 'AWS::Logs::LogGroup';
}

function buildNetworkLink(
  node: TemplateResource,
  target: TemplateResource,
  admission: Admission,
  context: InnerContext,
): Link {
  const refusal = findIamOnly(target);
  const tls = findTlsControl(target, context.surroundings);
  return {
    from: node,
    to: target,
    action: 'connects to',
    protocol: readProtocol(target, admission),
    encryption: tls === undefined ? undefined : 'TLS',
    evidence: [admission.shown],
    controls: [
      ...describeNetwork(target, admission, context),
      ...(refusal === undefined ? [] : [refusal]),
      ...describeStore(target, context),
    ],
    weaknesses: listWeaknesses(target, admission, context),
    // The proxy refuses whoever has no permission to connect.
    isWay: refusal === undefined && target.type !== 'AWS::EC2::VPCEndpoint',
  };
}

/** A proxy that accepts no password. */
function findIamOnly(target: TemplateResource): ShownControl | undefined {
  if (target.type !== 'AWS::RDS::DBProxy') return undefined;
  const schemes = listAt(readAt(target, 'Auth'), ['*', 'IAMAuth']).map(findText);
  const isRequired = schemes.length > 0 && schemes.every((scheme) => scheme === 'REQUIRED');
  return isRequired || findText(readAt(target, 'DefaultAuthScheme')) === 'IAM_AUTH'
    ? { what: 'IAM authentication required by the proxy', resource: target }
    : undefined;
}

function describeRole(grant: Grant): readonly ShownControl[] {
  const resource = getFirst(grant);
  const part = grant.parts.length === 0 ? '' : `${grant.parts.join(' and ')} of `;
  const what = `Role grants only ${joinNames(grant.actions, 'and')} on ${part}this ${findNoun(grant.target)}`;
  return [
    ...(grant.isNarrow ? [{ what, resource }] : []),
    ...grant.conditions.map((key) => ({ what: `IAM condition on ${key}`, resource })),
  ];
}

function getFirst({ evidence, node }: Grant): TemplateResource {
  return evidence[0] ?? node;
}

/** Keys with which a client decrypts what a database returns, and what each request has to name. */
function listContexts(node: TemplateResource, { contexts }: InnerContext): readonly ShownControl[] {
  return contexts.get(node) ?? [];
}

/** Database users by name; a proxy connects as many. */
function listUsers(users: readonly string[]): string {
  return users.length <= 2 ? users.join(' or ') : `one of ${users.length} users`;
}

/** What a store requires of every client. */
function describeStore(target: TemplateResource, { surroundings }: InnerContext): readonly ShownControl[] {
  const tls = findTlsControl(target, surroundings);
  const key = findKeyControl(target, surroundings);
  return [...(tls === undefined ? [] : [tls]), ...(key === undefined ? [] : [key])];
}

/** What the network and the store certainly leave open. */
function listWeaknesses(
  target: TemplateResource,
  connection: Admission | undefined,
  { groups, surroundings }: InnerContext,
): readonly ShownControl[] {
  const open = connection === undefined ? [] : listOpenAdmissions(target, groups);
  const tls = findTlsWeakness(target, surroundings);
  return tls === undefined ? open : [...open, tls];
}

/** `reads and writes`, the reading first. */
export function joinVerbs(verbs: readonly string[]): string {
  const ordered = [...verbs].sort((one, other) => Number(other === 'reads') - Number(one === 'reads'));
  const last = ordered.pop() ?? 'uses';
  return ordered.length === 0 ? last : `${ordered.join(', ')} and ${last}`;
}
