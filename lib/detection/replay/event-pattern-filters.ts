import { isInRange } from './address-range';

/** An event pattern that EventBridge would refuse. */
export class EventPatternError extends Error {}

type Leaf = unknown;
type LeafTest = (leaf: Leaf) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';

/** Whether one value of a pattern matches one of the values of a field. `exists` looks at all of them. */
export function matchesFilter(field: string, filter: unknown, leaves: readonly Leaf[]): boolean {
  if (filter === null || typeof filter !== 'object') return leaves.some((leaf) => leaf === filter);
  const [entry, ...others] = Object.entries(filter);
  if (entry === undefined || others.length > 0) throw new EventPatternError(`${field}: one operator is required.`);
  const [operator, argument] = entry;
  if (operator === 'exists') {
    if (typeof argument !== 'boolean') throw new EventPatternError(`${field}: exists is true or false.`);
    return leaves.length > 0 === argument;
  }
  return leaves.some(buildTest(field, operator, argument));
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
function buildTest(field: string, operator: string, argument: unknown): LeafTest {
  switch (operator) {
    case 'prefix':
      return buildEndTest(field, argument, (text, end) => text.startsWith(end));
    case 'suffix':
      return buildEndTest(field, argument, (text, end) => text.endsWith(end));
    case 'equals-ignore-case':
      return compareText(readText(field, argument).toLowerCase(), (text, wanted) => text.toLowerCase() === wanted);
    case 'wildcard':
      return buildWildcardTest(readText(field, argument));
    case 'cidr':
      return buildRangeTest(field, readText(field, argument));
    case 'numeric':
      return buildNumericTest(field, argument);
    case 'anything-but':
      return buildAnythingBut(field, argument);
    default:
      throw new EventPatternError(`${field}: ${operator} is not an operator of event patterns.`);
  }
}

const compareText =
  (wanted: string, compare: (text: string, wanted: string) => boolean): LeafTest =>
  (leaf) =>
    isText(leaf) && compare(leaf, wanted);

function readText(field: string, argument: unknown): string {
  if (isText(argument)) return argument;
  throw new EventPatternError(`${field}: text is required, not ${JSON.stringify(argument)}.`);
}

/** `{ "prefix": "a" }`, and `{ "prefix": { "equals-ignore-case": "a" } }`. */
function buildEndTest(field: string, argument: unknown, compare: (text: string, end: string) => boolean): LeafTest {
  if (isText(argument)) return compareText(argument, compare);
  const folded = new Map(Object.entries(Object(argument))).get('equals-ignore-case');
  const end = readText(field, folded).toLowerCase();
  return (leaf) => isText(leaf) && compare(leaf.toLowerCase(), end);
}

/** `*` matches any text, also in the middle; `\*` is a literal. */
function buildWildcardTest(wanted: string): LeafTest {
  const source = wanted.replace(/\\([*\\])|\*|[.+?^${}()|[\]\\]/g, (found, escaped: string | undefined) => {
    if (escaped !== undefined) return `\\${escaped}`;
    return found === '*' ? '.*' : `\\${found}`;
  });
  const regex = new RegExp(`^${source}$`, 's');
  return (leaf) => isText(leaf) && regex.test(leaf);
}

function buildRangeTest(field: string, range: string): LeafTest {
  if (isInRange('0.0.0.0', range) === undefined) throw new EventPatternError(`${field}: ${range} is not a CIDR range.`);
  return (leaf) => isText(leaf) && isInRange(leaf, range) === true;
}

const COMPARISONS: Readonly<Record<string, ((value: number, wanted: number) => boolean) | undefined>> = {
  '=': (value, wanted) => value === wanted,
  '<': (value, wanted) => value < wanted,
  '<=': (value, wanted) => value <= wanted,
  '>': (value, wanted) => value > wanted,
  '>=': (value, wanted) => value >= wanted,
};

/** `[">", 0, "<=", 5]`: all comparisons have to hold. */
function buildNumericTest(field: string, argument: unknown): LeafTest {
  const list: readonly unknown[] = Array.isArray(argument) ? argument : [];
  const tests = list.flatMap((operator, index): ((value: number) => boolean)[] => {
    if (index % 2 === 1) return [];
    const compare = COMPARISONS[String(operator)];
    const wanted = list[index + 1];
    if (compare === undefined || typeof wanted !== 'number') {
      throw new EventPatternError(`${field}: numeric has pairs of a comparison and a number.`);
    }
    return [(value) => compare(value, wanted)];
  });
  if (tests.length === 0) throw new EventPatternError(`${field}: numeric has pairs of a comparison and a number.`);
  return (leaf) => typeof leaf === 'number' && tests.every((test) => test(leaf));
}

/** One or several values, or an operator with its arguments: the field has a value that differs from all of them. */
function buildAnythingBut(field: string, argument: unknown): LeafTest {
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) {
    const refused: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
    return (leaf) => !refused.includes(leaf);
  }
  const tests = Object.entries(argument).flatMap(([operator, value]: [string, unknown]) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.map((each) => buildTest(field, operator, each));
  });
  return (leaf) => !tests.some((test) => test(leaf));
}
