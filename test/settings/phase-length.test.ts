import { describe, expect, test } from '@jest/globals';
import { environments } from '../../bin/environments';
import { parseSettings } from '../../lib/settings/parse-settings';
import { createProductionDraft } from '../scaffold';

/** The problems of production in the phase `creation`, on 27 November 2026. */
function findProblems(until: string): readonly string[] {
  const parsed = parseSettings(
    [{ ...createProductionDraft(), protections: { phase: 'creation', until } }],
    '2026-11-27',
  );
  return parsed.ok ? [] : parsed.problems;
}

describe('the phase creation', () => {
  test('may last 90 days from today', () => {
    expect(findProblems('2027-02-25')).toEqual([]);
  });

  test('is refused when it lasts longer, with the last possible day and what to do instead', () => {
    expect(findProblems('2027-02-26')).toEqual([
      'environments[0].protections.until: expected a day at most 90 days ahead, until 2027-02-25, since in this phase one wrong command deletes the data; set { phase: "protected" } as soon as the environment works, got "2027-02-26"',
    ]);
  });

  test('that is over is left to the gate, which names each protection that is missing', () => {
    expect(findProblems('2026-11-26')).toEqual([]);
  });
});

test('bin/environments.ts ships a phase that is not longer', () => {
  const parsed = parseSettings(environments, '2026-11-27');
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
});
