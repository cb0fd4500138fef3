import { execFileSync } from 'node:child_process';
import type { Revision } from '../frameworks/suite-results';

/**
 * Reads what is checked out in a Git repository.
 *
 * @returns undefined outside of a repository, before the first commit, and without Git
 */
export function readRevision(folder: string): Revision | undefined {
  const git = (...words: string[]): string =>
    execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const commit = git('rev-parse', '--verify', 'HEAD').trim();
    // Files that Git ignores, such as cdk.out, are no change.
    return { commit, uncommitted: git('--no-optional-locks', 'status', '--porcelain').trim() !== '' };
  } catch {
    return undefined;
  }
}
