import type { Assessment, CheckRecord, FindingRecord } from '../assessment/assessment';
import { groupBy } from '../templates/group-by';
import { createPlaceFinder, describeFound, getSubjectPath, type Place, type PlaceFinder } from './locations';
import { toOneLine, wrap } from './text';

/** Adds colour to a text for a terminal, or returns it unchanged. */
export type Paint = (colour: 'red' | 'yellow' | 'green' | 'dim' | 'bold', text: string) => string;

export const keepPlain: Paint = (_colour, text) => text;

const WIDTH = 110;
const INDENT = '       ';

/**
 * Renders every open finding and every ledger problem with its place, the risk and the fix. The text is empty for an
 * assessment without any.
 */
export function renderFindings(assessment: Assessment, paint: Paint = keepPlain): string {
  const checks = new Map(assessment.checks.map((check) => [check.id, check]));
  const findPlace = createPlaceFinder(assessment);
  const open = assessment.findings.filter(({ state }) => state === 'open');
  const groups = groupBy(open, ({ check, resource, message, fails }) =>
    JSON.stringify([check, resource, message, fails]),
  );
  return [
    ...[...groups.values()].map((group) => renderGroup(group, checks, findPlace, paint)),
    ...assessment.ledgerProblems.map(({ rule, path, message }) =>
      renderEntry('error', 'red', path, wrap(`${rule}: ${toOneLine(message)}`, WIDTH), paint),
    ),
  ].join('');
}

/** Renders findings that differ only in their detail as one entry. */
function renderGroup(
  group: readonly FindingRecord[],
  checks: ReadonlyMap<string, CheckRecord>,
  findPlace: PlaceFinder,
  paint: Paint,
): string {
  const [first] = group;
  if (first === undefined) return '';
  const check = checks.get(first.check);
  // The heading has the word already.
  const message = toOneLine(first.message).replace(/^Undecided: /, '');
  const lines = [
    ...wrap(message, WIDTH),
    ...group.flatMap((finding) => renderLabelled('Found', describeFound(finding))),
    ...renderLabelled('Risk', check?.why),
    ...renderLabelled('Fix', check?.fix),
    paint('dim', `Rule: ${toOneLine(listRules(group).join(', '))}`),
    ...(check === undefined ? [] : [paint('dim', `Page: ${check.url}`)]),
    paint('dim', `At: ${renderPlace(findPlace(first))}`),
    ...(first.stack === undefined ? [] : [paint('dim', `Reported by: ${toOneLine(first.resource)}`)]),
  ];
  const kind = first.outcome === 'undecided' ? 'undecided' : first.severity;
  return renderEntry(kind, first.fails ? 'red' : 'yellow', getSubjectPath(first), lines, paint);
}

/** The ids without their details, as an acknowledgement names them. */
function listRules(group: readonly FindingRecord[]): string[] {
  const ids = group.flatMap(({ ids, detail }) =>
    ids.map((id) => (detail === undefined ? id : id.slice(0, -`[${detail}]`.length))),
  );
  return [...new Set(ids)];
}

function renderLabelled(label: string, text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : wrap(`${label}: ${toOneLine(text)}`, WIDTH);
}

function renderEntry(
  kind: string,
  colour: 'red' | 'yellow',
  path: string,
  lines: readonly string[],
  paint: Paint,
): string {
  const heading = `${paint(colour, kind)}  ${paint('bold', toOneLine(path))}`;
  return [heading, ...lines.map((line) => `${INDENT}${line}`), '', ''].join('\n');
}

/** `lib/data/postgres-cluster.ts:41:5, Data.template.json:120` */
function renderPlace({ source, template, line }: Place): string {
  const inTemplate = `${template}:${line}`;
  return source === undefined ? inTemplate : `${source.file}:${source.line}:${source.column}, ${inTemplate}`;
}
