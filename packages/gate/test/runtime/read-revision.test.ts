import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readRevision } from '../../src/runtime/read-revision';

let folder: string;

const git = (...words: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

const write = (file: string): void => writeFileSync(join(folder, file), 'x\n');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulwark-revision-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function commit(): string {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'x');
  return git('rev-parse', 'HEAD');
}

test('no revision is known outside of a repository, and before the first commit', () => {
  expect(readRevision(folder)).toBeUndefined();
  git('init', '--quiet');
  expect(readRevision(folder)).toBeUndefined();
});

test('the revision is the commit that is checked out, also from a folder of the repository', () => {
  git('init', '--quiet');
  writeFileSync(join(folder, '.gitignore'), 'cdk.out\n');
  const first = commit();
  write('cdk.out');
  expect(readRevision(folder)).toEqual({ commit: first, uncommitted: false });
  mkdirSync(join(folder, 'app'));
  expect(readRevision(join(folder, 'app'))).toEqual({ commit: first, uncommitted: false });
  write('app/new.ts');
  const second = commit();
  expect(readRevision(folder)).toEqual({ commit: second, uncommitted: false });
  git('checkout', '--quiet', first);
  expect(readRevision(folder)).toEqual({ commit: first, uncommitted: false });
});

test('a new, a changed and a deleted file are changes that are not committed', () => {
  git('init', '--quiet');
  write('a.ts');
  const known = { commit: commit(), uncommitted: true };
  write('b.ts');
  expect(readRevision(folder)).toEqual(known);
  rmSync(join(folder, 'b.ts'));
  writeFileSync(join(folder, 'a.ts'), 'y\n');
  expect(readRevision(folder)).toEqual(known);
  rmSync(join(folder, 'a.ts'));
  expect(readRevision(folder)).toEqual(known);
});
