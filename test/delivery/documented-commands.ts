import { readFencedBlocks } from '../../rehearsal/runbook/fenced-blocks';
import { readMarkdownFiles } from '../docs/markdown-files';

/** A command in a page of Markdown, in the words that a shell would pass. */
export interface DocumentedCommand {
  /** Path of the page: `docs/deploy.md`. */
  readonly page: string;
  /** Everything after the name of the program. A substitution such as `$(...)` stays as it is written. */
  readonly words: readonly string[];
  /** Whether a reader runs it as it is. Prose often names a command without its options. */
  readonly isComplete: boolean;
}

/** The pages that show commands to whoever deploys and operates the blueprint. */
const PAGES = /^docs\/(?!rules[.]md|gate[.]md)/;

/** Every command of a program, such as `aws` or `npx cdk`, in code blocks, indented code and inline code. */
export function listDocumentedCommands(program: string): readonly DocumentedCommand[] {
  return readMarkdownFiles()
    .filter(({ path }) => PAGES.test(path))
    .flatMap(({ path, text }) => findCommands(path, text, program));
}

export function findCommands(page: string, text: string, program: string): readonly DocumentedCommand[] {
  const blocks = readFencedBlocks(text).filter(({ language }) => language === 'sh');
  const prose = text.replace(/^```.*?^```/gms, '');
  const code = [
    ...blocks.map((block) => ({ source: block.text, isComplete: true })),
    ...[...prose.matchAll(/^ {4,}(\S.*)$/gm)].map(([, source = '']) => ({ source, isComplete: true })),
    ...[...prose.matchAll(/`([^`]+)`/g)].map(([, source = '']) => ({
      source: source.replace(/\s*\n\s*/g, ' '),
      isComplete: false,
    })),
  ];
  return code.flatMap(({ source, isComplete }) =>
    [...source.matchAll(new RegExp(`(?<=^|[\\s("])${program} `, 'gm'))].map((found) => {
      const words = splitWords(source.slice(found.index + found[0].length));
      return { page, words, isComplete: isComplete || words.some((word) => word.startsWith('--')) };
    }),
  );
}

/** One word of a shell command: quoted parts, substitutions, placeholders such as `<id>`, and anything else. */
const WORD = /(?:"(?:\\.|\$\([^)]*\)|[^"\\])*"|'[^']*'|\$\([^)]*\)|<[a-z][^<>]*>|\\[^\n|]|[^\s"'|;&()<>`\\])+/y;

/** Splits the rest of a command into words, up to its end: a pipe, a redirection, a comment or the end of the line. */
export function splitWords(rest: string): readonly string[] {
  const line = rest.replace(/\\\n/g, '');
  const words: string[] = [];
  for (let index = 0; ; ) {
    while (line[index] === ' ') index += 1;
    WORD.lastIndex = index;
    const [word] = line[index] === '#' ? [] : (WORD.exec(line) ?? []);
    if (word === undefined) return words;
    words.push(removeQuotes(word));
    index = WORD.lastIndex;
  }
}

function removeQuotes(word: string): string {
  return word.replace(/"((?:\\.|\$\([^)]*\)|[^"\\])*)"|'([^']*)'/g, (_, double = '', single = '') => double + single);
}
