import type { Link, Party } from './party';

const ONLY_WRITES = /^(writes|writes to|sends to|publishes to|invokes|starts|sends events to)$/;
const POLLS = /^(sends messages to|is read by)$/;

/**
 * Joins the links that resources declare with those that permissions and security groups allow. What AWS delivers needs
 * both the property that names the receiver and the permission, so that is one way with the safeguards of both. A
 * permission that is only there to write logs or failed events, or to poll what sends its messages, adds none.
 */
export function mergeLinks(declared: readonly Link[], allowed: readonly Link[]): readonly Link[] {
  const byPair = indexPairs(allowed);
  const isJoined = new Set<Link>();
  const merged = declared.map((link) => {
    if (POLLS.test(link.action)) {
      for (const each of byPair.get(link.to)?.get(link.from) ?? []) if (each.action === 'reads') isJoined.add(each);
    }
    const same = (byPair.get(link.from)?.get(link.to) ?? []).filter(
      ({ isWay, action }) => link.isWay === isWay || ONLY_WRITES.test(action),
    );
    for (const each of same) isJoined.add(each);
    return link.isWay ? joinLink(link, same) : link;
  });
  return [...merged, ...allowed.filter((link) => !isJoined.has(link))];
}

function indexPairs(links: readonly Link[]): ReadonlyMap<Party, ReadonlyMap<Party, readonly Link[]>> {
  const index = new Map<Party, Map<Party, Link[]>>();
  for (const link of links) {
    const targets = index.get(link.from) ?? new Map<Party, Link[]>();
    index.set(link.from, targets);
    targets.set(link.to, [...(targets.get(link.to) ?? []), link]);
  }
  return index;
}

function joinLink(link: Link, same: readonly Link[]): Link {
  const [first] = same;
  if (first === undefined) return link;
  return {
    ...link,
    protocol: link.protocol ?? first.protocol,
    encryption: link.encryption ?? first.encryption,
    controls: [...link.controls, ...same.flatMap(({ controls }) => controls)],
    weaknesses: [link, ...same].flatMap(({ weaknesses = [] }) => weaknesses),
  };
}
