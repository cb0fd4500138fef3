import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Killer } from './find-killer';

const ROOT = join(__dirname, '..', '..');
/** In node_modules, so that `npm ci` deletes it. */
const FOLDER = join(ROOT, 'node_modules', '.cache', 'bulwark', 'mutants');
/** Folders whose source code decides what kills a mutant. */
const SOURCES = ['packages/gate/src', 'test/mutants', 'test/pins'];
const LIBRARIES = ['aws-cdk-lib', 'cdk-nag'];

/**
 * Returns the killer of each mutant, in their order. They are computed once per set of templates, rules and library
 * versions, and then read from a file.
 *
 * @param templates texts of all templates
 */
export function recallKillers(templates: readonly string[], compute: () => readonly Killer[]): readonly Killer[] {
  const file = join(FOLDER, `${hashInputs(templates)}.json`);
  const known = readKillers(file);
  if (known !== undefined) return known;
  const killers = compute();
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, JSON.stringify(killers.map((killer) => killer ?? null)));
  return killers;
}

function readKillers(file: string): readonly Killer[] | undefined {
  try {
    const kept: (string | null)[] = JSON.parse(readFileSync(file, 'utf8'));
    return kept.map((killer) => killer ?? undefined);
  } catch {
    // The file is missing or damaged.
    return undefined;
  }
}

function hashInputs(templates: readonly string[]): string {
  const hash = createHash('sha256');
  for (const name of LIBRARIES) hash.update(readFileSync(require.resolve(`${name}/package.json`)));
  for (const folder of SOURCES) {
    const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort();
    for (const name of files.filter((path) => path.endsWith('.ts'))) {
      hash.update(name).update(readFileSync(join(ROOT, folder, name)));
    }
  }
  for (const template of templates) hash.update(template);
  return hash.digest('hex');
}
