import { decideResultState, type ManualResult } from '../frameworks/manual-results';
import type {
  ControlRecord,
  ControlState,
  EvidenceRecord,
  FrameworkRecord,
  ManualResultRecord,
} from './control-record';

/**
 * Adds the results that people recorded to the controls.
 *
 * @param today as YYYY-MM-DD, which decides whether a result has ended
 */
export function addManualResults(
  frameworks: readonly FrameworkRecord[],
  results: readonly ManualResult[],
  today: string,
): readonly FrameworkRecord[] {
  if (results.length === 0) return frameworks;
  const byControl = new Map<string, ManualResult>(results.map((result) => [result.control, result]));
  return frameworks.map((framework) => ({
    ...framework,
    controls: framework.controls.map((control) => {
      const result = byControl.get(`${framework.id} ${control.id}`);
      return result === undefined ? control : addResult(control, result, today);
    }),
  }));
}

function addResult(control: ControlRecord, given: ManualResult, today: string): ControlRecord {
  const { control: _, ...recorded } = given;
  const result: ManualResultRecord = { ...recorded, state: decideResultState(given, today) };
  return {
    ...control,
    state: decideState(control.state, result),
    evidence: [...control.evidence, buildEvidence(result)],
    result,
  };
}

/** A check by people closes what templates leave open. It overrules no finding and no test. */
function decideState(state: ControlState, { result, state: validity }: ManualResultRecord): ControlState {
  if (validity === 'ended') return state;
  if (result === 'not met') return 'failed';
  switch (state) {
    case 'failed':
    case 'undecided':
    case 'accepted':
      return state;
    case 'met':
    case 'partly-met':
    case 'not-applicable':
    case 'not-covered':
      return 'met';
  }
}

function buildEvidence({ result, state, owner, date, until, checked, link }: ManualResultRecord): EvidenceRecord {
  const end = state === 'ends-soon' ? `${until}, ends soon` : until;
  return {
    kind: 'manual',
    what: `${checked.replace(/\.$/, '')} (${result} on ${date} by ${owner}, until ${end}, ${link})`,
    basis: 'by the app',
    state: state === 'ended' ? 'ended' : result === 'met' ? 'held' : 'failed',
    resources: 0,
  };
}
