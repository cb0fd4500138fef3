import { hasDynamicReference } from '../templates/dynamic-reference';
import { memoize } from '../templates/memoize';
import { readKnownText } from '../templates/render-text';
import { isRecord } from '../templates/template';
import { type TemplateResource, Value } from '../templates/template-resource';
import { Undecidable } from '../templates/undecidable';

/** What a reading gives; undefined when only a deployment determines it, so that nothing is claimed. */
export function readIfKnown<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Undecidable) return undefined;
    throw error;
  }
}

/**
 * A property, or a value below another one. Below what only a deployment determines every value is present and unknown.
 */
export function readAt(of: TemplateResource | Value, path: string): Value {
  return readIfKnown(() => of.at(path)) ?? new Value(UNKNOWN, of.stack, path);
}

/** A reference to nothing, which no template resolves. */
const UNKNOWN = { 'Fn::GetAtt': ['', ''] };

/** As `text()`, without the cost of an error, because most of the values here are references. */
export function findText(value: Value): string | undefined {
  const { raw, scope } = value.located;
  if (raw === undefined || raw === null) return undefined;
  const text = readKnownText(raw, scope);
  return text === undefined || hasDynamicReference(text) ? undefined : text;
}

/** Whether a value is certainly true. A value that only a deployment determines is no safeguard. */
export function isTrue(value: Value): boolean {
  return findText(value) === 'true';
}

/** Whether a value is other than certainly false: what may be open counts as open. */
export function mayBeTrue(value: Value, whenAbsent: boolean): boolean {
  const text = value.present ? findText(value) : String(whenAbsent);
  return text !== 'false';
}

export function findNumber(value: Value): number | undefined {
  const number = Number(findText(value) ?? Number.NaN);
  return Number.isNaN(number) ? undefined : number;
}

/** The elements that are known; none when only a deployment determines the list. */
export const listKnown = memoize((value: Value): readonly Value[] => readIfKnown(() => value.items()) ?? []);

export const listEntries = memoize(
  (value: Value): readonly (readonly [string, Value])[] => readIfKnown(() => value.entries()) ?? [],
);

/** The texts of a list, those that only a deployment determines as `${LogicalId.Attribute}`. */
export function listTexts(value: Value): readonly string[] {
  return listKnown(value).map((item) => item.display());
}

/**
 * Values below a path in which `*` is every element of a list and every entry of an object:
 * `Targets.*.Arn`, `LambdaConfig.*`.
 */
export function listAt(value: Value, path: readonly string[]): readonly Value[] {
  const [step, ...rest] = path;
  if (step === undefined) return value.present ? [value] : [];
  if (step !== '*') {
    return listAt(readAt(value, step), rest);
  }
  const isList = Array.isArray(value.raw);
  const members = isList ? listKnown(value) : listEntries(value).map(([, entry]) => entry);
  return members.flatMap((member) => listAt(member, rest));
}

/** The same below the properties of a resource, which keeps what was read once. */
export function listFrom(resource: TemplateResource, path: string): readonly Value[] {
  const { first, start, rest } = splitPath(path);
  // Most resources have few of the properties that are asked for.
  const { raw } = resource.at('');
  if (!isRecord(raw) || !(first in raw)) return [];
  const value = readAt(resource, start);
  return value.present ? listAt(value, rest) : [];
}

interface SplitPath {
  readonly first: string;
  /** Up to the first `*`. */
  readonly start: string;
  readonly rest: readonly string[];
}

const paths = new Map<string, SplitPath>();

/** The paths are those of tables in this package, so that they are few. */
function splitPath(path: string): SplitPath {
  const known = paths.get(path);
  if (known !== undefined) return known;
  const steps = path.split('.');
  const star = steps.indexOf('*');
  const end = star < 0 ? steps.length : star;
  const split = { first: steps[0] ?? '', start: steps.slice(0, end).join('.'), rest: steps.slice(end) };
  paths.set(path, split);
  return split;
}
