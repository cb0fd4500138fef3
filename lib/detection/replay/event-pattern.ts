import { EventPatternError, matchesFilter } from './event-pattern-filters';

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Whether an event pattern of EventBridge matches an event. Each field of the pattern has to match, one of the values of
 * a field is enough, and an array of the event matches where one of its elements does.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 * @throws EventPatternError for a pattern that EventBridge refuses
 */
export function matchesEventPattern(pattern: unknown, event: unknown): boolean {
  if (!isObject(pattern)) throw new EventPatternError('An event pattern is an object.');
  return Object.entries(pattern).every(([field, wanted]) => {
    if (field === '$or') return matchesOneOf(wanted, event);
    if (Array.isArray(wanted)) return matchesLeaf(field, wanted, event);
    if (!isObject(wanted)) throw new EventPatternError(`${field}: values have to be in an array.`);
    return matchesInside(wanted, isObject(event) ? event[field] : undefined);
  });
}

function matchesOneOf(alternatives: unknown, event: unknown): boolean {
  if (!Array.isArray(alternatives) || alternatives.length < 2) {
    throw new EventPatternError('$or: an array of two or more patterns is required.');
  }
  return alternatives.some((alternative) => matchesEventPattern(alternative, event));
}

/** An object in an array has to match as a whole: EventBridge does not mix fields of two elements. */
function matchesInside(pattern: JsonObject, value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return matchesEventPattern(pattern, value);
  return value.some((element) => matchesInside(pattern, element));
}

function matchesLeaf(field: string, wanted: readonly unknown[], event: unknown): boolean {
  if (wanted.length === 0) throw new EventPatternError(`${field}: an empty array matches nothing.`);
  const leaves = listLeaves(isObject(event) ? event[field] : undefined);
  return wanted.some((filter) => matchesFilter(field, filter, leaves));
}

/** Values at the end of a path. An object, or an empty array, has no value there. */
function listLeaves(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(listLeaves);
  return value === undefined || isObject(value) ? [] : [value];
}
