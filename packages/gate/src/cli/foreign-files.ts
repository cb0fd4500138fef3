import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../templates/template';
import { readAssembly } from './foreign-assembly';
import type { ForeignFile } from './foreign-file';
import { UsageError } from './usage-error';

/** Name of standard input on the command line, and in reports. */
const STDIN = '-';
const STDIN_NAME = 'standard input';

const TEMPLATE_NAME = /\.(?:ya?ml|json|template)$/i;

/** Folders of other programs, with thousands of files in JSON and YAML. */
const FOREIGN_FOLDERS: readonly string[] = ['node_modules', '.git'];

/**
 * Finds the files behind the arguments of `--template`.
 *
 * @throws UsageError for a path that does not exist and for a folder without any file that could be a template
 */
export function findForeignFiles(paths: readonly string[]): readonly ForeignFile[] {
  const seen = new Set<string>();
  return paths.flatMap((path) => {
    if (path === STDIN) return [{ file: STDIN_NAME, bytes: readFileSync(0), isNamed: true }];
    if (!existsSync(path)) throw new UsageError(`--template ${path}: file not found.`);
    if (!statSync(path).isDirectory()) return [{ file: path, bytes: readFileSync(path), isNamed: true }];
    const found = findInFolder(path, seen);
    if (found.length === 0) {
      throw new UsageError(`--template ${path}: the folder contains no file *.yaml, *.yml, *.json or *.template.`);
    }
    return found;
  });
}

/** @param seen folders that were read before: links may lead back to a folder above */
function findInFolder(folder: string, seen: Set<string>): readonly ForeignFile[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  if (isAssembly(folder)) return readAssembly(folder);
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => findEntry(folder, entry, seen));
}

function findEntry(folder: string, { name }: Dirent, seen: Set<string>): readonly ForeignFile[] {
  const path = join(folder, name);
  // A link that leads nowhere is no template.
  if (!existsSync(path) || FOREIGN_FOLDERS.includes(name)) return [];
  const entry = statSync(path);
  if (entry.isDirectory()) return findInFolder(path, seen);
  return entry.isFile() && TEMPLATE_NAME.test(name) ? [{ file: path, bytes: readFileSync(path), isNamed: false }] : [];
}

/** Whether a folder is the output of `cdk synth`. */
function isAssembly(folder: string): boolean {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) return false;
  try {
    const content: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    return isRecord(content) && typeof content['version'] === 'string' && isRecord(content['artifacts']);
  } catch {
    return false;
  }
}
