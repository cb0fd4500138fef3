import type { FactRecord, FindingRecord } from '../assessment/assessment';
import { type Difference, hasWorsened, isWorse, type RequestedAcknowledgement } from './difference';
import { describeFinding } from './locations';
import { escapeProse, formatCode } from './markdown';
import { renderCount } from './text';

/** Renders a difference in Markdown that is also readable in a terminal. */
export function renderDifference(difference: Difference): string {
  const lines = renderDifferenceLines(difference);
  const conclusion = hasWorsened(difference)
    ? 'Worse than the baseline: the changes above need approval.'
    : 'Nothing got worse against the baseline.';
  return [...lines, ...(lines.length === 0 ? [] : ['']), conclusion, ''].join('\n');
}

/** Renders the sections that are not empty. */
export function renderDifferenceLines(difference: Difference): string[] {
  const { findings, requestedAcknowledgements, ledgerProblems, permissions, networkPaths, encryption, resources } =
    difference;
  const { lostRules, missingEnvironments } = difference;
  const worsened = findings.changed.filter(({ before, after }) => isWorse(before, after));
  const eased = findings.changed.filter(({ before, after }) => !isWorse(before, after));
  const sections: [string, string[]][] = [
    ['Judged less than the baseline', lostRules.map(escapeProse)],
    ['New findings', findings.new.map(renderFindingLine)],
    [
      'Findings that got worse',
      worsened.map(
        ({ before, after }) =>
          `${renderFindingLine(after)} (before: ${before.state}${
            before.fails && !after.fails ? ', and it failed' : ''
          })`,
      ),
    ],
    [
      'Requested acknowledgements, valid once this change is approved',
      requestedAcknowledgements.map(renderRequestedLine),
    ],
    ['Ledger problems', ledgerProblems.map(({ rule, message }) => `${formatCode(rule)} ${escapeProse(message)}`)],
    ['Broadened permissions', permissions.map(renderFactLine)],
    ['Opened network paths', networkPaths.map(renderFactLine)],
    [
      'Encryption changed or removed',
      encryption.map(({ resource, property, before, after }) => {
        return `${formatCode(resource)} ${formatCode(property)}: ${formatCode(before)}, now ${after === undefined ? 'removed' : formatCode(after)}`;
      }),
    ],
    [
      'Resources replaced',
      resources.replaced.map(({ before, after }) => {
        return `${formatCode(after.path)}: ${formatCode(`${before.type} ${before.logicalId}`)}, now ${formatCode(`${after.type} ${after.logicalId}`)}`;
      }),
    ],
    ['Resources removed', resources.removed.map(({ path, type }) => `${formatCode(path)} ${formatCode(type)}`)],
    ['Resources added', resources.added.map(({ path, type }) => `${formatCode(path)} ${formatCode(type)}`)],
    [
      'Findings in another state',
      eased.map(({ before, after }) => `${renderFindingLine(after)} (now: ${after.state}, before: ${before.state})`),
    ],
    ['Environments that are missing', missingEnvironments.map(formatCode)],
    ['Gone findings whose rule did not judge the resource', findings.notJudged.map(renderFindingLine)],
    ['Fixed findings', findings.fixed.map(renderFindingLine)],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([title, lines], index) => [
      ...(index === 0 ? [] : ['']),
      `### ${title} (${lines.length})`,
      '',
      ...lines.map((line) => `- ${line}`),
    ]);
}

function renderFindingLine(finding: FindingRecord): string {
  return `${formatCode(finding.check)} at ${formatCode(finding.resource)}: ${escapeProse(describeFinding(finding))}`;
}

function renderFactLine({ resource, fact }: FactRecord): string {
  return `${formatCode(resource)} ${formatCode(fact)}`;
}

const KINDS: Readonly<Record<RequestedAcknowledgement['kind'], string>> = {
  new: 'new',
  renewed: 'changes owner or last day',
  wider: 'accepts more than before',
};

function renderRequestedLine({
  acknowledgement: { subject, path, rules, reason, owner, until },
  kind,
  covers,
}: RequestedAcknowledgement): string {
  const what = `${formatCode(rules.join(', '))} on ${formatCode(subject)} at ${formatCode(path)}`;
  const count = `${renderCount(covers.length, 'finding')} not accepted before`;
  return `${what}, ${KINDS[kind]}, ${count}: ${escapeProse(reason)} (${escapeProse(owner)}, until ${escapeProse(until)})`;
}
