import type { TemplateResource } from '../templates/template-resource';
import type { Way, Ways } from './attack-paths';
import type { MethodDraft } from './entry';
import type { AttackPath, AttackStep, ExposureEdge, ExposureNode, PublicMethod, TrustZone } from './exposure-record';
import { isDeadLetterQueue, type Targets } from './fold';
import { compareTexts, type Edge, type Graph, type Group, isStore } from './graph';
import { joinNames } from './join-names';
import { getKey, isOutsider, type Link, type ShownControl } from './party';
import { buildTitle, findPlural, listSteps, splitWords } from './titles';
import { ZONES } from './zones';

/** Evidence of an edge that joins many links; a reader needs some of it. */
const MAX_EVIDENCE = 8;

/** Writes groups, edges and ways as plain data. */
export class RecordWriter {
  constructor(
    private readonly getPath: (resource: TemplateResource) => string,
    private readonly graph: Graph,
    private readonly zones: ReadonlyMap<Group, TrustZone>,
    private readonly targets: Targets,
    private readonly partsOf: ReadonlyMap<string, readonly TemplateResource[]>,
  ) {}

  writeNodes(groups: readonly Group[]): readonly ExposureNode[] {
    const nodes = groups.map((group) => this.#writeNode(group));
    const counts = new Map<string, number>();
    for (const { title } of nodes) counts.set(title, (counts.get(title) ?? 0) + 1);
    return nodes
      .map((node, index) =>
        (counts.get(node.title) ?? 0) > 1 ? { ...node, title: renderDistinct(node, groups[index]) } : node,
      )
      .sort((one, other) => ZONES.indexOf(one.zone) - ZONES.indexOf(other.zone) || compareTexts(one.id, other.id));
  }

  writeEdge({ from, to, links }: Edge): ExposureEdge {
    const [first] = links;
    const protocol = joinTexts(links, 'protocol');
    const authentication = joinTexts(links, 'authentication');
    const encryption = links.every((link) => link.encryption !== undefined)
      ? joinTexts(links, 'encryption')
      : undefined;
    const evidence = [...new Set(links.flatMap((link) => link.evidence.map(this.getPath)))].sort(compareTexts);
    return {
      from: from.id,
      to: to.id,
      action: first?.action ?? '',
      ...(protocol === undefined ? {} : { protocol }),
      ...(authentication === undefined ? {} : { authentication }),
      ...(encryption === undefined ? {} : { encryption }),
      evidence: evidence.slice(0, MAX_EVIDENCE),
    };
  }

  writeMethods(methods: readonly MethodDraft[]): readonly PublicMethod[] {
    const readKey = ({ resource, name }: PublicMethod) => {
      const [verb = '', ...path] = name.split(' ');
      return `${path.join(' ')}\n${verb}\n${resource}`;
    };
    return methods
      .map((method) => ({
        ...method,
        resource: this.getPath(method.resource),
        scopes: [...method.scopes].sort(compareTexts),
      }))
      .sort((one, other) => compareTexts(readKey(one), readKey(other)));
  }

  writeWays({ store, ways, others }: Ways): readonly AttackPath[] {
    // A store of a large environment may be drawn with others, and keeps its own ways.
    const dataStore = store.id;
    if (ways.length === 0) return [{ dataStore, steps: [] }];
    return ways.map((way) => ({
      dataStore,
      steps: this.#writeSteps(way),
      ...(others === 0 ? {} : { otherPaths: others }),
    }));
  }

  #writeSteps({ edges }: Way): readonly AttackStep[] {
    return edges.map(({ from, to, links }) => {
      const weaknesses = this.#writeControls(listWeaknesses(links));
      return {
        from: this.#findDrawn(from),
        to: this.#findDrawn(to),
        action: links[0]?.action ?? '',
        controls: this.#writeControls(findSharedControls(links)),
        ...(weaknesses.length === 0 ? {} : { weaknesses }),
      };
    });
  }

  #writeControls(controls: readonly ShownControl[]): AttackStep['controls'] {
    return controls.map(({ what, resource }) => ({ what, resource: this.getPath(resource) }));
  }

  /** The id of the node that a group is drawn as. */
  #findDrawn({ id, members }: Group): string {
    const [first] = members;
    return (first && this.graph.groupOf.get(first)?.id) ?? id;
  }

  #writeNode(group: Group): ExposureNode {
    const { id, members } = group;
    const [first] = members;
    const zone = this.zones.get(group) ?? 'application';
    if (first === undefined || isOutsider(first)) {
      return {
        id,
        title: first?.title ?? id,
        type: first?.type ?? '',
        zone,
        isDataStore: false,
        count: members.length,
      };
    }
    const title = members.length === 1 ? buildTitle(first) : this.#buildSharedTitle(group, first);
    const parts = this.#listParts(group);
    return {
      id,
      title,
      type: first.type,
      zone,
      isDataStore: members.some(isStore),
      count: members.length,
      ...(parts.length === 0 ? {} : { parts }),
    };
  }

  /** Lists the paths of the resources that a node represents, without its own path. */
  #listParts({ id, members }: Group): readonly string[] {
    const resources = members.flatMap((member) =>
      isOutsider(member) ? [] : [member, ...(this.partsOf.get(getKey(member)) ?? [])],
    );
    return [...new Set(resources.map(this.getPath))].filter((path) => path !== id).sort(compareTexts);
  }

  /** `Dead letter queues`, `Playbooks: functions` */
  #buildSharedTitle(group: Group, first: TemplateResource): string {
    const plural = group.members.some((member) => isDeadLetterQueue(member, this.targets))
      ? 'dead letter queues'
      : findPlural(first);
    const steps = group.members.flatMap((member) => (isOutsider(member) ? [] : [listSteps(member)]));
    const [path = [], ...others] = steps;
    const shared = path.filter((step, index) => others.every((other) => other[index] === step));
    const isTogether = path[shared.length - 1] === shared.at(-1) && shared.length > 1;
    const text = isTogether ? `${splitWords(shared.at(-1) ?? '')}: ${plural}` : plural;
    return text.charAt(0).toUpperCase() + text.slice(1);
  }
}

/** Two nodes of the same name are told apart by what they are in. */
function renderDistinct({ title, id }: ExposureNode, group: Group | undefined): string {
  const [member] = group?.members ?? [];
  if (member === undefined || isOutsider(member)) return title;
  const around = listSteps(member).slice(0, -1);
  return `${title} (${around.length === 0 ? id : around.map(splitWords).join(', ')})`;
}

function joinTexts(links: readonly Link[], name: 'protocol' | 'authentication' | 'encryption'): string | undefined {
  const texts = [...new Set(links.flatMap((link) => link[name]?.split(' or ') ?? []))].sort(compareTexts);
  return texts.length === 0 ? undefined : joinNames(texts, 'or');
}

/** Safeguards that all links of an edge have: what one of them lacks stops nobody. Numbers and details may differ. */
function findSharedControls(links: readonly Link[]): readonly ShownControl[] {
  const [first, ...others] = links;
  if (first === undefined) return [];
  const kept = first.controls.filter((control) =>
    others.every(({ controls }) => controls.some((other) => readForm(other) === readForm(control))),
  );
  return kept.filter((control, index) => kept.findIndex(({ what }) => what === control.what) === index);
}

/** An attacker chooses the link with the weakness. */
function listWeaknesses(links: readonly Link[]): readonly ShownControl[] {
  const all = links.flatMap(({ weaknesses = [] }) => weaknesses);
  return all.filter(({ what }, index) => all.findIndex((other) => other.what === what) === index);
}

function readForm({ what }: ShownControl): string {
  return what.replace(/\(.*\)|\d+/g, '');
}
