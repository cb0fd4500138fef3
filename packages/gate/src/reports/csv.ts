import type { Assessment, ControlRecord, EvidenceRecord } from '../assessment/assessment';

const HEAD = ['framework', 'control', 'title', 'state', 'evidence', 'basis', 'resources', 'duty'];
/** Characters that start a formula in a spreadsheet, full-width forms included. */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;

/** Renders every control with its evidence for an auditor's spreadsheet, as RFC 4180 in UTF-8. */
export function renderControlsCsv({ frameworks, switchedOff }: Assessment): string {
  const rows = frameworks.flatMap(({ id, controls }) => controls.flatMap((control) => buildRows(id, control)));
  const off = switchedOff.map(({ environment, rule, reason }) => [
    ...['policy', rule, `Switched off in ${environment}`, 'switched-off', `rule ${rule}: switched-off`, 'by the app'],
    ...['0', reason],
  ]);
  return [HEAD, ...rows, ...off].map((row) => `${row.map(renderCell).join(',')}\r\n`).join('');
}

function buildRows(framework: string, { id, title, state, evidence, duty }: ControlRecord): string[][] {
  const about = [framework, id, title, state];
  const remaining = duty === undefined ? '' : `${duty.who}: ${duty.what}`;
  if (evidence.length === 0) return [[...about, '', '', '', remaining]];
  return evidence.map((one) => [...about, renderEvidence(one), one.basis, `${one.resources}`, remaining]);
}

function renderEvidence({ kind, what, state }: EvidenceRecord): string {
  return `${kind} ${what}: ${state}`;
}

/** Quotes every cell, so that the list separator of no locale splits it, and no cell is a formula. */
function renderCell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return `"${text.toWellFormed().replaceAll('\u0000', '').replaceAll('"', '""')}"`;
}
