import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readMarkdownFile, readMarkdownFiles, readProseLines } from './markdown-files';

const ROOT = join(__dirname, '..', '..');
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readMarkdownFile('package.json'));

/** Anchors of a page, as GitHub generates them from its headings. */
function listAnchors(text: string): string[] {
  return readProseLines(text)
    .filter((line) => /^#+ /.test(line))
    .map((line) =>
      line
        .replace(/^#+ /, '')
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    );
}

describe.each(readMarkdownFiles().map(({ path, text }) => [path, text] as const))('%s', (path, text) => {
  test('links to files and headings that exist', () => {
    const broken = [...text.matchAll(/\]\((?!<?https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].filter(
      ([, file = '', anchor]) => {
        const target = file === '' ? path : join(dirname(path), file);
        if (!existsSync(join(ROOT, target))) return true;
        return anchor !== undefined && !listAnchors(readMarkdownFile(target)).includes(anchor);
      },
    );
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  test('names scripts of package.json that exist', () => {
    const named = [...text.matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});
