import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestResults } from '@bulwark/gate';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = join(__dirname, '..', '..');
const JEST = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');

const FILES: Readonly<Record<string, string>> = {
  'sign-in.test.js': `
    test.each(['GET', 'PUT'])('%s needs a token', () => undefined);
    describe('a wrong token', () => { test('is refused', () => undefined); });
    test.skip('is not written yet', () => undefined);`,
  // The mock gives it a registry of its own, so that jest itself reports the failure.
  'broken.test.js': "jest.fn(); throw new Error('cannot be loaded');",
  'wrong.test.js': "test('is wrong', () => { throw new Error('no'); }); test('is right', () => undefined);",
};

let folder: string;
let commit: string;

const git = (...words: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();

/** Runs jest in the folder, whatever the tests do there, and reads what the reporter wrote. */
function runJest(...words: string[]): TestResults {
  try {
    execFileSync(process.execPath, [JEST, ...words], { cwd: folder, stdio: 'ignore' });
  } catch {
    // A test of the folder fails.
  }
  return readResults();
}

function readResults(): TestResults {
  return JSON.parse(readFileSync(join(folder, 'test-results.json'), 'utf8'));
}

function commitAll(): string {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'x');
  return git('rev-parse', 'HEAD');
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulwark-reporter-'));
  git('init', '--quiet');
  for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, file), text);
  writeFileSync(join(folder, '.gitignore'), 'test-results.json*\n');
  const project = {
    displayName: 'unit',
    transform: {},
    runner: join(ROOT, 'jest.grouped-runner.js'),
    testMatch: ['**/*.test.js'],
  };
  const reporters = [
    [join(ROOT, 'packages', 'gate', 'src', 'runtime', 'jest-reporter.js'), { file: 'test-results.json' }],
  ];
  writeFileSync(join(folder, 'jest.config.json'), JSON.stringify({ projects: [project], reporters }));
  commit = commitAll();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the reporter of test results', () => {
  test('writes the tests that ran, each by its title, at the commit', () => {
    expect(runJest()).toEqual({
      version: '1.0',
      files: {
        'broken.test.js': { commit, uncommitted: false, failed: true, tests: {} },
        'sign-in.test.js': {
          commit,
          uncommitted: false,
          tests: { 'GET needs a token': 'passed', 'PUT needs a token': 'passed', 'is refused': 'passed' },
        },
        'wrong.test.js': { commit, uncommitted: false, tests: { 'is right': 'passed', 'is wrong': 'failed' } },
      },
    });
  });

  test('writes the same bytes for the same run', () => {
    const before = readFileSync(join(folder, 'test-results.json'), 'utf8');
    runJest();
    expect(readFileSync(join(folder, 'test-results.json'), 'utf8')).toBe(before);
  });

  test('keeps what a run at the same commit does not repeat', () => {
    const before = readResults();
    expect(runJest('sign-in', '--testNamePattern', 'is refused')).toEqual(before);
  });

  test('replaces what ran with changes that are not committed, and names them', () => {
    writeFileSync(join(folder, 'sign-in.test.js'), "test('is refused', () => undefined);");
    const { files } = runJest('sign-in');
    expect(files['sign-in.test.js']).toEqual({ commit, uncommitted: true, tests: { 'is refused': 'passed' } });
    expect(files['wrong.test.js']).toMatchObject({ commit, uncommitted: false });
  });

  test('keeps the commit of each file, and forgets a file that was deleted', () => {
    git('rm', '--quiet', 'broken.test.js');
    const next = commitAll();
    const { files } = runJest('sign-in');
    expect(files['sign-in.test.js']).toMatchObject({ commit: next, uncommitted: false });
    expect(files['wrong.test.js']).toMatchObject({ commit });
    expect(Object.keys(files)).not.toContain('broken.test.js');
  });

  test('names no commit outside of a repository', () => {
    rmSync(join(folder, '.git'), { recursive: true });
    expect(runJest('sign-in').files['sign-in.test.js']).toEqual({
      uncommitted: true,
      tests: { 'is refused': 'passed' },
    });
  });
});
