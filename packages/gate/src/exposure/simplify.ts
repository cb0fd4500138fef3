import { getEnvironment } from '../templates/environment';
import type { TrustZone } from './exposure-record';
import { type Classes, joinByType, type Targets } from './fold';
import { type Graph, type Group, isStore } from './graph';
import { isOutsider, type Party } from './party';
import { assignZones } from './zones';

/** More nodes of one environment than a reader takes in at a glance. */
const MAX_NODES = 35;

/** A graph that is small enough to be drawn, with the trust zone of each node. */
export interface Picture {
  readonly graph: Graph;
  readonly zones: ReadonlyMap<Group, TrustZone>;
}

/**
 * Joins nodes of an environment that has too many: first those of one type that keep the environment running, then code
 * of one type behind the doors, then data stores of one type, and doors of one type last.
 *
 * @param rebuild builds the graph of other classes
 */
export function simplify(
  exact: Graph,
  classes: Classes,
  { entered }: Targets,
  rebuild: (classes: Classes) => Graph,
): Picture {
  let [graph, zones, now] = [exact, assignZones(exact), classes];
  const isInner = (party: Party) => !entered.has(party);
  const isIn = (party: Party, ...wanted: readonly TrustZone[]) => wanted.includes(readZone(party, graph, zones));
  const steps: readonly ((party: Party) => boolean)[] = [
    (party) => !isStore(party) && isIn(party, 'management'),
    (party) => !isStore(party) && isIn(party, 'audit'),
    (party) => !isStore(party) && isInner(party) && isIn(party, 'application', 'management', 'data'),
    (party) => isStore(party) && isInner(party),
    (party) => !isStore(party),
  ];
  for (const isJoined of steps) {
    const crowded = findCrowded(graph);
    if (crowded.size === 0) break;
    now = joinByType(now, (party) => crowded.has(readEnvironment(party)) && isJoined(party));
    graph = rebuild(now);
    zones = assignZones(graph);
  }
  return { graph, zones };
}

function readZone(party: Party, { groupOf }: Graph, zones: ReadonlyMap<Group, TrustZone>): TrustZone {
  const group = groupOf.get(party);
  return (group && zones.get(group)) ?? 'application';
}

function readEnvironment(party: Party): string {
  return isOutsider(party) ? '' : getEnvironment(party.stack.path);
}

/** Environments whose picture has too many nodes. */
function findCrowded({ groups }: Graph): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { members } of groups) {
    const [first] = members;
    if (first === undefined || isOutsider(first)) continue;
    const environment = readEnvironment(first);
    counts.set(environment, (counts.get(environment) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > MAX_NODES - 2).map(([environment]) => environment));
}
