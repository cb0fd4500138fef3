import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = join(__dirname, '..', '..');
const run = promisify(execFile);

/** Test files of a small project. The name of each says what has to be reported of it. */
const FILES: Readonly<Record<string, string>> = {
  'passes-first.test.js': "globalThis.loaded = ['first']; describe('a', () => test('b', () => {}));",
  'passes-next.test.js': "test('shares the registry', () => expect(globalThis.loaded).toEqual(['first']));",
  'fails.test.js': "describe('sum', () => { test('is 3', () => expect(1 + 1).toBe(3)); test('is 2', () => {}); });",
  'fails-at-hook.test.js': "beforeAll(() => { throw new Error('hook broke'); }); test('runs after it', () => {});",
  'is-not-loaded.test.js': "throw new Error('broken import');",
  'is-empty.test.js': '',
  'replaces-module.test.js': "jest.fn(); test('is by itself', () => expect(globalThis.loaded).toBeUndefined());",
};

interface Report {
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

describe('test files that share a module registry', () => {
  let folder: string;
  let code: number;
  let report: Report;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bulwark-runner-'));
    for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
    const project = { displayName: 'unit', transform: {}, runner: join(ROOT, 'jest.grouped-runner.js') };
    await writeFile(join(folder, 'jest.config.json'), JSON.stringify({ rootDir: folder, projects: [project] }));
    const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
    const words = [jest, '--config', join(folder, 'jest.config.json'), '--json', '--outputFile=report.json'];
    code = await run(process.execPath, words, { cwd: folder }).then(
      () => 0,
      (error: { readonly code: number }) => error.code,
    );
    report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const find = (name: string) => {
    const result = report.testResults.find((each) => each.name === join(folder, name));
    if (result === undefined) throw new Error(`${name} is not in the report`);
    return result;
  };

  test('are reported one by one, and the command fails if one of them does', () => {
    expect(code).toBe(1);
    expect(report.testResults.map(({ name }) => name).sort()).toEqual(
      Object.keys(FILES)
        .map((name) => join(folder, name))
        .sort(),
    );
    const passed = Object.keys(FILES).filter((name) => find(name).status === 'passed');
    expect(passed).toEqual(['passes-first.test.js', 'passes-next.test.js', 'replaces-module.test.js']);
  });

  test('keep the names of their tests', () => {
    expect(find('passes-first.test.js').assertionResults).toMatchObject([{ fullName: 'a b', status: 'passed' }]);
  });

  test('show which test failed, with its name and its error', () => {
    const { assertionResults, message } = find('fails.test.js');
    expect(assertionResults.map(({ fullName, status }) => `${fullName} ${status}`)).toEqual([
      'sum is 3 failed',
      'sum is 2 passed',
    ]);
    expect(message).toMatch(/sum › is 3[\s\S]*Expected: 3[\s\S]*fails\.test\.js/);
  });

  test('do not run the hooks of each other', () => {
    expect(find('fails-at-hook.test.js').message).toContain('hook broke');
  });

  test('fail one by one if they cannot be loaded or have no test', () => {
    expect(find('is-not-loaded.test.js').message).toContain('broken import');
    expect(find('is-empty.test.js').message).toContain('must contain at least one test');
  });
});
