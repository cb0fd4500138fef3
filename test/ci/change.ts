import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { succeed } from './run-script';

/** A file by its path; undefined removes it. */
export type Files = Readonly<Record<string, string | undefined>>;

/** A repository with a base and a change, as a runner checks out a pull request: the commit that merges both. */
export interface Change {
  readonly repository: string;
  /** Remote with the branch `main`, which is the base. */
  readonly origin: string;
  readonly base: string;
  readonly head: string;
}

const GIT = 'git -c user.name=test -c user.email=test@example.com -c init.defaultBranch=main';

/** Creates the repository below a new temporary folder, which the caller removes. */
export async function createChange(base: Files, change: Files): Promise<Change> {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-ci-'));
  const [origin, repository] = [join(folder, 'origin'), join(folder, 'repository')];
  await succeed(`${GIT} init --quiet --bare "${origin}" && ${GIT} init --quiet "${repository}"`, folder);
  await commit(repository, base, 'Base');
  await succeed(
    `git remote add origin "${origin}" && git push --quiet origin main && git checkout --quiet -b change`,
    repository,
  );
  await commit(repository, change, 'Change');
  await succeed('git push --quiet origin change && git checkout --quiet main', repository);
  // A base moves on while a change is written.
  await commit(repository, {}, 'Later');
  await succeed('git push --quiet origin main && git checkout --quiet --detach main', repository);
  await succeed(`${GIT} merge --quiet --no-ff --message Merge change`, repository);
  const read = async (revision: string) => (await succeed(`git rev-parse ${revision}`, repository)).trim();
  return { repository, origin, base: await read('HEAD^1'), head: await read('HEAD^2') };
}

async function commit(repository: string, files: Files, message: string): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = join(repository, name);
    mkdirSync(dirname(file), { recursive: true });
    if (text === undefined) await succeed(`git rm --quiet "${name}"`, repository);
    else writeFileSync(file, text);
  }
  await succeed(`git add --all && ${GIT} commit --quiet --allow-empty --message "${message}"`, repository);
}
