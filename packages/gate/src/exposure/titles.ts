import { getEnvironment } from '../templates/environment';
import { memoize } from '../templates/memoize';
import type { TemplateResource } from '../templates/template-resource';
import { findKind } from './kinds/all-kinds';

/** Ids of constructs that CDK adds, and that name nothing. */
const EMPTY = /^(Resource|Default)$/;

/** `Read function`, `Records API`, `Database cluster`: the name of the construct and what it is. */
export const buildTitle = memoize((resource: TemplateResource): string => {
  const noun = findNoun(resource);
  const name = findName(listSteps(resource), noun)?.replace(HASH, '');
  if (name === undefined) return renderCapitalized(noun);
  const words = splitWords(name);
  const [last, kind] = [words, noun].map((text) => text.toLowerCase().replace(/s$/, '').split(' ').at(-1) ?? '');
  if (` ${noun}`.toLowerCase().endsWith(` ${words.toLowerCase()}`)) return renderCapitalized(noun);
  return last === kind ? words : `${words} ${noun}`;
});

/** What a resource is: `function`, `cluster`; the last part of its type when nothing is known about it. */
export function findNoun({ type }: TemplateResource): string {
  return findKind(type)?.noun ?? splitWords(type.split('::').at(-1) ?? type).toLowerCase();
}

export function findPlural(resource: TemplateResource): string {
  const known = findKind(resource.type);
  return known?.nouns ?? `${findNoun(resource)}s`;
}

/** The constructs around a resource, without its environment and without those that name nothing. */
export function listSteps({ path }: TemplateResource): readonly string[] {
  const environment = getEnvironment(path);
  const steps = path.slice(environment.length).split('/');
  return steps.filter((step) => step !== '' && !EMPTY.test(step));
}

/** The hash that CDK adds to a logical id, which is all that a template without paths has. */
const HASH = /(?<=.)[0-9A-F]{8}$/;

/** `WebAcl` is `Web acl`, and `DLQ` stays as it is. */
export function splitWords(name: string): string {
  const words = name
    .replace(/[-_.]+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word, index) => (index > 0 && !/^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word));
  return renderCapitalized(words.join(' '));
}

/** The step before the one that repeats the noun, numbered steps aside; otherwise the last step. */
function findName(steps: readonly string[], noun: string): string | undefined {
  const plain = noun.replace(/ /g, '').toLowerCase();
  const isNoun = (step: string) => step.toLowerCase() === plain;
  const at = steps.findLastIndex(isNoun);
  if (at < 1) return steps.at(-1);
  return steps.slice(0, at).findLast((step) => !isNoun(step) && !/\d$/.test(step)) ?? steps[at - 1];
}

function renderCapitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
