import type { TemplateResource } from '../../templates/template-resource';
import { compareTexts } from '../graph';
import { joinNames } from '../join-names';
import type { Link, ShownControl } from '../party';

/** One method of an API with what protects it, each safeguard with the resource that shows it. */
export interface GuardedMethod {
  readonly method: TemplateResource;
  readonly name: string;
  readonly authorization: string;
  readonly scopes: readonly string[];
  readonly isApiKeyRequired: boolean;
  readonly throttle?: string | undefined;
  readonly validation?: string | undefined;
  readonly guards: readonly Guard[];
}

export interface Guard {
  readonly kind: 'authorization' | 'key' | 'throttle' | 'validation';
  readonly what: string;
  readonly resource: TemplateResource;
}

/** In the order in which an attacker meets them. */
const KINDS: readonly Guard['kind'][] = ['authorization', 'key', 'throttle', 'validation'];

/** What protects several methods that lead to the same place, and what is certainly missing. */
export function describeProtection(methods: readonly GuardedMethod[]): Required<Pick<Link, 'controls' | 'weaknesses'>> {
  return { controls: summarizeGuards(methods), weaknesses: listMissingAuthorization(methods) };
}

/**
 * The safeguards of several methods that lead to the same place. One that only some of them have names the others,
 * because an attacker takes those.
 */
function summarizeGuards(methods: readonly GuardedMethod[]): readonly ShownControl[] {
  return KINDS.flatMap((kind) => {
    const guards = methods.flatMap((method) => method.guards.filter((guard) => guard.kind === kind));
    const [first] = guards;
    if (first === undefined) return [];
    const texts = guards.map(({ what }) => what);
    const text = SUMMARIES[kind](texts);
    const without = methods.filter((method) => !method.guards.some((guard) => guard.kind === kind));
    if (without.length === 0) return [{ what: text, resource: first.resource }];
    const others = without.length <= 2 ? without.map(({ name }) => name).join(', ') : `${without.length} methods`;
    return [{ what: `${text} (not for ${others})`, resource: first.resource }];
  });
}

/** That some of the methods need no sign-in. Those that no resource handles for callers have other targets. */
function listMissingAuthorization(methods: readonly GuardedMethod[]): readonly ShownControl[] {
  const open = methods.filter(({ authorization }) => authorization === 'none');
  const [first] = open;
  if (first === undefined) return [];
  const names = open.length <= 2 ? open.map(({ name }) => name).join(' and ') : `${open.length} methods`;
  return [{ what: `no authorization for ${names}`, resource: first.method }];
}

const SUMMARIES: Readonly<Record<Guard['kind'], (texts: readonly string[]) => string>> = {
  authorization: joinAlternatives,
  key: joinAlternatives,
  throttle: findHighest,
  validation: joinParts,
};

/** The widest of several limits. */
function findHighest(texts: readonly string[]): string {
  const readRate = (text: string) => Number(/[\d.]+/.exec(text)?.[0] ?? 0);
  return [...texts].sort((one, other) => readRate(other) - readRate(one))[0] ?? '';
}

/** `JWT with scope orders/read or orders/write`: what the texts begin with is written once. */
function joinAlternatives(texts: readonly string[]): string {
  const different = [...new Set(texts)].sort(compareTexts);
  const words = different.map((text) => text.split(' '));
  const [first = [], ...others] = words;
  if (others.length === 0) return different[0] ?? '';
  const length = first.findIndex((word, index) => others.some((other) => other[index] !== word));
  const shared = length < 0 ? first.length : length;
  const rests = words.map((each) => each.slice(shared).join(' ')).filter((rest) => rest !== '');
  return [...first.slice(0, shared), joinNames(rests, 'or')].join(' ');
}

/** `Validates parameters, and for some methods body`: a part that each of the texts has, then those that some have. */
function joinParts(texts: readonly string[]): string {
  const [verb = ''] = (texts[0] ?? '').split(' ');
  const lists = texts.map((text) => text.slice(verb.length + 1).split(', '));
  const parts = [...new Set(lists.flat())];
  const shared = parts.filter((part) => lists.every((list) => list.includes(part)));
  const others = parts.filter((part) => !shared.includes(part));
  if (shared.length === 0) return `${verb} ${parts.join(' or ')}`;
  return `${verb} ${shared.join(' and ')}${others.length === 0 ? '' : `, and for some methods ${others.join(' and ')}`}`;
}

/** How callers of several methods prove who they are, for the label of an edge. */
export function summarizeAuthorization(methods: readonly GuardedMethod[]): string {
  return [...new Set(methods.map(({ authorization }) => authorization))].sort().join(' or ');
}
