import type { FindingRecord } from '../assessment/assessment';
import { groupBy } from '../templates/group-by';
import { type Difference, hasWorsened, isWorse, type RequestedAcknowledgement } from './difference';
import type { Direction, ExposureChange } from './difference/exposure-change';
import { describeFinding, getSubjectPath } from './locations';
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
  const { findings, requestedAcknowledgements, ledgerProblems, exposure, resources } = difference;
  const { lostRules, missingEnvironments, newEnvironments } = difference;
  const areSeveral = new Set(exposure.map(getChangedEnvironment)).size > 1;
  const listExposure = (wanted: Direction): string[] =>
    describeChanges(
      exposure.filter(({ direction }) => direction === wanted),
      areSeveral,
    ).map(formatSentence);
  const worsened = findings.changed.filter(({ before, after }) => isWorse(before, after));
  const eased = findings.changed.filter(({ before, after }) => !isWorse(before, after));
  const sections: [string, string[]][] = [
    ['Wider', listExposure('wider')],
    ['Judged less than the baseline', lostRules.map(escapeProse)],
    ['New findings', groupByRule(findings.new).map(renderFindingLine)],
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
    ['Not comparable', difference.isComparable ? [] : [MISSING_FACTS]],
    ['Changed, wider or narrower', listExposure('changed')],
    ['New environments, which the baseline did not judge', newEnvironments.map(formatCode)],
    ['Narrower', listExposure('narrower')],
    [
      'Constructs renamed, which CloudFormation replaces with new resources',
      resources.renamed.map(({ before, after }) => `${formatCode(before.path)} is now ${formatCode(after.path)}`),
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

/** One sentence for what is the same in several environments, which are named where the sentence does not say it. */
function describeChanges(changes: readonly ExposureChange[], areSeveral: boolean): string[] {
  return [...groupBy(changes, ({ text }) => text)].map(([text, same]) => {
    const names = [...new Set(same.map(getChangedEnvironment))];
    return areSeveral && !names.every((name) => text.includes(name)) ? `${text} (${names.join(', ')})` : text;
  });
}

function getChangedEnvironment({ resource }: ExposureChange): string {
  return resource.split('/')[0] ?? resource;
}

/** Formats names with special characters as code, which stays readable in a terminal, unlike escaped prose. */
function formatSentence(text: string): string {
  return text
    .split(' ')
    .map((word) => {
      const escaped = escapeProse(word);
      const [, inner = '', end = ''] = /^(.*?)([.,:;]*)$/s.exec(word) ?? [];
      return escaped === word || word.includes('|') ? escaped : `${formatCode(inner)}${end}`;
    })
    .join(' ');
}

/** The findings of one rule follow each other. */
function groupByRule(findings: readonly FindingRecord[]): readonly FindingRecord[] {
  return [...groupBy(findings, ({ check }) => check).values()].flat();
}

function renderFindingLine(finding: FindingRecord): string {
  return `${formatCode(finding.check)} at ${formatCode(getSubjectPath(finding))}: ${escapeProse(describeFinding(finding))}`;
}

const MISSING_FACTS =
  'The baseline was written by an older version of the gate, so it has no facts about exposure. Judge the approved version again with this version of the gate, and compare with that.';

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
