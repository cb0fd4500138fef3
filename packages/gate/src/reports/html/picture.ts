import type { FindingRecord } from '../../assessment/assessment';
import type { ExposureEdge, ExposureRecord, TrustZone } from '../../exposure/exposure-record';
import { groupBy } from '../../templates/group-by';
import { shorten, wrap } from '../text';
import { condenseExposure } from './condense-exposure';
import { chooseEdgeKind, EDGE_KINDS, type EdgeKind } from './edge-kind';
import { toAnchor } from './elements';
import { type Html, html, joinHtml } from './html';
import { type FindNodeFindings, linkFindings } from './node-findings';
import { layOutPicture } from './picture-layout';
import { NODE_HEIGHT, NODE_WIDTH, type PlacedNode, round } from './placed-node';

export const ZONE_NAMES: Readonly<Record<TrustZone, string>> = {
  internet: 'Outside',
  edge: 'Edge',
  identity: 'Identity',
  application: 'Application',
  data: 'Data',
  audit: 'Audit',
  management: 'Management',
};

/** A picture that is wider than this many pixels is scrolled before its texts get too small. */
const WIDE = 880;
/** Characters that fit on a line of a node. */
const TITLE_LENGTH = 20;
const TYPE_LENGTH = 25;

/** Draws the zones from left to right. The table of edges has everything as text. */
export function renderPicture(exposure: ExposureRecord, findFindings: FindNodeFindings): Html {
  const { nodes: condensed, edges, hubs, folded } = condenseExposure(exposure);
  const { width, height, zones, nodes, lines } = layOutPicture({ nodes: condensed, edges });
  const byPair = groupBy(edges, ({ from, to }) => JSON.stringify([from, to]));
  const numbers = new Map(nodes.map(({ node }, number) => [node.id, number]));
  const titles = new Map(nodes.map(({ node }) => [node.id, node.title]));
  const columns = zones.map(
    ({ zone, x, y, width: wide, height: high }) =>
      html`<rect class="zone" x="${x}" y="${y}" width="${wide}" height="${round(high)}" rx="8"/><text class="zone-name" x="${x + wide / 2}" y="${y + 24}">${ZONE_NAMES[zone]}</text>`,
  );
  const drawn = lines.map(({ from, to, path, head }) => {
    const group = byPair.get(JSON.stringify([from, to])) ?? [];
    const text = [`${titles.get(from)} → ${titles.get(to)}`, ...new Set(group.map(describeEdge))].join('; ');
    return html`<g class="edge ${chooseEdgeKind(group)}" data-from="${numbers.get(from)}" data-to="${numbers.get(to)}"><title>${text}</title><path d="${path}"/><polygon points="${head}"/></g>`;
  });
  const boxes = nodes.map((placed, number) => {
    const { id } = placed.node;
    const members = [id, ...[...folded].flatMap(([member, into]) => (into === id ? [member] : []))];
    return renderNode(placed, { number, findings: members.flatMap(findFindings), hub: hubs.get(id) });
  });
  const name = `picture-${toAnchor(exposure.environment)}`;
  return html`<figure class="picture"><div class="scroll" tabindex="0" role="region" aria-label="Picture of ${exposure.environment}">
<svg${width > WIDE && html` class="wide"`} viewBox="0 0 ${width} ${round(height)}" width="${width}" height="${round(height)}" role="group" aria-labelledby="${name}"><title id="${name}">Trust zones of ${exposure.environment}, from the outside to the inside</title>
${columns}${drawn}${boxes}</svg></div>
<figcaption>${renderLegend(new Set([...byPair.values()].map(chooseEdgeKind)), hubs.size > 0)}</figcaption></figure>`;
}

interface NodeFacts {
  readonly number: number;
  readonly findings: readonly FindingRecord[];
  /** How many others write to it, if no line shows them. */
  readonly hub: number | undefined;
}

function renderNode({ node, x, y }: PlacedNode, { number, findings, hub }: NodeFacts): Html {
  const { title, type, isDataStore, count } = node;
  const [first = '', ...others] = wrap(title, TITLE_LENGTH);
  const names = others.length === 0 ? [first] : [first, others.join(' ')];
  const kind = `${type.replace(/^AWS::/, '').replaceAll('::', ' ')}${count > 1 ? ` ×${count}` : ''}`;
  const lines = [
    ...names.map((line) => ({ line: shorten(line, TITLE_LENGTH), name: 'title' })),
    // What a type ends with says more than its service, and a number is at the end.
    { line: kind.length > TYPE_LENGTH ? `…${kind.slice(1 - TYPE_LENGTH)}` : kind, name: 'type' },
  ];
  const step = NODE_HEIGHT / (lines.length + 1);
  const texts = lines.map(
    ({ line, name }, index) =>
      html`<text class="${name}" x="${x + 12}" y="${round(y + step * (index + 1) + 4)}">${line}</text>`,
  );
  const below = y + NODE_HEIGHT + 11;
  const written =
    hub !== undefined && html` <text class="hub" x="${x + NODE_WIDTH - 8}" y="${below}">from ${hub} others</text>`;
  const open = findings.filter(({ state }) => state === 'open').length;
  const counts = [
    ...(open === 0 ? [] : [`${open} open`]),
    ...(open === findings.length ? [] : [`${findings.length - open} accepted`]),
  ].join(', ');
  const found =
    counts !== '' && html` <text class="found${open > 0 && ' open'}" x="${x + 8}" y="${below}">${counts}</text>`;
  const about = `${title} (${type})${count > 1 ? `, ${count} resources` : ''}`;
  const box = html`<rect x="${x}" y="${y}" width="${NODE_WIDTH}" height="${NODE_HEIGHT}" rx="${isDataStore ? 18 : 6}"/>${joinHtml(texts, ' ')}${written}${found}`;
  const classes = `node${isDataStore ? ' store' : ''}${open > 0 ? ' unsafe' : ''}`;
  if (findings.length === 0) return html`<g class="${classes}" data-node="${number}"><title>${about}</title>${box}</g>`;
  return html`<a class="${classes}" data-node="${number}" href="${linkFindings(selectOpen(findings))}">${box}</a>`;
}

/** The open ones, and all when none is open. */
function selectOpen(findings: readonly FindingRecord[]): readonly FindingRecord[] {
  const open = findings.filter(({ state }) => state === 'open');
  return open.length > 0 ? open : findings;
}

function renderLegend(kinds: ReadonlySet<EdgeKind>, hasHubs: boolean): Html {
  const known: readonly EdgeKind[] = ['call', 'data', 'log', 'sign-in'];
  const entries = known
    .filter((kind) => kinds.has(kind))
    .map(
      (kind) =>
        html`<span><svg width="34" height="10" aria-hidden="true"><g class="edge ${kind}"><path d="M0 5H26"/><polygon points="34,5 26,1 26,9"/></g></svg> ${EDGE_KINDS[kind]}</span>`,
    );
  return html`<span class="legend">${entries}<span><svg width="34" height="14" aria-hidden="true"><g class="node store"><rect x="1" y="1" width="32" height="12" rx="6"/></g></svg> keeps data</span>${hasHubs && html`<span>from n others: logs and events, not drawn</span>`}</span>`;
}

function describeEdge({ action, protocol, authentication, encryption }: ExposureEdge): string {
  return [action, protocol, authentication, encryption].filter((part) => part !== undefined).join(', ');
}
