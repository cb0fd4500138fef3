import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { isRecord } from '../templates/template';
import { readAssembly } from './foreign-assembly';
import { describeCause, type ForeignFile, readForeignFile } from './foreign-file';
import { UsageError } from './usage-error';

/** Name of standard input on the command line, and in reports. */
const STDIN = '-';
const STDIN_NAME = 'standard input';

const TEMPLATE_NAME = /\.(?:ya?ml|json|template)$/i;

/** Folders of other programs, with thousands of files in JSON and YAML. */
const FOREIGN_FOLDERS: readonly string[] = ['node_modules', '.git'];

/** What was found already: a path may be named twice, and links may lead back to a folder above. */
type Seen = Set<string>;

/**
 * Finds the files behind the arguments of `--template`, each once.
 *
 * @throws UsageError for a path that does not exist and for a folder without any file that could be a template
 */
export function findForeignFiles(paths: readonly string[]): readonly ForeignFile[] {
  const seen: Seen = new Set();
  return paths.flatMap((path) => {
    if (path === STDIN) return seen.has(STDIN) ? [] : [readStandardInput(seen)];
    // A link that leads to itself exists, but cannot be followed.
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) {
      throw new UsageError(`--template ${path}: file not found.`);
    }
    if (!isFolder(path)) return isNew(path, seen) ? [readNamedFile(path)] : [];
    const found = findInFolder(path, seen);
    const isKnown = [...seen].some((file) => file.startsWith(`${findRealPath(path)}${sep}`) && !isFolder(file));
    if (found.length === 0 && !isKnown) {
      throw new UsageError(`--template ${path}: the folder contains no file *.yaml, *.yml, *.json or *.template.`);
    }
    return found;
  });
}

function readStandardInput(seen: Seen): ForeignFile {
  seen.add(STDIN);
  try {
    return { file: STDIN_NAME, isNamed: true, bytes: readFileSync(0) };
  } catch (error) {
    // Without a pipe or a terminal there is nothing to read.
    return { file: STDIN_NAME, isNamed: true, unreadable: `it cannot be read: ${describeCause(error)}` };
  }
}

/** A device or a socket never ends, so only a file and a pipe are read: `<(...)` of a shell is a pipe. */
function readNamedFile(path: string): ForeignFile {
  const entry = statOrUndefined(path);
  if (entry === undefined || entry.isFile() || entry.isFIFO()) return readForeignFile(path, true);
  return { file: path, isNamed: true, unreadable: 'it is neither a file nor a folder' };
}

function isFolder(path: string): boolean {
  return statOrUndefined(path)?.isDirectory() === true;
}

function statOrUndefined(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Whether a file or folder was not found before, by whatever name. */
function isNew(path: string, seen: Seen): boolean {
  const real = findRealPath(path);
  if (seen.has(real)) return false;
  seen.add(real);
  return true;
}

/** A pipe such as `/dev/fd/63` and a link that leads nowhere have no other name. */
function findRealPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function findInFolder(folder: string, seen: Seen): readonly ForeignFile[] {
  if (!isNew(folder, seen)) return [];
  if (isAssembly(folder)) return readWholeAssembly(folder);
  try {
    return readdirSync(folder, { withFileTypes: true })
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap((entry) => findEntry(folder, entry, seen));
  } catch (error) {
    return [{ file: folder, isNamed: true, unreadable: `the folder cannot be read: ${describeCause(error)}` }];
  }
}

/** An assembly without one of its parts is not judged as a folder of templates: their places would be lost. */
function readWholeAssembly(folder: string): readonly ForeignFile[] {
  try {
    return readAssembly(folder);
  } catch (error) {
    const unreadable = `its cloud assembly cannot be read: ${describeCause(error)}`;
    return [{ file: join(folder, 'manifest.json'), isNamed: true, unreadable }];
  }
}

function findEntry(folder: string, { name }: Dirent, seen: Seen): readonly ForeignFile[] {
  if (FOREIGN_FOLDERS.includes(name)) return [];
  const path = join(folder, name);
  const entry = statOrUndefined(path);
  if (entry?.isDirectory() === true) return findInFolder(path, seen);
  // A link that leads nowhere is no template.
  return entry?.isFile() === true && TEMPLATE_NAME.test(name) && isNew(path, seen)
    ? [readForeignFile(path, false)]
    : [];
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
