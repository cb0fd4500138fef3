import { toOneLine } from './text';

/** What `escapeProse` escapes. */
const MARKUP = /[\\`*_[\]|~#&<>@]/;

/** Escapes prose so that it contains no markup, no HTML, no table cell and no mention of a user. */
export function escapeProse(text: string): string {
  const line = toOneLine(text);
  if (!MARKUP.test(line)) return line;
  return line
    .replace(/[\\`*_[\]|~#]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '@&#8203;');
}

/** Formats an id or a path as code. The fence is longer than any in the text, and a bar does not end a table cell. */
export function formatCode(text: string): string {
  // A bar after a backslash cannot be written in a cell: the backslash before the escape would be escaped itself.
  const code = toOneLine(text).replace(/\\+\|/g, '¦').replaceAll('|', '\\|');
  const runs = [...code.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const edge = code.startsWith('`') || code.endsWith('`') || code === '' ? ' ' : '';
  return `${fence}${edge}${code}${edge}${fence}`;
}

export function formatLink(text: string, url: string): string {
  return `[${text}](<${encodeURI(toOneLine(url)).replaceAll('%25', '%')}>)`;
}

/** Formats the lines of a table. The cells are Markdown. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return [formatRow(head), formatRow(head.map(() => '---')), ...rows.map(formatRow)];
}

function formatRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
