import type { TemplateResource } from '../templates/template-resource';
import type { PublicMethod } from './exposure-record';
import type { Link } from './party';

/** A public method with the resource that declares it, before paths are known. */
export interface MethodDraft extends Omit<PublicMethod, 'resource'> {
  readonly resource: TemplateResource;
}

/** What the templates open to the outside, and the ways behind it. */
export interface Entry {
  readonly links: readonly Link[];
  readonly methods: readonly MethodDraft[];
}

export function mergeEntries(entries: readonly Entry[]): Entry {
  return {
    links: entries.flatMap(({ links }) => links),
    methods: entries.flatMap(({ methods }) => methods),
  };
}

/** A public method without any safeguard, to which those that were found are added. */
export function createMethod(
  resource: TemplateResource,
  name: string,
  found: Partial<Omit<PublicMethod, 'resource' | 'name'>> = {},
): MethodDraft {
  return { resource, name, authorization: 'none', scopes: [], isApiKeyRequired: false, ...found };
}
