import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSettings } from '../../lib/settings/parse-settings';
import { type EnvironmentDraft, production, sandbox } from '../../lib/settings/presets';
import { productionDraft, sandboxDraft } from '../scaffold';
import { type Path, placesOf, withValue } from './drafts';

/** Bounded in runs and in time, so that the whole file stays under three seconds. */
const LIMITS = { numRuns: 250, interruptAfterTimeLimit: 400 };

/** One line: where, what is allowed, what was given. */
const CLEAR =
  /^environments(\[\d+\])?((\.[\w$]+|\[\d+\]|\["[^\n]*"?.*\])*(\.\.\.)?): (expected .+, got .+|unknown field; allowed here are .+)$/;

const circular: Record<string, unknown> = { name: 'circular' };
circular['self'] = circular;

/** Never right, wherever it stands. */
const neverRight = fc.constantFrom<unknown>(
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

const draft = fc.constantFrom(sandboxDraft(), productionDraft());
const draftAndPlace = draft.chain((valid) => fc.tuple(fc.constant(valid), fc.constantFrom(...placesOf(valid))));

describe('whatever stands in the settings file', () => {
  test('a value that is never right is refused where it stands', () => {
    fc.assert(
      fc.property(draftAndPlace, neverRight, ([valid, place], junk) => {
        const problems = answersTo([withValue(valid, place, junk)]);
        expect(problems.some((problem) => problem.startsWith(`environments[0]${written(place)}`))).toBe(true);
      }),
      LIMITS,
    );
  });

  test('any value at any place is accepted or answered clearly', () => {
    fc.assert(
      fc.property(draftAndPlace, anything, ([valid, place], value) => {
        answersTo([withValue(valid, place, value)]);
      }),
      LIMITS,
    );
  });

  test('a field of any name is refused by that name', () => {
    const sections = ['network', 'encryption', 'identity', 'data', 'api', 'audit'];
    const place = fc.oneof(fc.constant([]), ...sections.map((section) => fc.constant([section])));
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
    );
    fc.assert(
      fc.property(draft, place, name, anything, (valid, section, field, value) => {
        fc.pre(!placesOf(valid).some((known) => known.at(-1) === field) && !OPTIONAL.has(field) && value !== undefined);
        const problems = answersTo([withValue(valid, [...section, field], value)]);
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
  ])('an environment that is junk is refused, %s', (_way, made) => {
    fc.assert(
      fc.property(fc.oneof(anything, neverRight, fc.jsonValue()), (junk) => {
        expect(answersTo([made(junk)])).not.toEqual([]);
      }),
      LIMITS,
    );
  });

  test('a list that is junk is refused', () => {
    fc.assert(
      fc.property(fc.oneof(anything, neverRight), (junk) => {
        expect(answersTo(junk)).not.toEqual([]);
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

  test('is refused, and inherits nothing that it does not say', () => {
    const problems = answersTo([Reflect.apply(sandbox, undefined, [polluting])]);
    expect(problems).toContainEqual(expect.stringMatching(/^environments\[0\]\.__proto__: unknown field/));
    expect(problems).toContainEqual(expect.stringMatching(/^environments\[0\]\.network\.__proto__: unknown field/));
    expect(problems).toContainEqual(expect.stringMatching(/^environments\[0\]\.owner: expected .*, got nothing$/));
  });
});

const OPTIONAL: ReadonlySet<string> = new Set(['domain', 'backupCopyVaultArn']);

/** The problems of a list of drafts, each of them clear. A thrown error fails the property. */
function answersTo(drafts: unknown): readonly string[] {
  const result = parseSettings(drafts as EnvironmentDraft[]);
  const problems = result.ok ? [] : result.problems;
  expect(result.ok || problems.length > 0).toBe(true);
  for (const problem of problems) {
    expect(problem).toMatch(CLEAR);
    expect(problem.length).toBeLessThan(1000);
    expect(problem).not.toMatch(/\n|: expected (Invalid|undefined|\{ *\})/);
  }
  return problems;
}

function written(place: Path): string {
  return place.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
}
