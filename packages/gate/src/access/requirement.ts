import { matchesPattern } from '../templates/match-pattern';
import type { AccessCondition } from './access-statement';
import { describeCondition } from './condition-words';
import { parseOperator } from './decide-condition';
import { hasCommonText } from './patterns';
import type { ResourceNames } from './resource-names';

/** What has to hold for a request, in words. */
export interface Requirement {
  readonly text: string;
  /**
   * The values that it leaves to a condition key, so that two requirements can be compared.
   * @default - not comparable
   */
  readonly limit?: Limit;
}

interface Limit {
  /** As written. */
  readonly key: string;
  readonly values: readonly { readonly text: string; readonly shown: string }[];
  /** `like`: the values are patterns. `not`: the key has none of the values. */
  readonly kind: 'is' | 'like' | 'not';
}

/** A requirement that is a condition of an Allow. */
export function requireCondition(condition: AccessCondition, names: ResourceNames): Requirement {
  const known = required.get(condition);
  if (known !== undefined) return known;
  const requirement = buildRequirement(condition, names);
  required.set(condition, requirement);
  return requirement;
}

/** A statement is asked about many resources. */
const required = new WeakMap<AccessCondition, Requirement>();

function buildRequirement(condition: AccessCondition, names: ResourceNames): Requirement {
  const text = describeCondition(condition, (value) => names.show(value));
  const kind = KINDS[condition.operator.toLowerCase()];
  const isKnown = condition.values.every((value) => !value.includes('${') && !names.symbols.isUnknown(value));
  if (kind === undefined || !isKnown) return { text };
  const values = condition.values.map((value) => ({ text: value, shown: names.show(value) }));
  return { text, limit: { key: condition.key, values, kind } };
}

/** A requirement that is left by a Deny: one of its conditions does not hold. */
export function requireOpposite(
  conditions: readonly AccessCondition[],
  where: string | undefined,
  names: ResourceNames,
): Requirement {
  const [only, ...more] = conditions;
  const inverted = only === undefined || more.length > 0 || where !== undefined ? undefined : findOpposite(only);
  if (inverted !== undefined) return requireCondition(inverted, names);
  const words = conditions.map((condition) => describeCondition(condition, (value) => names.show(value)));
  return { text: `not if ${[...(where === undefined ? [] : [where]), ...words].join(' and ')}` };
}

/**
 * Adds a requirement to others that hold with it.
 *
 * @returns undefined when they cannot hold together
 */
export function addRequirement(others: readonly Requirement[], added: Requirement): readonly Requirement[] | undefined {
  if (others.some(({ text }) => text === added.text)) return others;
  const { limit } = added;
  if (limit === undefined) return [...others, added];
  const key = limit.key.toLowerCase();
  const kept: Requirement[] = [];
  let merged: Requirement = added;
  for (const other of others) {
    if (other.limit?.key.toLowerCase() !== key || merged.limit === undefined) {
      kept.push(other);
      continue;
    }
    const both = mergeLimits(other.limit, merged.limit);
    if (both === undefined) return undefined;
    if (both === 'separate') kept.push(other);
    else merged = both;
  }
  return [...kept, merged];
}

/** One requirement for two limits of a key; undefined when no value is left. */
function mergeLimits(one: Limit, other: Limit): Requirement | 'separate' | undefined {
  if (one.kind === 'is') return keepValues(one, other);
  if (other.kind === 'is') return keepValues(other, one);
  if (one.kind === 'not' || other.kind === 'not') return 'separate';
  const isPossible = one.values.some(({ text }) => other.values.some((value) => hasCommonText(text, value.text)));
  return isPossible ? 'separate' : undefined;
}

function keepValues({ key, values }: Limit, other: Limit): Requirement | undefined {
  const kept = values.filter(({ text }) => {
    const isListed = other.values.some((value) =>
      other.kind === 'like' ? matchesPattern(value.text, text) : value.text === text,
    );
    return isListed !== (other.kind === 'not');
  });
  if (kept.length === 0) return undefined;
  return { text: `${key} is ${kept.map(({ shown }) => shown).join(' or ')}`, limit: { key, values: kept, kind: 'is' } };
}

/** The opposite of a condition, where one operator says it. */
function findOpposite({ operator, key, values }: AccessCondition): AccessCondition | undefined {
  const { quantifier, comparison, isIfExists } = parseOperator(operator);
  if (quantifier !== undefined) return undefined;
  const [value = ''] = values;
  const isFlag = values.length === 1 && /^(true|false)$/i.test(value);
  if (comparison === 'null' || comparison === 'bool') {
    if (!isFlag) return undefined;
    const opposite = value.toLowerCase() === 'true' ? 'false' : 'true';
    if (comparison === 'null') return { operator, key, values: [opposite] };
    // Bool does not deny a request without the key, and BoolIfExists does.
    return { operator: isIfExists ? 'Bool' : 'BoolIfExists', key, values: [opposite] };
  }
  const opposite = OPPOSITES[comparison];
  // StringEqualsIfExists denies a request without the key as well, which no operator says the opposite of.
  const isSaid = !isIfExists || comparison.includes('not');
  return opposite === undefined || !isSaid ? undefined : { operator: opposite, key, values };
}

const OPPOSITES: Readonly<Record<string, string>> = {
  stringnotequals: 'StringEquals',
  stringnotlike: 'StringLike',
  arnnotequals: 'ArnEquals',
  arnnotlike: 'ArnLike',
  stringequals: 'StringNotEquals',
  stringlike: 'StringNotLike',
  arnequals: 'ArnNotEquals',
  arnlike: 'ArnNotLike',
  notipaddress: 'IpAddress',
};

const KINDS: Readonly<Record<string, Limit['kind']>> = {
  stringequals: 'is',
  stringlike: 'like',
  arnequals: 'like',
  arnlike: 'like',
  stringnotequals: 'not',
};
