import type { TemplateResource, Value } from '../templates/template-resource';
import { Undecidable } from '../templates/undecidable';
import type { ResourceNames } from './resource-names';

/** The tags of a resource in its template, by key. Tags of the stack are added by its deployment. */
export function readTags(resource: TemplateResource, names: ResourceNames): ReadonlyMap<string, string> {
  const known = tagsByNames.get(names) ?? new Map<TemplateResource, ReadonlyMap<string, string>>();
  tagsByNames.set(names, known);
  const before = known.get(resource);
  if (before !== undefined) return before;
  const tags = listTags(resource, names);
  known.set(resource, tags);
  return tags;
}

/** Most conditions about tags are asked of few resources, and each of them is asked about often. */
const tagsByNames = new WeakMap<ResourceNames, Map<TemplateResource, ReadonlyMap<string, string>>>();

function listTags(resource: TemplateResource, names: ResourceNames): ReadonlyMap<string, string> {
  try {
    const tags = resource.at('Tags');
    const list: readonly (readonly [string, Value])[] = Array.isArray(tags.raw)
      ? tags.items().map((tag) => [names.read(tag.at('Key')), tag.at('Value')] as const)
      : tags.entries();
    return new Map(list.map(([key, value]) => [key, names.read(value)]));
  } catch (error) {
    if (error instanceof Undecidable) return new Map();
    throw error;
  }
}
