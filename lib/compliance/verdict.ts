import type { Judgement } from './acknowledgement-plugin';

export interface Evidence {
  readonly environments: readonly string[];
  /** undefined when synthesis stopped before every judge had spoken. */
  readonly judgement: Judgement | undefined;
  /** Where CDK wrote its report. */
  readonly reportPath: string;
}

/** The lines for a terminal that say who judged what, and what is left open. A judge that did not run is named, not passed over. */
export function verdictText({ environments, judgement, reportPath }: Evidence): string {
  if (judgement === undefined)
    return '\nFAILED: Bulwark could not judge, synthesis stopped before every check had run.\n';
  const rows = [
    ...judgement.judges.map(({ name, open, acknowledged }) => ({ name, open: open.length, acknowledged })),
    { name: 'Acknowledgement ledger', open: judgement.ledgerProblems, acknowledged: 0 },
  ];
  const open = rows.reduce((sum, row) => sum + row.open, 0);
  const accepted = rows.reduce((sum, row) => sum + row.acknowledged, 0);
  return [
    '',
    `Bulwark judged ${judgement.resources} resources of ${environments.join(' and ')}`,
    '',
    line('', 'resources', 'open', 'acknowledged'),
    ...rows.map((row) => line(row.name, `${judgement.resources}`, `${row.open}`, `${row.acknowledged}`)),
    '',
    open === 0
      ? `PASSED: nothing open; ${accepted} findings accepted by ${judgement.decisions.length} acknowledgements, each with reason, owner and expiry.`
      : `FAILED: ${open} open. Fix each, or acknowledge it beside its construct (see CONTRIBUTING.md).`,
    `Report: ${reportPath}`,
    '',
  ].join('\n');
}

function line(judge: string, resources: string, open: string, acknowledged: string): string {
  return `  ${judge.padEnd(26)}${resources.padStart(9)}${open.padStart(7)}${acknowledged.padStart(14)}`;
}
