import type { FactRecord, FindingRecord } from '../compliance/assessment/assessment';
import { type AskedFor, type Difference, isWorse, worse } from './difference';
import { code, prose } from './markdown';
import { says } from './places';

/** A difference in Markdown that is as good to read in a terminal. */
export function differenceText(difference: Difference): string {
  const lines = differenceLines(difference);
  const verdict = worse(difference)
    ? 'The change needs somebody to agree to what is listed above.'
    : 'Nothing got worse against the baseline.';
  return [...lines, ...(lines.length === 0 ? [] : ['']), verdict, ''].join('\n');
}

/** Only what there is something to say of. */
export function differenceLines(difference: Difference): string[] {
  const { findings, askedFor, ledgerProblems, permissions, networkPaths, encryption, resources } = difference;
  const reopened = findings.changed.filter(({ before, after }) => isWorse(before, after));
  const eased = findings.changed.filter(({ before, after }) => !isWorse(before, after));
  const sections: [string, string[]][] = [
    ['New findings', findings.new.map(findingLine)],
    ['Findings that got worse', reopened.map(({ before, after }) => `${findingLine(after)}, before ${before.state}`)],
    ['Acknowledgements asked for, not given until somebody approves this change', askedFor.map(askedLine)],
    ['Problems of the ledger', ledgerProblems.map(({ rule, message }) => `${code(rule)} ${prose(message)}`)],
    ['Broadened permissions', permissions.map(factLine)],
    ['Opened network paths', networkPaths.map(factLine)],
    [
      'Encryption changed or removed',
      encryption.map(({ resource, property, before, after }) => {
        return `${code(resource)} ${code(property)}: ${code(before)}, now ${after === undefined ? 'gone' : code(after)}`;
      }),
    ],
    [
      'Resources replaced',
      resources.replaced.map(({ before, after }) => {
        return `${code(after.path)}: ${code(`${before.type} ${before.logicalId}`)}, now ${code(`${after.type} ${after.logicalId}`)}`;
      }),
    ],
    ['Resources removed', resources.removed.map(({ path, type }) => `${code(path)} ${code(type)}`)],
    ['Resources added', resources.added.map(({ path, type }) => `${code(path)} ${code(type)}`)],
    [
      'Findings in another state',
      eased.map(({ before, after }) => `${findingLine(after)}, ${after.state}, before ${before.state}`),
    ],
    ['Fixed findings', findings.fixed.map(findingLine)],
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

function findingLine(finding: FindingRecord): string {
  return `${code(finding.check)} at ${code(finding.resource)}: ${prose(says(finding))}`;
}

function factLine({ resource, fact }: FactRecord): string {
  return `${code(resource)} ${code(fact)}`;
}

const KINDS: Readonly<Record<AskedFor['kind'], string>> = {
  new: 'new',
  renewed: 'with another owner or last day',
  wider: 'accepts more than before',
};

function askedLine({
  acknowledgement: { subject, path, rules, reason, owner, until },
  kind,
  covers,
}: AskedFor): string {
  const what = `${code(rules.join(', '))} on ${code(subject)} at ${code(path)}`;
  const count = `${covers.length} ${covers.length === 1 ? 'finding' : 'findings'} not accepted before`;
  return `${what}, ${KINDS[kind]}, ${count}: ${prose(reason)} (${prose(owner)}, until ${prose(until)})`;
}
