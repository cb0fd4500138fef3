import { groupBy } from '../templates/group-by';
import { findKind } from './kinds/all-kinds';
import { isOutsider, type Link, type Party } from './party';

/** Parties that are drawn as one, and the links between them. */
export interface Graph {
  readonly groups: readonly Group[];
  readonly edges: readonly Edge[];
  readonly groupOf: ReadonlyMap<Party, Group>;
}

export interface Group {
  readonly id: string;
  readonly members: readonly Party[];
}

export interface Edge {
  readonly from: Group;
  readonly to: Group;
  /** The links that it joins, all of the same action. */
  readonly links: readonly Link[];
  readonly isWay: boolean;
}

/** Groups parties by their class, and joins links of the same action between the same groups. */
export function buildGraph(
  classes: ReadonlyMap<Party, number>,
  links: readonly Link[],
  getId: (party: Party) => string,
): Graph {
  const byClass = new Map<number, Party[]>();
  for (const [party, number] of classes) {
    const members = byClass.get(number);
    if (members === undefined) byClass.set(number, [party]);
    else members.push(party);
  }
  const groupOf = new Map<Party, Group>();
  const groups = [...byClass.values()].flatMap((members): readonly Group[] => {
    if (members.length > 1) members.sort((one, other) => compareTexts(getId(one), getId(other)));
    const [first] = members;
    if (first === undefined) return [];
    const group: Group = { id: getId(first), members };
    for (const member of members) groupOf.set(member, group);
    return [group];
  });
  groups.sort((one, other) => compareTexts(one.id, other.id));
  return { groups, edges: joinLinks(links, groupOf), groupOf };
}

function joinLinks(links: readonly Link[], groupOf: ReadonlyMap<Party, Group>): readonly Edge[] {
  const readKey = ({ from, to, action, isWay }: Link) =>
    `${groupOf.get(from)?.id}\n${groupOf.get(to)?.id}\n${action}\n${isWay}`;
  const joined = [...groupBy(links, readKey)].sort(([one], [other]) => compareTexts(one, other));
  return joined.flatMap(([, members]): readonly Edge[] => {
    const [link] = members;
    const from = link && groupOf.get(link.from);
    const to = link && groupOf.get(link.to);
    if (link === undefined || from === undefined || to === undefined || from === to) return [];
    return [{ from, to, links: members, isWay: link.isWay }];
  });
}

export function isStore(party: Party): boolean {
  return !isOutsider(party) && findKind(party.type)?.isStore === true;
}

/** By code points, which is the same on every machine. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
