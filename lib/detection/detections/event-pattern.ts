import type { Calls, Condition } from './calls';

/** The part of an event pattern for one path: tests, of which one has to hold. */
type Tests = readonly unknown[];
/** An object of an event pattern, by field. */
export interface EventPattern {
  readonly [field: string]: Tests | EventPattern;
}

/**
 * Renders calls of people and of programs as an event pattern: one alternative for each combination. Event patterns look
 * into arrays by themselves, so indexes are left out.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function renderEventPattern(matched: readonly Calls[]): EventPattern {
  const alternatives = matched.flatMap(listAlternatives);
  const common = { sourceIPAddress: [{ 'anything-but': { suffix: '.amazonaws.com' } }] };
  const [only] = alternatives;
  const detail = only !== undefined && alternatives.length === 1 ? only : { $or: alternatives };
  return {
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: { ...common, ...detail },
  };
}

function listAlternatives({ service, names, where }: Calls): readonly EventPattern[] {
  const base: EventPattern = {
    eventSource: [`${service}.amazonaws.com`],
    ...(names.length === 0 ? {} : { eventName: names.map(renderText) }),
  };
  return where.reduce<readonly EventPattern[]>(
    (patterns, condition) =>
      patterns.flatMap((pattern) => listTests(condition).map(([path, tests]) => setPath(pattern, path, tests))),
    [base],
  );
}

/** Alternatives of one condition, each a path and its tests. */
function listTests(condition: Condition): readonly (readonly [path: readonly string[], tests: Tests])[] {
  if (condition.kind === 'anyOf') return condition.conditions.flatMap(listTests);
  const path = condition.path.replace(/\[\d+\]/g, '').split('.');
  return [[path, renderTests(condition)]];
}

function renderTests(condition: Exclude<Condition, { kind: 'anyOf' }>): Tests {
  switch (condition.kind) {
    case 'is':
      return condition.values.map(renderText);
    case 'isNot':
      return [{ 'anything-but': { wildcard: [...condition.values] } }];
    case 'isBoolean':
      return [condition.value];
    case 'isAbsent':
      return [{ exists: false }];
    case 'isAtMost':
      return [{ numeric: ['<=', condition.value] }];
  }
}

function renderText(text: string): unknown {
  if (text === '*') return { exists: true };
  return text.includes('*') ? { wildcard: text } : text;
}

function setPath(pattern: EventPattern, [field = '', ...rest]: readonly string[], tests: Tests): EventPattern {
  if (rest.length === 0) return { ...pattern, [field]: tests };
  const inner = pattern[field];
  const parent: EventPattern = inner === undefined || isTests(inner) ? {} : inner;
  return { ...pattern, [field]: setPath(parent, rest, tests) };
}

const isTests = (value: Tests | EventPattern): value is Tests => Array.isArray(value);
