import type { Assessment, PackRecord } from '../assessment/assessment';
import { renderCount } from './text';

/** Findings of one pack. A finding that several packs report counts for each of them. */
export interface PackCounts {
  readonly open: number;
  readonly acknowledged: number;
}

/** Counts undecided findings that are open. The verdict counts acknowledged ones too. */
export function countOpenUndecided({ findings }: Assessment): number {
  return findings.filter(({ state, outcome }) => state === 'open' && outcome === 'undecided').length;
}

/** `15 rules`, or `15 rules (19 with environments)` when several environments switch off the same rule. */
export function countSwitchedOff({ switchedOff }: Pick<Assessment, 'switchedOff'>): string {
  const rules = renderCount(new Set(switchedOff.map(({ rule }) => rule)).size, 'rule');
  const isSeveral = new Set(switchedOff.map(({ rule }) => rule)).size < switchedOff.length;
  return isSeveral ? `${rules} (${switchedOff.length} with environments)` : rules;
}

export function countFindings({ name }: PackRecord, { checks, findings }: Assessment): PackCounts {
  const ids = new Set(checks.flatMap((check) => (check.rules.some(({ pack }) => pack === name) ? [check.id] : [])));
  const reported = findings.filter(({ check }) => ids.has(check));
  const open = reported.filter(({ state }) => state === 'open').length;
  return { open, acknowledged: reported.length - open };
}
