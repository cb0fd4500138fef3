import { describe, expect, test } from '@jest/globals';
import { parseSettings } from '../../lib/settings/parse-settings';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import type { Combination } from './combinations';
import { listDocumentedSettings } from './documented-values';
import { evaluateDraft, TODAY } from './evaluate-draft';
import type { Refusal } from './refusals';
import { applyChanges, buildValueSets, listAcceptedValues, type Partners } from './value-sets';

/** One line with the path, the allowed values and the given value. */
const CLEAR = /^environments\[0\]\.[\w.[\]]+: expected [^\n]+, got [^\n]+$/;

/**
 * Declares the tests of an environment. Each setting is changed to each documented value. Validation refuses the value
 * as listed, or accepts it, and then the gate has nothing open.
 */
export function declareSettingTests(
  draft: EnvironmentDraft,
  refusals: readonly Refusal[],
  partners: Partners = 1,
): void {
  const settings = listDocumentedSettings();
  const sets = buildValueSets(draft, settings, partners);

  test('unchanged, is accepted with nothing open', () => {
    expect(evaluateDraft(draft)).toEqual({ refused: [], open: [] });
  });

  describe('each documented value is accepted, or refused with the reason', () => {
    test.each(settings)('$setting', ({ setting, values }) => {
      const problems = values.flatMap((value) => {
        const expected = refusals.find((refusal) => refusal.setting === setting && refusal.isRefused(value));
        const changed = applyChanges(draft, { [setting]: value });
        return findSurprises(changed, expected).map((surprise) => ({ value, surprise }));
      });
      expect(problems).toEqual([]);
    });
  });

  describe('with the values that are accepted, nothing is open', () => {
    test('each of them is in a set', () => {
      const inSets = (setting: string, value: unknown) => sets.some(({ changes }) => changes[setting] === value);
      const missing = listAcceptedValues(draft, settings).flatMap(({ setting, values }) =>
        values.filter((value) => !inSets(setting, value)).map((value) => ({ setting, value })),
      );
      expect(missing).toEqual([]);
    });

    test.each(sets)('$title', ({ changes }) => {
      expect(findOpen(draft, Object.entries(changes))).toEqual([]);
    });
  });
}

/** Declares a test for each combination of settings. */
export function declareCombinationTests(draft: EnvironmentDraft, combinations: readonly Combination[]): void {
  test.each(combinations)('$title', ({ changes }) => {
    expect(evaluateDraft(applyChanges(draft, changes))).toEqual({ refused: [], open: [] });
  });
}

/** Finds what validation says against expectation. */
function findSurprises(draft: EnvironmentDraft, expected: Refusal | undefined): string[] {
  const parsed = parseSettings([draft], TODAY);
  const refused = parsed.ok ? [] : parsed.problems;
  if (expected === undefined) return [...refused];
  if (refused[0]?.startsWith(`environments[0].${expected.problem}`) !== true) {
    return [`expected to be refused with "${expected.problem}"`, ...refused];
  }
  return refused.filter((problem) => !CLEAR.test(problem));
}

/**
 * Finds what is open after changes that validation accepts. Of several changes it names the first part that causes
 * something by itself.
 */
function findOpen(draft: EnvironmentDraft, changes: readonly (readonly [string, unknown])[]): unknown[] {
  const { refused, open } = evaluateDraft(applyChanges(draft, Object.fromEntries(changes)));
  if (refused.length + open.length === 0) return [];
  const middle = Math.floor(changes.length / 2);
  for (const half of middle === 0 ? [] : [changes.slice(0, middle), changes.slice(middle)]) {
    const cause = findOpen(draft, half);
    if (cause.length > 0) return cause;
  }
  return open.map((problem) => ({ changes, problem }));
}
