import { readFencedBlocks } from './fenced-blocks';

/** A line that separates the output of one chapter from that of the next. */
const MARK = '--- end of chapter ---';

/** A runbook with commands that an operator runs by hand, from its first chapter to the undo. */
export class OperatorPage {
  readonly #commands: ReadonlyMap<string, string>;

  /** @throws Error when the page has no commands */
  constructor(page: string) {
    const blocks = readFencedBlocks(page).filter(({ language }) => language === 'sh');
    if (blocks.length === 0) throw new Error('the page has no commands');
    const commands = new Map<string, string>();
    for (const { heading, text } of blocks) commands.set(heading, (commands.get(heading) ?? '') + text);
    this.#commands = commands;
  }

  /** Chapters with commands, in their order. */
  get chapters(): readonly string[] {
    return [...this.#commands.keys()];
  }

  /** The commands of all chapters for one shell, since a chapter uses the variables of those before it. */
  buildScript({ before = '', after = '' }: { readonly before?: string; readonly after?: string }): string {
    const parts = [before, ...this.#commands.values(), after];
    return parts.map((part) => `${part}\necho '${MARK}'\n`).join('');
  }

  /** What each chapter printed, and as `after` what followed. */
  readOutput(output: string): ReadonlyMap<string, string> {
    const [, ...printed] = output.split(`${MARK}\n`).map((part) => part.trim());
    return new Map([...this.chapters, 'after'].map((chapter, index) => [chapter, printed[index] ?? '']));
  }
}
