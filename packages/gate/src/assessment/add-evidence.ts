import { renderProblemId } from '../acknowledgements/ledger';
import type { Framework } from '../frameworks/framework';
import { findManualResultProblems, type ManualResult } from '../frameworks/manual-results';
import type { Assessment, LedgerProblemRecord } from './assessment';
import { assessFrameworks } from './control-state';
import { addManualResults } from './manual-state';

/** What the command line adds to an assessment that was made without it. */
export interface AddedEvidence {
  readonly frameworks: readonly Framework[];
  readonly manualResults: readonly ManualResult[];
}

/**
 * Adds frameworks and results by hand to an assessment, as if the app had handed them to addGate().
 *
 * @param today as YYYY-MM-DD, which decides whether a result has ended
 */
export function addEvidence(
  assessment: Assessment,
  { frameworks, manualResults }: AddedEvidence,
  today: string,
): Assessment {
  const problems = findManualResultProblems(manualResults, today).map(({ rule, control, message }) => {
    return { rule: renderProblemId(rule), path: control, message } satisfies LedgerProblemRecord;
  });
  const { verdict } = assessment;
  const failing = verdict.failing + problems.length;
  return {
    ...assessment,
    ledgerProblems: [...assessment.ledgerProblems, ...problems],
    frameworks: addManualResults(
      [...assessment.frameworks, ...assessFrameworks(frameworks, assessment)],
      manualResults,
      today,
    ),
    verdict: { ...verdict, failing, outcome: failing === 0 ? 'passed' : 'failed' },
  };
}
