import { describe, expect, test } from '@jest/globals';
import type { ExposureEdge, ExposureNode, TrustZone } from '../../../src/exposure/exposure-record';
import { condenseExposure } from '../../../src/reports/html/condense-exposure';
import { layOutPicture } from '../../../src/reports/html/picture-layout';
import { NODE_HEIGHT, NODE_WIDTH } from '../../../src/reports/html/placed-node';
import { createExposure } from './exposed-assessment';

const ZONES: readonly TrustZone[] = ['internet', 'edge', 'identity', 'application', 'data', 'audit', 'management'];

function createNode(zone: TrustZone, number: number, type = `AWS::Test::Type${number}`): ExposureNode {
  return { id: `${zone}/${number}`, title: `${zone} ${number}`, type, zone, isDataStore: false, count: 1 };
}

function createEdge(from: string, to: string, action = 'calls'): ExposureEdge {
  return { from, to, action, evidence: [] };
}

/** Five nodes in each zone, and an edge from each node to nodes of every zone. */
function createCrowd() {
  const nodes = ZONES.flatMap((zone) => [0, 1, 2, 3, 4].map((number) => createNode(zone, number)));
  const edges = nodes.flatMap(({ id }, index) =>
    [3, 8, 17, 26].map((step) => createEdge(id, nodes[(index + step) % nodes.length]?.id ?? '')),
  );
  return { nodes, edges };
}

describe.each([
  ['a small app', createExposure('production')],
  ['a crowd', createCrowd()],
] as const)('the layout of %s', (_name, exposure) => {
  const layout = layOutPicture(exposure);

  test('has every node inside of its zone, and no two nodes in one place', () => {
    expect(layout.nodes).toHaveLength(exposure.nodes.length);
    for (const { node, x, y } of layout.nodes) {
      const zone = layout.zones.find((one) => one.zone === node.zone);
      if (zone === undefined) throw new Error(`no zone ${node.zone}`);
      expect([x >= zone.x, x + NODE_WIDTH <= zone.x + zone.width]).toEqual([true, true]);
      expect([y >= zone.y, y + NODE_HEIGHT <= zone.y + zone.height + 0.1]).toEqual([true, true]);
      const others = layout.nodes.filter(
        (one) => one.node !== node && one.x === x && Math.abs(one.y - y) < NODE_HEIGHT,
      );
      expect(others).toEqual([]);
    }
  });

  test('is inside of its size', () => {
    for (const { x, y, width, height } of layout.zones) {
      expect([x >= 0, y >= 0, x + width <= layout.width, y + height <= layout.height]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }
  });

  test('draws one line for each pair of nodes', () => {
    const pairs = new Set(exposure.edges.filter(({ from, to }) => from !== to).map(({ from, to }) => `${from} ${to}`));
    expect(new Set(layout.lines.map(({ from, to }) => `${from} ${to}`))).toEqual(pairs);
    expect(layout.lines.filter(({ path }) => /NaN|undefined|Infinity/.test(path))).toEqual([]);
  });

  test('passes a column between its nodes', () => {
    for (const { path } of layout.lines) {
      for (const [, text = '', start = ''] of path.matchAll(/ ([\d.]+)H([\d.]+)/g)) {
        const y = Number(text);
        const right = Number(start);
        const crossed = layout.nodes.filter(
          (node) => right > node.x - 1 && right < node.x + NODE_WIDTH + 1 && y > node.y && y < node.y + NODE_HEIGHT,
        );
        expect(crossed).toEqual([]);
      }
    }
  });

  test('is the same for the same record', () => {
    expect(layOutPicture(structuredClone(exposure))).toEqual(layout);
  });
});

describe('condenseExposure', () => {
  test('folds nodes of one type in a crowded zone of management, and draws each data store', () => {
    const nodes = [
      ...[0, 1, 2, 3, 4, 5].map((number) => createNode('management', number, 'AWS::Events::Rule')),
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((number) => createNode('data', number, 'AWS::S3::Bucket')),
    ];
    const edges = [createEdge('management/5', 'data/0'), createEdge('management/1', 'management/2')];
    const condensed = condenseExposure({ nodes, edges });
    expect(condensed.nodes.filter(({ zone }) => zone === 'management')).toEqual([
      { ...nodes[0], title: 'Rules', count: 6 },
    ]);
    expect(condensed.nodes.filter(({ zone }) => zone === 'data')).toHaveLength(8);
    expect(condensed.edges).toEqual([createEdge('management/0', 'data/0')]);
  });

  test('folds a crowd in every zone, so that the picture of a large app can be read', () => {
    const nodes = ZONES.flatMap((zone) =>
      Array.from({ length: 500 }, (_, number) => createNode(zone, number, `AWS::Test::Type${number % 3}`)),
    );
    const condensed = condenseExposure({ nodes, edges: [createEdge('data/499', 'audit/498')] });
    expect(condensed.nodes).toHaveLength(ZONES.length * 3);
    expect(condensed.nodes.reduce((sum, { count }) => sum + count, 0)).toBe(nodes.length);
    expect(condensed.edges).toEqual([createEdge('data/1', 'audit/0')]);
  });

  test('counts logs of many writers instead of drawing them, and draws every other edge', () => {
    const writers = [0, 1, 2, 3, 4].map((number) => createNode('application', number));
    const store = createNode('audit', 0);
    const edges = [
      ...writers.map(({ id }) => createEdge(id, store.id, 'writes logs to')),
      createEdge('application/0', store.id, 'reads'),
    ];
    const condensed = condenseExposure({ nodes: [...writers, store], edges });
    expect(condensed.hubs.get(store.id)).toBe(5);
    expect(condensed.edges.map(({ action }) => action)).toEqual(['reads']);
  });
});
