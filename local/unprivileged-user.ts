import { chownSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Starts a program that refuses to run as root. */
export interface UnprivilegedRunner {
  /** Words to put before the command. */
  readonly before: readonly string[];
  readonly identity: { readonly uid?: number; readonly gid?: number };
  /** Makes the user of the program the owner of a folder. */
  readonly handOver: (folder: string) => void;
}

/** The user `nobody`. */
const NOBODY = 65534;
const OTHERS_MAY_ENTER = 0o001;

/**
 * PostgreSQL does not run as root. An ordinary user starts it directly. Root starts it as the user `nobody`. When that
 * user cannot read the files, as in a private home folder, root starts it in a user namespace that maps root to an
 * ordinary user.
 */
export function chooseRunner(files: readonly string[]): UnprivilegedRunner {
  if (process.getuid?.() !== 0) return { before: [], identity: {}, handOver: () => undefined };
  if (files.every(isReachable)) {
    return { before: [], identity: { uid: NOBODY, gid: NOBODY }, handOver: (folder) => chownAll(folder, NOBODY) };
  }
  return {
    before: ['unshare', '--user', '--map-user=1000', '--map-group=1000'],
    identity: {},
    handOver: () => undefined,
  };
}

/** Whether any user may enter every folder above a file. */
function isReachable(file: string): boolean {
  const folder = dirname(file);
  const open = (statSync(folder).mode & OTHERS_MAY_ENTER) !== 0;
  return open && (folder === dirname(folder) || isReachable(folder));
}

function chownAll(path: string, owner: number): void {
  chownSync(path, owner, owner);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) chownAll(join(path, name), owner);
}
