import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readMarkdownFile } from './markdown-files';

const FOLDER = 'docs/decisions';
const STATUS = /^(?:accepted|superseded by \[(\d{4})\]\((\d{4}-[\w-]+\.md)\))$/;
const PARTS = ['Context', 'Decision', 'Consequences'];

const pages = readdirSync(join(__dirname, '..', '..', FOLDER))
  .sort()
  .map((file) => ({ file, text: readMarkdownFile(`${FOLDER}/${file}`) }));

test('decisions are numbered without a gap', () => {
  expect(pages.map(({ file }) => file.slice(0, 5))).toEqual(
    pages.map((_, index) => `${String(index + 1).padStart(4, '0')}-`),
  );
});

describe.each(pages)('$file', ({ file, text }) => {
  const [title = '', , status = ''] = text.split('\n');

  test('has its number in the title, as in "0001. Title"', () => {
    expect(title).toMatch(new RegExp(`^# ${file.slice(0, 4)}\\. \\S`));
  });

  test('has a status right under the title: accepted, or superseded by another page', () => {
    expect(status).toMatch(/^Status: /);
    expect(status.replace('Status: ', '')).toMatch(STATUS);
  });

  test('has the parts Context, Decision and Consequences, in this order', () => {
    expect([...text.matchAll(/^\*\*(Context|Decision|Consequences)\.\*\*/gm)].map(([, part]) => part)).toEqual(PARTS);
  });

  test('is listed in docs/README.md', () => {
    expect(readMarkdownFile('docs/README.md')).toContain(`(decisions/${file})`);
  });

  test('names existing pages when it supersedes or is superseded, and both name each other', () => {
    const [, number, successor] = STATUS.exec(status.replace('Status: ', '')) ?? [];
    if (successor !== undefined) {
      expect(successor.slice(0, 4)).toBe(number);
      expect(pages.find((page) => page.file === successor)?.text ?? '').toContain(
        `Supersedes [${file.slice(0, 4)}](${file})`,
      );
    }
    for (const [, predecessor = ''] of text.matchAll(/^Supersedes \[\d{4}\]\(([\w-]+\.md)\)/gm)) {
      expect(pages.find((page) => page.file === predecessor)?.text ?? '').toContain(
        `\nStatus: superseded by [${file.slice(0, 4)}](${file})\n`,
      );
    }
  });

  test('names files of this repository that exist', () => {
    const paths = [...text.matchAll(/`((?:bin|lib|lambda|local|packages|test|docs)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    // What a page tells about the past is not expected to exist.
    const missing = paths.filter((path) => path !== 'lib/compliance' && !existsSync(join(__dirname, '../..', path)));
    expect(missing).toEqual([]);
  });
});
