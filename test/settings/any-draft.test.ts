import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSettings } from '../../lib/settings/parse-settings';
import { type EnvironmentDraft, production, sandbox } from '../../lib/settings/presets';
import { createProductionDraft, createSandboxDraft, TODAY } from '../scaffold';
import { listPaths, type Path, replaceValue } from './drafts';

/** Enough for every kind of value, and about a second in all. */
const LIMITS = { numRuns: 250 };

/** One line: the path, the allowed values, the given value. */
const CLEAR =
  /^environments(\[\d+\])?((\.[\w$]+|\[\d+\]|\["[^\n]*"?.*\])*(\.\.\.)?): (expected .+, got .+|unknown field; allowed fields are .+)$/;

const circular: Record<string, unknown> = { name: 'circular' };
circular['self'] = circular;

/** Values that are invalid in every field. */
const neverValid = fc.constantFrom<unknown>(
  null,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  -0.25,
  12n,
  Symbol('junk'),
  () => 'junk',
  new Date(0),
  new Date(Number.NaN),
  new Map([['enabled', true]]),
  /junk/,
  circular,
  [circular],
  [[[]]],
  '',
  '\u0000\u001b[2J\u202e',
  'x'.repeat(2_000_000),
  { toJSON: () => undefined },
  { toJSON: () => 1n },
  JSON.parse('{"__proto__": {"enabled": true}}'),
  { constructor: { prototype: {} } },
);

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
});

const draft = fc.constantFrom(createSandboxDraft(), createProductionDraft());
const draftAndPlace = draft.chain((valid) => fc.tuple(fc.constant(valid), fc.constantFrom(...listPaths(valid))));

describe('any content of the settings file', () => {
  test('a value that is never valid is rejected with its path', () => {
    fc.assert(
      fc.property(draftAndPlace, neverValid, ([valid, place], junk) => {
        const problems = findProblems([replaceValue(valid, place, junk)]);
        expect(problems.some((problem) => problem.startsWith(`environments[0]${formatPath(place)}`))).toBe(true);
      }),
      LIMITS,
    );
  });

  test('any value in any field is accepted or rejected with a clear message', () => {
    fc.assert(
      fc.property(draftAndPlace, anything, ([valid, place], value) => {
        findProblems([replaceValue(valid, place, value)]);
      }),
      LIMITS,
    );
  });

  test('an unknown field is rejected by its name', () => {
    const sections = ['network', 'encryption', 'identity', 'data', 'api', 'audit'];
    const place = fc.oneof(fc.constant([]), ...sections.map((section) => fc.constant([section])));
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
    );
    fc.assert(
      fc.property(draft, place, name, anything, (valid, section, field, value) => {
        fc.pre(
          !listPaths(valid).some((known) => known.at(-1) === field) && !OPTIONAL.has(field) && value !== undefined,
        );
        const problems = findProblems([replaceValue(valid, [...section, field], value)]);
        expect(problems).toHaveLength(1);
        expect(problems[0]).toContain('unknown field');
      }),
      LIMITS,
    );
  });

  test.each([
    ['as it is', (junk: unknown) => junk],
    ['through the sandbox preset', (junk: unknown) => Reflect.apply(sandbox, undefined, [junk])],
    ['through the production preset', (junk: unknown) => Reflect.apply(production, undefined, [junk])],
  ])('an arbitrary value instead of an environment is rejected, %s', (_way, build) => {
    fc.assert(
      fc.property(fc.oneof(anything, neverValid, fc.jsonValue()), (junk) => {
        expect(findProblems([build(junk)])).not.toEqual([]);
      }),
      LIMITS,
    );
  });

  test('a list of arbitrary values is rejected', () => {
    fc.assert(
      fc.property(fc.oneof(anything, neverValid), (junk) => {
        expect(findProblems(junk)).not.toEqual([]);
      }),
      LIMITS,
    );
  });
});

describe('a draft with __proto__ in it', () => {
  const polluting = JSON.parse(
    '{"__proto__": {"polluted": true, "owner": "nobody"}, "network": {"__proto__": {"polluted": true}}}',
  );

  afterEach(() => {
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test.each([sandbox, production])('is merged without touching a prototype: %p', (preset) => {
    const filled: EnvironmentDraft = Reflect.apply(preset, undefined, [polluting]);
    expect(Object.getPrototypeOf(filled)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(filled['network'])).toBe(Object.prototype);
    expect(Reflect.get(filled, 'polluted')).toBeUndefined();
  });

  test('is rejected, and inherits no field', () => {
    const problems = findProblems([Reflect.apply(sandbox, undefined, [polluting])]);
    expect(problems).toContainEqual(expect.stringMatching(/^environments\[0\]\.__proto__: unknown field/));
    expect(problems).toContainEqual(expect.stringMatching(/^environments\[0\]\.network\.__proto__: unknown field/));
    expect(problems).toContainEqual(expect.stringMatching(/^environments\[0\]\.owner: expected .*, got nothing$/));
  });
});

const OPTIONAL: ReadonlySet<string> = new Set(['domain', 'backupCopy', 'restoreFrom']);

/**
 * Finds the problems of a list of drafts, and asserts that each message is clear. A thrown error fails the property.
 */
function findProblems(drafts: unknown): readonly string[] {
  const result = parseSettings(drafts as EnvironmentDraft[], TODAY);
  const problems = result.ok ? [] : result.problems;
  expect(result.ok || problems.length > 0).toBe(true);
  for (const problem of problems) {
    expect(problem).toMatch(CLEAR);
    expect(problem.length).toBeLessThan(1000);
    expect(problem).not.toMatch(/\n|: expected (Invalid|undefined|\{ *\})/);
  }
  return problems;
}

function formatPath(place: Path): string {
  return place.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
}
