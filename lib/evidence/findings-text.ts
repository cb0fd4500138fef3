import type { Assessment, CheckRecord, FindingRecord, ResourceRecord } from '../compliance/assessment/assessment';

/** Puts colour into a text for a terminal, or leaves it as it is. */
export type Paint = (colour: 'red' | 'yellow' | 'green' | 'dim' | 'bold', text: string) => string;

export const plain: Paint = (_colour, text) => text;

/** Every open finding and every fault of the ledger, with where it is, why it matters and what to write. Nothing for a clean assessment. */
export function findingsText(assessment: Assessment, paint: Paint = plain): string {
  const checks = new Map(assessment.checks.map((check) => [check.id, check]));
  const resources = new Map(assessment.resources.map((resource) => [resource.path, resource]));
  const open = assessment.findings.filter(({ state }) => state === 'open');
  return [
    ...open.map((finding) => findingText(finding, checks.get(finding.check), resources.get(finding.resource), paint)),
    ...assessment.ledgerProblems.map(
      ({ rule, path, message }) => `${paint('red', 'error')}  ${paint('bold', path)}\n       ${rule}: ${message}\n\n`,
    ),
  ].join('');
}

function findingText(
  { detail, ids, message, outcome, resource, fails, severity }: FindingRecord,
  check: CheckRecord | undefined,
  where: ResourceRecord | undefined,
  paint: Paint,
): string {
  const word = outcome === 'undecided' ? 'undecided' : severity;
  const lines = [
    detail === undefined ? message : `${message} Found: ${detail}`,
    ...(check === undefined ? [] : [check.why, ...(check.fix === undefined ? [] : [`Fix: ${check.fix}`])]),
    paint('dim', ids.join(', ')),
    ...(where === undefined ? [] : [paint('dim', placeOf(where))]),
  ];
  return `${paint(fails ? 'red' : 'yellow', word)}  ${paint('bold', resource)}\n${lines.map((line) => `       ${line}\n`).join('')}\n`;
}

/** `lib/data/postgres-cluster.ts:41:5, Data.template.json:120` */
function placeOf({ source, template, line }: ResourceRecord): string {
  const inTemplate = `${template}:${line}`;
  return source === undefined ? inTemplate : `${source.file}:${source.line}:${source.column}, ${inTemplate}`;
}
