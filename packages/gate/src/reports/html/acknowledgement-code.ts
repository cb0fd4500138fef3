import type { FindingRecord } from '../../assessment/assessment';
import { toOneLine } from '../text';

/** What a person writes in an acknowledgement. */
export interface AcknowledgementDecision {
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
}

/**
 * Renders the acknowledgement of findings that differ in their detail only, as the gate accepts it: for the file beside
 * the construct class, or for a foreign template as a file of `--acknowledgements`.
 */
export function renderAcknowledgementCode(
  findings: readonly FindingRecord[],
  decision: AcknowledgementDecision,
): string {
  const [first] = findings;
  if (first === undefined) return '';
  return first.place === undefined
    ? renderRecorded(findings, first, decision)
    : renderFile(findings, first.place, decision);
}

function renderFile(
  findings: readonly FindingRecord[],
  { class: name, at }: NonNullable<FindingRecord['place']>,
  { reason, owner, until }: AcknowledgementDecision,
): string {
  const details = [...new Set(findings.flatMap(({ detail }) => (detail === undefined ? [] : [detail])))];
  return [
    `acknowledge(${toOneLine(name)}, [`,
    '  {',
    `    rule: ${renderOneOrList(listRules(findings))},`,
    `    at: ${quote(at)},`,
    ...(details.length === 0 ? [] : [`    details: [${details.map(quote).join(', ')}],`]),
    `    reason: ${quote(reason)},`,
    `    owner: ${quote(owner)},`,
    `    until: ${quote(until)},`,
    '  },',
    ']);',
  ].join('\n');
}

/** A text in JSON is a text in YAML too. */
function renderRecorded(
  findings: readonly FindingRecord[],
  { resource }: FindingRecord,
  { reason, owner, until }: AcknowledgementDecision,
): string {
  const ids = [...new Set(findings.flatMap((finding) => finding.ids))].map((id) => JSON.stringify(id));
  return [
    "version: '1.0'",
    'acknowledgements:',
    `  - rule: ${ids.length === 1 ? ids[0] : `[${ids.join(', ')}]`}`,
    `    resource: ${JSON.stringify(resource)}`,
    `    reason: ${JSON.stringify(reason)}`,
    `    owner: ${JSON.stringify(owner)}`,
    `    until: ${JSON.stringify(until)}`,
  ].join('\n');
}

/** The ids without their details, as an acknowledgement file names them. */
export function listRules(findings: readonly FindingRecord[]): readonly string[] {
  const rules = findings.flatMap(({ ids, detail }) =>
    ids.map((id) => (detail === undefined || !id.endsWith(`[${detail}]`) ? id : id.slice(0, -`[${detail}]`.length))),
  );
  return [...new Set(rules)];
}

function renderOneOrList(values: readonly string[]): string {
  const [only] = values;
  return values.length === 1 ? quote(only ?? '') : `[${values.map(quote).join(', ')}]`;
}

/** A text of TypeScript in single quotes. */
function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
