import { groupBy } from '../templates/group-by';
import type { TemplateResource } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';
import type { MethodDraft } from './entry';
import { compareTexts } from './graph';
import { type Landscape, readLandscape } from './landscape';
import { getKey, isOutsider, type Link, type Party, type ShownControl } from './party';

/**
 * The landscape under every consistent assumption about the conditions that only a deployment determines: a way counts
 * when it is there under one of them, a safeguard when it is there under all of them that have the way.
 */
export function readEveryLandscape(templates: TemplateSet): Landscape {
  const [first, ...others] = templates.listScenarios().map(readLandscape);
  if (first === undefined) return { nodes: [], links: [], methods: [] };
  return others.length === 0 ? first : mergeLandscapes([first, ...others]);
}

function mergeLandscapes(landscapes: readonly Landscape[]): Landscape {
  const known = new Map<string, TemplateResource>();
  /** The same resource of every scenario as one object. */
  const mergeResource = (resource: TemplateResource): TemplateResource => {
    const key = getKey(resource);
    const before = known.get(key) ?? resource;
    known.set(key, before);
    return before;
  };
  const nodes = landscapes.flatMap((landscape) => landscape.nodes.map(mergeResource));
  const links = landscapes.flatMap((landscape) => landscape.links.map((link) => mergeLinkParties(link, mergeResource)));
  const methods = landscapes.flatMap((landscape) =>
    landscape.methods.map((method) => ({ ...method, resource: mergeResource(method.resource) })),
  );
  const byWay = groupBy(links, ({ from, to, action, isWay }) => [getKey(from), getKey(to), action, isWay].join('\n'));
  const byMethod = groupBy(methods, ({ resource, name }) => `${getKey(resource)}\n${name}`);
  return {
    nodes: [...new Set(nodes)],
    links: [...byWay.values()].flatMap(mergeSameLinks),
    methods: [...byMethod.values()].flatMap(mergeMethods),
  };
}

function mergeLinkParties(link: Link, mergeResource: (resource: TemplateResource) => TemplateResource): Link {
  const mergeParty = (party: Party): Party => (isOutsider(party) ? party : mergeResource(party));
  return {
    ...link,
    from: mergeParty(link.from),
    to: mergeParty(link.to),
    evidence: link.evidence.map(mergeResource),
    controls: link.controls.map(({ what, resource }) => ({ what, resource: mergeResource(resource) })),
    weaknesses: (link.weaknesses ?? []).map(({ what, resource }) => ({ what, resource: mergeResource(resource) })),
  };
}

function mergeSameLinks([first, ...others]: readonly Link[]): readonly Link[] {
  if (first === undefined) return [];
  const all = [first, ...others];
  return [
    {
      ...first,
      authentication: joinTexts(all.map((link) => link.authentication ?? '')) || undefined,
      encryption: all.every(({ encryption }) => encryption === first.encryption) ? first.encryption : undefined,
      evidence: [...new Set(all.flatMap(({ evidence }) => evidence))],
      controls: first.controls.filter((control) => others.every(({ controls }) => hasControl(controls, control))),
      weaknesses: all.flatMap(({ weaknesses = [] }) => weaknesses),
    },
  ];
}

function hasControl(controls: readonly ShownControl[], { what, resource }: ShownControl): boolean {
  return controls.some((other) => other.what === what && other.resource === resource);
}

/** The weakest of what a method may be. */
function mergeMethods([first, ...others]: readonly MethodDraft[]): readonly MethodDraft[] {
  if (first === undefined || others.length === 0) return first === undefined ? [] : [first];
  const all = [first, ...others];
  const { throttle, validation, webAcl, ...rest } = first;
  const isSame = (name: 'throttle' | 'validation' | 'webAcl') => all.every((method) => method[name] === first[name]);
  return [
    {
      ...rest,
      authorization: joinTexts(all.map(({ authorization }) => authorization)),
      scopes: first.scopes.filter((scope) => others.every(({ scopes }) => scopes.includes(scope))),
      isApiKeyRequired: all.every((method) => method.isApiKeyRequired),
      ...(throttle !== undefined && isSame('throttle') ? { throttle } : {}),
      ...(validation !== undefined && isSame('validation') ? { validation } : {}),
      ...(webAcl !== undefined && isSame('webAcl') ? { webAcl } : {}),
    },
  ];
}

function joinTexts(texts: readonly string[]): string {
  return [...new Set(texts.flatMap((text) => text.split(' or ')))]
    .filter((text) => text !== '')
    .sort(compareTexts)
    .join(' or ');
}
