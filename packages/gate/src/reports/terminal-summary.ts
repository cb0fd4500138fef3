import type { Assessment } from '../assessment/assessment';
import { describeFailure } from '../assessment/could-not-judge';
import { countAcknowledgements } from '../assessment/count-acknowledgements';
import { groupBy } from '../templates/group-by';
import { countFindings, countOpenUndecided } from './finding-counts';
import { endSentence, renderCount } from './text';

/** More rules than this are given as a number. */
const MAX_LISTED = 5;

/** Renders the line for a terminal when there is no assessment, which is never a pass. */
export function renderFailure(failure: unknown): string {
  return `\nFAILED: ${describeFailure(failure)}\n`;
}

/** Renders the lines for a terminal when files of the assembly are not as they were judged. */
export function renderTampering(changes: readonly string[]): string {
  const hint = 'The verdict is about the files as CDK wrote them. Make every change with constructs, before synthesis.';
  return ['', 'FAILED: the cloud assembly is not the one that was judged.', ...changes, hint, ''].join('\n');
}

/**
 * Renders the lines for a terminal: what was judged, by which packs, and what is open.
 *
 * @param reportPath where a reader finds more. @default - nothing was written
 */
export function renderSummary(assessment: Assessment, reportPath?: string): string {
  const { environments, resources, packs, ledgerProblems } = assessment;
  const rows = packs.map((pack) => {
    const { open, acknowledged } = countFindings(pack, assessment);
    // CloudFormation Validate does not list its rules.
    const rules = pack.rules === 0 ? '-' : `${pack.rules}`;
    return renderRow(pack.name, rules, `${pack.evaluations}`, `${open}`, `${acknowledged}`);
  });
  return [
    '',
    `Bulwark judged ${renderCount(resources.length, 'resource')} of ${environments.join(' and ')}`,
    '',
    renderRow('', 'rules', 'evaluations', 'open', 'acknowledged'),
    ...rows,
    renderRow('Acknowledgement ledger', '', '', `${ledgerProblems.length}`, ''),
    '',
    ...renderOutcome(assessment),
    ...renderSwitchedOff(assessment),
    ...renderEnding(assessment),
    ...(reportPath === undefined ? [] : [`Report: ${reportPath}`]),
    '',
  ].join('\n');
}

function renderOutcome(assessment: Assessment): string[] {
  const { acknowledgements, ledgerProblems, verdict } = assessment;
  const { failing, open, acknowledged } = verdict;
  const undecided = countOpenUndecided(assessment);
  const allowed = open + ledgerProblems.length - failing;
  if (failing === 0) {
    const left = open === 0 ? 'nothing open' : `${renderCount(open, 'open finding')}, allowed by the policy`;
    if (acknowledged === 0) return [`PASSED: ${left}.`];
    const accepted = `${renderCount(acknowledged, 'finding')} accepted by ${renderCount(countAcknowledgements(acknowledgements), 'acknowledgement')}`;
    return [`PASSED: ${left}; ${accepted}, each with reason, owner and expiry.`];
  }
  const counts = [
    ...(open === 0 ? [] : [renderCount(open, 'open finding')]),
    ...(undecided === 0 ? [] : [`${undecided} undecided`]),
    ...(verdict.notJudged === 0 ? [] : [`${verdict.notJudged} not judged`]),
    ...(allowed === 0 ? [] : [`${allowed} allowed by the policy`]),
    ...(ledgerProblems.length === 0 ? [] : [renderCount(ledgerProblems.length, 'ledger problem')]),
  ];
  return [
    `FAILED: ${counts.join(', ')}.`,
    'Fix each finding, or accept it with an acknowledgement beside its construct.',
  ];
}

function renderRow(name: string, rules: string, evaluations: string, open: string, acknowledged: string): string {
  return `  ${name.padEnd(26)}${rules.padStart(6)}${evaluations.padStart(13)}${open.padStart(7)}${acknowledged.padStart(14)}`.trimEnd();
}

/** Names the results by hand that end within 30 days, before they fail the build. */
function renderEnding({ frameworks }: Assessment): string[] {
  const ending = frameworks.flatMap(({ id, controls }) =>
    controls.flatMap(({ id: control, result }) =>
      result?.state === 'ends-soon' ? [`${id} ${control} on ${result.until} (${result.owner})`] : [],
    ),
  );
  if (ending.length === 0) return [];
  const shown = ending.slice(0, MAX_LISTED).join(', ');
  const more = ending.length > MAX_LISTED ? ` and ${ending.length - MAX_LISTED} more` : '';
  return [`Results by hand that end soon: ${shown}${more}. Check these controls again.`];
}

/** Names single rules by id and the rules of a level by their number. Every report lists all of them. */
function renderSwitchedOff({ switchedOff }: Assessment): string[] {
  const groups = groupBy(switchedOff, ({ environment, reason }) => JSON.stringify([environment, reason]));
  return [...groups.values()].flatMap((records) => {
    const [first] = records;
    if (first === undefined) return [];
    const rules =
      records.length > MAX_LISTED
        ? `${records.length} rules, listed in every report`
        : records.map(({ rule }) => rule).join(', ');
    return [`Switched off in ${first.environment}: ${rules}. ${endSentence(first.reason)}`];
  });
}
