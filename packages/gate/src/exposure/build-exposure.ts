import { getEnvironment } from '../templates/environment';
import type { TemplateResource } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';
import { findAllWays, type Ways } from './attack-paths';
import type { ExposureRecord } from './exposure-record';
import { assignClasses, readTargets } from './fold';
import { buildGraph, compareTexts, type Edge, type Graph, type Group, isStore } from './graph';
import type { Landscape } from './landscape';
import { findNodeParts } from './node-parts';
import { isOutsider, type Link, type Outsider, type Party } from './party';
import { RecordWriter } from './record-writer';
import { readEveryLandscape } from './scenarios';
import { simplify } from './simplify';

/**
 * Draws what of each environment can be reached, from the templates only. The same templates give the same record, in
 * whatever order their resources are written.
 *
 * @param getPath path of a resource, as the other records name it
 */
export function buildExposure(
  templates: TemplateSet,
  getPath: (resource: TemplateResource) => string,
): readonly ExposureRecord[] {
  const environments = [...new Set(templates.stacks.map(({ path }) => getEnvironment(path)))];
  const landscape = readEveryLandscape(templates);
  const links = listLines(landscape);
  const targets = readTargets(links);
  const ids = new Map(
    listParties(landscape.nodes, links).map((party) => [party, isOutsider(party) ? party.id : getPath(party)]),
  );
  const getId = (party: Party) => ids.get(party) ?? '';
  const parties = [...ids].sort(([, one], [, other]) => compareTexts(one, other)).map(([party]) => party);
  const classes = assignClasses(parties, links);
  // Ways are found before the picture of a large environment is simplified, which would join them.
  const exact = buildGraph(classes, links, getId);
  const ways = findAllWays(
    exact,
    exact.groups.filter(({ members }) => members.some(isStore)),
  );
  const { graph, zones } = simplify(exact, classes, targets, (next) => buildGraph(next, links, getId));
  const writer = new RecordWriter(getPath, graph, zones, targets, findNodeParts(templates));
  return environments.map((environment) => {
    const own = ways.filter(({ store }) => isIn(store, environment));
    const edges = listEdges(graph, own, environment);
    return {
      environment,
      nodes: writer.writeNodes(listGroups(graph, edges, environment)),
      edges: edges.map((edge) => writer.writeEdge(edge)),
      publicMethods: writer.writeMethods(landscape.methods.filter(({ resource }) => isOf(resource, environment))),
      attackPaths: own.flatMap((each) => writer.writeWays(each)),
    };
  });
}

/**
 * The links that are worth a line: not the failed events of something that does nothing else. The same outsider is the
 * same object in all of them.
 */
function listLines({ links }: Landscape): readonly Link[] {
  const outsiders = new Map<string, Outsider>();
  const mergeOutsider = (party: Party): Party => {
    if (!isOutsider(party)) return party;
    const known = outsiders.get(party.id) ?? party;
    outsiders.set(party.id, known);
    return known;
  };
  const active = new Set<Party>();
  for (const { from, to, action } of links) if (action !== 'sends failed events to') active.add(from).add(to);
  return links
    .filter(({ from, action }) => action !== 'sends failed events to' || active.has(from))
    .map((link) =>
      isOutsider(link.from) || isOutsider(link.to)
        ? { ...link, from: mergeOutsider(link.from), to: mergeOutsider(link.to) }
        : link,
    );
}

/** Everything at an end of a link, and every data store. */
function listParties(nodes: readonly TemplateResource[], links: readonly Link[]): Party[] {
  return [...new Set<Party>([...links.flatMap(({ from, to }) => [from, to]), ...nodes.filter(isStore)])];
}

function isOf(resource: TemplateResource, environment: string): boolean {
  return getEnvironment(resource.stack.path) === environment;
}

function isIn({ members }: Group, environment: string): boolean {
  return members.some((member) => !isOutsider(member) && isOf(member, environment));
}

/** Edges with an end in the environment, and those of the ways to its stores. */
function listEdges({ edges, groupOf }: Graph, own: readonly Ways[], environment: string): readonly Edge[] {
  const taken = new Set(own.flatMap(({ ways }) => ways.flatMap((way) => way.edges.flatMap(({ links }) => links))));
  const foreign = [...taken].filter(({ from, to }) => ![from, to].some((party) => isOwn(party, environment)));
  const others = new Set(foreign.map(({ from, to }) => `${groupOf.get(from)?.id}\n${groupOf.get(to)?.id}`));
  return edges.filter(
    (edge) =>
      isIn(edge.from, environment) || isIn(edge.to, environment) || others.has(`${edge.from.id}\n${edge.to.id}`),
  );
}

function isOwn(party: Party, environment: string): boolean {
  return !isOutsider(party) && isOf(party, environment);
}

function listGroups({ groups }: Graph, edges: readonly Edge[], environment: string): readonly Group[] {
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return groups.filter((group) => ends.has(group) || isIn(group, environment));
}
