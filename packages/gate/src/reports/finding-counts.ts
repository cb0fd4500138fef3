import type { Assessment, PackRecord } from '../assessment/assessment';

/** Findings of one pack. A finding that several packs report counts for each of them. */
export interface PackCounts {
  readonly open: number;
  readonly acknowledged: number;
}

/** Counts undecided findings that are open. The verdict counts acknowledged ones too. */
export function countOpenUndecided({ findings }: Assessment): number {
  return findings.filter(({ state, outcome }) => state === 'open' && outcome === 'undecided').length;
}

export function countFindings({ name }: PackRecord, { checks, findings }: Assessment): PackCounts {
  const ids = new Set(checks.flatMap((check) => (check.rules.some(({ pack }) => pack === name) ? [check.id] : [])));
  const reported = findings.filter(({ check }) => ids.has(check));
  const open = reported.filter(({ state }) => state === 'open').length;
  return { open, acknowledged: reported.length - open };
}
