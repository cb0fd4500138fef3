import { compareTexts, type Edge, type Graph, type Group } from './graph';
import { isOutsider } from './party';

/** One way from outside to a data store, as the edges that it takes. */
export interface Way {
  readonly edges: readonly Edge[];
}

export interface Ways {
  readonly store: Group;
  readonly ways: readonly Way[];
  /** Ways that are not listed, because each is at least as long as a listed one through the same door. */
  readonly others: number;
}

/** At most so many ways to a store are listed, the shortest through every door first. */
const MAX_WAYS = 6;
/** With many stores fewer ways to each are listed, so that a reader sees all stores. */
const MAX_WAYS_TOGETHER = 200;

/** The ways to every store. */
export function findAllWays(graph: Graph, stores: readonly Group[]): readonly Ways[] {
  const most = Math.max(1, Math.min(MAX_WAYS, Math.floor(MAX_WAYS_TOGETHER / stores.length)));
  return stores.map((store) => findWays(graph, store, most));
}

/**
 * The shortest ways from everybody and from other accounts to a store. A door is the first resource that somebody
 * outside reaches; for each door every shortest way behind it counts.
 */
function findWays(graph: Graph, store: Group, most: number): Ways {
  const index = indexEdges(graph);
  const distances = measureDistances(index, store);
  const doors = index.doors
    .filter(({ to }) => distances.has(to))
    .sort((one, other) => (distances.get(one.to) ?? 0) - (distances.get(other.to) ?? 0) || compareEdges(one, other));
  const byDoor = doors.map((door) => listShortest(door, index, distances, store));
  const count = doors.reduce((sum, door) => sum + countShortest(door.to, index, distances, store, new Map()), 0);
  const ways: Way[] = [];
  for (let turn = 0; turn < most; turn += 1) {
    for (const listed of byDoor) {
      const way = listed[turn];
      if (way !== undefined && ways.length < most) ways.push(way);
    }
  }
  ways.sort((one, other) => one.edges.length - other.edges.length);
  return { store, ways, others: count - ways.length };
}

interface Index {
  /** From somebody untrusted to the first resource. */
  readonly doors: readonly Edge[];
  readonly into: ReadonlyMap<Group, readonly Edge[]>;
  readonly outOf: ReadonlyMap<Group, readonly Edge[]>;
}

const indexes = new WeakMap<Graph, Index>();

function indexEdges(graph: Graph): Index {
  const before = indexes.get(graph);
  if (before !== undefined) return before;
  const into = new Map<Group, Edge[]>();
  const outOf = new Map<Group, Edge[]>();
  const doors: Edge[] = [];
  for (const edge of pickWeakest(graph.edges.filter(({ isWay }) => isWay))) {
    if (isStart(edge.from)) {
      doors.push(edge);
      continue;
    }
    addTo(into, edge.to, edge);
    addTo(outOf, edge.from, edge);
  }
  const now = { doors, into, outOf };
  indexes.set(graph, now);
  return now;
}

function addTo(index: Map<Group, Edge[]>, group: Group, edge: Edge): void {
  const edges = index.get(group);
  if (edges === undefined) index.set(group, [edge]);
  else edges.push(edge);
}

function isStart({ members }: Group): boolean {
  return members.some((member) => isOutsider(member) && member.isUntrusted);
}

/** Of several edges between the same groups an attacker takes the one with the fewest safeguards. */
function pickWeakest(edges: readonly Edge[]): readonly Edge[] {
  const best = new Map<string, Edge>();
  for (const edge of [...edges].sort(compareEdges)) {
    const pair = `${edge.from.id}\n${edge.to.id}`;
    const before = best.get(pair);
    if (before === undefined || countControls(edge) < countControls(before)) best.set(pair, edge);
  }
  return [...best.values()];
}

function countControls({ links }: Edge): number {
  return Math.min(...links.map(({ controls }) => controls.length));
}

function compareEdges(one: Edge, other: Edge): number {
  const readKey = ({ from, to, links }: Edge) => `${from.id}\n${to.id}\n${links[0]?.action ?? ''}`;
  return compareTexts(readKey(one), readKey(other));
}

/** Number of edges from each group to the store. */
function measureDistances({ into }: Index, store: Group): ReadonlyMap<Group, number> {
  const distances = new Map([[store, 0]]);
  const waiting = [store];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const { from } of into.get(next) ?? []) {
      if (distances.has(from)) continue;
      distances.set(from, (distances.get(next) ?? 0) + 1);
      waiting.push(from);
    }
  }
  return distances;
}

function listNext(group: Group, { outOf }: Index, distances: ReadonlyMap<Group, number>): readonly Edge[] {
  const here = distances.get(group) ?? 0;
  return (outOf.get(group) ?? []).filter(({ to }) => distances.get(to) === here - 1);
}

function listShortest(door: Edge, index: Index, distances: ReadonlyMap<Group, number>, store: Group): readonly Way[] {
  const found: Way[] = [];
  const visit = (edges: readonly Edge[]): void => {
    const last = edges.at(-1);
    if (last === undefined || found.length >= MAX_WAYS) return;
    if (last.to === store) found.push({ edges });
    else for (const edge of listNext(last.to, index, distances)) visit([...edges, edge]);
  };
  visit([door]);
  return found;
}

function countShortest(
  group: Group,
  index: Index,
  distances: ReadonlyMap<Group, number>,
  store: Group,
  known: Map<Group, number>,
): number {
  if (group === store) return 1;
  const before = known.get(group);
  if (before !== undefined) return before;
  const count = listNext(group, index, distances).reduce(
    (sum, { to }) => sum + countShortest(to, index, distances, store, known),
    0,
  );
  known.set(group, count);
  return count;
}
