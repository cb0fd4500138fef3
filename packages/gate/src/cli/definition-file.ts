import { realpathSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import type { JsonObject } from '../foreign/json-value';
import type { DefinitionReader } from '../foreign/local-definitions';
import { isRefusal } from '../foreign/problem';
import { parseTemplate } from '../foreign/template-text';
import { readForeignFile } from './foreign-file';

/**
 * Creates the reader of the definitions that a template names by path. A path counts from the folder of the template.
 * Only files below that folder or below the current one are read: a template of somebody else must not choose what of
 * this machine is read.
 *
 * @param template path of the template; of standard input, any name in the current folder
 */
export function createDefinitionReader(template: string): DefinitionReader {
  const folder = dirname(resolve(template));
  return (path) => {
    const file = findFile(resolve(folder, path));
    return file === undefined || ![folder, process.cwd()].some((home) => isBelow(file, home))
      ? undefined
      : readDefinition(file);
  };
}

function readDefinition(file: string): JsonObject | undefined {
  const read = readForeignFile(file, true);
  if (!('bytes' in read)) return undefined;
  const parsed = parseTemplate(read.bytes);
  return isRefusal(parsed) ? undefined : parsed.template;
}

/** The file behind a path and its links. A device or a pipe could never end. */
function findFile(path: string): string | undefined {
  try {
    return statSync(path).isFile() ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}

function isBelow(file: string, folder: string): boolean {
  const home = realpathSync(folder);
  return file.startsWith(home.endsWith(sep) ? home : `${home}${sep}`);
}
