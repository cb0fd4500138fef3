import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compileWithGate } from './compiled-gate';
import { EVASIONS } from './evasions/evasions';

const ROOT = join(__dirname, '..', '..');
const run = promisify(execFile);

interface Answer {
  readonly code: number;
  readonly stderr: string;
}

let folder: string;
/** The apps of test/gate/evasions in JavaScript. */
let programs: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bulwark-evasions-'));
  programs = compileWithGate(['app', 'evasions'].map((name) => join(ROOT, `test/gate/evasions/${name}.ts`)));
});

afterAll(() => Promise.all([folder, programs].map((each) => rm(each, { recursive: true, force: true }))));

/** Runs the cdk command line on an app of test/gate/evasions. */
async function runCdk(name: string, output: string, ...words: string[]): Promise<Answer> {
  const app = `${process.execPath} ${join(programs, 'app.js')} ${JSON.stringify(name)}`;
  return cdk(['--app', app, '--output', join(folder, output), ...words]);
}

async function cdk(words: readonly string[]): Promise<Answer> {
  const options = ['--no-notices', '--no-version-reporting', '--no-color', ...words];
  return run(join(ROOT, 'node_modules/.bin/cdk'), options, { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 }).then(
    ({ stderr }) => ({ code: 0, stderr }),
    ({ code, stderr }: Answer) => ({ code, stderr }),
  );
}

describe('the cdk command line', () => {
  test('ends with 0 for an app with nothing weak', async () => {
    const { code, stderr } = await runCdk('hardened', 'hardened', 'synth', '--quiet');
    expect(stderr).toContain('PASSED');
    expect(code).toBe(0);
  });

  test.each(Object.keys(EVASIONS))('ends with 1 when %s', async (name) => {
    const { code, stderr } = await runCdk(name, name.replaceAll(/\W+/g, '-'), 'synth', '--quiet');
    expect(stderr).toMatch(EVASIONS[name]?.says ?? /^$/);
    expect(code).toBe(1);
  });
});
