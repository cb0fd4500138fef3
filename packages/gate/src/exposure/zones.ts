import type { TrustZone } from './exposure-record';
import { type Edge, type Graph, type Group, isStore } from './graph';
import { findKind } from './kinds/all-kinds';
import { isOutsider } from './party';

/** From the outside to the inside. */
export const ZONES: readonly TrustZone[] = [
  'internet',
  'edge',
  'identity',
  'application',
  'data',
  'audit',
  'management',
];

/**
 * The trust zone of each group. What receives logs is in the audit zone; code and messages that nobody outside reaches,
 * and that reach no data of the app, are management.
 */
export function assignZones({ groups, edges }: Graph): ReadonlyMap<Group, TrustZone> {
  const zones = new Map(groups.map((group) => [group, readZone(group)]));
  for (const { to, links } of edges) {
    const [link] = links;
    if (link?.action === 'writes logs to' && zones.get(to) === 'data') zones.set(to, 'audit');
  }
  const ways = edges.filter(({ isWay }) => isWay);
  const outside = groups.filter(({ members }) => members.some((member) => isOutsider(member) && member.isUntrusted));
  const reached = collectReachable(outside, ways, ({ from, to }) => [from, to]);
  // A store that nothing reads or writes, such as a queue of failed events, makes nothing an application.
  const used = new Set(ways.map(({ to }) => to));
  const stores = groups.filter(
    (group) => zones.get(group) === 'data' && used.has(group) && group.members.some(isStore),
  );
  const reaching = collectReachable(stores, ways, ({ from, to }) => [to, from]);
  for (const group of groups) {
    if (zones.get(group) === 'application' && !reached.has(group) && !reaching.has(group))
      zones.set(group, 'management');
  }
  return zones;
}

function readZone({ members: [member] }: Group): TrustZone {
  if (member === undefined || isOutsider(member)) return 'internet';
  return findKind(member.type)?.zone ?? 'application';
}

/** The starts, and everything that edges lead to from there, in the direction in which they are read. */
function collectReachable(
  starts: readonly Group[],
  edges: readonly Edge[],
  read: (edge: Edge) => readonly [from: Group, to: Group],
): ReadonlySet<Group> {
  const next = new Map<Group, Group[]>();
  for (const edge of edges) {
    const [from, to] = read(edge);
    const targets = next.get(from);
    if (targets === undefined) next.set(from, [to]);
    else targets.push(to);
  }
  const found = new Set(starts);
  for (const group of found) for (const other of next.get(group) ?? []) found.add(other);
  return found;
}
