import { formatValue } from './format-value';
import type { Settings } from './settings';

/** Days that an environment may be without its protections before somebody decides again. */
const LONGEST_PHASE_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Finds a phase `creation` that ends too late. Whoever parses the settings passes the day, so that nothing in lib/ reads
 * the clock. That a phase is over is not found here: the gate reports it, as an acknowledgement that has expired.
 *
 * @param today as YYYY-MM-DD
 */
export function findLongPhases(environments: ReadonlyMap<number, Settings>, today: string): string[] {
  const last = new Date(Date.parse(today) + LONGEST_PHASE_DAYS * DAY_MS).toISOString().slice(0, 10);
  return [...environments].flatMap(([index, { protections }]) => {
    if (protections.phase !== 'creation' || protections.until <= last) return [];
    return [
      `environments[${index}].protections.until: expected a day at most ${LONGEST_PHASE_DAYS} days ahead, until ${last}, since in this phase one wrong command deletes the data; set { phase: "protected" } as soon as the environment works, got ${formatValue(protections.until)}`,
    ];
  });
}
