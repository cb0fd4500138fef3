import type { Detection } from '../detections/detection';
import type { FiredDetection } from './replay';

/** `[{ "detection": id, "records": [eventID, ...] }]`. */
export function renderFiredJson(fired: readonly FiredDetection[]): string {
  const list = fired.map(({ detection, records }) => ({ detection, records: records.map(({ eventID }) => eventID) }));
  return `${JSON.stringify(list, undefined, 2)}\n`;
}

/** One line for each detection, the first record of it, and a sum. */
export function renderFiredTable(
  fired: readonly FiredDetection[],
  detections: readonly Detection[],
  total: number,
): string {
  const rows = fired.map(({ detection, records }) => {
    const { severity = '', techniques = [], title = '' } = detections.find(({ id }) => id === detection) ?? {};
    const [first] = records;
    const call = first === undefined ? '' : `${first.eventTime} ${first.eventName}`;
    return [detection, severity, techniques.join(' '), String(records.length), call, title];
  });
  const matched = new Set(fired.flatMap(({ records }) => records.map(({ eventID }) => eventID))).size;
  const sum = `${renderCount(fired.length, 'detection')} fired for ${matched} of ${renderCount(total, 'record')}.\n`;
  const head = ['detection', 'severity', 'techniques', 'records', 'first record', 'title'];
  return rows.length === 0 ? sum : `${renderColumns([head, ...rows])}\n${sum}`;
}

const renderCount = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Pads the columns of a table; the last one is left as it is. */
export function renderColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  '),
  );
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
