import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * Finds the folder of what the gate keeps between two runs: in the `node_modules` that a program in this folder uses,
 * which `npm ci` empties. A folder that belongs to no Node.js project is left clean.
 *
 * @param root folder of the app, or of the templates
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function findCacheFolder(root: string): string {
  for (let folder = resolve(root); ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    if (existsSync(modules)) return join(modules, '.cache', 'bulwark');
    if (folder === dirname(folder)) break;
  }
  const { XDG_CACHE_HOME: chosen } = process.env;
  return join(chosen === undefined || chosen === '' ? join(homedir(), '.cache') : chosen, 'bulwark');
}

/** Whether a CI server runs the program. Servers set `CI`, mostly to `true`. */
export function isContinuousIntegration(
  { CI = '' }: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  return !['', '0', 'false'].includes(CI);
}
