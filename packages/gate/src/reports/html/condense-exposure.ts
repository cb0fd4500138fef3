import type { ExposureEdge, ExposureNode, ExposureRecord, TrustZone } from '../../exposure/exposure-record';
import { groupBy } from '../../templates/group-by';
import { classifyEdge } from './edge-kind';

/** What a picture shows of an exposure. The tables have everything. */
export interface CondensedExposure {
  readonly nodes: readonly ExposureNode[];
  readonly edges: readonly ExposureEdge[];
  /** How many nodes write logs or events to a node, where there are too many to draw. */
  readonly hubs: ReadonlyMap<string, number>;
  /** Id of the drawn node of each node that was folded into another one. */
  readonly folded: ReadonlyMap<string, string>;
}

/**
 * Nodes of a zone that are drawn. With more, those of one type are folded. A reviewer looks at the zones of the data
 * first, so audit and management are folded earlier.
 */
const MOST_NODES: Readonly<Record<TrustZone, number>> = {
  internet: 12,
  edge: 12,
  identity: 8,
  application: 14,
  data: 12,
  audit: 6,
  management: 4,
};
/** More lines of logs and events to one node say nothing, and hide the others. */
const MAX_LOG_LINES = 4;

/** Folds what does not decide exposure, so that a picture of a whole environment can be read. */
export function condenseExposure({ nodes, edges }: Pick<ExposureRecord, 'nodes' | 'edges'>): CondensedExposure {
  const folded = new Map<string, string>();
  const merged = [...groupBy(nodes, ({ zone }) => zone).values()].flatMap((zone) => foldZone(zone, folded));
  const moved = edges
    .map((edge) => ({ ...edge, from: folded.get(edge.from) ?? edge.from, to: folded.get(edge.to) ?? edge.to }))
    .filter(({ from, to }) => from !== to);
  const hubs = new Map<string, number>();
  for (const [to, group] of groupBy(moved.filter(isLog), (edge) => edge.to)) {
    const writers = new Set(group.map(({ from }) => from)).size;
    if (writers > MAX_LOG_LINES) hubs.set(to, writers);
  }
  return {
    nodes: merged,
    edges: moved.filter((edge) => !isLog(edge) || !hubs.has(edge.to)),
    hubs,
    folded,
  };
}

function isLog(edge: ExposureEdge): boolean {
  return classifyEdge(edge) === 'log';
}

/** Folds the nodes of one type into the first of them. */
function foldZone(zone: readonly ExposureNode[], folded: Map<string, string>): readonly ExposureNode[] {
  if (zone.length <= MOST_NODES[zone[0]?.zone ?? 'data']) return zone;
  const groups = groupBy(zone, ({ type, isDataStore }) => `${type} ${isDataStore}`);
  return [...groups.values()].flatMap((group): ExposureNode[] => {
    const [first, ...others] = group;
    if (first === undefined) return [];
    if (others.length === 0) return [first];
    for (const { id } of others) folded.set(id, first.id);
    const count = group.reduce((sum, node) => sum + node.count, 0);
    return [{ ...first, title: nameType(first.type), count }];
  });
}

/** `AWS::StepFunctions::StateMachine` is `State machines`. */
function nameType(type: string): string {
  const name = (type.split('::').at(-1) ?? type).replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${name.endsWith('s') ? '' : 's'}`;
}
