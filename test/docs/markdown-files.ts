import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** A page of Markdown. */
export interface MarkdownFile {
  /** Path in the repository: `docs/gate.md`. */
  readonly path: string;
  readonly text: string;
}

/** A paragraph, list item, heading or table row, without its code. */
export interface Prose {
  /** Line of the page where it starts, from 1. */
  readonly line: number;
  readonly text: string;
}

/** Every page of the repository: the root, .github/, docs/ and the packages. */
export function readMarkdownFiles(): readonly MarkdownFile[] {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`);
  const packages = readdirSync(join(ROOT, 'packages')).flatMap((name) => listFolder(`packages/${name}`));
  return [...listFolder('.'), ...listFolder('.github'), ...docs, ...packages]
    .map((path) => path.replace(/^\.\//, '').replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

function listFolder(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`);
}

/** Reads one page. @param path in the repository */
export function readMarkdownFile(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The lines of a page that people read as text: fenced code, diagrams and indented code are blank. */
export function readProseLines(text: string): readonly string[] {
  let isCode = false;
  return text.split('\n').map((line) => {
    if (/^\s*```/.test(line)) {
      isCode = !isCode;
      return '';
    }
    return isCode || /^ {4,}\S/.test(line) ? '' : line;
  });
}

/** The prose of a page, one entry for each paragraph, list item, heading and table row. Inline code, addresses and comments are left out. */
export function readProse(text: string): readonly Prose[] {
  const found: { line: number; text: string }[] = [];
  let isOpen = false;
  for (const [index, line] of readProseLines(text).entries()) {
    if (line.trim() === '') {
      isOpen = false;
      continue;
    }
    const last = found.at(-1);
    if (isOpen && last !== undefined && !/^\s*([-*] |\d+\. |\||#|>)/.test(line)) last.text += ` ${line.trim()}`;
    else found.push({ line: index + 1, text: line.trim() });
    isOpen = !/^\s*(\||#)/.test(line);
  }
  return found.map((prose) => ({ ...prose, text: removeCode(prose.text) }));
}

function removeCode(text: string): string {
  return text
    .replace(/<!--.*?-->/g, ' ')
    .replace(/`[^`]*`/g, 'code')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<?https?:\/\/[^\s)>]+>?/g, 'address');
}
