import type { Assessment, ControlRecord, EvidenceRecord } from '../compliance/assessment/assessment';

const HEAD = ['framework', 'control', 'title', 'state', 'evidence', 'basis', 'resources', 'duty'];
/** What a spreadsheet takes for the start of a formula, in its wide form too. */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;

/** Most text: ASCII without quotes that begins with a letter or digit. */
const HARMLESS = /^[A-Za-z0-9][ !#-~]*$/;

/** Every control with each of its evidence, for an auditor's spreadsheet: RFC 4180, UTF-8. */
export function controlsCsv({ frameworks }: Assessment): string {
  const rows = frameworks.flatMap(({ id, controls }) => controls.flatMap((control) => rowsOf(id, control)));
  return [HEAD, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function rowsOf(framework: string, { id, title, state, evidence, duty }: ControlRecord): string[][] {
  const about = [framework, id, title, state];
  const remains = duty === undefined ? '' : `${duty.who}: ${duty.what}`;
  if (evidence.length === 0) return [[...about, '', '', '', remains]];
  return evidence.map((one) => [...about, shown(one), one.basis, `${one.resources}`, remains]);
}

function shown({ kind, what, state }: EvidenceRecord): string {
  return `${kind} ${what}: ${state}`;
}

/** Quoted always, so that no separator of any language splits it. */
function cell(value: string): string {
  if (HARMLESS.test(value)) return `"${value}"`;
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return `"${harmless.toWellFormed().replaceAll('\u0000', '').replaceAll('"', '""')}"`;
}
