import type { ControlRecord, EvidenceRecord } from '../assessment/control-record';

/** Characters of a commit that reports show, as Git does. */
const SHORT_COMMIT = 7;

/** Describes the state of evidence: `held`, `passed at this commit`, `named, not run`. */
export function describeEvidenceState({ kind, state, commit, uncommitted }: EvidenceRecord): string {
  if (kind !== 'test') return state;
  const at = commit === undefined ? 'an unknown commit' : commit.slice(0, SHORT_COMMIT);
  const where = uncommitted === true ? `with uncommitted changes on ${at}` : `at another commit (${at})`;
  switch (state) {
    case 'passed':
      return 'passed at this commit';
    case 'outdated':
      return `passed ${where}`;
    case 'failed':
      return commit === undefined ? 'failed' : `failed at ${at}`;
    default:
      return 'named, not run';
  }
}

/** Describes who found what by hand, and until when it counts. Undefined for a control without such a result. */
export function describeManualResult({ result: recorded }: ControlRecord): string | undefined {
  if (recorded === undefined) return undefined;
  const { result, owner, date, until, state } = recorded;
  const end = {
    valid: `until ${until}`,
    'ends-soon': `until ${until}, ends soon`,
    ended: `ended on ${until}, no longer counts`,
  }[state];
  return `${result} on ${date} by ${owner}, ${end}`;
}
