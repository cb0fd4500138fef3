import type { ExposureRecord } from '../../exposure/exposure-record';
import { groupBy } from '../../templates/group-by';
import { NODE_HEIGHT, NODE_WIDTH, type PlacedNode, round } from './placed-node';

/** A line between two nodes, for every edge between them in this direction. */
export interface PlacedLine {
  readonly from: string;
  readonly to: string;
  /** Path of an SVG. */
  readonly path: string;
  /** Corners of the arrow head. */
  readonly head: string;
}

interface Line {
  readonly start: PlacedNode;
  readonly end: PlacedNode;
}

/** Distance between two lines in the same gap, and length of an arrow head. */
const LANE = 4;
const HEAD = 7;
/** How far a line above a column is from it. */
const ABOVE = 12;
/** How far a line below a node is from it. The number of findings is between them. */
const BELOW = 20;

/** Draws one line per pair of nodes. A line that crosses a column passes between two nodes of it. */
export function routeLines(
  edges: ExposureRecord['edges'],
  placed: ReadonlyMap<string, PlacedNode>,
): readonly PlacedLine[] {
  const pairs = [...new Map(edges.map(({ from, to }) => [JSON.stringify([from, to]), { from, to }])).values()];
  const lines = pairs.flatMap(({ from, to }): Line[] => {
    const start = placed.get(from);
    const end = placed.get(to);
    return start === undefined || end === undefined || start === end ? [] : [{ start, end }];
  });
  const ports = assignPorts(lines);
  const findStops = createPassages([...placed.values()]);
  return lines.map(({ start, end }, index) => {
    const { leaves, arrives } = findDirections({ start, end });
    const x1 = leaves > 0 ? start.x + NODE_WIDTH : start.x;
    const x2 = arrives > 0 ? end.x : end.x + NODE_WIDTH;
    const y1 = round(start.y + (ports.get(`${index} start`) ?? 0));
    const y2 = round(end.y + (ports.get(`${index} end`) ?? 0));
    const tip = x2 - arrives * HEAD;
    let [path, x, y] = [`M${x1} ${y1}`, x1, y1];
    for (const stop of start.x === end.x ? [] : findStops({ start, end }, y1, y2)) {
      const [enters, exits] = arrives > 0 ? [stop.x, stop.x + NODE_WIDTH] : [stop.x + NODE_WIDTH, stop.x];
      path += `${drawCurve(x, y, enters, stop.y, leaves, arrives)}H${exits}`;
      [x, y] = [exits, stop.y];
    }
    return {
      from: start.node.id,
      to: end.node.id,
      path: path + drawCurve(x, y, tip, y2, leaves, arrives),
      head: `${x2},${y2} ${tip},${round(y2 - 4)} ${tip},${round(y2 + 4)}`,
    };
  });
}

/** 1 for to the right, -1 for to the left. A line inside of a column leaves and arrives at the right side. */
function findDirections({ start, end }: Line): { readonly leaves: number; readonly arrives: number } {
  if (start.x === end.x) return { leaves: 1, arrives: -1 };
  return start.x < end.x ? { leaves: 1, arrives: 1 } : { leaves: -1, arrives: -1 };
}

function drawCurve(x1: number, y1: number, x2: number, y2: number, leaves: number, arrives: number): string {
  const bend = Math.max(26, Math.abs(x2 - x1) / 2);
  return `C${round(x1 + leaves * bend)} ${y1} ${round(x2 - arrives * bend)} ${y2} ${x2} ${y2}`;
}

/** Gives each line a separate end at the side of its node, in the order of the nodes at the other ends. */
function assignPorts(lines: readonly Line[]): ReadonlyMap<string, number> {
  const ends = lines.flatMap((line, index) => {
    const { start, end } = line;
    const { leaves, arrives } = findDirections(line);
    return [
      { key: `${index} start`, side: `${leaves} ${start.node.id}`, order: end.y },
      { key: `${index} end`, side: `${-arrives} ${end.node.id}`, order: start.y },
    ];
  });
  const ports = new Map<string, number>();
  for (const side of groupBy(ends, (end) => end.side).values()) {
    const sorted = [...side].sort((one, other) => one.order - other.order);
    for (const [position, { key }] of sorted.entries()) {
      ports.set(key, (NODE_HEIGHT * (position + 1)) / (sorted.length + 1));
    }
  }
  return ports;
}

interface Stop {
  /** Left side of the column. */
  readonly x: number;
  readonly y: number;
}

/** Finds where a line passes the columns between its ends: in the gap that is nearest to the straight line. */
function createPassages(nodes: readonly PlacedNode[]): (line: Line, y1: number, y2: number) => readonly Stop[] {
  const columns = [...groupBy(nodes, ({ x }) => `${x}`)]
    .map(([x, column]) => ({ x: Number(x), gaps: listGaps(column) }))
    .sort((one, other) => one.x - other.x);
  const used = new Map<string, number>();
  return ({ start, end }, y1, y2) => {
    const between = columns.filter(({ x }) => x > Math.min(start.x, end.x) && x < Math.max(start.x, end.x));
    const ordered = start.x < end.x ? between : between.toReversed();
    return ordered.map(({ x, gaps }) => {
      const straight = y1 + ((y2 - y1) * (x - start.x)) / (end.x - start.x);
      const gap = gaps.reduce((best, one) => (Math.abs(one - straight) < Math.abs(best - straight) ? one : best));
      const lane = used.get(`${x} ${gap}`) ?? 0;
      used.set(`${x} ${gap}`, lane + 1);
      // The lanes are beside each other: 0, 1, -1, then again.
      return { x, y: round(gap + LANE * ([0, 1, -1][lane % 3] ?? 0)) };
    });
  };
}

function listGaps(column: readonly PlacedNode[]): readonly number[] {
  const tops = column.map(({ y }) => y).sort((one, other) => one - other);
  const [first = 0] = tops;
  return [first - ABOVE, ...tops.map((top) => top + NODE_HEIGHT + BELOW)];
}
