import { createContext, runInContext } from 'node:vm';
import { toObject } from '../../local/template/properties';
import { type FencedBlock, readFencedBlocks } from './fenced-blocks';

/** What the examples in docs/runbooks/restore.md are replaced with. */
export interface RestoreValues {
  readonly generation: number;
  readonly cluster?: string;
  readonly time?: string;
  readonly snapshotArn?: string;
}

/** The chapters of docs/runbooks/restore.md that have commands. */
export type RestoreChapter =
  | 'Choose the backup'
  | 'Deploy'
  | 'Check, then erase again'
  | 'Remove the old cluster'
  | 'A database that was deleted';

/** The commands and settings of docs/runbooks/restore.md, so that the rehearsal runs what the page shows. */
export class RestorePage {
  readonly #blocks: readonly FencedBlock[];

  constructor(page: string) {
    this.#blocks = readFencedBlocks(page);
  }

  /** The commands of a chapter, for the generation that is restored. @throws Error when it has none */
  readCommands(chapter: RestoreChapter, generation: number): string {
    const found = this.#blocks.filter(({ heading, language }) => heading === chapter && language === 'sh');
    if (found.length === 0) throw new Error(`docs/runbooks/restore.md has no commands in "${chapter}"`);
    return found.map(({ text }) => text.replaceAll('-records-1', `-records-${generation}`)).join('\n');
  }

  /**
   * The fields of the section `data` for a restore from a moment of a cluster, or from a snapshot.
   *
   * @throws Error when the page shows no such settings, or a field that the values lack
   */
  readSettings(form: 'cluster' | 'snapshotArn', values: RestoreValues): Readonly<Record<string, unknown>> {
    const examples = this.#blocks
      .filter(({ language }) => language === 'ts')
      .map(({ text }) => toObject(toObject(runInContext(`({${text}})`, createContext()))['data']));
    const example = examples.find(({ restoreFrom }) => form in toObject(restoreFrom));
    if (example === undefined) throw new Error(`docs/runbooks/restore.md shows no restoreFrom with ${form}`);
    return fillIn(example, values);
  }
}

function fillIn(example: Readonly<Record<string, unknown>>, values: RestoreValues): Readonly<Record<string, unknown>> {
  const filled = Object.entries(example).map(([field, value]) => {
    if (typeof value === 'object') return [field, fillIn(toObject(value), values)];
    const found: unknown = Reflect.get(values, field);
    if (found === undefined) throw new Error(`docs/runbooks/restore.md sets ${field}, of which the rehearsal has none`);
    return [field, found];
  });
  return Object.fromEntries(filled);
}
