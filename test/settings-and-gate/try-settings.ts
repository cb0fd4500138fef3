import { describe, expect, test } from '@jest/globals';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { parsePath, replaceValue } from '../settings/drafts';
import type { Combination } from './combinations';
import { listDocumentedSettings } from './documented-values';
import { evaluateDraft } from './evaluate-draft';
import type { Refusal } from './refusals';

/** One line with the path, the allowed values and the given value. */
const CLEAR = /^environments\[0\]\.[\w.[\]]+: expected [^\n]+, got [^\n]+$/;

/**
 * Declares the tests of an environment. Each setting is changed to each documented value. Then validation refuses the
 * value as listed, or the gate has nothing open.
 */
export function declareSettingTests(draft: EnvironmentDraft, refusals: readonly Refusal[]): void {
  test('unchanged, is accepted with nothing open', () => {
    expect(evaluateDraft(draft)).toEqual({ refused: [], open: [] });
  });

  describe('each documented value is refused with the reason, or accepted with nothing open', () => {
    test.each(listDocumentedSettings())('$setting', ({ setting, values }) => {
      const problems = values.flatMap((value) => {
        const expected = refusals.find((refusal) => refusal.setting === setting && refusal.isRefused(value));
        return findSurprises(draft, { [setting]: value }, expected).map((surprise) => ({ value, surprise }));
      });
      expect(problems).toEqual([]);
    });
  });
}

/** Declares a test for each combination of settings. */
export function declareCombinationTests(draft: EnvironmentDraft, combinations: readonly Combination[]): void {
  test.each(combinations)('$title', ({ changes }) => {
    expect(evaluateDraft(applyChanges(draft, changes))).toEqual({ refused: [], open: [] });
  });
}

export function applyChanges(draft: EnvironmentDraft, changes: Readonly<Record<string, unknown>>): EnvironmentDraft {
  return Object.entries(changes).reduce(
    (changed, [setting, value]) => replaceValue(changed, parsePath(setting), value),
    draft,
  );
}

/** Finds what differs from the expected outcome. */
function findSurprises(
  draft: EnvironmentDraft,
  changes: Readonly<Record<string, unknown>>,
  expected: Refusal | undefined,
): string[] {
  const changed = applyChanges(draft, changes);
  if (expected === undefined && JSON.stringify(changed) === JSON.stringify(draft)) return [];
  const { refused, open } = evaluateDraft(changed);
  if (expected === undefined) return [...refused, ...open];
  if (refused[0]?.startsWith(`environments[0].${expected.problem}`) !== true) {
    return [`expected to be refused with "${expected.problem}"`, ...refused];
  }
  return refused.filter((problem) => !CLEAR.test(problem));
}
