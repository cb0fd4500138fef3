import { describe, expect, test } from '@jest/globals';
import { groupBy } from '../../packages/gate/src/templates/group-by';
import { evaluateTwins, listWeaknesses, renderFindingText } from './evaluate-twins';

const weaknesses = listWeaknesses();
const falseAlarms: string[] = [];

/** Share of hardened twins that may have a finding of Bulwark at the default level. */
const MOST_FALSE_ALARMS = 0.02;

describe('what an engineer adds to an app is reported by the default packs, at the level of the case', () => {
  for (const [service, cases] of groupBy(weaknesses, (weakness) => weakness.service)) {
    test(`${service}: ${cases.length}`, () => {
      const missed = cases.flatMap((weakness) => {
        const { added, falseAlarms: alarms } = evaluateTwins(weakness);
        if (alarms.length > 0) falseAlarms.push(`${weakness.id}: ${alarms.map(({ id }) => id).join(', ')}`);
        const texts = added.map(renderFindingText).filter((text) => !text.startsWith('Bulwark-NotJudged'));
        if (texts.some((text) => weakness.names.test(text))) return [];
        return [`${weakness.id} (${weakness.kind}) is not told; new findings: ${texts.join(' | ')}`];
      });
      expect(missed).toEqual([]);
    });
  }

  test(`hardened twins have no finding, but for at most ${MOST_FALSE_ALARMS * 100} %`, () => {
    expect({ share: falseAlarms.length / weaknesses.length, falseAlarms: falseAlarms.sort() }).toEqual({
      share: expect.any(Number),
      falseAlarms: falseAlarms.slice(0, Math.floor(weaknesses.length * MOST_FALSE_ALARMS)).sort(),
    });
  });
});

describe('the weaknesses', () => {
  test('are at least 1000 of at least 150 services, each with a unique id', () => {
    expect(new Set(weaknesses.map(({ id }) => id)).size).toBe(weaknesses.length);
    expect(weaknesses.length).toBeGreaterThanOrEqual(1000);
    // What only the level hardening reports is best practice, and an exception in this list.
    expect(weaknesses.filter(({ level }) => level !== undefined).length).toBeLessThan(weaknesses.length / 20);
    expect(new Set(weaknesses.map(({ service }) => service)).size).toBeGreaterThanOrEqual(150);
  });
});
