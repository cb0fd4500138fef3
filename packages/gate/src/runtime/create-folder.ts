import { mkdirSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Creates a folder and its missing parents, one by one. Node's recursive mkdir never returns for some paths, such as
 * `/proc/x`, whose parent exists but takes no folder.
 *
 * @throws Error that names the folder that cannot be created, with the cause
 */
export function createFolder(folder: string): void {
  const path = resolve(folder);
  const known = findEntry(path);
  if (known?.isDirectory()) return;
  if (known !== undefined) throw new Error(`${path} is a file. Choose a folder for the output.`);
  const parent = dirname(path);
  if (parent !== path) createFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    if (findEntry(path)?.isDirectory()) return;
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(`the folder ${path} cannot be created: ${cause}. Choose a folder that this user may write.`);
  }
}

/** Undefined for a missing entry, also below a file. */
function findEntry(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
