import type { Assessment } from '../assessment/assessment';
import type { ControlRecord, EvidenceRecord } from '../assessment/control-record';
import { describeEvidenceState } from './evidence-text';

const HEAD = ['framework', 'control', 'title', 'state', 'rules held', 'evidence', 'basis', 'resources', 'duty'];
/** Characters that start a formula in a spreadsheet, full-width forms included. */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;

/** Most cells, which are rendered by thousands: letters and signs of ASCII after a letter or a digit. */
const PLAIN = /^[A-Za-z0-9][ !#-~]*$/;

/** Renders every control with its evidence for an auditor's spreadsheet, as RFC 4180 in UTF-8. */
export function renderControlsCsv({ frameworks, switchedOff }: Assessment): string {
  const rows = frameworks.flatMap(({ id, controls }) => controls.flatMap((control) => renderRows(id, control)));
  const off = switchedOff.map(({ environment, rule, reason }) => [
    ...[
      'policy',
      rule,
      `Switched off in ${environment}`,
      'switched-off',
      '',
      `rule ${rule}: switched-off`,
      'by the app',
    ],
    ...['0', reason],
  ]);
  return [renderCells(HEAD), ...rows, ...off.map(renderCells)].map((row) => `${row}\r\n`).join('');
}

function renderRows(framework: string, { id, title, state, rules, evidence, duty }: ControlRecord): string[] {
  // Most controls have many rows, which repeat these cells.
  const about = renderCells([
    framework,
    id,
    title,
    state,
    rules === undefined ? '' : `${rules.held} of ${rules.cited}`,
  ]);
  const remaining = renderCell(duty === undefined ? '' : `${duty.who}: ${duty.what}`);
  if (evidence.length === 0) return [`${about},${renderCells(['', '', ''])},${remaining}`];
  return evidence.map(
    (one) => `${about},${renderCells([renderEvidence(one), one.basis, `${one.resources}`])},${remaining}`,
  );
}

function renderCells(values: readonly string[]): string {
  return values.map(renderCell).join(',');
}

function renderEvidence(evidence: EvidenceRecord): string {
  return `${evidence.kind} ${evidence.what}: ${describeEvidenceState(evidence)}`;
}

/** Quotes every cell, so that the list separator of no locale splits it, and no cell is a formula. */
function renderCell(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  const text = FORMULA.test(value) ? `'${value}` : value;
  return `"${text.toWellFormed().replaceAll('\u0000', '').replaceAll('"', '""')}"`;
}
