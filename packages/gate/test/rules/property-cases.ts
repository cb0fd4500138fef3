import { type Case, type Cases, UNKNOWN } from './rule-cases';

/** Properties with one value at a path: `nest('Cors.AllowOrigins.*', 'x')`. A step `*` makes a list of one element. */
export function nest(path: string, value: unknown): Record<string, unknown> {
  const [step = '', ...rest] = path.split('.');
  return { [step]: nestSteps(rest, value) };
}

/** Cases of a rule about one property, by the values that hold and those that are broken; undefined is an absent one. */
export function decideProperty(
  path: string,
  values: {
    readonly holds: readonly unknown[];
    readonly broken: readonly unknown[];
    /** Path whose unknown value leaves the rule undecided; '' for all properties. @default - the property */
    readonly unknownAt?: string;
    /** Further properties that the rule needs to apply. */
    readonly beside?: Readonly<Record<string, unknown>>;
    readonly notApplicable?: readonly Case[];
  },
): Cases {
  const { holds, broken, unknownAt = path, beside = {}, notApplicable = [] } = values;
  const create = (value: unknown): Case => merge(beside, nest(path, value));
  return {
    holds: holds.map(create),
    broken: broken.map(create),
    undecided: [unknownAt === '' ? UNKNOWN : merge(beside, nest(unknownAt, UNKNOWN))],
    notApplicable,
  };
}

function nestSteps([step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  return step === '*' ? [nestSteps(rest, value)] : { [step]: nestSteps(rest, value) };
}

/** Merges objects below each other, so that both may add properties to the same parent. */
function merge(
  first: Readonly<Record<string, unknown>>,
  second: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const known = merged[key];
    merged[key] = isPlain(known) && isPlain(value) ? merge(known, value) : value;
  }
  return merged;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
