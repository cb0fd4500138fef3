import { oneLine } from './text';

/** Prose that Markdown shows as it is: no markup, no HTML, no cell of a table, and nobody is notified by name. */
export function prose(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]|~#]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '@&#8203;');
}

/** An id or a path, in the typeface of code. Its fence is longer than any in the text, and a bar does not end a cell. */
export function code(text: string): string {
  // A bar after a backslash cannot be written in a cell: the backslash before the escape would be escaped itself.
  const line = oneLine(text).replace(/\\+\|/g, '¦').replaceAll('|', '\\|');
  const runs = [...line.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const edge = line.startsWith('`') || line.endsWith('`') || line === '' ? ' ' : '';
  return `${fence}${edge}${line}${edge}${fence}`;
}

export function link(text: string, url: string): string {
  return `[${text}](<${encodeURI(oneLine(url)).replaceAll('%25', '%')}>)`;
}

/** Lines of a table; cells are Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
