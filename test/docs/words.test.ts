import { describe, expect, test } from '@jest/globals';
import { findForbiddenWords, findLongSentences } from '../../packages/gate/test/words';
import { type MarkdownFile, readMarkdownFiles, readProse, readProseLines } from './markdown-files';

const WIDTH = 120;
/** Past this a reader has to start again; shorter is better. */
const WORDS_IN_SENTENCE = 30;

/** docs/rules.md is generated; packages/gate/test/rules/texts.test.ts holds the texts of the rules. */
const files: readonly MarkdownFile[] = readMarkdownFiles().filter(({ path }) => path !== 'docs/rules.md');

test('all Markdown of the repository is read', () => {
  expect(files.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['README.md', 'docs/gate.md', 'docs/runbooks/README.md', 'packages/gate/README.md']),
  );
});

describe.each(files.map(({ path, text }) => [path, text] as const))('%s', (path, text) => {
  test('uses plain English: no word of the list in packages/gate/test/words.ts', () => {
    expect(
      readProse(text).flatMap(({ line, text: prose }) =>
        findForbiddenWords(prose).map((found) => `${path}:${line}: ${found}`),
      ),
    ).toEqual([]);
  });

  test(`has sentences of at most ${WORDS_IN_SENTENCE} words`, () => {
    expect(
      readProse(text).flatMap(({ line, text: prose }) =>
        findLongSentences(prose, WORDS_IN_SENTENCE)
          .filter(() => !prose.startsWith('|'))
          .map((sentence) => `${path}:${line}: ${sentence}`),
      ),
    ).toEqual([]);
  });

  test(`is wrapped at ${WIDTH} columns, tables excepted`, () => {
    expect(
      readProseLines(text).flatMap((line, index) =>
        line.length > WIDTH && !line.startsWith('|') ? [`${path}:${index + 1}: ${line.length} columns`] : [],
      ),
    ).toEqual([]);
  });
});
