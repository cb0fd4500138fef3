import { addRequirement, type Requirement } from './requirement';

/** One way in which something is allowed: requirements that all have to hold, and the policies that give it. */
export interface Alternative {
  readonly requirements: readonly Requirement[];
  /** Paths of the resources that have the policies. */
  readonly evidence: readonly string[];
}

/** All ways in which something is allowed. None: it is not allowed. */
export type Alternatives = readonly Alternative[];

export const NEVER: Alternatives = [];

/** A reader could not use a longer list, and a hostile policy could make one that is too long to compute. */
const MAX_ALTERNATIVES = 24;

/** Either of two things. An alternative with more requirements than another one adds nothing. */
export function joinAlternatives(...groups: readonly Alternatives[]): Alternatives {
  const given = groups.filter((group) => group.length > 0);
  const [first = NEVER] = given;
  if (given.length < 2 && first.length < 2) return first;
  const all = given.flat();
  const kept: Alternative[] = [];
  for (const next of all.sort((one, other) => one.requirements.length - other.requirements.length)) {
    const weaker = kept.findIndex(({ requirements }) => includesAll(next.requirements, requirements));
    const before = kept[weaker];
    if (before === undefined) kept.push(next);
    else if (before.requirements.length === next.requirements.length) {
      kept[weaker] = { ...before, evidence: mergeEvidence(before.evidence, next.evidence) };
    }
    if (kept.length >= MAX_ALTERNATIVES) break;
  }
  return kept;
}

/** Whether each way is also a way of others, under the same requirements or fewer. */
export function isIncluded(alternatives: Alternatives, others: Alternatives): boolean {
  return alternatives.every(({ requirements }) =>
    others.some((other) => includesAll(requirements, other.requirements)),
  );
}

/** Two things together. What cannot hold together is left out. */
export function combineAlternatives(one: Alternatives, other: Alternatives): Alternatives {
  const combined: Alternative[] = [];
  for (const first of one) {
    for (const second of other) {
      const both = combine(first, second);
      if (both !== undefined) combined.push(both);
    }
  }
  return joinAlternatives(combined);
}

/** An alternative for requirements that hold together; none when they cannot. */
export function buildAlternatives(requirements: readonly Requirement[], evidence: readonly string[]): Alternatives {
  const merged = mergeRequirements([], requirements);
  return merged === undefined ? NEVER : [{ requirements: merged, evidence }];
}

/** The requirements of all alternatives as a list of conditions in which each has to hold. */
export function describeAlternatives(alternatives: Alternatives): readonly string[] {
  const texts = alternatives.map(({ requirements }) => requirements.map(({ text }) => text).sort());
  const [first, ...rest] = texts;
  if (first === undefined) return [];
  const common = first.filter((text) => rest.every((list) => list.includes(text)));
  const choices = texts.map((list) => list.filter((text) => !common.includes(text)).join(' and '));
  if (choices.includes('')) return common;
  return [...common, [...choices].sort().join('; or ')];
}

/** The policies of all alternatives, sorted. */
export function collectEvidence(alternatives: Alternatives): readonly string[] {
  return [...new Set(alternatives.flatMap(({ evidence }) => evidence))].sort();
}

function combine(one: Alternative, other: Alternative): Alternative | undefined {
  const requirements = mergeRequirements(one.requirements, other.requirements);
  return requirements && { requirements, evidence: mergeEvidence(one.evidence, other.evidence) };
}

function mergeRequirements(
  one: readonly Requirement[],
  other: readonly Requirement[],
): readonly Requirement[] | undefined {
  if (one.length === 0 && other.length < 2) return other;
  let merged: readonly Requirement[] | undefined = one;
  for (const requirement of other) merged = merged && addRequirement(merged, requirement);
  return merged;
}

function mergeEvidence(one: readonly string[], other: readonly string[]): readonly string[] {
  if (one.length === 0) return other;
  return other.length === 0 ? one : [...new Set([...one, ...other])];
}

function includesAll(list: readonly Requirement[], wanted: readonly Requirement[]): boolean {
  return wanted.every(({ text }) => list.some((item) => item.text === text));
}
