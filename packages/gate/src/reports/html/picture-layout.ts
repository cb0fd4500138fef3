import type { ExposureNode, ExposureRecord, TrustZone } from '../../exposure/exposure-record';
import { type PlacedLine, routeLines } from './picture-lines';
import { NODE_HEIGHT, NODE_WIDTH, type PlacedNode, round } from './placed-node';

/** The columns of the picture from left to right, each with its zones from top to bottom. */
const COLUMNS: readonly (readonly TrustZone[])[] = [
  ['internet'],
  ['edge', 'identity'],
  ['application'],
  ['data'],
  ['audit', 'management'],
];

const GAP_X = 60;
/** Space for the number of findings below a node, and for the lines below that. */
const GAP_Y = 26;
/** Space for the name of a zone. */
const TOP = 40;
/** Space between two zones of a column. */
const ZONE_GAP = 14;
const MARGIN = 12;
/** Times that the columns are sorted by their neighbours. More make no difference for forty nodes. */
const SWEEPS = 6;

export interface PlacedZone {
  readonly zone: TrustZone;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PictureLayout {
  readonly width: number;
  readonly height: number;
  readonly zones: readonly PlacedZone[];
  readonly nodes: readonly PlacedNode[];
  readonly lines: readonly PlacedLine[];
}

/** Places the nodes in the columns of their zones, with few crossings. The same record gives the same layout. */
export function layOutPicture({ nodes, edges }: Pick<ExposureRecord, 'nodes' | 'edges'>): PictureLayout {
  const neighbours = findNeighbours(edges);
  const zones = sortZones(
    COLUMNS.flat().map((zone) => nodes.filter((node) => node.zone === zone)),
    neighbours,
  );
  const columns = COLUMNS.map((names) =>
    zones.filter(([first]) => first !== undefined && names.includes(first.zone)),
  ).filter(({ length }) => length > 0);
  const heights = columns.map((column) => column.reduce((sum, list) => sum + measureZone(list), -ZONE_GAP));
  const tallest = Math.max(NODE_HEIGHT, ...heights);
  const placedZones: PlacedZone[] = [];
  const placed = new Map<string, PlacedNode>();
  for (const [column, lists] of columns.entries()) {
    const x = MARGIN + column * (NODE_WIDTH + GAP_X);
    // The free height of a column is divided among its zones.
    const extra = (tallest - (heights[column] ?? tallest)) / lists.length;
    let y = MARGIN / 2;
    for (const list of lists) {
      const [first] = list;
      if (first === undefined) continue;
      const height = measureZone(list) - ZONE_GAP + extra;
      placedZones.push({ zone: first.zone, x: x - MARGIN / 2, y, width: NODE_WIDTH + MARGIN, height });
      for (const [row, node] of list.entries()) {
        placed.set(node.id, { node, x, y: round(y + TOP + extra / 2 + row * (NODE_HEIGHT + GAP_Y)) });
      }
      y += height + ZONE_GAP;
    }
  }
  const lastX = MARGIN + (columns.length - 1) * (NODE_WIDTH + GAP_X);
  const isLoop = ({ from, to }: Edges[number]): boolean =>
    from !== to && placed.get(from)?.x === lastX && placed.get(to)?.x === lastX;
  return {
    // A line inside of the last column needs space at its right side.
    width: lastX + NODE_WIDTH + MARGIN + (edges.some(isLoop) ? GAP_X / 2 : 0),
    height: tallest + MARGIN,
    zones: placedZones,
    nodes: [...placed.values()],
    lines: routeLines(edges, placed),
  };
}

/** Height of a zone with its name and the gap below it. */
function measureZone(list: readonly ExposureNode[]): number {
  return TOP + list.length * (NODE_HEIGHT + GAP_Y) - GAP_Y + MARGIN + ZONE_GAP;
}

type Edges = ExposureRecord['edges'];

function findNeighbours(edges: Edges): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (one: string, other: string): void => {
    const known = found.get(one);
    if (known === undefined) found.set(one, [other]);
    else known.push(other);
  };
  for (const { from, to } of edges) {
    add(from, to);
    add(to, from);
  }
  return found;
}

/** Sorts each zone by the mean position of the neighbours, several times. */
function sortZones(
  columns: readonly (readonly ExposureNode[])[],
  neighbours: ReadonlyMap<string, readonly string[]>,
): readonly (readonly ExposureNode[])[] {
  let sorted = columns;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const positions = new Map(
      sorted.flatMap((column) =>
        column.map(({ id }, row): [string, number] => [
          id,
          (row + 0.5 - column.length / 2) / Math.max(1, column.length),
        ]),
      ),
    );
    const findWeight = ({ id }: ExposureNode): number => {
      const near = (neighbours.get(id) ?? []).flatMap((other) => positions.get(other) ?? []);
      return near.length === 0 ? (positions.get(id) ?? 0) : near.reduce((sum, one) => sum + one, 0) / near.length;
    };
    sorted = sorted.map((column) => {
      const weights = new Map(column.map((node) => [node.id, findWeight(node)]));
      return [...column].sort((one, other) => (weights.get(one.id) ?? 0) - (weights.get(other.id) ?? 0));
    });
  }
  return sorted;
}
