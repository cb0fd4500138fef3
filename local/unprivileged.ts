import { chownSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How to start a program that refuses to run as root. */
export interface Unprivileged {
  /** What is put before the command. */
  readonly before: readonly string[];
  readonly identity: { readonly uid?: number; readonly gid?: number };
  /** Hands a folder over to the user the program runs as. */
  readonly handOver: (folder: string) => void;
}

/** The user "nobody" of every Linux and macOS. */
const NOBODY = 65534;
const OTHERS_MAY_ENTER = 0o001;

/**
 * PostgreSQL does not run as root. An ordinary user starts it as they are; root starts it as nobody, or, where nobody cannot
 * reach the files (a checkout under a private home), in a user namespace in which root is an ordinary user.
 */
export function unprivileged(files: readonly string[]): Unprivileged {
  if (process.getuid?.() !== 0) return { before: [], identity: {}, handOver: () => undefined };
  if (files.every(reachable)) {
    return { before: [], identity: { uid: NOBODY, gid: NOBODY }, handOver: (folder) => chownAll(folder, NOBODY) };
  }
  return {
    before: ['unshare', '--user', '--map-user=1000', '--map-group=1000'],
    identity: {},
    handOver: () => undefined,
  };
}

/** Whether any user may enter every folder above a file. */
function reachable(file: string): boolean {
  const folder = dirname(file);
  const open = (statSync(folder).mode & OTHERS_MAY_ENTER) !== 0;
  return open && (folder === dirname(folder) || reachable(folder));
}

function chownAll(path: string, owner: number): void {
  chownSync(path, owner, owner);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) chownAll(join(path, name), owner);
}
