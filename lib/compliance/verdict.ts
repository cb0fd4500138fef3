import type { Assessment } from './assessment/assessment';

/** What a terminal shows when there is no judgement, which is never a pass. */
export function failureText(failure: unknown): string {
  const why = failure === undefined ? 'synthesis stopped before every check had run' : String(failure);
  return `\nFAILED: Bulwark could not judge: ${why}.\n`;
}

/**
 * The lines for a terminal that say who judged what, and what is left open.
 *
 * @param reportPath where a reader finds more. @default - nothing was written
 */
export function verdictText(assessment: Assessment, reportPath?: string): string {
  const { environments, resources, packs, acknowledgements, ledgerProblems, verdict } = assessment;
  const { failing, open, acknowledged, undecided } = verdict;
  const rows = packs.map(({ name, rules, evaluations }) => {
    const ids = new Set(
      assessment.checks.flatMap((check) => check.rules.flatMap(({ pack }) => (pack === name ? [check.id] : []))),
    );
    const findings = assessment.findings.filter(({ check }) => ids.has(check));
    const left = findings.filter(({ state }) => state === 'open').length;
    return line(name, `${rules}`, `${evaluations}`, `${left}`, `${findings.length - left}`);
  });
  const undecidedNote = undecided === 0 ? '' : `, ${undecided} of them undecided`;
  return [
    '',
    `Bulwark judged ${resources.length} resources of ${environments.join(' and ')}`,
    '',
    line('', 'rules', 'evaluations', 'open', 'acknowledged'),
    ...rows,
    line('Acknowledgement ledger', '', '', `${ledgerProblems.length}`, ''),
    '',
    failing === 0
      ? `PASSED: ${open === 0 ? 'nothing open' : `${open} open, none of which fails the build`}; ${acknowledged} findings accepted by ${acknowledgements.length} acknowledgements, each with reason, owner and expiry.`
      : `FAILED: ${open + ledgerProblems.length} open${undecidedNote}. Fix each, or acknowledge it beside its construct (see CONTRIBUTING.md).`,
    ...(reportPath === undefined ? [] : [`Report: ${reportPath}`]),
    '',
  ].join('\n');
}

function line(judge: string, rules: string, evaluations: string, open: string, acknowledged: string): string {
  return `  ${judge.padEnd(26)}${rules.padStart(6)}${evaluations.padStart(13)}${open.padStart(7)}${acknowledged.padStart(14)}`.trimEnd();
}
